#!/usr/bin/env bash
# Every C++ file is as clang-format 19 writes it.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v clang-format-19 >/dev/null || { echo "skipped: clang-format-19 is not in this distribution"; exit 0; }
git ls-files '*.h' '*.cpp' | xargs -r clang-format-19 --dry-run --Werror
