// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// Text as it is compared and sorted in the book: lower case, accents and points removed, `ß` as
/// `ss`, runs of white space as one blank, trimmed. The same input gives the same output on every
/// system.
QString foldText(const QString &text);

/// An account or invoice number as it is looked up: folded, without blanks.
QString foldNumber(const QString &number);

/// A number reduced to what two sources agree on: folded, blanks, dashes, dots, slashes and leading
/// zeros of every digit run removed. Two account numbers with the same loose form are *proposed* as
/// one, never merged by it.
QString looseNumber(const QString &number);

} // namespace duebook
