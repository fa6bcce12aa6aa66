// SPDX-License-Identifier: Apache-2.0
#include "core/base/seal.h"

#include "tests/support/catch.h"
#include "tests/support/must.h"

#include <QBuffer>

using namespace duebook;
using namespace duebook::test;

namespace {

QByteArray sealed(const QByteArray &plain, const SealKey &key)
{
    QBuffer from;
    from.setData(plain);
    from.open(QIODevice::ReadOnly);
    QBuffer to;
    to.open(QIODevice::WriteOnly);
    must(seal(from, to, key));
    return to.data();
}

Result<QByteArray> opened(const QByteArray &bytes, const SealKey &key)
{
    QBuffer from;
    from.setData(bytes);
    from.open(QIODevice::ReadOnly);
    QBuffer to;
    to.open(QIODevice::WriteOnly);
    const Result<void> done = unseal(from, to, key);
    if (!done)
        return done.error();
    return to.data();
}

constexpr qsizetype kPart = 64 << 10;

} // namespace

TEST_CASE("What was sealed is read with its key, whatever its length", "[seal]")
{
    const SealKey key = SealKey::made();
    for (const qsizetype size :
         {qsizetype(0), qsizetype(1), kPart - 1, kPart, kPart + 1, 3 * kPart, 5 * kPart + 77}) {
        INFO(size);
        QByteArray plain(size, Qt::Uninitialized);
        for (qsizetype i = 0; i < size; ++i)
            plain[i] = char(i * 31 + i / 251);
        const QByteArray bytes = sealed(plain, key);
        CHECK(isSealed(bytes));
        CHECK_FALSE(isSealed(plain));
        CHECK(must(opened(bytes, key)) == plain);
        CHECK(opened(bytes, SealKey::made()).error().code == ErrorCode::Invalid);
        CHECK(opened(bytes, {}).error().code == ErrorCode::Invalid);
    }
}

TEST_CASE("A key is 32 bytes", "[seal]")
{
    const SealKey key = SealKey::made();
    CHECK(key.isSet());
    CHECK(SealKey::fromBytes(key.bytes())->bytes() == key.bytes());
    CHECK_FALSE(SealKey::fromBytes(key.bytes().chopped(1)));
    CHECK_FALSE(SealKey::fromBytes({}));
    CHECK(SealKey::made().bytes() != key.bytes());
}

TEST_CASE("A sealed file that was changed, cut or lengthened is refused", "[seal]")
{
    const SealKey key = SealKey::made();
    const QByteArray bytes = sealed(QByteArray(2 * kPart + 100, 'x'), key);
    for (qsizetype at = 0; at < bytes.size(); at += 4099) {
        QByteArray changed = bytes;
        changed[at] = char(changed[at] ^ 1);
        CHECK_FALSE(opened(changed, key).ok());
    }
    for (const qsizetype size : {qsizetype(0), qsizetype(17), qsizetype(40), qsizetype(60),
                                 kPart + 58, bytes.size() - 1}) {
        INFO(size);
        CHECK_FALSE(opened(bytes.first(size), key).ok());
    }
    CHECK_FALSE(opened(bytes + "x", key).ok());
}
