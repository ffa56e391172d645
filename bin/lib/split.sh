# shellcheck shell=bash
# Sourced by bin/salus: every module in a process of its own, on PostgreSQL, RabbitMQ, Redis and nginx from Debian's packages, all
# on this machine. It shows and tests the shape of a cluster; nobody should run a clinic on it.

: "${root:?the checkout}" "${DATA_DIR:?}" "${jar:?}"

split=$DATA_DIR/split
readonly SPLIT_SECONDS=90 SPLIT_NOTICED=5 SPLIT_DATABASE_PORT=5442 SPLIT_REPLICA_PORT=5443 SPLIT_BROKER_PORT=5682
readonly SPLIT_REDIS_PORT=6389 SPLIT_TLS_PORT=8443
readonly SPLIT_MODULES='auth:3001 doctors:3002 patients:3003 appointments:3004 departments:3005 audit:3012 imports:3014'

# Each wave needs what the ones before it offer. The last word of an entry is the port.
readonly SPLIT_WAVES=(
  'auth:3001 audit:3012 departments:3005'
  'doctors:3002 patients:3003'
  'appointments:3004 appointments:3104'
  'graphql:3200 imports:3014'
  'gateway:3100 gateway:3110'
  'worker:3020'
)

split_start() {
  ! split_is_running || { say "The split stack is already running at $(split_address)."; return 0; }
  check_split_tools
  build
  mkdir -p "$split"/{log,pid,secret,service}
  chmod 700 "$split/secret"
  local began=$SECONDS
  # A start that fails half-way leaves nothing behind but its logs.
  trap 'split_stop >/dev/null' EXIT
  start_split_database
  start_split_replica
  start_split_broker
  start_split_redis
  local wave entry
  for wave in "${SPLIT_WAVES[@]}"; do
    for entry in $wave; do start_split_service "${entry%:*}" "${entry#*:}"; done
    for entry in $wave; do await_split_service "${entry%:*}" "${entry#*:}"; done
  done
  start_split_front
  trap - EXIT
  say "Salus is running in pieces at $(split_address) (its certificate is its own), ready after $((SECONDS - began)) s."
  local logins
  logins=$(demo_logins "http://127.0.0.1:3100")
  [ -z "$logins" ] || printf '\nDemo hospital, sign in as one of:\n%s\n' "$logins"
}

split_address() { say "https://localhost:$SPLIT_TLS_PORT"; }

