// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/contactservice.h"

#include "core/services/accounts/fieldcheck.h"
#include "tests/support/ledger.h"

namespace duebook {

using namespace test;

namespace {

ContactId add(ContactService &service, AccountId account, const char *name)
{
    Contact contact;
    contact.account = account;
    contact.name = QLatin1String(name);
    return must(service.add(contact));
}

} // namespace

TEST_CASE("The first contact is the main one until another is made it or it leaves", "[contacts]")
{
    LedgerBook ledger;
    ContactService service(ledger.session);
    const AccountId account = ledger.account("100");
    const ContactId first = add(service, account, "Ingrid");
    const ContactId second = add(service, account, "Arne");
    CHECK(must(service.contact(first)).isMain);
    CHECK_FALSE(must(service.contact(second)).isMain);

    must(service.makeMain(second));
    CHECK_FALSE(must(service.contact(first)).isMain);
    CHECK(must(service.contacts(account)).front().id == second);

    must(service.setLeft(second, true));
    CHECK_FALSE(must(service.contact(second)).isMain);
    CHECK(must(service.contacts(account)).back().id == second);
    CHECK(service.makeMain(second).error().code == ErrorCode::Invalid);
}

TEST_CASE("A contact's wrong field is named and a stale change is refused", "[contacts]")
{
    LedgerBook ledger;
    ContactService service(ledger.session);
    Contact contact;
    contact.account = ledger.account("100");
    CHECK(service.add(contact).error().place == QStringLiteral("name"));
    contact.name = QStringLiteral("Ingrid");
    contact.email = QStringLiteral("ingrid@");
    CHECK(service.add(contact).error().place == QStringLiteral("email"));
    contact.email.clear();
    contact.doNotContact = true;
    CHECK(service.add(contact).error().place == QStringLiteral("doNotContactReason"));
    contact.doNotContact = false;
    contact.account = AccountId(99);
    CHECK(service.add(contact).error().code == ErrorCode::NotFound);

    contact.account = must(ledger.accounts.find(QStringLiteral("100")));
    Contact saved = must(service.contact(must(service.add(contact))));
    saved.phone = QStringLiteral("1");
    must(service.update(saved));
    saved.phone = QStringLiteral("2");
    CHECK(service.update(saved).error().code == ErrorCode::Conflict);
}

TEST_CASE("What can be an email address", "[contacts]")
{
    for (const char *good : {"a@b", "a.b+c@d.example", " x@y.z ", "müller@größe.example"})
        CHECK(looksLikeEmail(QString::fromUtf8(good)));
    for (const char *bad :
         {"", "@", "a@", "@b", "a b@c", "a@b..c", "a@.b", "a@b.", "<a@b>", "a@b,c@d"})
        CHECK_FALSE(looksLikeEmail(QString::fromUtf8(bad)));
}

} // namespace duebook
