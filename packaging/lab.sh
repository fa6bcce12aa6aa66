#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Two computers on real SMB and NFS servers, on this machine (tests/sharing/lab/README.md): prints what
# they lost, doubled and were told. As root. lab.sh [ROW ...]; without rows all of them, some hours.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

[ "$(id -u)" -eq 0 ] || fail "the lab makes networks and mounts: run it as root."
lab=tests/sharing/lab/lab.py
# shellcheck disable=SC2046
install_packages "${build_packages[@]}" $(python3 -c 'import sys; sys.path.insert(0, "tests/sharing/lab"); import rig; print(*rig.PACKAGES)')
configure_and_build dev duebook-cli duebook_sharing_writer
trap 'python3 $lab down' EXIT
python3 $lab up
python3 $lab run "$@"
