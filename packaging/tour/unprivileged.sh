#!/usr/bin/env bash
# unprivileged.sh BIN OUT FILE.py [ARGUMENT...]: runs "FILE.py BIN OUT ARGUMENT..." in a session of its own (session.sh), in which
# qemu:///session is a libvirt of its own (machines-run.py: root becomes nobody). What FILE.py leaves in OUT is there
# afterwards. Ends with FILE.py's code; with 77 and the reason where QEMU or libvirt are missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd) out=$2 file=$(realpath "$3")
shift 3
place=$(mktemp -d "${TMPDIR:-/tmp}/kustos-out.XXXXXX")
trap 'rm -rf "$place"' EXIT
[ "$(id -u)" -ne 0 ] || chown nobody "$place"
export KUSTOS_PYTHONPATH="$here:$(dirname "$file")"
result=0
/usr/bin/python3 "$here/machines-run.py" --limit "${KUSTOS_LIMIT:-900}" --needs qemu-system-x86_64,qemu-img,libvirtd,virsh,as,ld \
  bash -c 'export PYTHONPATH=$KUSTOS_PYTHONPATH PYTHONDONTWRITEBYTECODE=1; unset QT_QPA_PLATFORM; cd "$HOME" && exec "$@"' \
  session "$here/session.sh" /usr/bin/python3 "$file" "$bin" "$place" "$@" || result=$?
mkdir -p "$out"
cp -r "$place/." "$out"
exit "$result"
