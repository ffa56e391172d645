# shellcheck shell=bash
# Sourced by bin/salus: the one place that knows how the product is run.

: "${root:?the checkout}"
jar=$root/server/target/salus.jar
start_up_cache=$root/server/target/salus.aot

# Serial collector: with a small heap it needs the least memory and time. An exhausted heap ends the process instead of
# leaving it half alive. What the compiler has used outside the heap is given back every few seconds. The log manager must be
# known before the first class logs.
jvm_flags=(
  -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -XX:TrimNativeHeapInterval=5000
  --enable-native-access=ALL-UNNAMED
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager
)

# Becomes the product. The JVM checks by itself that the start-up cache belongs to this very jar, and runs without it if not.
launch() {
  local cache=()
  [ ! -f "$start_up_cache" ] || cache=(-XX:AOTCache="$start_up_cache" -Xlog:aot=off -Xlog:cds=off)
  # shellcheck disable=SC2086 # JAVA_OPTS is a list of words
  exec "$JAVA_HOME/bin/java" "${jvm_flags[@]}" ${cache[@]+"${cache[@]}"} "-XX:ErrorFile=$DATA_DIR/log/crash-%p.log" ${JAVA_OPTS:-} -jar "$jar" "$@"
}

# wait_until_ready PID URL SECONDS: fails when the process ends or the time is up.
wait_until_ready() {
  local until=$((SECONDS + $3))
  until curl -fs -o /dev/null --max-time 5 "$2/ready"; do
    kill -0 "$1" 2>/dev/null && [ $SECONDS -lt $until ] || return 1
    sleep 0.1
  done
}
