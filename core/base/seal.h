// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <optional>

class QIODevice;

namespace duebook {

/// The key of files that only this person of this computer may read; the system's keyring keeps it.
class SealKey {
public:
    static constexpr qsizetype kBytes = 32;

    /// No key: nothing is sealed and nothing sealed can be read.
    SealKey() = default;
    /// A new one by chance; unset when the system has no source of chance.
    static SealKey made();
    /// Nothing when these are not the bytes of a key.
    static std::optional<SealKey> fromBytes(const QByteArray &bytes);

    const QByteArray &bytes() const { return m_bytes; }
    bool isSet() const { return !m_bytes.isEmpty(); }

private:
    QByteArray m_bytes;
};

/// Whether a file that begins so was sealed.
bool isSealed(const QByteArray &beginning);

/// Copies `from` to its end into `to`, sealed with XChaCha20-Poly1305 in parts of 64 KiB
/// (libsodium, secretstream), of which none can be changed, left out or moved unseen. Both are
/// open. The key must be set. Errors: Io.
Result<void> seal(QIODevice &from, QIODevice &to, const SealKey &key);

/// The way back. Errors: Io; Invalid when the file is not whole or was sealed with another key:
/// then `to` is to be thrown away.
Result<void> unseal(QIODevice &from, QIODevice &to, const SealKey &key);

} // namespace duebook
