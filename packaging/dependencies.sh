# SPDX-License-Identifier: Apache-2.0
# Sourced by run.sh and test.sh: the packages Duebook needs, and installing what is missing.

build_packages=(g++ cmake ninja-build pkg-config ccache mold qt6-base-dev qt6-svg-dev qt6-tools-dev
    qt6-tools-dev-tools qt6-l10n-tools libgl-dev libvulkan-dev libsqlite3-dev sqlite3
    libgmime-3.0-dev libical-dev libsodium-dev
    qtkeychain-qt6-dev)
run_packages=(libqt6svg6 libsecret-1-0 libqt6sql6-sqlite poppler-utils qt6-translations-l10n fonts-dejavu-core fonts-noto-core)
test_packages=(catch2 clang-format xvfb xauth xdotool dbus dunst at-spi2-core python3-pyatspi imagemagick
    fonts-noto-cjk file python3-icalendar sshfs openssh-sftp-server gnome-keyring)

say() { printf '%s\n' "$*"; }
fail() {
    printf 'duebook: %s\n' "$*" >&2
    exit 1
}

# Installs those of its arguments that are not there. Never asks; says what it does.
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        fail "this system has no apt-get. Install the packages that Debian 12 calls: $* - then run" \
            "'cmake --preset release && cmake --build --preset release'."
    fi
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
            missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "these packages are missing: ${missing[*]}. Install them as root, then run this again."
        as_root=(sudo)
        # Without a terminal sudo could only wait for a password that nobody types.
        [ -t 0 ] || as_root=(sudo -n)
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    local log
    log=$(mktemp)
    if ! {
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 update &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 \
                --no-install-recommends install "${missing[@]}"
    } </dev/null >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        rm -f "$log"
        fail "the packages could not be installed; see the lines above. By hand: apt-get install ${missing[*]}"
    fi
    rm -f "$log"
}

# configure_and_build PRESET [TARGET...]: quick when nothing changed; prints only what matters.
configure_and_build() {
    local preset=$1
    shift
    local log="build/$preset-build.log" targets=()
    mkdir -p build
    [ $# -eq 0 ] || targets=(--target "$@")
    say "Building ($preset); the first time takes a few minutes ..."
    if ! { cmake --preset "$preset" && cmake --build --preset "$preset" "${targets[@]}"; } >"$log" 2>&1; then
        grep -E 'error|Error|FAILED' "$log" | head -n 30 >&2
        fail "the build failed; the whole output is in $log"
    fi
}
