#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# checks.sh format           every source file is as .clang-format writes it
# checks.sh tidy [FILE...]   .clang-tidy holds for these or all sources (all: half an hour)
set -euo pipefail
cd "$(dirname "$0")/.."

sources() { find core ui app tests -name '*.h' -o -name '*.cpp' | sort; }

case "${1:-}" in
format)
    mkdir -p build
    # Other versions of clang-format write some lines differently: 14 is Debian 12's and decides.
    if ! clang-format --version | grep -q 'version 14\.'; then
        echo "Formatting not checked: it is defined by clang-format 14."
        exit 0
    fi
    if ! sources | xargs clang-format --dry-run -Werror 2>build/format.log; then
        grep -oE '^[^ :]+\.(h|cpp):' build/format.log | sort -u | head -n 20 >&2
        rm -f build/format.log
        echo "duebook: these files are not formatted; run clang-format -i on them." >&2
        exit 1
    fi
    rm -f build/format.log
    ;;
tidy)
    # clang reads neither the other compiler's precompiled headers nor its flag for them.
    cmake -B build/tidy -G Ninja -DCMAKE_BUILD_TYPE=Debug -DBUILD_TESTING=OFF \
        -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
    sed -i 's/ -fpch-preprocess//' build/tidy/compile_commands.json
    shift
    if [ $# -gt 0 ]; then printf '%s\n' "$@"; else sources | grep '\.cpp$' | grep -v '^tests/'; fi |
        xargs -P 2 -n 4 clang-tidy -p build/tidy --quiet
    ;;
*)
    echo "usage: packaging/checks.sh format | tidy [FILE...]" >&2
    exit 2
    ;;
esac
