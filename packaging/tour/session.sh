#!/usr/bin/env bash
# session.sh COMMAND...: runs COMMAND on a virtual X server with a session bus and user directories of its own, all of
# which are gone afterwards. A managed kustos-host started meanwhile is ended by the pid that it wrote itself.
set -euo pipefail
home=$(mktemp -d "${TMPDIR:-/tmp}/kustos-session.XXXXXX")
chmod 700 "$home"
mkdir -m 700 "$home/run" "$home/data" "$home/config" "$home/cache" "$home/Downloads"
export HOME=$home XDG_RUNTIME_DIR=$home/run XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
export LC_ALL=C.UTF-8 TZ=Europe/Berlin QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 NO_AT_BRIDGE=0
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS DISPLAY
finish() {
  local file pid
  for file in "$home"/run/kustos/host-*.json; do
    [ -e "$file" ] || continue
    pid=$(sed -n 's/.*"pid": *\([0-9]*\).*/\1/p' "$file")
    [ -z "$pid" ] || ! grep -qz kustos-host "/proc/$pid/cmdline" 2>/dev/null || kill "$pid" 2>/dev/null || true
  done
  [ -z "${server:-}" ] || kill "$server" 2>/dev/null || true
  rm -rf "$home"
}
trap finish EXIT
# The server chooses a free display itself and writes its number when it is ready: several sessions never collide.
mkfifo "$home/display"
Xvfb -displayfd 3 -screen 0 "${KUSTOS_SCREEN:-1280x800}x24" -nolisten tcp -noreset 3>"$home/display" 2>"$home/xvfb.log" &
server=$!
read -r -t 30 number <"$home/display" || { cat "$home/xvfb.log" >&2; exit 1; }
export DISPLAY=:$number
dbus-run-session -- "$@"
