#!/usr/bin/env bash
# What Kustos needs from apt, and the installing of what is missing. Sourced by run.sh, test.sh and .ci/run.
# shellcheck shell=bash

KUSTOS_BUILD_PACKAGES=(
  ca-certificates ccache cmake file ninja-build pkg-config
  qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools 'qt6-svg-dev|libqt6svg6-dev' libgl-dev
  qcoro-qt6-dev libmicrohttpd-dev libsqlite3-dev libssl-dev libvirt-dev
)
KUSTOS_RUN_PACKAGES=(fonts-inter libqt6svg6 qt6-translations-l10n qt6-qpa-plugins sqlite3)
# Real virtual machines for the sample and the tests; without them both say so and go on.
KUSTOS_MACHINE_PACKAGES=(qemu-system-x86 qemu-utils libvirt-daemon libvirt-clients binutils)
KUSTOS_TOUR_PACKAGES=(
  at-spi2-core dbus dbus-bin dbus-daemon gir1.2-atspi-2.0 imagemagick libx11-6 python3 python3-pyatspi xdotool xvfb
)
KUSTOS_TEST_PACKAGES=(
  clang-format-19 clang-tidy-19 curl iproute2 libgmock-dev libgtest-dev openssl procps python3 python3-digitalocean python3-jsonschema util-linux
)

# Whether apt offers a package. The answer is read whole: under pipefail a "grep -q" that leaves early would turn yes into no.
kustos_offered() {
  local candidate
  candidate=$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: //p')
  [ -n "$candidate" ] && [ "$candidate" != "(none)" ]
}

# Clang 19 where the distribution has it; a GCC that is new enough otherwise (GCC 12 miscompiles coroutines).
kustos_compiler_packages() {
  if kustos_offered clang-19; then
    echo clang-19 lld-19 libclang-rt-19-dev
  else
    echo g++-13
  fi
}

# A fresh machine has no list of packages yet.
kustos_refresh() {
  if [ "$(id -u)" -eq 0 ]; then
    apt-get update
  elif command -v sudo >/dev/null; then
    sudo apt-get update
  fi
}

kustos_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Of "a|b" (a package that has another name in another release) the first that apt offers.
kustos_chosen() {
  local name names
  IFS='|' read -r -a names <<<"$1"
  for name in "${names[@]}"; do
    if kustos_offered "$name"; then echo "$name"; return; fi
  done
  echo "${names[0]}"
}

kustos_missing() {
  local package missing=()
  for package in "$@"; do
    case "$package" in *'|'*) package=$(kustos_chosen "$package") ;; esac
    kustos_installed "$package" || missing+=("$package")
  done
  echo "${missing[@]}"
}

# kustos_install PACKAGE...: prints the apt line; installs what is missing; without the right to do so it stops with that line.
kustos_install() {
  local missing known=() package unknown=() sudo=()
  read -r -a missing <<<"$(kustos_missing "$@")"
  if [ "${#missing[@]}" -eq 0 ]; then
    echo "All packages are installed."
    return 0
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Missing packages. As root, run:" >&2
      echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
      return 1
    fi
    sudo=(sudo)
  fi
  if ! kustos_offered "${missing[0]}"; then
    "${sudo[@]}" apt-get update || { echo "As root, run: apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2; return 1; }
  fi
  # Not every name exists in every release (dbus-bin is new, clang-tidy-19 may be absent): those are left out, said aloud.
  for package in "${missing[@]}"; do
    if kustos_offered "$package"; then known+=("$package"); else unknown+=("$package"); fi
  done
  [ "${#unknown[@]}" -eq 0 ] || echo "Not in this distribution, left out: ${unknown[*]}"
  [ "${#known[@]}" -gt 0 ] || return 0
  echo "${sudo[*]} apt-get install --no-install-recommends ${known[*]}"
  if ! DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y --no-install-recommends "${known[@]}"; then
    # A list of packages that has grown old points to files that are gone: one fresh list, one more try.
    "${sudo[@]}" apt-get update
    if ! DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y --no-install-recommends "${known[@]}"; then
      echo "The packages could not be installed. As root, run:" >&2
      echo "  apt-get install --no-install-recommends ${known[*]}" >&2
      return 1
    fi
  fi
}
