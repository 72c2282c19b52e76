#!/usr/bin/env bash
# sample-machines.sh BIN STATE URI: makes two tiny virtual machines that boot at once, obey the power button and write to
# their disk, and registers their hypervisor with the host of STATE. Doing it again changes nothing. Ends with 0 also where
# there is no hypervisor: then it says so.
set -euo pipefail
bin=$1 state=$2 uri=$3
here=$(cd "$(dirname "$0")" && pwd)
for program in qemu-system-x86_64 qemu-img virsh as ld; do
  command -v "$program" >/dev/null || { echo "No sample of virtual machines: $program is not installed."; exit 0; }
done
virsh -q -c "$uri" version >/dev/null 2>&1 || { echo "No sample of virtual machines: libvirt does not answer at $uri."; exit 0; }
umask 077
images=$(dirname "$state")/sample/machines
mkdir -p "$state" "$images"

machine() { # machine NAME MIB: off, with MIB of content
  local name=$1 image=$images/$1.qcow2
  ! virsh -q -c "$uri" domstate "$name" >/dev/null 2>&1 || return 0
  "$here/make-guest.sh" "$image" 512M "$2"
  # Software emulation: it runs everywhere, and these guests hardly need the processor.
  virsh -q -c "$uri" define /dev/stdin >/dev/null <<XML
<domain type='qemu'>
  <name>$name</name>
  <memory unit='MiB'>16</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os>
  <features><acpi/></features>
  <on_poweroff>destroy</on_poweroff>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/><source file='$image'/><target dev='vda' bus='virtio'/>
    </disk>
    <serial type='null'/>
  </devices>
</domain>
XML
}
machine web-01 96
machine db-01 160
virsh -q -c "$uri" start web-01 >/dev/null 2>&1 || true
"$bin/kustos-host" --state "$state" add libvirt "$uri"
