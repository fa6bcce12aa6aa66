// SPDX-License-Identifier: Apache-2.0
#include "core/base/textfold.h"
#include "tests/support/catch.h"

using namespace duebook;

TEST_CASE("Folding forgives case, accents, points and white space", "[base]")
{
    CHECK(foldText(QStringLiteral("  Müller   Straße ")) == QStringLiteral("muller strasse"));
    CHECK(foldText(QStringLiteral("Société Générale")) == QStringLiteral("societe generale"));
    CHECK(foldText(QStringLiteral("שָׁלוֹם")) == QStringLiteral("שלום"));
    CHECK(foldText(QString()).isEmpty());
}

TEST_CASE("Account numbers that differ only by leading zeros or blanks have one loose form",
          "[base]")
{
    CHECK(looseNumber(QStringLiteral("0379-NEVHP")) == looseNumber(QStringLiteral("379 NEVHP")));
    CHECK(looseNumber(QStringLiteral("K-0010")) == looseNumber(QStringLiteral("K10")));
    CHECK(looseNumber(QStringLiteral("100")) != looseNumber(QStringLiteral("10")));
    CHECK(looseNumber(QStringLiteral("000")) == QStringLiteral("0"));
    CHECK(foldNumber(QStringLiteral(" 10 20 a")) == QStringLiteral("1020a"));
}
