# shellcheck shell=bash
# Sourced by bin/salus: makes the start-up cache, what the JVM remembers of an earlier run.

: "${root:?the checkout}" "${start_up_cache:?}" "${jvm_flags[*]:?how it is run}"

# Starts the product once on throw-away data and keeps what the JVM learns for later starts. Going without is slower, never wrong.
train_start_up_cache() {
  local work port pid ready=
  work=$(mktemp -d "$root/target/training.XXXXXX")
  port=$(free_port)
  rm -f "$start_up_cache"
  (
    forget_settings
    cd "$root" && exec env DATA_DIR="$work" PORT="$port" SALUS_PROFILE=development RATE_LIMIT_MAX=0 \
      "$JAVA_HOME/bin/java" "${jvm_flags[@]}" "-XX:AOTCacheOutput=$work/salus.aot" -jar "$jar"
  ) </dev/null 2>&1 &
  pid=$!
  if wait_until_ready "$pid" "http://localhost:$port" 120; then
    ready=yes
    busy_morning "http://localhost:$port"
  else
    say "The training run did not get ready: starting will be slower."
  fi
  kill "$pid" 2>/dev/null
  wait "$pid" || true
  [ -z "$ready" ] || mv "$work/salus.aot" "$start_up_cache" || true
  rm -rf "$work"
}

# A busy morning at the front desk: the cache keeps what the JVM has learnt from it, so that a process started later is
# fast after seconds instead of minutes. What fails teaches less and is no fault.
busy_morning() {
  local url=$1/api/v1 token
  token=$(demo_token "$1") || return 0
  {
    printf 'parallel\nparallel-max = 8\n'
    reading "$url"
    registering "$url"
    booking "$url"
    asking "${url%/api/v1}/graphql"
  } | curl -K - >/dev/null 2>&1 || true
}

reading() {
  local url=$1 round id doctor name ids doctors
  ids=$(ids_of "$url/patients?limit=200")
  doctors=$(ids_of "$url/doctors?limit=50")
  for round in {1..12}; do
    for name in /me /doctors /departments /locations /appointments '/slots?specialty=cardiology' '/audit?limit=50'; do asks "$url$name"; done
    for id in $ids; do asks "$url/patients/$id"; done
    for name in ma mull mueler schmi garcia okonkw dorothy 555 1980-05 zzyzx; do
      for id in {1..5}; do asks "$url/patients?limit=10&q=$name"; done
    done
    for doctor in $doctors; do asks "$url/slots?doctorId=$doctor&limit=$round"; done
  done
}

registering() {
  local url=$1 given family
  for given in Ada Bea Cora Dora Edda Fina Gesa Hella Ilka Jutta Karla Lotte Marta Nele Olga; do
    for family in Archer Baker Brewer Carter Cooper Draper Fisher Fowler Glover Harper Hunter Mason Miller Parker Porter Potter Sawyer Slater Turner Weaver; do
      asks "$url/patients" "{\"givenName\":\"$given\",\"familyName\":\"$family\",\"birthDate\":\"1980-04-21\",\"gender\":\"female\"}"
    done
  done
}

booking() {
  local url=$1 doctor start number=0
  # shellcheck disable=SC2046 # a list of words
  set -- $(ids_of "$url/patients?limit=200")
  for doctor in $(ids_of "$url/doctors?limit=50"); do
    for start in $(api "$token" "$url/slots?doctorId=$doctor&limit=40" | grep -o '"start":"[^"]*"' | cut -d '"' -f 4); do
      number=$((number % $# + 1))
      asks "$url/appointments" "{\"patientId\":\"${!number}\",\"doctorId\":\"$doctor\",\"start\":\"$start\"}"
    done
  done
}

asking() {
  local round
  for round in {1..15}; do
    asks "$1" "{\"query\":\"{ me { displayName } appointments(first: $((round + 5))) { nodes { id start patient { displayName } doctor { displayName } department { name } } pageInfo { endCursor } } }\"}"
    asks "$1" '{"query":"query Q($q: String) { patients(q: $q) { edges { cursor node { id displayName record { version } } } } }","variables":{"q":"ma"}}'
  done
}

ids_of() { api "$token" "$1" | grep -o '{"id":"[^"]*"' | cut -d '"' -f 4; }

# asks URL [JSON]: one request as curl reads it from a file.
asks() {
  printf 'next\nsilent\nurl = "%s"\nheader = "Authorization: Bearer %s"\n' "$1" "$token"
  [ -z "${2:-}" ] || printf 'header = "Content-Type: application/json"\ndata = "%s"\n' "${2//\"/\\\"}"
}
