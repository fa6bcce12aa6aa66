// SPDX-License-Identifier: Apache-2.0
#include "core/base/seal.h"

#include <QCoreApplication>
#include <QIODevice>

#include <sodium.h>

namespace duebook {

namespace {

const QByteArray kMagic = QByteArrayLiteral("Duebook sealed 1\n");
constexpr qint64 kPlainPart = qint64{64} << 10;
constexpr qint64 kSealedPart = kPlainPart + qint64(crypto_secretstream_xchacha20poly1305_ABYTES);
constexpr qint64 kHead = crypto_secretstream_xchacha20poly1305_HEADERBYTES;

static_assert(SealKey::kBytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::Seal)
};

uchar *writable(QByteArray &bytes)
{
    return reinterpret_cast<uchar *>(bytes.data());
}

const uchar *readable(const QByteArray &bytes)
{
    return reinterpret_cast<const uchar *>(bytes.constData());
}

unsigned long long sizeOf(const QByteArray &bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

Error notWritten(const QString &detail)
{
    return {ErrorCode::Io,
            Texts::tr("A file cannot be written on this computer: make room on the drive."),
            {},
            detail};
}

Error notRead(const QString &detail)
{
    return {ErrorCode::Io, Texts::tr("A file on this computer cannot be read."), {}, detail};
}

Error broken()
{
    return {ErrorCode::Invalid,
            Texts::tr("A sealed file is not whole, or was sealed with another key than the one in "
                      "this computer's keyring."),
            {},
            {}};
}

} // namespace

SealKey SealKey::made()
{
    SealKey key;
    if (sodium_init() < 0)
        return key;
    key.m_bytes.resize(kBytes);
    crypto_secretstream_xchacha20poly1305_keygen(writable(key.m_bytes));
    return key;
}

std::optional<SealKey> SealKey::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() != kBytes)
        return std::nullopt;
    SealKey key;
    key.m_bytes = bytes;
    return key;
}

bool isSealed(const QByteArray &beginning)
{
    return beginning.startsWith(kMagic);
}

Result<void> seal(QIODevice &from, QIODevice &to, const SealKey &key)
{
    if (sodium_init() < 0)
        return notWritten(QStringLiteral("sodium_init"));
    crypto_secretstream_xchacha20poly1305_state state;
    QByteArray head(kHead, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_init_push(&state, writable(head), readable(key.bytes()));
    if (to.write(kMagic + head) < 0)
        return notWritten(to.errorString());
    for (bool last = false; !last;) {
        const QByteArray plain = from.read(kPlainPart);
        last = from.atEnd();
        if (plain.isEmpty() && !last)
            return notRead(from.errorString());
        QByteArray part(plain.size() + kSealedPart - kPlainPart, Qt::Uninitialized);
        const uchar tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
        crypto_secretstream_xchacha20poly1305_push(&state, writable(part), nullptr, readable(plain),
                                                   sizeOf(plain), nullptr, 0, tag);
        if (to.write(part) != part.size())
            return notWritten(to.errorString());
    }
    return {};
}

Result<void> unseal(QIODevice &from, QIODevice &to, const SealKey &key)
{
    if (sodium_init() < 0 || !key.isSet() || from.read(kMagic.size()) != kMagic)
        return broken();
    const QByteArray head = from.read(kHead);
    crypto_secretstream_xchacha20poly1305_state state;
    if (head.size() != kHead || crypto_secretstream_xchacha20poly1305_init_pull(
                                    &state, readable(head), readable(key.bytes())) != 0)
        return broken();
    for (;;) {
        const QByteArray part = from.read(kSealedPart);
        if (part.size() < kSealedPart - kPlainPart)
            return broken();
        QByteArray plain(part.size() - (kSealedPart - kPlainPart), Qt::Uninitialized);
        uchar tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&state, writable(plain), nullptr, &tag,
                                                       readable(part), sizeOf(part), nullptr,
                                                       0) != 0)
            return broken();
        if (to.write(plain) != plain.size())
            return notWritten(to.errorString());
        const bool last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (last != from.atEnd())
            return broken();
        if (last)
            return {};
    }
}

} // namespace duebook
