#!/usr/bin/env bash
# unprivileged.sh BIN OUT FILE.py: runs FILE.py BIN OUT in a session of its own (session.sh) as an ordinary user. libvirt's
# session daemon is one of an ordinary user: for root the programs are copied to a place that nobody can read, and it is the
# user "nobody" who runs them. What FILE.py leaves in OUT is there afterwards either way.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$1 out=$2 file=$3
mkdir -p "$out"
if [ "$(id -u)" -ne 0 ]; then
  export PYTHONPATH="$here:$(dirname "$file")${PYTHONPATH:+:$PYTHONPATH}" PYTHONDONTWRITEBYTECODE=1
  exec "$here/session.sh" /usr/bin/python3 "$file" "$bin" "$out"
fi
# A short path: QEMU's sockets are inside, and the name of a socket ends at 108 characters.
place=$(mktemp -d /tmp/ku.XXXXXX)
trap 'rm -rf "$place"' EXIT
chmod 755 "$place"
mkdir "$place/bin" "$place/scripts"
cp "$bin/kustos" "$bin/kustos-host" "$place/bin"
cp -r "$here/." "$(dirname "$file")"/*.py "$place/scripts"
group=$(id -gn nobody)
install -d -m 700 -o nobody -g "$group" "$place/t" "$place/out"
chmod -R a+rX "$place/bin" "$place/scripts"
result=0
(cd "$place/t" && setpriv --reuid nobody --regid "$group" --clear-groups env -i PATH="$PATH" HOME="$place/t" TMPDIR="$place/t" \
  ${KUSTOS_SCREEN:+KUSTOS_SCREEN="$KUSTOS_SCREEN"} ${KUSTOS_ONLY:+KUSTOS_ONLY="$KUSTOS_ONLY"} \
  PYTHONPATH="$place/scripts" PYTHONDONTWRITEBYTECODE=1 \
  "$place/scripts/session.sh" /usr/bin/python3 "$place/scripts/$(basename "$file")" "$place/bin" "$place/out") || result=$?
cp -r "$place/out/." "$out"
exit "$result"
