// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace duebook {

/// True for a long number as a spreadsheet shortens it: "4,512E+08". Its digits are lost.
bool isShortenedNumber(QByteArrayView text);

} // namespace duebook
