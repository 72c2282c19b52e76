#!/usr/bin/env bash
# Installs what is missing, builds, and runs the suite. It ends with ctest's summary.
#   packaging/test.sh             what a change needs, at most 15 minutes plus build
#   packaging/test.sh --ci        also sanitizers, clang-tidy, formatting, the tour; at most 60 minutes
#   packaging/test.sh --campaign  also the long download and kill campaigns; by hand before a release
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/packages.sh
. packaging/packages.sh

tier=change
case "${1:-}" in
  "") ;;
  --ci) tier=ci ;;
  --campaign) tier=campaign ;;
  *) echo "usage: packaging/test.sh [--ci|--campaign]" >&2; exit 2 ;;
esac

kustos_offered qcoro-qt6-dev || kustos_refresh
read -r -a compiler <<<"$(kustos_compiler_packages)"
kustos_install "${KUSTOS_BUILD_PACKAGES[@]}" "${KUSTOS_RUN_PACKAGES[@]}" "${KUSTOS_TOUR_PACKAGES[@]}" "${KUSTOS_TEST_PACKAGES[@]}" "${compiler[@]}"
kustos_install "${KUSTOS_MACHINE_PACKAGES[@]}" || echo "The tests with real virtual machines will say that they were skipped."
[ "${compiler[0]}" != g++-13 ] || export CXX=g++-13 CC=gcc-13

cmake --preset ci
cmake --build --preset ci

results=()
failed=0
step() { # step NAME COMMAND...: runs it, remembers how it ended, goes on
  local name=$1
  shift
  echo "== $name"
  if "$@"; then results+=("passed: $name"); else results+=("FAILED: $name"); failed=1; fi
}

if [ "$tier" != change ]; then
  step "source format" packaging/lint/format.sh
  step "clang-tidy of what changed" packaging/lint/tidy.sh build/ci
  cmake --preset asan
  cmake --build --preset asan
  step "suite under AddressSanitizer and UndefinedBehaviorSanitizer" \
    env ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp:print_suppressions=0" \
    UBSAN_OPTIONS=print_stacktrace=1 QT_ACCESSIBILITY=0 \
    ctest --test-dir build/asan --output-on-failure --no-tests=error -L program -LE campaign -j 2
  step "tour of the release build" env -u DISPLAY -u WAYLAND_DISPLAY packaging/run.sh --headless
fi

echo "== the suite"
case "$tier" in
  change) exclude=(-LE "campaign|ci") ;;
  ci) exclude=(-LE campaign) ;;
  campaign) exclude=() ;;
esac
if ctest --test-dir build/ci --output-on-failure --no-tests=error -j 2 "${exclude[@]}"; then suite=0; else suite=1; fi
# ctest's summary is the end; a step that failed before it must not hide behind it.
[ "$failed" -eq 0 ] || printf '%s\n' "${results[@]}" >&2
exit $((failed || suite))
