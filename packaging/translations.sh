#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# translations.sh update   reads the texts out of the sources into resources/i18n/*.ts
# translations.sh check    fails where update would change duebook_en.ts, or a plural form is missing
# A language is added by a file duebook_LANGUAGE.ts here and its name in core/CMakeLists.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

lupdate=$(command -v /usr/lib/qt6/bin/lupdate || command -v lupdate6 || command -v lupdate) || {
    echo "duebook: lupdate is missing; Debian 12 has it in qt6-l10n-tools." >&2
    exit 1
}

# English is in the sources: only its plural forms are kept. The root is an include path, else
# lupdate finds no declarations and the contexts lose their namespace.
read_texts() {
    local file=$1 plural=()
    case $file in *duebook_en.ts) plural=(-pluralonly) ;; esac
    "$lupdate" -silent -I . -locations none -no-obsolete "${plural[@]}" core ui app -ts "$file"
}

case "${1:-}" in
update)
    for file in resources/i18n/duebook_*.ts; do
        read_texts "$file"
        echo "$file: $(grep -c 'type="unfinished"' "$file" || true) texts without translation"
    done
    ;;
check)
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    cp resources/i18n/duebook_en.ts "$folder"
    read_texts "$folder/duebook_en.ts"
    if ! diff -u resources/i18n/duebook_en.ts "$folder/duebook_en.ts" >&2; then
        echo "duebook: run packaging/translations.sh update and write the plural forms." >&2
        exit 1
    fi
    if grep -n 'type="unfinished"' resources/i18n/duebook_en.ts >&2; then
        echo "duebook: plural forms are missing in resources/i18n/duebook_en.ts." >&2
        exit 1
    fi
    ;;
*)
    echo "usage: packaging/translations.sh update|check" >&2
    exit 2
    ;;
esac
