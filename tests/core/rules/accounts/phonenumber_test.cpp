// SPDX-License-Identifier: Apache-2.0
#include "core/rules/accounts/phonenumber.h"

#include "tests/support/catch.h"

using namespace duebook;

namespace {

QString dial(const char *written)
{
    return dialNumber(QString::fromUtf8(written));
}

} // namespace

TEST_CASE("A telephone number is dialled as it is meant", "[rules][contacts]")
{
    const std::vector<std::pair<const char *, const char *>> cases{
        {"+47 55 00 00 12", "+4755000012"},
        {"0049 30 / 123-45", "+493012345"},
        {"+49 (0)30 123 45", "+493012345"},
        {"030/12345", "03012345"},
        {"(555) 010-4477 ext. 12", "5550104477;ext=12"},
        {"+43 1 234567 Durchwahl 8", "+431234567;ext=8"},
        {"+33 1 23 45 67 89 poste 3", "+33123456789;ext=3"},
        {"03-1234567 שלוחה 4", "031234567;ext=4"},
        {"٠١٢٣٤٥٦٧", "01234567"},
        {"110", "110"},
        {"", ""},
        {"ask at the desk", ""},
    };
    for (const auto &[written, expected] : cases) {
        INFO(written);
        CHECK(dial(written) == QLatin1String(expected));
    }
    CHECK(telephoneLink(QStringLiteral("+47 55")) == QStringLiteral("tel:+4755"));
    CHECK(telephoneLink(QStringLiteral("none")).isEmpty());
}

TEST_CASE("What hardly is a telephone number is doubted", "[rules][contacts]")
{
    const auto doubt = [](const char *written) { return phoneDoubt(QString::fromUtf8(written)); };
    for (const char *good :
         {"", "+47 55 00 00 12", "110", "(555) 010-4477 ext. 12", "040 / 12 34-0"})
        CHECK(doubt(good) == PhoneDoubt::None);
    CHECK(doubt("ask Petra") == PhoneDoubt::NoDigits);
    CHECK(doubt("1-800-FLOWERS") == PhoneDoubt::Letters);
    CHECK(doubt("12") == PhoneDoubt::TooShort);
    CHECK(doubt("030 123456, 030 123457 00") == PhoneDoubt::TooLong);
}

TEST_CASE("One telephone is known with and without the country's code", "[rules][contacts]")
{
    const auto same = [](const char *one, const char *other) {
        return samePhone(QString::fromUtf8(one), QString::fromUtf8(other));
    };
    CHECK(same("+47 55 00 00 12", "55 00 00 12"));
    CHECK(same("+49 (0)30 1234567", "030/1234567"));
    CHECK(same("0049 30 1234567", "+49 30 1234567"));
    CHECK_FALSE(same("+49 30 1234567", "+49 30 1234568"));
    CHECK_FALSE(same("+49 30 1234567 ext. 1", "+49 30 1234567 ext. 2"));
    CHECK_FALSE(same("110", "110"));
    CHECK_FALSE(same("", ""));
    CHECK_FALSE(same("1234567", "+49 30 99 1234567"));
}
