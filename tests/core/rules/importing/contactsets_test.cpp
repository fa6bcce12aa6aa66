// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/contactsets.h"

#include "tests/support/catch.h"

using namespace duebook;
using F = ImportField;

TEST_CASE("Several persons on a row have columns of their own", "[import][people]")
{
    const QStringList headings{
        QStringLiteral("Account"),  QStringLiteral("Name"),    QStringLiteral("Contact 1"),
        QStringLiteral("Email 1"),  QStringLiteral("Phone 1"), QStringLiteral("Contact 2"),
        QStringLiteral("E-Mail 2"), QStringLiteral("Phone 2"), QStringLiteral("Address 2")};
    const auto sets = contactSets(headings, {0, 1});
    REQUIRE(sets.size() == 2);
    CHECK(sets[0] == ContactColumns{{F::ContactName, 2}, {F::Email, 3}, {F::Phone, 4}});
    CHECK(sets[1] == ContactColumns{{F::ContactName, 5}, {F::Email, 6}, {F::Phone, 7}});
    CHECK(contactSets(headings, {0, 1, 2, 3, 4}).size() == 1);
}

TEST_CASE("The number of a person may stand inside the heading", "[import][people]")
{
    const auto sets =
        contactSets({QStringLiteral("No"), QStringLiteral("Contact2 Email"),
                     QStringLiteral("Contact2 Last Name"), QStringLiteral("Ansprechpartner"),
                     QStringLiteral("Street 2"), QStringLiteral("Item 3")},
                    {0});
    REQUIRE(sets.size() == 2);
    CHECK(sets[0] == ContactColumns{{F::ContactName, 3}});
    CHECK(sets[1] == ContactColumns{{F::Email, 1}, {F::LastName, 2}});
}
