// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/textencoding.h"

#include <span>

namespace duebook {

/// The letters beyond a to z that a language (or a group whose lists mix) writes, in lower case.
struct LanguageLetters {
    const char *letters; ///< UTF-8
    double weight;       ///< of each letter; groups count less than a language
};

/// A code page and the languages that were written in it.
struct CodePage {
    TextEncoding encoding;
    std::span<const LanguageLetters> languages;
    double prior; ///< how much likelier it is than others, before anything is read
    bool eastAsian = false;
};

/// Every code page that is guessed at.
std::span<const CodePage> codePages();

} // namespace duebook
