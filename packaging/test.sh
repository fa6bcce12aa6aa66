#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what Duebook and its tests need, builds everything under the address and undefined-behaviour
# sanitizers and runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

install_packages "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"
packaging/checks.sh format
configure_and_build asan

say "Running the tests ..."
# Qt and the font libraries keep memory until the process ends; only our own leaks count.
export LSAN_OPTIONS="suppressions=$PWD/tests/support/lsan.supp:print_suppressions=0${LSAN_OPTIONS:+:$LSAN_OPTIONS}"
export UBSAN_OPTIONS="print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}"
export ASAN_OPTIONS="detect_stack_use_after_return=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
exec ctest --preset asan "$@"
