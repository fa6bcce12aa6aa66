// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/contactmergeservice.h"

#include "core/db/statement.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/importing/importservice.h"
#include "core/services/search/searchservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/support/importfile.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

namespace {

struct TwoDahls : LedgerBook {
    ContactService contacts{session};
    ContactMergeService merging{session};
    AccountId customer = account("100");
    Contact ingrid = add("Ingrid Dahl", "i.dahl@halvorsen.example");
    Contact short_ = add("I. Dahl", "");

    Contact add(const char *name, const char *email)
    {
        Contact contact;
        contact.account = customer;
        contact.name = QString::fromUtf8(name);
        contact.email = QLatin1String(email);
        return must(contacts.contact(must(contacts.add(contact))));
    }
    Contact now(const Contact &contact) { return must(contacts.contact(contact.id)); }
    qint64 audits(const char *action)
    {
        Statement count(session.database(), "SELECT count(*) FROM audit WHERE action = $1");
        count.bind(QLatin1String(action));
        return count.next() ? count.integer(0) : 0;
    }
};

} // namespace

TEST_CASE(
    "Two contacts that look like one person are offered until they are merged or said to be two",
    "[contacts][merge]")
{
    TwoDahls book;
    const std::vector<DuplicateOffer> offers = must(book.merging.offers(book.customer));
    REQUIRE(offers.size() == 1);
    CHECK(offers.front().keep.id == book.ingrid.id);
    CHECK(ContactMergeService::sentence(offers.front()) ==
          QStringLiteral("Ingrid Dahl and I. Dahl look like one person: similar names."));

    must(book.merging.setDistinct(book.short_.id, book.ingrid.id, true));
    CHECK(must(book.merging.offers(book.customer)).empty());
    must(book.merging.setDistinct(book.ingrid.id, book.short_.id, false));
    CHECK(must(book.merging.offers(book.customer)).size() == 1);
    must(book.merging.merge(book.ingrid, book.short_));
    CHECK(must(book.merging.offers(book.customer)).empty());
    CHECK(book.audits("contacts are two persons") == 1);
}

TEST_CASE("A merge keeps the chosen fields, and what named the other one names the survivor",
          "[contacts][merge]")
{
    TwoDahls book;
    NewNote talk = aNote(book.customer, QStringLiteral("Asked for the statement"));
    talk.contact = book.short_.id;
    const NoteId note = must(NoteService(book.session).addNote(talk));
    must(book.contacts.makeMain(book.short_.id));

    Contact survivor = book.now(book.ingrid);
    survivor.phone = QStringLiteral("+47 55 00 00 12");
    must(book.merging.merge(survivor, book.now(book.short_)));
    const std::vector<Contact> left = must(book.contacts.contacts(book.customer));
    REQUIRE(left.size() == 1);
    CHECK(left.front().phone == QStringLiteral("+47 55 00 00 12"));
    CHECK(left.front().isMain);
    const Note read = must(NoteService(book.session).note(note));
    CHECK(read.contact == book.ingrid.id);
    CHECK(read.contactName == QStringLiteral("Ingrid Dahl"));
    // In the record the note keeps the contact it was written with, under its name.
    Statement stored(book.session.database(),
                     "SELECT c.name FROM note n JOIN contact c ON c.id = n.contact_id"
                     " WHERE n.id = $1");
    stored.bind(note);
    REQUIRE(stored.next());
    CHECK(stored.text(0) == QStringLiteral("I. Dahl"));
    CHECK(must(book.merging.merged(book.customer)).front().mergedInto == book.ingrid.id);
    CHECK(book.audits("contact merged") == 1);
}

TEST_CASE("A merged contact is neither found nor chosen nor changed", "[contacts][merge]")
{
    TwoDahls book;
    must(book.merging.merge(book.ingrid, book.short_));
    size_t found = 0;
    for (const SearchGroup &group :
         must(SearchService(book.session).search(QStringLiteral("dahl"))).groups)
        found += group.kind == SearchKind::Contact ? group.hits.size() : 0;
    CHECK(found == 1);
    Contact gone = book.now(book.short_);
    gone.phone = QStringLiteral("1");
    CHECK(book.contacts.update(gone).error().code == ErrorCode::Conflict);
    CHECK(book.contacts.makeMain(gone.id).error().code == ErrorCode::Conflict);
    CHECK(book.contacts.setLeft(gone.id, true).error().code == ErrorCode::Conflict);
}

