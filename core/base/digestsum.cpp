// SPDX-License-Identifier: Apache-2.0
#include "core/base/digestsum.h"

#include <QtEndian>

#include <sodium.h>

namespace duebook {

namespace {

constexpr qsizetype kWordBytes = sizeof(quint64);

/// libsodium chooses the fastest way of this processor when it is made ready.
bool makeReady()
{
    return sodium_init() >= 0;
}

} // namespace

DigestSum DigestSum::of(QByteArrayView piece)
{
    static const bool ready = makeReady();
    Q_ASSERT(ready);
    Q_UNUSED(ready);
    std::array<uchar, kBytes> digest;
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const uchar *>(piece.data()),
                       static_cast<unsigned long long>(piece.size()), nullptr, 0);
    DigestSum sum;
    for (size_t word = 0; word < sum.m_words.size(); ++word)
        sum.m_words[word] = qFromLittleEndian<quint64>(digest.data() + word * kWordBytes);
    return sum;
}

std::optional<DigestSum> DigestSum::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != kBytes)
        return std::nullopt;
    DigestSum sum;
    for (size_t word = 0; word < sum.m_words.size(); ++word)
        sum.m_words[word] = qFromLittleEndian<quint64>(bytes.data() + word * kWordBytes);
    return sum;
}

DigestSum &DigestSum::operator+=(const DigestSum &other)
{
    quint64 carry = 0;
    for (size_t word = 0; word < m_words.size(); ++word) {
        const quint64 before = m_words[word] + carry;
        carry = before < carry ? 1 : 0;
        m_words[word] = before + other.m_words[word];
        carry += m_words[word] < before ? 1 : 0;
    }
    return *this;
}

DigestSum &DigestSum::operator-=(const DigestSum &other)
{
    quint64 borrow = 0;
    for (size_t word = 0; word < m_words.size(); ++word) {
        const quint64 before = m_words[word];
        const quint64 rest = before - other.m_words[word];
        m_words[word] = rest - borrow;
        borrow = (before < other.m_words[word] ? 1 : 0) + (rest < borrow ? 1 : 0);
    }
    return *this;
}

QByteArray DigestSum::bytes() const
{
    QByteArray bytes(kBytes, '\0');
    for (size_t word = 0; word < m_words.size(); ++word)
        qToLittleEndian(m_words[word], bytes.data() + word * kWordBytes);
    return bytes;
}

} // namespace duebook
