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

// A hash stands in a file that anybody may have made: what it asks for of memory and time is
// bounded at a few times of what we ask for ourselves.
constexpr qulonglong kMostKiB = crypto_pwhash_MEMLIMIT_INTERACTIVE / 1024 * 4;
constexpr qulonglong kMostRounds = crypto_pwhash_OPSLIMIT_INTERACTIVE * 4;

/// "$argon2id$v=19$m=65536,t=2,p=1$...": the parts between the dollars.
bool asksForLittle(const QByteArray &hash)
{
    if (hash.size() >= qsizetype(crypto_pwhash_STRBYTES) || hash.contains('\0'))
        return false;
    const QList<QByteArray> parts = hash.split('$');
    if (parts.size() != 6 || parts[1] != "argon2id")
        return false;
    const QList<QByteArray> costs = parts[3].split(',');
    if (costs.size() != 3)
        return false;
    const auto atMost = [](const QByteArray &cost, const char *name, qulonglong most) {
        bool isNumber = false;
        const qulonglong value = cost.mid(2).toULongLong(&isNumber);
        return cost.startsWith(name) && isNumber && value >= 1 && value <= most;
    };
    return atMost(costs[0], "m=", kMostKiB) && atMost(costs[1], "t=", kMostRounds) &&
           atMost(costs[2], "p=", 1);
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
    if (!asksForLittle(hash) || sodium_init() < 0)
        return false;
    const QByteArray bytes = bytesOf(password);
    return crypto_pwhash_str_verify(hash.constData(), bytes.constData(),
                                    static_cast<unsigned long long>(bytes.size())) == 0;
}

} // namespace duebook
