# shellcheck shell=bash
# Sourced by the scripts in bin/: finds a JDK that can build and run Salus.

readonly JDK_NEEDED=25

# Prints the major version of the JDK in the given folder. A JRE has none: it cannot compile.
jdk_major() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# The places a JDK is looked for, in the order they are preferred; one folder a line.
jdk_candidates() {
  local java
  printf '%s\n' "${JAVA_HOME:-}"
  java=$(command -v java) && java=$(readlink -f "$java" 2>/dev/null) && printf '%s\n' "${java%/bin/java}"
  printf '%s\n' /usr/lib/jvm/*"$JDK_NEEDED"* /usr/lib/jvm/* /opt/java/* /opt/jdk*
  printf '%s\n' "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/*
  [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v "$JDK_NEEDED+" 2>/dev/null
  printf '%s\n' /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Exports JAVA_HOME as the first JDK that is new enough, or ends with a sentence on how to get one.
use_jdk() {
  local home major
  while IFS= read -r home; do
    [ -n "$home" ] || continue
    major=$(jdk_major "$home") || continue
    if [ "${major:-0}" -ge "$JDK_NEEDED" ]; then
      export JAVA_HOME=$home
      return
    fi
  done <<<"$(jdk_candidates)"
  fail 69 "needs a JDK $JDK_NEEDED or newer: install Temurin $JDK_NEEDED (adoptium.net, or 'sdk install java $JDK_NEEDED-tem'), or point JAVA_HOME at one."
}
