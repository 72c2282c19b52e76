#!/usr/bin/env bash
# tidy.sh BUILD: clang-tidy 19 over the sources that changed since the last merge base, at most 40 of them; all with --all.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$1
command -v clang-tidy-19 >/dev/null || { echo "skipped: clang-tidy-19 is not in this distribution"; exit 0; }
if [ "${2:-}" = --all ]; then
  files=$(git ls-files 'app/*.cpp' 'ui/*.cpp')
else
  base=$(git rev-parse -q --verify HEAD~10 || git rev-list --max-parents=0 HEAD | tail -n 1)
  files=$(git diff --name-only --diff-filter=d "$base" -- 'app/*.cpp' 'ui/*.cpp' | head -40)
fi
[ -n "$files" ] || { echo "nothing changed"; exit 0; }
echo "$files" | xargs -P 2 -n 4 clang-tidy-19 --quiet -p "$build"
