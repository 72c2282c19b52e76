#!/usr/bin/env bash
# sample-machines.sh BIN STATE URI: makes two tiny virtual machines that boot at once, obey the power button and write to
# their disks, starts web-01, and registers their hypervisor with the host of STATE. Doing it again changes nothing. Ends with 0
# also where there is no hypervisor: then it says so.
set -euo pipefail
bin=$1 state=$2 uri=$3
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=packaging/tour/machines-session.sh
. "$here/machines-session.sh"
export KUSTOS_MACHINES_URI=$uri
missing=$(machines_missing | paste -sd ',' -)
[ -z "$missing" ] || { echo "No sample of virtual machines, missing: $missing."; exit 0; }
machines_virsh version >/dev/null 2>&1 || { echo "No sample of virtual machines: libvirt does not answer at $uri."; exit 0; }
umask 077
mkdir -p "$state"
machines_virsh domstate web-01 >/dev/null 2>&1 || machines_start "$(dirname "$state")/sample/machines"
machines_virsh start web-01 >/dev/null 2>&1 || true
"$bin/kustos-host" --state "$state" add libvirt "$uri"
