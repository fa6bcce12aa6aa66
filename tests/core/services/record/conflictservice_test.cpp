// SPDX-License-Identifier: Apache-2.0
#include "core/services/record/conflictservice.h"

#include "core/services/accounts/contactservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/record/settingwords.h"
#include "core/services/team/userservice.h"
#include "tests/support/ledger.h"

namespace duebook {

using namespace test;

namespace {

/// Anna's session and one of Boris, a manager, on the same book.
struct TwoPeople : LedgerBook {
    std::unique_ptr<Session> other = signedIn();
    AccountId id = account("100");

    std::unique_ptr<Session> signedIn()
    {
        User boris;
        boris.login = QStringLiteral("boris");
        boris.name = QStringLiteral("Boris Kahn");
        boris.role = Role::Manager;
        boris.id = must(UserService(session).add(boris));
        std::unique_ptr<Session> opened = book.anotherSession();
        opened->setUser(boris);
        return opened;
    }
    Account read() { return must(accounts.account(id)).account; }
    /// What Boris makes of the account.
    template <typename Change>
    void boris(Change change)
    {
        clock.advance(60);
        Account now = must(AccountService(*other).account(id)).account;
        change(now);
        must(AccountService(*other).update(now));
    }
};

} // namespace

TEST_CASE("A conflict is told by field in words, with who changed it and when", "[conflict]")
{
    TwoPeople people;
    const Account base = people.read();
    people.boris([](Account &account) {
        account.phone = QStringLiteral("222");
        account.city = QStringLiteral("Bergen");
        account.creditLimit = eur(500000);
    });
    Account mine = base;
    mine.phone = QStringLiteral("111");
    mine.email = QStringLiteral("post@example.com");
    CHECK(people.accounts.update(mine).error().code == ErrorCode::Conflict);

    const RecordMeeting<Account> met = must(ConflictService(people.session).meet(base, mine));
    REQUIRE(met.fields.conflicts.size() == 1);
    const MetField &phone = met.fields.conflicts.front();
    CHECK(phone.name == QStringLiteral("Phone"));
    CHECK(phone.mine == QStringLiteral("111"));
    CHECK(phone.theirs == QStringLiteral("222"));
    CHECK(phone.who == QStringLiteral("Boris Kahn"));
    CHECK(phone.at == people.clock.nowUtc());
    REQUIRE(met.fields.taken.size() == 2);
    CHECK(met.fields.taken[0].name == QStringLiteral("City"));
    CHECK(met.fields.taken[1].name == QStringLiteral("Credit limit"));
    CHECK(met.fields.taken[1].theirs == QStringLiteral("5000.00 EUR"));
    REQUIRE(met.fields.kept.size() == 1);
    CHECK(met.fields.kept.front().mine == QStringLiteral("post@example.com"));

    const Account chosen = ConflictService::merged(met, mine, {QStringLiteral("phone")});
    must(people.accounts.update(chosen));
    const Account now = people.read();
    CHECK(now.phone == QStringLiteral("111"));
    CHECK(now.email == QStringLiteral("post@example.com"));
    CHECK(now.city == QStringLiteral("Bergen"));
    CHECK(now.creditLimit == eur(500000));
}

TEST_CASE("Theirs chosen leaves their value, and what only I changed is saved", "[conflict]")
{
    TwoPeople people;
    const Account base = people.read();
    people.boris([](Account &account) { account.phone = QStringLiteral("222"); });
    Account mine = base;
    mine.phone = QStringLiteral("111");
    mine.owner = people.session.user().id;
    const RecordMeeting<Account> met = must(ConflictService(people.session).meet(base, mine));
    REQUIRE(met.fields.kept.size() == 1);
    CHECK(met.fields.kept.front().mine == QStringLiteral("Anna Berg"));
    must(people.accounts.update(ConflictService::merged(met, mine, {})));
    CHECK(people.read().phone == QStringLiteral("222"));
    CHECK(people.read().owner == people.session.user().id);
}

TEST_CASE("Not to contact somebody and the reason are one decision", "[conflict]")
{
    TwoPeople people;
    ContactService contacts(people.session);
    Contact contact;
    contact.account = people.id;
    contact.name = QStringLiteral("Ingrid");
    contact.id = must(contacts.add(contact));
    const Contact base = must(contacts.contact(contact.id));
    Contact theirs = base;
    theirs.doNotContact = true;
    theirs.doNotContactReason = QStringLiteral("asked for letters only");
    must(ContactService(*people.other).update(theirs));
    Contact mine = base;
    mine.doNotContact = true;
    mine.doNotContactReason = QStringLiteral("on parental leave");
    mine.phone = QStringLiteral("1");

    const RecordMeeting<Contact> met = must(ConflictService(people.session).meet(base, mine));
    REQUIRE(met.fields.conflicts.size() == 1);
    CHECK(met.fields.conflicts.front().theirs == QStringLiteral("asked for letters only"));
    CHECK(met.fields.conflicts.front().who == QStringLiteral("Boris Kahn"));
    must(contacts.update(ConflictService::merged(met, mine, {})));
    const Contact now = must(contacts.contact(contact.id));
    CHECK(now.doNotContactReason == QStringLiteral("asked for letters only"));
    CHECK(now.phone == QStringLiteral("1"));
}

TEST_CASE("Two people's changes of one dispute merge", "[conflict]")
{
    TwoPeople people;
    const InvoiceId invoice = people.invoice(people.id, "R1", "2026-02-01", eur(100000));
    DisputeService disputes(people.session);
    NewDispute opened;
    opened.account = people.id;
    opened.reason = QStringLiteral("price");
    opened.text = QStringLiteral("Too dear.");
    opened.parts = {{invoice, {}, eur(20000)}};
    const Dispute base = must(disputes.open(opened));
    Dispute theirs = base;
    theirs.parts.front().amount = eur(30000);
    must(DisputeService(*people.other).change(theirs));
    Dispute mine = base;
    mine.stage = DisputeStage::LookedInto;

    const RecordMeeting<Dispute> met = must(ConflictService(people.session).meet(base, mine));
    CHECK(met.fields.merge.isDecided());
    REQUIRE(met.fields.taken.size() == 1);
    CHECK(met.fields.taken.front().theirs == QStringLiteral("R1: 300.00 EUR"));
    CHECK(met.fields.kept.front().mine == QStringLiteral("Being looked into"));
    const Dispute now = must(disputes.change(ConflictService::merged(met, mine, {})));
    CHECK(now.stage == DisputeStage::LookedInto);
    CHECK(now.parts.front().amount == eur(30000));
}

TEST_CASE("A record that is gone is told, not merged", "[conflict]")
{
    TwoPeople people;
    Account base = people.read();
    base.id = AccountId(4711);
    CHECK(ConflictService(people.session).meet(base, base).error().code == ErrorCode::NotFound);
}

TEST_CASE("Two managers changing different settings add up", "[conflict][settings]")
{
    TwoPeople people;
    SettingsService mine(people.session);
    SettingsService theirs(*people.other);
    const BookSettings base = must(mine.settings());
    BookSettings changed = base;
    changed.company = QStringLiteral("Südwind");
    must(theirs.saveChanges(base, changed));
    changed = base;
    changed.promiseGraceDays = 5;
    must(mine.saveChanges(base, changed));
    CHECK(must(mine.settings()).company == QStringLiteral("Südwind"));
    CHECK(must(mine.settings()).promiseGraceDays == 5);
}

TEST_CASE("The same setting changed by two managers is a conflict and nothing is written",
          "[conflict][settings]")
{
    TwoPeople people;
    SettingsService mine(people.session);
    SettingsService theirs(*people.other);
    const BookSettings base = must(mine.settings());
    BookSettings changed = base;
    changed.outcomes = {QStringLiteral("reached"), QStringLiteral("not reached")};
    must(theirs.saveChanges(base, changed));
    BookSettings wanted = base;
    wanted.outcomes = {QStringLiteral("answered")};
    wanted.company = QStringLiteral("Südwind");
    const Result<void> refused = mine.saveChanges(base, wanted);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Conflict);
    CHECK(refused.error().place == QStringLiteral("outcomes"));
    CHECK(must(mine.settings()).company == base.company);
    CHECK(must(mine.settings()).outcomes == changed.outcomes);

    const RecordMeeting<BookSettings> met =
        must(ConflictService(people.session).meet(base, wanted));
    REQUIRE(met.fields.conflicts.size() == 1);
    CHECK(met.fields.conflicts.front().name == QStringLiteral("Outcomes of a conversation"));
    CHECK(met.fields.conflicts.front().theirs == QStringLiteral("reached · not reached"));
    CHECK(met.fields.conflicts.front().who == QStringLiteral("Boris Kahn"));
    must(mine.saveChanges(met.theirs,
                          ConflictService::merged(met, wanted, {QStringLiteral("outcomes")})));
    CHECK(must(mine.settings()).outcomes == wanted.outcomes);
    CHECK(must(mine.settings()).company == QStringLiteral("Südwind"));
}

TEST_CASE("Every setting has a name for people", "[conflict][settings]")
{
    const QJsonObject fields = settingFields(BookSettings());
    for (const QString &key : fields.keys()) {
        INFO(key.toStdString());
        CHECK(SettingWords::nameOf(key) != key);
    }
}

} // namespace duebook
