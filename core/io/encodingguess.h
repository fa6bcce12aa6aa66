// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/textencoding.h"

namespace duebook {

/// One way to read a file's letters, with what its names then are.
struct EncodingCandidate {
    TextEncoding encoding = TextEncoding::Windows1252;
    double points = 0; ///< 1 = every letter is one of the language, in its place
    QStringList texts; ///< cells of the file that have such letters, at most five
};

struct EncodingGuess {
    TextEncoding encoding = TextEncoding::Utf8;
    /// False where another code page gives other letters that are nearly as likely: a person must
    /// choose by the names.
    bool sure = true;
    /// The likeliest first; only where a code page had to be guessed. Of those that read the sample
    /// alike one stands for all.
    std::vector<EncodingCandidate> candidates;
};

/// The encoding of a file that begins like this, and how sure that is. Marks, zero bytes and valid
/// UTF-8 decide; then which languages' letters the bytes are in each code page, and whether they
/// stand where letters stand (no sign or capital inside a word, no two scripts in one word).
EncodingGuess guessEncoding(QByteArrayView sample);

} // namespace duebook
