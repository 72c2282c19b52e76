#!/usr/bin/env bash
# Sourced. A libvirt daemon of the sample's own, so that its machines never get among those of the user.
#   sample_libvirt_begin DIR  starts it, its definitions in DIR; KUSTOS_SAMPLE_URI is its address, empty where there is none
#   sample_libvirt_end        ends its machines and it
# shellcheck shell=bash

sample_libvirt_begin() {
  local dir=$1 program tries
  KUSTOS_SAMPLE_URI='' KUSTOS_SAMPLE_PLACE=''
  if [ "$(id -u)" -eq 0 ]; then
    echo "No sample of virtual machines: it needs a user other than root."
    return 0
  fi
  for program in libvirtd virsh qemu-system-x86_64 qemu-img as ld; do
    PATH="$PATH:/usr/sbin" command -v "$program" >/dev/null || { echo "No sample of virtual machines: $program is missing."; return 0; }
  done
  mkdir -p "$dir/config" "$dir/cache"
  # The name of a socket ends at 108 characters; the way through here is short.
  KUSTOS_SAMPLE_PLACE=$(mktemp -d /tmp/kvm-XXXXXX)
  mkdir -m 700 "$KUSTOS_SAMPLE_PLACE/run"
  ln -s "$(realpath "$dir/config")" "$KUSTOS_SAMPLE_PLACE/config"
  ln -s "$(realpath "$dir/cache")" "$KUSTOS_SAMPLE_PLACE/cache"
  sample_libvirt_there libvirtd >"$dir/libvirtd.log" 2>&1 &
  for ((tries = 0; tries < 150; tries++)); do
    if [ -S "$KUSTOS_SAMPLE_PLACE/run/libvirt/libvirt-sock" ]; then
      KUSTOS_SAMPLE_URI="qemu+unix:///session?socket=$KUSTOS_SAMPLE_PLACE/run/libvirt/libvirt-sock"
      return 0
    fi
    sleep 0.1
  done
  echo "No sample of virtual machines: libvirtd did not start, see $dir/libvirtd.log."
}

sample_libvirt_there() {
  XDG_RUNTIME_DIR=$KUSTOS_SAMPLE_PLACE/run XDG_CONFIG_HOME=$KUSTOS_SAMPLE_PLACE/config XDG_CACHE_HOME=$KUSTOS_SAMPLE_PLACE/cache \
    PATH="$PATH:/usr/sbin" "$@"
}

sample_libvirt_end() {
  [ -n "${KUSTOS_SAMPLE_PLACE:-}" ] || return 0
  (
    # shellcheck source=packaging/tour/machines-session.sh
    . "$(dirname "${BASH_SOURCE[0]}")/machines-session.sh"
    export XDG_RUNTIME_DIR=$KUSTOS_SAMPLE_PLACE/run KUSTOS_MACHINES_URI=$KUSTOS_SAMPLE_URI
    machines_stop
  )
  rm -rf "$KUSTOS_SAMPLE_PLACE"
}
