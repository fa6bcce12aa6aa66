// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace duebook {

/// A letter of a month name folded to a small ASCII letter; 0 for anything else. `length` = its
/// bytes.
char foldedLetter(QByteArrayView text, qsizetype at, int &length);

/// 1 to 12 for a name of `foldedLetter`s or its beginning of three letters and more; 0 where none
/// or several months begin like that.
int monthFromName(QByteArrayView folded);

} // namespace duebook