check_split_tools() {
  mkdir -p "$root/target"
  local wanted=()
  [ -n "$(postgres_bin)" ] || wanted+=(postgresql postgresql-contrib)
  [ -d /usr/lib/rabbitmq/lib ] || wanted+=(rabbitmq-server)
  has redis-server || wanted+=(redis-server)
  has nginx || wanted+=(nginx-light)
  has openssl || wanted+=(openssl)
  [ ${#wanted[@]} -eq 0 ] || install_debian "${wanted[@]}" ||
    fail 69 "the split stack needs ${wanted[*]}: install them (Debian: 'apt-get install ${wanted[*]}')."
}

postgres_bin() { find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1; }

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# A word that stays the same for ever, made when it is first asked for.
split_secret() {
  local file=$split/secret/$1
  [ -f "$file" ] || (umask 077 && openssl rand -base64 32 >"$file")
  cat "$file"
}

# The same in letters that need no quoting in an address.
split_password() { split_secret "$1" | tr -d '+/=\n'; }

start_split_database() {
  local files=$split/postgres
  if [ ! -f "$files/PG_VERSION" ]; then
    make_postgres_folder "$files"
    (umask 077 && split_password postgres >"$split/initdb.password")
    [ "$(id -u)" != 0 ] || chown postgres "$split/initdb.password"
    as_postgres "$(postgres_bin)/initdb" -D "$files" -U postgres -A scram-sha-256 --pwfile="$split/initdb.password" -E UTF8 --locale=C.UTF-8 \
      >"$split/log/postgres.log" 2>&1 || fail 70 "could not make the database; see $split/log/postgres.log."
    rm "$split/initdb.password"
  fi
  # A replica that stays away for long does not fill the disk with what it has missed: it is made anew.
  start_postgres "$files" database -p $SPLIT_DATABASE_PORT -c max_slot_wal_keep_size=1GB ||
    fail 70 "PostgreSQL does not start; see $split/log/database.log."
  split_sql -c 'REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC'
  local entry
  for entry in $SPLIT_MODULES; do make_split_database "${entry%:*}"; done
}

# A second server that follows the first and answers what may be some seconds old.
start_split_replica() {
  split_replica_can_follow || make_split_replica
  start_split_replica_server || { make_split_replica && start_split_replica_server; } ||
    fail 70 "the replica does not start; see $split/log/replica.log."
}

start_split_replica_server() {
  # Reads of minutes would hold up what follows: they are given up here and repeated on the first server.
  start_postgres "$split/replica" replica -p $SPLIT_REPLICA_PORT -c hot_standby_feedback=on -c max_standby_streaming_delay=2s
}

# Not one that was half made, nor one that has missed what the first server no longer has, nor that of another first server.
split_replica_can_follow() {
  [ -f "$split/replica.made" ] && [ -f "$split/replica/PG_VERSION" ] && [ -n "$(split_sql -c "SELECT 1 FROM pg_replication_slots
    WHERE slot_name = 'replica' AND wal_status <> 'lost' AND restart_lsn IS NOT NULL")" ]
}

make_split_replica() {
  local files=$split/replica
  stop_postgres "$files"
  rm -rf "$files" "$split/replica.made"
  make_postgres_folder "$files"
  [ -n "$(split_sql -c "SELECT 1 FROM pg_roles WHERE rolname = 'replicator'")" ] ||
    split_sql -c "CREATE ROLE replicator LOGIN REPLICATION PASSWORD '$(split_password replicator)'"
  split_sql -c "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = 'replica'"
  PGPASSWORD=$(split_password replicator) as_postgres "$(postgres_bin)/pg_basebackup" -D "$files" -h 127.0.0.1 -p $SPLIT_DATABASE_PORT -U replicator \
    --checkpoint=fast --wal-method=stream --create-slot --slot=replica --write-recovery-conf \
    >>"$split/log/postgres.log" 2>&1 || fail 70 "the replica could not be made; see $split/log/postgres.log."
  touch "$split/replica.made"
}

make_postgres_folder() {
  mkdir -p "$1"
  [ "$(id -u)" != 0 ] || { chown postgres "$1" && chmod 711 "$DATA_DIR" "$split"; }
  chmod 700 "$1"
}

postgres_runs() {
  [ -f "$1/postmaster.pid" ] && as_postgres "$(postgres_bin)/pg_ctl" -D "$1" status >/dev/null 2>&1
}

# start_postgres FOLDER NAME OPTION…: returns when it answers. One that a crashed run has left behind is taken over.
start_postgres() {
  local files=$1 name=$2
  shift 2
  ! postgres_runs "$files" || return 0
  touch "$split/log/$name.log"
  [ "$(id -u)" != 0 ] || chown postgres "$split/log/$name.log"
  as_postgres "$(postgres_bin)/pg_ctl" -D "$files" -w -t 30 -l "$split/log/$name.log" \
    -o "$* -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200" start >>"$split/log/postgres.log" 2>&1
}

stop_postgres() {
  [ ! -f "$1/postmaster.pid" ] ||
    as_postgres "$(postgres_bin)/pg_ctl" -D "$1" -m fast -w stop >>"$split/log/postgres.log" 2>&1 || true
}

split_sql() {
  PGPASSWORD=$(split_password postgres) psql -qAtX -v ON_ERROR_STOP=1 -h 127.0.0.1 -p $SPLIT_DATABASE_PORT -U postgres "$@"
}

# A database for each module; one role owns and migrates it, the other reads and writes and may not change its form.
make_split_database() {
  local module=$1
  [ -z "$(split_sql -c "SELECT 1 FROM pg_database WHERE datname = '$module'")" ] || return 0
  split_sql -c "CREATE ROLE ${module}_owner LOGIN PASSWORD '$(split_password "${module}_owner")'" \
    -c "CREATE ROLE ${module}_app LOGIN PASSWORD '$(split_password "${module}_app")'" \
    -c "CREATE DATABASE $module OWNER ${module}_owner" \
    -c "REVOKE ALL ON DATABASE $module FROM PUBLIC" \
    -c "GRANT CONNECT ON DATABASE $module TO ${module}_app"
}

split_database_url() { # MODULE ROLE [PORT]
  say "postgresql://$1_$2:$(split_password "$1_$2")@127.0.0.1:${3:-$SPLIT_DATABASE_PORT}/$1"
}

start_split_broker() {
  local home=$split/rabbitmq program
  program=$(find /usr/lib/rabbitmq/lib -path '*/sbin/rabbitmq-server' | sort -V | tail -n 1)
  mkdir -p "$home"
  say '[].' >"$home/plugins"
  (umask 077 && printf 'default_user = salus\ndefault_pass = %s\nloopback_users = none\nlog.console = false\n' "$(split_password broker)" >"$home/rabbitmq.conf")
  HOME=$home RABBITMQ_NODENAME=salus-split@localhost RABBITMQ_NODE_PORT=$SPLIT_BROKER_PORT RABBITMQ_DIST_PORT=$((SPLIT_BROKER_PORT + 1)) \
    RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 ERL_EPMD_ADDRESS=127.0.0.1 \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' RABBITMQ_MNESIA_BASE=$home/data RABBITMQ_LOG_BASE=$home/log \
    RABBITMQ_CONFIG_FILE=$home/rabbitmq.conf RABBITMQ_ENABLED_PLUGINS_FILE=$home/plugins \
    ERL_CRASH_DUMP=$home/erl_crash.dump in_background broker "$program"
  local until=$((SECONDS + 60))
  until port_answers $SPLIT_BROKER_PORT; do
    [ $SECONDS -lt $until ] || fail 70 "RabbitMQ does not start; see $split/log/broker.log."
    sleep 0.2
  done
}

start_split_redis() {
  local home=$split/redis
  mkdir -p "$home"
  (umask 077 && printf 'port %s\nbind 127.0.0.1\ndir "%s"\nappendonly yes\nsave ""\nrequirepass %s\n' \
    $SPLIT_REDIS_PORT "$home" "$(split_password redis)" >"$home/redis.conf")
  in_background redis redis-server "$home/redis.conf"
  local until=$((SECONDS + 20))
  until split_redis_answers; do
    [ $SECONDS -lt $until ] || fail 70 "Redis does not start; see $split/log/redis.log."
    sleep 0.2
  done
}

split_redis_answers() {
  [ "$(REDISCLI_AUTH=$(split_password redis) redis-cli -p $SPLIT_REDIS_PORT PING 2>/dev/null)" = PONG ]
}

# in_background NAME COMMAND…: remembers the process so that split_stop finds it.
in_background() {
  local name=$1 apart=
  shift
  ! has setsid || apart=setsid
  # shellcheck disable=SC2086 # nothing or one word
  nohup $apart "$@" </dev/null >>"$split/log/$name.log" 2>&1 &
  say $! >"$split/pid/$name"
}

upper() { say "$1" | tr '[:lower:]' '[:upper:]'; }

# Where a process moves when it is replaced by a new one, and from there back again.
split_spare() { say $(($1 + 100)); }

# The addresses of all services are the same for each of them.
split_addresses() {
  local entry urls
  for entry in $SPLIT_MODULES; do
    urls="http://127.0.0.1:${entry#*:},(http://127.0.0.1:$(split_spare "${entry#*:}"))"
    [ "${entry%:*}" != appointments ] || urls=http://127.0.0.1:3004,http://127.0.0.1:3104
    say "$(upper "${entry%:*}")_SERVICE_URL=$urls"
  done
  say "GRAPHQL_SERVICE_URL=http://127.0.0.1:3200,(http://127.0.0.1:$(split_spare 3200))"
  # Nobody sends them anything; the status page asks how they are.
  say GATEWAY_SERVICE_URL=http://127.0.0.1:3100,http://127.0.0.1:3110
  say WORKER_SERVICE_URL=http://127.0.0.1:3020
}

start_split_service() {
  local module=$1 port=$2 entry
  mkdir -p "$split/service/$module-$port/log"
  # Exported, not given as arguments: lists of processes show those.
  (
    while read -r address; do export "${address?}"; done < <(split_addresses)
    export PORT=$port HOST=127.0.0.1 DATA_DIR=$split/service/$module-$port LOG_FORMAT=text TRUSTED_PROXIES=127.0.0.1
    PUBLIC_URL=$(split_address)
    case $module in
      gateway | graphql) ;; # keep nothing
      worker) # works on all databases and may change the form of none
        for entry in $SPLIT_MODULES; do
          export "$(upper "${entry%:*}")_DATABASE_URL=$(split_database_url "${entry%:*}" app)"
        done ;;
      *)
        DATABASE_URL=$(split_database_url "$module" app)
        DATABASE_OWNER_URL=$(split_database_url "$module" owner)
        DATABASE_REPLICA_URL=$(split_database_url "$module" app $SPLIT_REPLICA_PORT)
        export DATABASE_URL DATABASE_OWNER_URL DATABASE_REPLICA_URL BACKGROUND_WORK=false ;;
    esac
    RABBITMQ_URL=amqp://salus:$(split_password broker)@127.0.0.1:$SPLIT_BROKER_PORT
    REDIS_URL=redis://127.0.0.1:$SPLIT_REDIS_PORT
    REDIS_PASSWORD=$(split_password redis)
    ENCRYPTION_KEY=$(split_secret encryption)
    INTERNAL_SECRET=$(split_password internal)
    export PUBLIC_URL RABBITMQ_URL REDIS_URL REDIS_PASSWORD ENCRYPTION_KEY INTERNAL_SECRET SHUTDOWN_DELAY=2s
    case $module in
      # Those that hold connections of many, check passwords, carry events of all or read whole files.
      gateway | graphql | auth | worker | imports) ;;
      *) export JAVA_OPTS="-Xmx72m ${JAVA_OPTS:-}" ;;
    esac
    in_background "$module-$port" "$root/bin/salus" launch --targets="$module"
  )
}

