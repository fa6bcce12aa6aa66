// SPDX-License-Identifier: Apache-2.0
#include "core/base/passwordhash.h"

#include <sodium.h>

#include <array>

namespace duebook {

namespace {

/// The same letters typed on another system may come in other code points.
QByteArray bytesOf(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

} // namespace

QByteArray hashPassword(const QString &password)
{
    if (sodium_init() < 0)
        return {};
    const QByteArray bytes = bytesOf(password);
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int failed = crypto_pwhash_str_alg(
        hash.data(), bytes.constData(), static_cast<unsigned long long>(bytes.size()),
        crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
        crypto_pwhash_ALG_ARGON2ID13);
    return failed == 0 ? QByteArray(hash.data()) : QByteArray();
}

bool passwordMatches(const QByteArray &hash, const QString &password)
{
    if (hash.isEmpty() || sodium_init() < 0)
        return false;
    const QByteArray bytes = bytesOf(password);
    return crypto_pwhash_str_verify(hash.constData(), bytes.constData(),
                                    static_cast<unsigned long long>(bytes.size())) == 0;
}

} // namespace duebook
