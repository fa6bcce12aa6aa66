// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace duebook {

/// One value of a row as SQLite holds it; `bytes` belong to who gave the value.
struct RowValue {
    enum class Type : char { Null, Integer, Real, Text, Blob };
    Type type = Type::Null;
    qint64 integer = 0; ///< of a Real its bits
    QByteArrayView bytes;

    friend bool operator==(const RowValue &a, const RowValue &b)
    {
        return a.type == b.type && a.integer == b.integer && a.bytes == b.bytes;
    }
};

} // namespace duebook
