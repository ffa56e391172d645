# shellcheck shell=bash
# Sourced by the scripts in bin/: the few words they all need. Works with bash 3.2, the one macOS ships.

# Says one sentence on stderr and ends with the given code.
fail() {
  local code=$1
  shift
  printf 'salus: %s\n' "$*" >&2
  exit "$code"
}

say() { printf '%s\n' "$*"; }

has() { command -v "$1" >/dev/null 2>&1; }

is_root_on_debian() { [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && has apt-get; }
