// SPDX-License-Identifier: Apache-2.0
#include "core/db/raw/rawvalue.h"

#include <QUtf8StringView>

namespace duebook {

namespace {

constexpr int kLongestVarint = 9;

/// How many bytes a value of this type takes; nothing for types that the format does not know.
std::optional<quint64> lengthOf(quint64 type)
{
    constexpr quint64 kNumbers[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (type < 10)
        return kNumbers[type];
    if (type < 12)
        return std::nullopt;
    return (type - 12) / 2;
}

qint64 signedNumber(QByteArrayView bytes)
{
    quint64 number = !bytes.isEmpty() && (uchar(bytes[0]) & 0x80) != 0 ? ~quint64(0) : 0;
    for (const char byte : bytes)
        number = number << 8 | uchar(byte);
    return qint64(number);
}

RawValue valueOf(quint64 type, QByteArrayView bytes)
{
    RawValue value;
    if (type == 0)
        return value;
    if (type == 7) {
        value.kind = RawValue::Kind::Real;
    } else if (type < 10) {
        value.kind = RawValue::Kind::Integer;
        value.integer = type == 9 ? 1 : signedNumber(bytes);
    } else {
        value.kind = type % 2 == 0 ? RawValue::Kind::Blob : RawValue::Kind::Text;
        value.bytes = bytes;
    }
    return value;
}

} // namespace

std::optional<quint64> readVarint(QByteArrayView bytes, qsizetype &at)
{
    quint64 number = 0;
    for (int length = 1; at < bytes.size(); ++length) {
        const uchar byte = uchar(bytes[at++]);
        if (length == kLongestVarint)
            return number << 8 | byte;
        number = number << 7 | (byte & 0x7f);
        if ((byte & 0x80) == 0)
            return number;
    }
    return std::nullopt;
}

bool decodeRecord(QByteArrayView record, std::vector<RawValue> &values)
{
    values.clear();
    qsizetype at = 0;
    const std::optional<quint64> head = readVarint(record, at);
    if (!head || *head < quint64(at) || *head > quint64(record.size()))
        return false;
    const QByteArrayView types = record.first(qsizetype(*head));
    qsizetype body = types.size();
    while (at < types.size()) {
        const std::optional<quint64> type = readVarint(types, at);
        const std::optional<quint64> length = type ? lengthOf(*type) : std::nullopt;
        if (!length || *length > quint64(record.size() - body))
            return false;
        values.push_back(valueOf(*type, record.sliced(body, qsizetype(*length))));
        body += qsizetype(*length);
    }
    return body == record.size();
}

bool isSoundText(QByteArrayView bytes)
{
    return !bytes.contains('\0') && QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8();
}

} // namespace duebook