TEST_CASE("A merge is taken back whole", "[contacts][merge]")
{
    TwoDahls book;
    const Contact third = book.add("Ingrid D. Dahl", "");
    must(book.merging.merge(book.short_, third));
    must(book.contacts.makeMain(book.short_.id));
    const Contact before = book.now(book.ingrid);
    Contact survivor = before;
    survivor.role = QStringLiteral("controller");
    const ContactMerge merge = must(book.merging.merge(survivor, book.now(book.short_)));
    CHECK(book.now(third).mergedInto == book.ingrid.id);
    CHECK(must(book.merging.merged(book.customer)).size() == 2);

    must(book.merging.takeBack(merge));
    CHECK(book.now(book.ingrid).role == before.role);
    CHECK_FALSE(book.now(book.ingrid).isMain);
    CHECK(book.now(book.short_).isMain);
    CHECK_FALSE(book.now(book.short_).mergedInto.isSet());
    CHECK(book.now(third).mergedInto == book.short_.id);
    CHECK(book.merging.takeBack(merge).error().code == ErrorCode::Conflict);

    const ContactMerge again =
        must(book.merging.merge(book.now(book.ingrid), book.now(book.short_)));
    Contact changed = book.now(book.ingrid);
    changed.phone = QStringLiteral("+47 55 00 00 12");
    must(book.contacts.update(changed));
    CHECK(book.merging.takeBack(again).error().code == ErrorCode::Conflict);
    must(book.merging.separate(book.short_.id));
    CHECK(must(book.contacts.contacts(book.customer)).size() == 2);
    CHECK(book.now(book.ingrid).phone == changed.phone);
    CHECK(book.merging.separate(book.short_.id).error().code == ErrorCode::Conflict);
}

TEST_CASE("What cannot be merged is refused and nothing is changed", "[contacts][merge]")
{
    TwoDahls book;
    CHECK(book.merging.merge(book.ingrid, book.ingrid).error().code == ErrorCode::Invalid);
    Contact elsewhere;
    elsewhere.account = book.account("200", QStringLiteral("Other"));
    elsewhere.name = QStringLiteral("Ingrid Dahl");
    const Contact other = must(book.contacts.contact(must(book.contacts.add(elsewhere))));
    CHECK(book.merging.merge(book.ingrid, other).error().code == ErrorCode::Invalid);
    Contact nameless = book.ingrid;
    nameless.name.clear();
    CHECK(book.merging.merge(nameless, book.short_).error().place == QStringLiteral("name"));
    Contact stale = book.ingrid;
    stale.rowVersion = 7;
    CHECK(book.merging.merge(stale, book.short_).error().code == ErrorCode::Conflict);
    CHECK(must(book.contacts.contacts(book.customer)).size() == 2);
}

TEST_CASE("An import does not bring a merged contact back", "[contacts][merge][import]")
{
    TwoDahls book;
    must(book.merging.merge(book.ingrid, book.short_));
    const ImportFolder folder;
    ImportSettings settings;
    settings.kind = ImportKind::Contacts;
    const ImportReport report = must(
        ImportService(book.session)
            .run(folder.file("Account,Contact,Email\n100,I. Dahl,other@x.example\n"), settings));
    CHECK(report.unchanged == 1);
    const std::vector<Contact> left = must(book.contacts.contacts(book.customer));
    REQUIRE(left.size() == 1);
    CHECK(left.front().email == book.ingrid.email);
}

TEST_CASE("Open follow-ups that name who left are told", "[contacts]")
{
    TwoDahls book;
    FollowUpService followUps(book.session);
    NewNote talk = aNote(book.customer, QStringLiteral("Will look into it"));
    talk.contact = book.ingrid.id;
    talk.nextContact = day("2026-03-09");
    talk.nextReason = QStringLiteral("Ask again");
    must(NoteService(book.session).addNote(talk));
    NewFollowUp named = aFollowUp(book.customer, day("2026-03-10"));
    named.reason = QStringLiteral("Call ingrid dahl about the statement");
    must(followUps.create(named));
    NewFollowUp other = aFollowUp(book.customer, day("2026-03-11"));
    other.reason = QStringLiteral("Check the bank");
    must(followUps.create(other));
    const std::vector<FollowUp> naming = must(book.contacts.followUpsNaming(book.ingrid.id));
    REQUIRE(naming.size() == 2);
    CHECK(naming[0].reason == QStringLiteral("Ask again"));
    CHECK(naming[1].reason == named.reason);
    must(followUps.done(naming[0].id, naming[0].rowVersion));
    CHECK(must(book.contacts.followUpsNaming(book.ingrid.id)).size() == 1);
    CHECK(book.contacts.followUpsNaming(ContactId(99)).error().code == ErrorCode::NotFound);
}

TEST_CASE("A telephone number is only doubted, never refused", "[contacts]")
{
    TwoDahls book;
    Contact odd = book.ingrid;
    odd.phone = QStringLiteral("ask Petra");
    CHECK(ContactService::phoneWarning(odd.phone).contains(QStringLiteral("ask Petra")));
    CHECK(ContactService::phoneWarning(QStringLiteral("+47 55 00 00 12")).isEmpty());
    must(book.contacts.update(odd));
}

} // namespace duebook
