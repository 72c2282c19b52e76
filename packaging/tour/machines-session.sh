#!/usr/bin/env bash
# Sourced. Sample machines in the libvirt session of the present XDG directories, whose user must not be root (machines-run.py
# sees to that). It needs virsh, libvirtd, qemu-system-x86_64, qemu-img, as and ld.
#   machines_missing        prints what is not installed; nothing: all is there
#   machines_start DIR      makes and defines web-01 (with 96 MiB to copy) and db-01 (two disks), both off, images in DIR
#   machines_run NAME...    starts machines and waits until their guests say READY
#   machines_stop           ends machines, QEMU and the daemons of this session, by the pids they wrote themselves
# shellcheck shell=bash

KUSTOS_MACHINES_HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export KUSTOS_MACHINES_URI=qemu:///session

machines_missing() {
  local program
  for program in virsh libvirtd qemu-system-x86_64 qemu-img as ld; do
    PATH="$PATH:/usr/sbin" command -v "$program" >/dev/null || echo "$program"
  done
  [ "$(id -u)" -ne 0 ] || echo "a user other than root"
}

machines_virsh() { virsh -q -c "$KUSTOS_MACHINES_URI" "$@"; }

# machines_define NAME TITLE MEMORY IMAGE...: TCG, because not every /dev/kvm can run a guest.
machines_define() {
  local name=$1 title=$2 memory=$3 letter=a disks='' image
  shift 3
  for image in "$@"; do
    disks+="<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='$image'/><target dev='vd$letter' bus='virtio'/></disk>"
    letter=$(tr a-y b-z <<<"$letter")
  done
  machines_virsh define /dev/stdin >/dev/null <<XML
<domain type='qemu'><name>$name</name><title>$title</title>
<memory unit='MiB'>$memory</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type><boot dev='hd'/></os>
<features><acpi/></features><on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot>
<devices><emulator>$(command -v qemu-system-x86_64)</emulator>$disks
<serial type='file'><source path='$KUSTOS_MACHINES_DIR/$name.serial'/></serial><memballoon model='none'/></devices></domain>
XML
}

machines_start() {
  export KUSTOS_MACHINES_DIR=$1
  mkdir -p "$1"
  "$KUSTOS_MACHINES_HERE/make-guest.sh" "$1/web-01.qcow2" 512M 96
  "$KUSTOS_MACHINES_HERE/make-guest.sh" "$1/db-01.qcow2" 256M 24
  qemu-img create -q -f qcow2 "$1/db-01-data.qcow2" 1G
  machines_define web-01 'web-01' 32 "$1/web-01.qcow2"
  machines_define db-01 'db-01' 32 "$1/db-01.qcow2" "$1/db-01-data.qcow2"
}

machines_run() {
  local name tries
  for name in "$@"; do
    machines_virsh start "$name" >/dev/null
    for ((tries = 0; tries < 200; tries++)); do
      ! grep -q READY "$KUSTOS_MACHINES_DIR/$name.serial" 2>/dev/null || continue 2
      sleep 0.1
    done
    echo "$name does not start" >&2
    return 1
  done
}

# A pid may have become another's: only a process that knows our directory is one of ours.
machines_end_process() {
  local pid tries
  pid=$(cat "$1" 2>/dev/null) || return 0
  grep -qsF "$XDG_RUNTIME_DIR" "/proc/$pid/environ" "/proc/$pid/cmdline" || return 0
  kill -CONT "$pid" 2>/dev/null || true
  kill "$pid" 2>/dev/null || true
  for ((tries = 0; tries < 50; tries++)); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
}

machines_stop() {
  local name file
  if [ -e "$XDG_RUNTIME_DIR/libvirt/libvirtd.pid" ]; then
    while read -r name; do
      [ -z "$name" ] || timeout 20 virsh -q -c "$KUSTOS_MACHINES_URI" destroy "$name" >/dev/null 2>&1 || true
    done < <(timeout 20 virsh -q -c "$KUSTOS_MACHINES_URI" list --name 2>/dev/null)
  fi
  for file in "$XDG_RUNTIME_DIR"/libvirt/qemu/run/*.pid "$XDG_RUNTIME_DIR"/libvirt/libvirtd.pid "$XDG_RUNTIME_DIR"/libvirt/virtlogd.pid; do
    [ ! -e "$file" ] || machines_end_process "$file"
  done
}
