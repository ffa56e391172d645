# shellcheck shell=bash
# Sourced by bin/salus: talks to a running Salus over its REST interface, with curl and nothing else.

# api TOKEN URL [curl options]: the body on stdout; fails on 4xx and 5xx with the answer still printed.
# The token goes to curl through a pipe, so that no list of processes shows it.
api() {
  local token=$1 url=$2
  shift 2
  curl -sS --fail-with-body --max-time 600 -K <(printf 'header = "Authorization: Bearer %s"\n' "$token") "$@" "$url"
}

# Prints the first value of a JSON member: enough for the flat answers read here.
json_value() { grep -o "\"$1\" *: *\(\"[^\"]*\"\|[0-9a-z.-]*\)" | head -n 1 | sed 's/^"[^"]*" *: *//; s/^"//; s/"$//'; }

json_text() { printf '"%s"' "$(printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g')"; }

# sign_in URL EMAIL PASSWORD: prints an access token.
sign_in() {
  printf '{"email":%s,"password":%s}' "$(json_text "$2")" "$(json_text "$3")" |
    curl -fs --max-time 30 -H 'Content-Type: application/json' --data-binary @- "$1/api/v1/auth/login" | json_value accessToken
}

# Prints the demo logins, one a line: role, e-mail, password. Nothing outside the development profile.
demo_logins() {
  local login
  curl -fs --max-time 10 "$1/api/v1/demo" 2>/dev/null | grep -o '{"[^{}]*}' | while IFS= read -r login; do
    printf '  %-16s %-34s %s\n' "$(json_value role <<<"$login")" "$(json_value email <<<"$login")" "$(json_value password <<<"$login")"
  done
}

# Signs in as the demo administrator.
demo_token() {
  local role email password
  read -r role email password < <(demo_logins "$1" | grep '^ *admin ') && [ "$role" = admin ] && sign_in "$1" "$email" "$password"
}
