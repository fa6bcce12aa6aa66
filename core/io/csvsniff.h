// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/csvreader.h"

#include <QStringList>

#include <optional>

namespace duebook {

/// What the beginning of a file tells about how it is written.
struct CsvGuess {
    CsvFormat format;
    /// The first rows as text (at most `kSniffRows`), for recognising the header row and the
    /// columns.
    std::vector<QStringList> rows;
    /// Rows before the table that only speak to programs ("sep=;"): 0 or 1.
    int hintRows = 0;
};

constexpr int kSniffRows = 200;

/// Recognises encoding and separator (; , tab |) from the beginning of a file. What the caller
/// knows already is kept. `sample`: 64 KiB or more, or the whole file.
CsvGuess sniffCsv(const QByteArray &sample, std::optional<TextEncoding> encoding = {},
                  std::optional<char> separator = {});

} // namespace duebook
