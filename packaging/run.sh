#!/usr/bin/env bash
# Builds Kustos and starts it on "This computer" with sample data. Without a display the shipped window runs on a virtual
# X server and packaging/tour presses through the main job from outside; the exit code says whether all of it happened.
set -euo pipefail
cd "$(dirname "$0")/.."
top=$PWD
# shellcheck source=packaging/packages.sh
. packaging/packages.sh

headless=no
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=yes
while [ $# -gt 0 ]; do
  case "$1" in
    --headless) headless=yes ;;
    *) echo "usage: packaging/run.sh [--headless]" >&2; exit 2 ;;
  esac
  shift
done

packages=("${KUSTOS_BUILD_PACKAGES[@]}" "${KUSTOS_RUN_PACKAGES[@]}")
[ "$headless" = no ] || packages+=("${KUSTOS_TOUR_PACKAGES[@]}")
command -v apt-cache >/dev/null || { echo "Kustos' scripts need apt (Debian 12 or newer, Ubuntu 24.04 or newer)." >&2; exit 1; }
kustos_offered qcoro-qt6-dev || kustos_refresh
read -r -a compiler <<<"$(kustos_compiler_packages)"
kustos_install "${packages[@]}" "${compiler[@]}"
kustos_install "${KUSTOS_MACHINE_PACKAGES[@]}" || echo "There will be no sample of virtual machines."

[ "${compiler[0]}" != g++-13 ] || export CXX=g++-13 CC=gcc-13
cmake --preset release -DKUSTOS_TESTS=OFF -DKUSTOS_WERROR=OFF
cmake --build --preset release

if [ "$headless" = yes ]; then
  exec packaging/tour/run.sh "$top/build/release/bin" "$top/build/tour"
fi

# The sample lives in the build folder: trying Kustos out leaves nothing in your account.
sample=$top/build/sample
export XDG_DATA_HOME=$sample/data XDG_CONFIG_HOME=$sample/config XDG_CACHE_HOME=$sample/cache
packaging/tour/sample-data.sh "$top/build/release/bin" "$XDG_DATA_HOME/kustos/host"
# shellcheck source=packaging/tour/sample-libvirt.sh
. packaging/tour/sample-libvirt.sh
sample_libvirt_begin "$sample/vm"
[ -z "$KUSTOS_SAMPLE_URI" ] || packaging/tour/sample-machines.sh "$top/build/release/bin" "$XDG_DATA_HOME/kustos/host" "$KUSTOS_SAMPLE_URI" || true
"$top/build/release/bin/kustos" || result=$?
# The host outlives the window where schedules exist; the sample's need not.
"$top/build/release/bin/kustos-host" --state "$XDG_DATA_HOME/kustos/host" stop || true
sample_libvirt_end
exit "${result:-0}"
