#!/usr/bin/env bash
# format.sh --write | --check: clang-format over our sources.
set -euo pipefail
case ${1:-} in
    --write) mode=(-i) ;;
    --check) mode=(--dry-run --Werror) ;;
    *) echo "format.sh --write | --check" >&2; exit 2 ;;
esac
git ls-files -z '*.cpp' '*.h' | xargs -0 -r -n 20 -P "$(nproc)" clang-format "${mode[@]}"
