#!/usr/bin/env bash
# run.sh BIN OUT: the tour on a virtual X server with a session bus of its own. Pictures and a log go to OUT.
set -euo pipefail
bin=$1 out=$2
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$out"
mkdir -p "$out"
home=$(mktemp -d "${TMPDIR:-/tmp}/kustos-tour.XXXXXX")
chmod 700 "$home"
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run" "$home/data" "$home/config" "$home/cache" "$home/Downloads"
export HOME=$home XDG_RUNTIME_DIR=$home/run XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
export LC_ALL=C.UTF-8 TZ=Europe/Berlin QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 NO_AT_BRIDGE=0
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS QT_SCALE_FACTOR
"$here/sample-data.sh" "$bin" "$XDG_DATA_HOME/kustos/host"
result=0
xvfb-run -a -s "-screen 0 1280x800x24 -nolisten tcp" dbus-run-session -- \
  /usr/bin/python3 "$here/tour.py" "$bin" "$out" 2>&1 | tee "$out/tour.log" || result=${PIPESTATUS[0]}
"$bin/kustos-host" --state "$XDG_DATA_HOME/kustos/host" stop >/dev/null 2>&1 || true
if [ "$result" -eq 0 ]; then
  echo "The tour succeeded. Pictures: $out"
else
  echo "The tour FAILED (exit $result). Log: $out/tour.log" >&2
fi
exit "$result"
