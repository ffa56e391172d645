# shellcheck shell=bash
# Sourced by bin/salus: builds what has changed since the last build, one calm line per stage.
# A stage is skipped when the fingerprint of its sources is the one kept in target/stamps.

: "${root:?the checkout}" "${jar:?what is built}" "${start_up_cache:?}" "${jvm_flags[*]:?how it is run}"

readonly NODE_NEEDED=20
build_log=$root/target/build.log
stamps=$root/target/stamps

check_build_tools() {
  use_jdk
  has curl || install_debian curl ca-certificates || fail 69 "needs curl: install it with your system's package manager."
  local node
  node=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null) || node=0
  { [ "$node" -ge "$NODE_NEEDED" ] && has npm; } ||
    fail 69 "needs Node.js $NODE_NEEDED or newer with npm: install it (nodejs.org, 'nvm install $NODE_NEEDED', macOS: 'brew install node')."
  has mvn || [ -d "$root/.tools" ] || install_debian maven ||
    fail 69 "needs Maven: install it (Debian: 'apt-get install maven', macOS: 'brew install maven')."
}

# Prints a fingerprint of names, times and sizes of the files below the given paths.
fingerprint() {
  local details=(-printf '%p %T@ %s\n')
  [ "$(uname)" = Linux ] || details=(-exec stat -f '%N %m %z' '{}' +)
  (cd "$root" && find "$@" \( -name target -o -name node_modules -o -name dist -o -name test-results -o -name .jqwik-database -o -path '*/src/test' \) \
    -prune -o -type f "${details[@]}" 2>/dev/null | LC_ALL=C sort | cksum)
}

# stage NAME FINGERPRINT OUTPUT COMMAND…: runs the command unless the output exists and was made from the same sources.
stage() {
  local name=$1 print=$2 output=$3 began=$SECONDS
  shift 3
  [ -z "${forced:-}" ] && [ -e "$output" ] && [ "$(cat "$stamps/${name// /-}" 2>/dev/null)" = "$print" ] && return
  first_stage
  printf '  %-22s' "$name" >&2
  if "$@" >>"$build_log" 2>&1; then
    printf '%4d s\n' $((SECONDS - began)) >&2
    stamp "$name" "$print"
  else
    printf 'failed\n' >&2
    explain_failure "$name"
  fi
}

# stamp NAME FINGERPRINT: remembers what a stage was made from.
stamp() { say "$2" >"$stamps/${1// /-}"; }

first_stage() {
  [ -z "${stage_began:-}" ] || return 0
  stage_began=yes
  : >"$build_log"
  say "Building Salus (the first time takes a few minutes; details in ${build_log#"$root"/})" >&2
}

explain_failure() {
  tail -n 30 "$build_log" >&2
  if grep -q 'No space left on device\|ENOSPC' "$build_log"; then fail 74 "the disk is full: building needs about 2 GB."; fi
  fail 70 "building the $1 failed; the whole output is in $build_log."
}

# One build at a time in one checkout; the lock of a build that died is taken over. What a build starts itself may build.
lock_build() {
  [ -z "${SALUS_BUILDING:-}" ] || return 0
  mkdir -p "$stamps" 2>/dev/null || fail 73 "cannot write to $root/target."
  local lock=$root/target/build.lock waited=
  until mkdir "$lock" 2>/dev/null; do
    if ! kill -0 "$(cat "$lock/pid" 2>/dev/null || say $$)" 2>/dev/null; then
      rm -rf "$lock"
      continue
    fi
    [ -n "$waited" ] || say "Waiting for another build of this folder to end" >&2
    waited=yes
    sleep 1
  done
  say $$ >"$lock/pid"
  # shellcheck disable=SC2064 # the folder is known now
  trap "rm -rf '$lock'" EXIT
  export SALUS_BUILDING=$$
}

unlock_build() {
  [ "${SALUS_BUILDING:-}" = $$ ] || return 0
  unset SALUS_BUILDING
  rm -rf "$root/target/build.lock"
  trap - EXIT
}

install_web_packages() { (cd "$root/web" && npm ci --no-audit --no-fund); }
build_web() { (cd "$root/web" && npm exec -- vite build); }
build_server() {
  "$root/bin/mvn" -B -q -f "$root/pom.xml" -pl server -am -Dmaven.test.skip=true -Dspotless.check.skip=true ${forced:+clean} package
}

web_packages_print() { fingerprint web/package.json web/package-lock.json; }
web_pages_print() { fingerprint web; }
server_print() { fingerprint pom.xml .mvn platform modules edge server web docs/api/openapi.json; }
start_up_cache_print() { (cd "$root" && cksum bin/lib/training.sh "$JAVA_HOME/release" && ls -ln "$jar" && say "${jvm_flags[*]}"); }

# Builds whatever is older than its sources. With forced=yes it builds everything.
build() {
  check_build_tools
  lock_build
  stage "web packages" "$(web_packages_print)" "$root/web/node_modules" install_web_packages
  stage "web pages" "$(web_pages_print)" "$root/web/dist/index.html" build_web
  stage "server" "$(server_print)" "$jar" build_server
  stage "start-up cache" "$(start_up_cache_print)" "$start_up_cache" train_start_up_cache
  unlock_build
}
