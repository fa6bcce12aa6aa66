// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace duebook {

/// One column of a row as it stands in the file.
struct RawValue {
    enum class Kind : quint8 { Null, Integer, Real, Text, Blob };

    Kind kind = Kind::Null;
    qint64 integer = 0;   ///< of an Integer
    QByteArrayView bytes; ///< of a Text (UTF-8 in a book) or Blob: within the bytes decoded

    friend bool operator==(const RawValue &a, const RawValue &b)
    {
        return a.kind == b.kind && a.integer == b.integer && a.bytes == b.bytes;
    }
};

/// A number of one to nine bytes at `at`, which moves behind it. Nothing where the bytes end first.
std::optional<quint64> readVarint(QByteArrayView bytes, qsizetype &at);

/// The columns of a record. False where the bytes are not one, to the last byte; `values` is then
/// of no use.
bool decodeRecord(QByteArrayView record, std::vector<RawValue> &values);

/// Whether it can be a text of a book: UTF-8 without a zero byte.
bool isSoundText(QByteArrayView bytes);

} // namespace duebook
