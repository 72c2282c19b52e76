#!/usr/bin/env bash
# run.sh BIN OUT: the tour in a session of its own. Pictures and a log go to OUT.
set -euo pipefail
bin=$1 out=$2
here=$(cd "$(dirname "$0")" && pwd)
rm -rf "$out"
mkdir -p "$out"
result=0
export KUSTOS_SCREEN=1180x760 # the window's own size: the pictures show nothing else
"$here/unprivileged.sh" "$bin" "$out" "$here/tour.py" --machines 2>&1 | tee "$out/tour.log" || result=${PIPESTATUS[0]}
if [ "$result" -eq 77 ]; then
  echo "The tour goes without virtual machines."
  result=0
  export PYTHONDONTWRITEBYTECODE=1
  "$here/session.sh" /usr/bin/python3 "$here/tour.py" "$bin" "$out" 2>&1 | tee "$out/tour.log" || result=${PIPESTATUS[0]}
fi
if [ "$result" -eq 0 ]; then
  echo "The tour succeeded. Pictures: $out"
else
  echo "The tour FAILED (exit $result). Log: $out/tour.log" >&2
fi
exit "$result"
