#!/usr/bin/env bash
# What Kustos needs from apt, and the installing of what is missing. Sourced by run.sh, test.sh and .ci/run.
# shellcheck shell=bash

KUSTOS_BUILD_PACKAGES=(
  ca-certificates ccache cmake file ninja-build pkg-config
  qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev libgl-dev
  qcoro-qt6-dev libmicrohttpd-dev libsqlite3-dev libssl-dev
)
KUSTOS_RUN_PACKAGES=(fonts-inter libqt6svg6 qt6-translations-l10n qt6-qpa-plugins sqlite3)
KUSTOS_TOUR_PACKAGES=(
  at-spi2-core dbus dbus-bin dbus-daemon gir1.2-atspi-2.0 imagemagick python3 python3-pyatspi x11-utils xauth xdotool xvfb
)
KUSTOS_TEST_PACKAGES=(
  clang-format-19 clang-tidy-19 curl iproute2 libgmock-dev libgtest-dev openssl procps python3 util-linux
)

# Clang 19 where the distribution has it; a GCC that is new enough otherwise (GCC 12 miscompiles coroutines).
kustos_compiler_packages() {
  if apt-cache show clang-19 2>/dev/null | grep -q '^Package:'; then
    echo clang-19 lld-19 libclang-rt-19-dev
  else
    echo g++-13
  fi
}

kustos_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Not every name exists in every release (dbus-bin is new, clang-tidy-19 may be absent): those are left out, said aloud.
kustos_missing() {
  local package missing=()
  for package in "$@"; do
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
  if ! apt-cache show "${missing[0]}" >/dev/null 2>&1; then
    "${sudo[@]}" apt-get update || { echo "As root, run: apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2; return 1; }
  fi
  for package in "${missing[@]}"; do
    if apt-cache show "$package" 2>/dev/null | grep -q '^Package:'; then known+=("$package"); else unknown+=("$package"); fi
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
