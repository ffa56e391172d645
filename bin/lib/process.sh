# shellcheck shell=bash
# Sourced by bin/salus: start, stop and status of the one background process.
# DATA_DIR/salus.pid holds its process id and, on the second line, its address.

: "${root:?the checkout}" "${DATA_DIR:?}" "${PORT:?}"

readonly STOP_SECONDS=30
readonly READY_SECONDS=${SALUS_READY_SECONDS:-180}
readonly FREE_MB_NEEDED=200
pid_file=$DATA_DIR/salus.pid
setup_link_file=$DATA_DIR/secrets/setup-link # written by the product while there is no administrator
console=$DATA_DIR/log/console.log

# Prints the process id when the product runs on this DATA_DIR. A process id the system has given to somebody else does not count.
running_pid() {
  local pid
  pid=$(sed -n 1p "$pid_file" 2>/dev/null)
  [ -n "$pid" ] && ps -p "$pid" -o args= 2>/dev/null | grep -q 'salus\.jar\|bin/salus launch' && say "$pid"
}

running_address() { sed -n 2p "$pid_file" 2>/dev/null; }

check_settings() {
  case $PORT in
    *[!0-9]* | 0* | ??????*) ;;
    *) [ "$PORT" -gt 65535 ] || return 0 ;;
  esac
  fail 64 "PORT must be a number from 1 to 65535, not '$PORT'."
}

check_data_folder() {
  { mkdir -p "$DATA_DIR/log" && touch "$DATA_DIR/log/.probe" && rm "$DATA_DIR/log/.probe"; } 2>/dev/null ||
    fail 73 "cannot write to the data folder $DATA_DIR (permission, or the disk is full)."
  local free
  free=$(df -Pk "$DATA_DIR" | awk 'NR == 2 { print int($4 / 1024) }')
  [ "${free:-$FREE_MB_NEEDED}" -ge "$FREE_MB_NEEDED" ] ||
    fail 74 "the disk is full: only $free MB are left for $DATA_DIR, at least $FREE_MB_NEEDED MB are needed."
}

# A process that was just killed may still hold it for a moment.
port_becomes_free() {
  local try
  for try in {1..20}; do
    port_answers "$PORT" || return 0
    sleep 0.1
  done
  return 1
}

start() {
  check_settings
  ! is_running_already || return 0
  port_becomes_free || fail 69 "port $PORT is used by another program: stop that one, or choose a port with PORT=8081."
  check_data_folder
  build
  ! is_running_already || return 0 # another start was faster while this one waited for its build
  start_in_background
  greet
}

is_running_already() {
  local pid
  pid=$(running_pid) && say "Salus is already running at $(running_address) (process $pid)."
}

start_in_background() {
  local pid address=http://localhost:$PORT apart=nohup
  ! has setsid || apart="nohup setsid"
  : >"$console"
  (
    cd "$root" || exit
    log_to_file
    # shellcheck disable=SC2086 # one or two words
    exec $apart "$root/bin/salus" launch
  ) </dev/null >>"$console" 2>&1 &
  pid=$!
  printf '%s\n%s\n' "$pid" "$address" >"$pid_file"
  trap 'kill "$pid" 2>/dev/null; rm -f "$pid_file"; exit 130' INT TERM
  wait_until_ready "$pid" "$address" "$READY_SECONDS" || explain_start_failure "$pid"
  trap - INT TERM
}

# In the background the log goes to a file, which the product itself rotates.
log_to_file() {
  export QUARKUS_LOG_CONSOLE_ENABLED=false QUARKUS_LOG_FILE_ENABLED=true
  export QUARKUS_LOG_FILE_PATH=$DATA_DIR/log/salus.log
  export QUARKUS_LOG_FILE_ROTATION_MAX_FILE_SIZE=20M QUARKUS_LOG_FILE_ROTATION_MAX_BACKUP_INDEX=5
  export QUARKUS_LOG_FILE_ROTATION_ROTATE_ON_BOOT=false
}

explain_start_failure() {
  local code=0 sentence
  if kill -0 "$1" 2>/dev/null; then
    kill "$1"
    rm -f "$pid_file"
    fail 75 "did not get ready within $READY_SECONDS seconds; the log is $DATA_DIR/log/salus.log."
  fi
  wait "$1" || code=$?
  rm -f "$pid_file"
  sentence=$(grep '^salus: ' "$console" | tail -n 1)
  if [ -z "$sentence" ]; then
    tail -q -n 20 "$DATA_DIR/log/salus.log" "$console" 2>/dev/null >&2 || true
    fail 70 "ended while starting (exit code $code); the log is $DATA_DIR/log/salus.log."
  fi
  say "$sentence" >&2
  exit "$((code ? code : 70))"
}

greet() {
  say "Salus is running at $(running_address)"
  [ ! -f "$setup_link_file" ] || say "There is no account yet; make the first administrator with this link, valid once: $(cat "$setup_link_file")"
  local logins
  logins=$(demo_logins "$(running_address)")
  [ -z "$logins" ] || printf '\nDemo hospital, sign in as one of:\n%s\n' "$logins"
}

stop() {
  local pid until
  if ! pid=$(running_pid); then
    rm -f "$pid_file"
    say "Salus is not running."
    return
  fi
  kill "$pid"
  until=$((SECONDS + STOP_SECONDS))
  while kill -0 "$pid" 2>/dev/null && [ $SECONDS -lt $until ]; do sleep 0.1; done
  if kill -0 "$pid" 2>/dev/null; then
    say "Salus did not stop within $STOP_SECONDS seconds and was killed; everything it acknowledged is kept."
    kill -9 "$pid"
  else
    say "Salus has stopped."
  fi
  rm -f "$pid_file"
}

status() {
  local pid
  pid=$(running_pid) || { say "Salus is not running."; exit 3; }
  say "Salus is running at $(running_address) (process $pid, data in $DATA_DIR)."
  curl -fs -o /dev/null --max-time 5 "$(running_address)/ready" || { say "It is not ready."; exit 4; }
}

setup_link() {
  running_pid >/dev/null || fail 69 "is not running: start it first."
  [ -f "$setup_link_file" ] || fail 66 "there is no set-up link: an administrator exists already."
  cat "$setup_link_file"
}

logs() {
  [ -f "$DATA_DIR/log/salus.log" ] || fail 66 "there is no log yet in $DATA_DIR/log."
  exec tail -n 100 -F "$DATA_DIR/log/salus.log"
}
