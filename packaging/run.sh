#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what Duebook needs, builds it and opens the demo book. Without a display it says so, writes
# screenshots of the main pages and prints today's worklist.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

install_packages "${build_packages[@]}" "${run_packages[@]}"
configure_and_build release duebook duebook-cli

program=build/release/app/duebook
cli=build/release/app/cli/duebook-cli
# A demo book of another day would show old dates: each day has its own.
book=build/demo/northwind-$(date +%F).duebook
if [ ! -f "$book" ]; then
    mkdir -p build/demo
    "$cli" demo "$book"
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "Opening $book"
    exec "$program" --as anna "$book"
fi

say "There is no display here, so no window opens. Screenshots of the main pages go to build/screenshots:"
mkdir -p build/screenshots
if ! QT_QPA_PLATFORM=offscreen "$program" --as anna --screenshots build/screenshots "$book" 2>build/screenshots.log; then
    cat build/screenshots.log >&2
    fail "the screenshots could not be written."
fi
(cd build/screenshots && ls ./*.png | tr '\n' ' ')
say
say "Today's worklist of the demo book:"
"$cli" --book "$book" --as anna worklist --limit 15