await_split_service() {
  local module=$1 port=$2
  wait_until_ready "$(cat "$split/pid/$module-$port")" "http://127.0.0.1:$port" $SPLIT_SECONDS || {
    tail -n 20 "$split/log/$module-$port.log" >&2
    fail 70 "$module on port $port did not get ready; the log is $split/log/$module-$port.log."
  }
}

start_split_front() {
  local home=$split/nginx
  mkdir -p "$home"
  [ -f "$home/certificate.pem" ] || (umask 077 && openssl req -x509 -newkey rsa:2048 -nodes -days 825 -subj /CN=localhost \
    -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout "$home/key.pem" -out "$home/certificate.pem" 2>>"$split/log/nginx.log")
  sed -e "s|@HOME@|$home|g" -e "s|@PORT@|$SPLIT_TLS_PORT|g" "$root/devops/nginx/split.conf" >"$home/nginx.conf"
  in_background nginx nginx -p "$home" -c "$home/nginx.conf" -g 'daemon off;'
  local until=$((SECONDS + 20))
  until curl -kfs -o /dev/null --max-time 2 "$(split_address)/ready"; do
    [ $SECONDS -lt $until ] || fail 70 "nginx does not answer; see $split/log/nginx.log."
    sleep 0.2
  done
}

split_is_running() {
  [ -f "$split/pid/nginx" ] && kill -0 "$(cat "$split/pid/nginx")" 2>/dev/null
}

