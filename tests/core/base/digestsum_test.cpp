// SPDX-License-Identifier: Apache-2.0
#include "core/base/digestsum.h"

#include "tests/support/catch.h"

using namespace duebook;

TEST_CASE("A sum of digests does not depend on the order and gives back what is taken away",
          "[digest]")
{
    DigestSum forward;
    DigestSum backward;
    for (int piece = 0; piece < 200; ++piece) {
        forward += DigestSum::of(QByteArray::number(piece));
        backward += DigestSum::of(QByteArray::number(199 - piece));
    }
    CHECK(forward == backward);
    CHECK(forward != DigestSum());
    for (int piece = 0; piece < 200; ++piece)
        forward -= DigestSum::of(QByteArray::number(piece));
    CHECK(forward == DigestSum());
}

TEST_CASE("A sum of digests carries from word to word", "[digest]")
{
    const DigestSum most = DigestSum::fromBytes(QByteArray(32, char(0xff))).value();
    QByteArray one(32, '\0');
    one[0] = 1;
    DigestSum sum = most;
    sum += DigestSum::fromBytes(one).value();
    CHECK(sum == DigestSum());
    sum -= DigestSum::fromBytes(one).value();
    CHECK(sum == most);
    sum += most;
    sum -= most;
    CHECK(sum == most);
    CHECK_FALSE(DigestSum::fromBytes(QByteArray(31, 'x')));
}

TEST_CASE("A digest is BLAKE2b-256, so that others can work it out", "[digest]")
{
    CHECK(DigestSum::of("abc").bytes().toHex() ==
          "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}
