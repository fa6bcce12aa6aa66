// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>

namespace duebook {

/// A sum of digests (BLAKE2b-256) modulo 2^256: it does not depend on the order, so what is added
/// can be taken away again without knowing the rest.
class DigestSum {
public:
    static constexpr qsizetype kBytes = 32;

    DigestSum() = default; ///< of nothing
    /// Of one piece.
    static DigestSum of(QByteArrayView piece);
    /// What `bytes()` gave; nothing where the length is another.
    static std::optional<DigestSum> fromBytes(QByteArrayView bytes);

    DigestSum &operator+=(const DigestSum &other);
    DigestSum &operator-=(const DigestSum &other);
    friend bool operator==(const DigestSum &, const DigestSum &) = default;

    QByteArray bytes() const;
    /// A part of it that is enough to tell which of a few pieces is another.
    quint32 shortened() const { return quint32(m_words[0]); }

private:
    std::array<quint64, 4> m_words{};
};

} // namespace duebook
