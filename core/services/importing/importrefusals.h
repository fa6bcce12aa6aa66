// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/io/fileformat.h"
#include "core/rules/importing/filekind.h"

#include <optional>

namespace duebook {

/// The sentence for a file that is no table of text, by what it is; nothing for text.
std::optional<Error> refusedFormat(FileFormat format, const QString &fileName);

/// The sentence for rows that are no receivables; nothing where they may be.
std::optional<Error> refusedRows(const FileKind &kind, const QString &fileName);

/// A DATEV file's category (third cell of its record header), unless it lists customers or
/// postings.
std::optional<Error> refusedDatev(int category, const QString &fileName);

/// The question what the rows are; empty where that is known.
QString kindQuestion(const FileKind &kind);

} // namespace duebook