split_stop() {
  local wave entry
  end_split_process nginx
  for ((wave = ${#SPLIT_WAVES[@]} - 1; wave >= 0; wave--)); do
    # All of a wave are asked before the first is waited for: they end side by side.
    for entry in $(split_running_in "${SPLIT_WAVES[wave]}"); do signal_split_process "$entry"; done
    for entry in $(split_running_in "${SPLIT_WAVES[wave]}"); do end_split_process "$entry"; done
  done
  end_split_process redis
  end_split_process broker
  stop_postgres "$split/replica"
  stop_postgres "$split/postgres"
  say "The split stack has stopped."
}

# The processes of a wave, each as TARGET-PORT: where they are now.
split_running_in() {
  local target
  for target in $(printf '%s\n' $1 | cut -d : -f 1 | uniq); do split_processes "$target"; done
}

split_processes() { # TARGET
  local file
  for file in "$split/pid/$1"-*; do
    [ ! -f "$file" ] || say "${file##*/}"
  done
}

# Replaces the processes of one target by new ones while the others go on: of two, one after the other; a single one ends only
# when the new one answers at its spare place. The database and the broker are simply started again.
split_restart() {
  local part=${1:-} process
  case $part in
    database) split_restart_database; return ;;
    broker) end_split_process broker; start_split_broker; say "RabbitMQ runs again."; return ;;
    redis) end_split_process redis; start_split_redis; say "Redis runs again."; return ;;
  esac
  case " ${SPLIT_WAVES[*]} " in *" $part:"*) ;; *) fail 64 "there is no part '$part': name a target, database, broker or redis." ;; esac
  split_is_running || fail 69 "the split stack is not running: make split-start."
  for process in $(split_processes "$part"); do split_replace "$part" "${process##*-}"; done
  say "$part was replaced."
}

