# shellcheck shell=bash
# Sourced by bin/salus: sends Synthea's CSV files to a running Salus and follows the import to its end.

# The files the import reads; the others in Synthea's output are not sent.
readonly SYNTHEA_FILES=(organizations providers payers patients payer_transitions encounters)

import_synthea() {
  local path='' url='' email='' password=${SALUS_PASSWORD:-} token archive id
  while [ $# -gt 0 ]; do
    case $1 in --*) [ $# -gt 1 ] || fail 64 "the option $1 needs a value." ;; esac
    case $1 in
      --url) url=$2 && shift ;;
      --email) email=$2 && shift ;;
      --password) password=$2 && shift ;;
      -*) fail 64 "unknown option '$1' (see 'bin/salus help')." ;;
      *) path=$1 ;;
    esac
    shift
  done
  [ -n "$path" ] || fail 64 "say what to import: bin/salus import synthea PATH"
  url=${url:-$(running_address)}
  url=${url:-http://localhost:$PORT}
  curl -fs -o /dev/null --max-time 10 "$url/ready" || fail 69 "nothing answers at $url: start Salus first, or give --url."
  token=$(import_token) || fail 77 "could not sign in: give --email and --password, or SALUS_TOKEN."
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  archive=$(pack "$path")
  id=$(upload "$archive")
  follow "$id"
}

# Uses the variables of import_synthea.
import_token() {
  if [ -n "${SALUS_TOKEN:-}" ]; then
    say "$SALUS_TOKEN"
  elif [ -n "$email" ]; then
    [ -n "$password" ] || read -rsp "Password of $email: " password </dev/tty
    sign_in "$url" "$email" "$password" | grep .
  else
    demo_token "$url" | grep .
  fi
}

# Prints the archive to send: the given one, or a folder's CSV files packed into one.
pack() {
  local folder=$1 name files=()
  if [ -f "$1" ]; then
    case $1 in *.zip | *.tar.gz | *.tgz) say "$1" && return ;; esac
    fail 66 "'$1' is neither a folder nor a .zip or .tar.gz archive."
  fi
  [ -d "$folder" ] || fail 66 "there is no '$1'."
  [ -f "$folder/patients.csv" ] || folder=$folder/csv
  [ -f "$folder/patients.csv" ] || fail 66 "'$1' holds no patients.csv: give the folder Synthea wrote its CSV files to."
  for name in "${SYNTHEA_FILES[@]}"; do
    [ ! -f "$folder/$name.csv" ] || files+=("$name.csv")
  done
  tar -czf "$work/$(basename "$1").tar.gz" -C "$folder" "${files[@]}" || fail 74 "could not pack '$1' into a temporary file."
  say "$work/$(basename "$1").tar.gz"
}

upload() {
  local type=application/gzip answer
  case $1 in *.zip) type=application/zip ;; esac
  answer=$(api "$token" "$url/api/v1/imports?kind=synthea" -F "file=@\"$1\";type=$type" 2>/dev/null) ||
    fail 65 "the import was refused: $(problem "$answer")"
  json_value id <<<"$answer"
}

problem() {
  local detail
  detail=$(json_value detail <<<"$1")
  say "${detail:-${1:-no answer}}"
}

follow() {
  local answer state line shown='' failures=0
  while :; do
    if answer=$(api "$token" "$url/api/v1/imports/$1" 2>/dev/null); then
      failures=0
    else
      failures=$((failures + 1))
      # An access token lives 15 minutes, a long import may not.
      [ -n "${SALUS_TOKEN:-}" ] || token=$(import_token 2>/dev/null) || true
      [ "$failures" -lt 30 ] || fail 69 "lost the connection; the import $1 goes on, see $url."
      sleep 1
      continue
    fi
    state=$(json_value status <<<"$answer")
    line=$(progress_line "$answer")
    [ "$line" = "$shown" ] || show_progress "$line"
    shown=$line
    case $state in queued | running) sleep 0.5 ;; *) break ;; esac
  done
  [ ! -t 2 ] || printf '\n' >&2
  report "$1" "$state" "$answer"
}

progress_line() {
  local progress
  progress=$(grep -o '"progress":{[^}]*}' <<<"$1")
  printf '%s: %s of %s rows' "$(json_value status <<<"$1")" "$(json_value "done" <<<"$progress")" "$(json_value total <<<"$progress")"
}

show_progress() { if [ -t 2 ]; then printf '\r\033[K%s' "$1" >&2; else say "$1" >&2; fi; }

report() {
  local id=$1 state=$2 answer=$3 errors file=salus-import-errors-$1.csv
  print_counts "$answer"
  errors=$(json_value errorCount <<<"$answer")
  if [ "${errors:-0}" != 0 ]; then
    api "$token" "$url/api/v1/imports/$id/errors.csv" -o "$file" && say "Rows not imported: $errors, each with its reason in $PWD/$file"
  fi
  case $state in
    completed | completed-with-errors) say "The import is $state." ;;
    *) fail 65 "the import is $state: $(problem "$answer")" ;;
  esac
}

print_counts() {
  local line name
  printf '%-16s %9s %9s %9s %9s %9s\n' '' read created updated skipped failed
  grep -o '"[A-Za-z-]*":{"[^{}]*"read":[^{}]*}\|"[A-Za-z-]*":{"read":[^{}]*}' <<<"$1" | while IFS= read -r line; do
    name=${line#\"}
    printf '%-16s %9s %9s %9s %9s %9s\n' "${name%%\"*}" "$(json_value read <<<"$line")" "$(json_value created <<<"$line")" \
      "$(json_value updated <<<"$line")" "$(json_value skipped <<<"$line")" "$(json_value failed <<<"$line")"
  done
}
