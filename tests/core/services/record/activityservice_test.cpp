// SPDX-License-Identifier: Apache-2.0
#include "core/services/record/activityservice.h"

#include "core/db/statement.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/talks/noteservice.h"
#include "core/store/book/recordrepository.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

#include <set>

namespace duebook {

using namespace test;

namespace {

struct ActivityBook : LedgerBook {
    ActivityService service{session};
    AccountId halvorsen = account("10020", QStringLiteral("Halvorsen Marine"));
    User anna = session.user();
    User mia = anna;

    ActivityBook()
    {
        mia.id = aUser(session, QStringLiteral("mia"));
        mia.name = QStringLiteral("mia");
        mia.role = Role::Clerk;
    }

    void note(NoteKind kind, const QString &text = QStringLiteral("Pays on Friday"))
    {
        NewNote draft = aNote(halvorsen, text);
        draft.kind = kind;
        must(NoteService(session).addNote(draft));
    }

    QStringList told(const ActivityFilter &filter = {})
    {
        QStringList sentences;
        for (const ActivityEntry &entry : must(service.feed(filter)).rows)
            sentences += ActivityService::sentence(
                entry, {[](const Money &money) { return money.toDecimal(); },
                        [](QDate day) { return day.toString(Qt::ISODate); },
                        {}});
        return sentences;
    }
    ActivityFilter of(ActivityKind kind)
    {
        ActivityFilter filter;
        filter.kind = kind;
        return filter;
    }
};

} // namespace

TEST_CASE("Each action is told in one sentence, the newest first", "[activity]")
{
    ActivityBook book;
    book.note(NoteKind::Call, QStringLiteral("{account} [pays] %1 on Friday"));
    must(
        book.accounts.setHold(book.halvorsen, QStringLiteral("Over the limit"), day("2026-03-20")));
    const FollowUp followUp =
        must(FollowUpService(book.session).create(aFollowUp(book.halvorsen, day("2026-03-06"))));
    must(FollowUpService(book.session)
             .done(followUp.id, followUp.rowVersion, QStringLiteral("paid")));
    const InvoiceId invoice = book.invoice(book.halvorsen, "RE-1", "2026-03-31", eur(100'00));
    CHECK(book.told().mid(0, 5) ==
          QStringList{QStringLiteral("Anna Berg added invoice RE-1 of 100.00 to Halvorsen Marine"),
                      QStringLiteral("Anna Berg did a follow-up on Halvorsen Marine: ask for "
                                     "payment"),
                      QStringLiteral("Anna Berg planned a follow-up for Anna Berg on 2026-03-06: "
                                     "ask for payment (Halvorsen Marine)"),
                      QStringLiteral("Anna Berg put Halvorsen Marine on hold, to be looked at "
                                     "again 2026-03-20"),
                      QStringLiteral("Anna Berg added a call note on Halvorsen Marine")});
    const std::vector<ActivityEntry> rows = must(book.service.feed({})).rows;
    CHECK(rows[0].place == invoice.number());
    CHECK(rows[3].excerpt == QStringLiteral("Over the limit"));
    CHECK(rows[4].excerpt == QStringLiteral("{account} [pays] %1 on Friday"));
}

TEST_CASE("An action of a newer program is told in the words of the audit", "[activity]")
{
    ActivityBook book;
    must(book.session.write([&](Transaction &transaction) -> Result<void> {
        transaction.audit(Entity::Account, 1, book.halvorsen, QStringLiteral("account polished"));
        return {};
    }));
    CHECK(book.told().front() == QStringLiteral("Anna Berg: account polished (Halvorsen Marine)"));
}

TEST_CASE("The feed is narrowed by person, kind, account and days", "[activity]")
{
    ActivityBook book;
    book.note(NoteKind::Call);
    book.note(NoteKind::Email);
    book.clock.advance(86'400);
    book.session.setUser(book.mia);
    book.note(NoteKind::Call);
    book.account("10021", QStringLiteral("Other"));

    ActivityFilter filter;
    filter.user = book.mia.id;
    CHECK(book.told(filter).size() == 2);
    CHECK(book.told(book.of(ActivityKind::Call)).size() == 2);
    CHECK(book.told(book.of(ActivityKind::Email)).size() == 1);
    CHECK(book.told(book.of(ActivityKind::Note)).size() == 3);
    CHECK(book.told(book.of(ActivityKind::Account)).size() == 2);
    // The book's settings and its administrator, then mia.
    CHECK(book.told(book.of(ActivityKind::Book)).size() == 3);
    CHECK(book.told(book.of(ActivityKind::Dispute)).isEmpty());
    filter.kind = ActivityKind::Call;
    CHECK(book.told(filter).size() == 1);
    filter = {};
    filter.account = book.halvorsen;
    CHECK(book.told(filter).size() == 4);
    filter.user = book.mia.id;
    CHECK(book.told(filter).size() == 1);
    filter = {};
    filter.from = filter.to = day("2026-03-03");
    CHECK(book.told(filter).size() == 2);
    filter.from = filter.to = day("2026-03-02");
    CHECK(book.told(filter).size() == 6);
    filter.from = filter.to = day("2026-02-02");
    CHECK(book.told(filter).isEmpty());
}

TEST_CASE("A long feed is read page by page, each action once", "[activity]")
{
    ActivityBook book;
    must(book.session.write([&](Transaction &transaction) -> Result<void> {
        for (int i = 0; i < 12'000; ++i)
            transaction.audit(i % 4000 == 0 ? Entity::Dispute : Entity::Account, i + 1,
                              book.halvorsen, QStringLiteral("account changed"));
        return {};
    }));
    const auto count = [&](const ActivityFilter &filter, size_t *pages) {
        std::set<qint64> ids;
        qint64 before = 0;
        for (std::optional<qint64> next = 0; next; ++*pages) {
            const ActivityPage page = must(book.service.feed(filter, before));
            for (const ActivityEntry &entry : page.rows) {
                CHECK((before == 0 || entry.id < before));
                ids.insert(entry.id);
            }
            next = page.next;
            before = page.next.value_or(0);
        }
        return ids.size();
    };
    size_t pages = 0;
    CHECK(count({}, &pages) == 12'000 + 4);
    CHECK(pages >= 120);
    // What rarely passes ends a page early instead of reading on without an end.
    ActivityFilter rare;
    rare.account = book.halvorsen;
    rare.kind = ActivityKind::Dispute;
    pages = 0;
    CHECK(count(rare, &pages) == 3);
    CHECK(pages >= 3);
}

TEST_CASE("What each person did in a period is counted", "[activity]")
{
    ActivityBook book;
    book.note(NoteKind::Call);
    book.note(NoteKind::Call);
    book.note(NoteKind::Email);
    book.note(NoteKind::Visit);
    const FollowUp followUp =
        must(FollowUpService(book.session).create(aFollowUp(book.halvorsen, day("2026-03-06"))));
    must(FollowUpService(book.session).done(followUp.id, followUp.rowVersion, {}));
    book.session.setUser(book.mia);
    book.note(NoteKind::Email);
    book.clock.advance(86'400);
    book.note(NoteKind::Call);

    ActivityFilter filter;
    filter.from = filter.to = day("2026-03-02");
    CHECK(must(book.service.counts(filter)) ==
          std::vector<ActivityCount>{{book.anna.id, QStringLiteral("Anna Berg"), 2, 1, 1, 0, 1},
                                     {book.mia.id, QStringLiteral("mia"), 0, 1, 0, 0, 0}});
    filter.user = book.mia.id;
    filter.to = day("2026-03-03");
    REQUIRE(must(book.service.counts(filter)).size() == 1);
    CHECK(must(book.service.counts(filter)).front().calls == 1);
    filter.account = book.halvorsen;
    CHECK(must(book.service.counts(filter)).front().calls == 1);
}

TEST_CASE("Changes of an account are told field by field in words", "[activity][changes]")
{
    ActivityBook book;
    Account account = must(book.accounts.account(book.halvorsen)).account;
    account.owner = book.mia.id;
    account.status = AccountStatus::Insolvency;
    account.segment = SegmentId(1);
    account.creditLimit = eur(5'000'00);
    account.termsDays = 14;
    must(book.accounts.update(account));
    must(book.accounts.setStatus(book.halvorsen, AccountStatus::Insolvency,
                                 QStringLiteral("Court letter"), day("2026-04-20")));
    Contact contact;
    contact.account = book.halvorsen;
    contact.name = QStringLiteral("Petra Klein");
    const ContactId id = must(ContactService(book.session).add(contact));
    must(ContactService(book.session).setLeft(id, true));

    const ChangePage page = must(book.service.changes(book.halvorsen));
    QStringList told;
    for (const FieldChange &change : page.rows)
        told += QStringLiteral("%1 | %2 | %3 | %4")
                    .arg(change.what, change.field, change.from, change.to);
    for (const char *expected : {"Contact changed: Petra Klein | Has left | no | yes",
                                 "Given to another collector | Collector |  | mia",
                                 "Status changed | Status | Active | Insolvency",
                                 "Account changed | Segment |  | Strategic",
                                 "Account changed | Credit limit |  | 5000.00 EUR",
                                 "Account changed | Payment terms (days) | 30 | 14"}) {
        INFO(expected << " in " << told.join(QLatin1Char('\n')).toStdString());
        CHECK(told.contains(QString::fromLatin1(expected)));
    }
    CHECK(page.rows.front().userName == QStringLiteral("Anna Berg"));

    ChangeFilter filter;
    filter.entity = Entity::Contact;
    const std::vector<FieldChange> contacts =
        must(book.service.changes(book.halvorsen, filter)).rows;
    CHECK(contacts.size() >= 2);
    CHECK(std::all_of(contacts.begin(), contacts.end(),
                      [](const FieldChange &change) { return change.entity == Entity::Contact; }));
    filter = {};
    filter.user = book.mia.id;
    CHECK(must(book.service.changes(book.halvorsen, filter)).rows.empty());
}

} // namespace duebook