# A service that was killed is simply started again. What others learned of it wears off in less than SPLIT_NOTICED seconds.
split_replace() { # TARGET PORT
  local target=$1 port=$2 base spare
  base=$(printf '%s\n' "${SPLIT_WAVES[@]}" | tr ' ' '\n' | grep "^$target:" | head -n 1 | cut -d : -f 2)
  spare=$base
  [ "$port" != "$base" ] || spare=$(split_spare "$base")
  if [ "$target" = worker ] || [ "$(split_processes "$target" | wc -l)" -gt 1 ] || ! split_lives "$target-$port"; then
    end_split_process "$target-$port"
    spare=$port
  fi
  start_split_service "$target" "$spare"
  await_split_service "$target" "$spare"
  sleep $SPLIT_NOTICED
  [ "$spare" = "$port" ] || end_split_process "$target-$port"
}

split_lives() { kill -0 "$(cat "$split/pid/$1")" 2>/dev/null; }

split_restart_database() {
  local files=$split/postgres
  as_postgres "$(postgres_bin)/pg_ctl" -D "$files" -w -t 30 -m immediate stop >>"$split/log/postgres.log" 2>&1 || true
  start_split_database
  say "PostgreSQL runs again."
}

signal_split_process() {
  local file=$split/pid/$1 pid
  [ -f "$file" ] || return 0
  pid=$(cat "$file")
  # What was started is the leader of its own group, so its children end with it.
  kill -- "-$pid" 2>/dev/null || kill "$pid" 2>/dev/null || true
}

end_split_process() {
  local file=$split/pid/$1 pid until=$((SECONDS + 30))
  [ -f "$file" ] || return 0
  pid=$(cat "$file")
  signal_split_process "$1"
  while kill -0 "$pid" 2>/dev/null; do
    [ $SECONDS -lt $until ] || { kill -9 -- "-$pid" 2>/dev/null || true; break; }
    sleep 0.1
  done
  rm -f "$file"
}

split_status() {
  local entry wave all=0
  for entry in database:$SPLIT_DATABASE_PORT replica:$SPLIT_REPLICA_PORT; do
    if pg_isready -qt 5 -h 127.0.0.1 -p "${entry#*:}"; then
      printf '%-14s %5s  ready\n' "${entry%:*}" "${entry#*:}"
    else
      printf '%-14s %5s  not ready\n' "${entry%:*}" "${entry#*:}"
      all=4
    fi
  done
  if split_redis_answers; then
    printf '%-14s %5s  ready\n' redis $SPLIT_REDIS_PORT
  else
    printf '%-14s %5s  not ready\n' redis $SPLIT_REDIS_PORT
    all=4
  fi
  for wave in "${SPLIT_WAVES[@]}"; do
    for entry in $(split_running_in "$wave"); do
      if curl -fs -o /dev/null --max-time 5 "http://127.0.0.1:${entry##*-}/ready"; then
        printf '%-14s %5s  ready\n' "${entry%-*}" "${entry##*-}"
      else
        printf '%-14s %5s  not ready\n' "${entry%-*}" "${entry##*-}"
        all=4
      fi
    done
  done
  return $all
}

split_logs() {
  ls "$split"/log/*.log >/dev/null 2>&1 || fail 66 "there is no log yet in $split/log."
  exec tail -n 20 -F "$split"/log/*.log
}
