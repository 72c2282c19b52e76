#!/usr/bin/env bash
# make-guest.sh OUT.qcow2 [SIZE [PAYLOAD]]: a disk image with the guest of guest/nano.s, SIZE large (64M), with PAYLOAD MiB
# of random bytes (0) from 1 MiB on, so that a copy of it has something to do. Needs binutils and qemu-img.
set -euo pipefail
out=$1 size=${2:-64M} payload=${3:-0}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/kustos-guest.XXXXXX")
trap 'rm -rf "$work"' EXIT
as --32 "$here/guest/nano.s" -o "$work/nano.o"
ld -m elf_i386 -Ttext 0x7c00 --oformat binary "$work/nano.o" -o "$work/nano.bin"
truncate -s "$size" "$work/disk.raw"
dd if="$work/nano.bin" of="$work/disk.raw" conv=notrunc status=none
if [ "$payload" -gt 0 ]; then
  head -c "$((payload * 1024 * 1024))" /dev/urandom | dd of="$work/disk.raw" bs=1M seek=1 iflag=fullblock conv=notrunc status=none
fi
qemu-img convert -O qcow2 "$work/disk.raw" "$out"
