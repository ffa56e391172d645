# shellcheck shell=bash
# Sourced by the scripts in bin/: the few words they all need. Works with bash 3.2, the one macOS ships.
: "${root:?the checkout}"

# Says one sentence on stderr and ends with the given code (sysexits.h: 64 usage … 78 configuration).
fail() {
  local code=$1
  shift
  printf 'salus: %s\n' "$*" >&2
  exit "$code"
}

say() { printf '%s\n' "$*"; }

# What Salus was set up with here counts no longer: DATABASE_URL may name a hospital's own data, which is no place to try things.
forget_settings() {
  local name known
  known=" $(grep -o '^| `[A-Z_]*`' "$root/docs/operate/configuration.md" | tr -dc 'A-Z_\n' | tr '\n' ' ')"
  for name in $(compgen -e); do
    case $known in *" $name "*) unset "$name" ;; esac
    case $name in *_DATABASE_URL | *_DATABASE_OWNER_URL | *_DATABASE_REPLICA_URL | *_SERVICE_URL) unset "$name" ;; esac
  done
}

has() { command -v "$1" >/dev/null 2>&1; }

is_root_on_debian() { [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && has apt-get; }

# Installs Debian packages when this user may; otherwise leaves saying what is missing to the caller.
install_debian() {
  is_root_on_debian || return 1
  say "Installing $*" >&2
  { apt-get install -y --no-install-recommends "$@" || { apt-get update && apt-get install -y --no-install-recommends "$@"; }; } \
    </dev/null >>"$root/target/install.log" 2>&1
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 30000)); port_answers "$port"; do :; done
  say "$port"
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
