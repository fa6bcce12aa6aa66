// SPDX-License-Identifier: Apache-2.0
// What must stay fast on a big book is a matter of plans, not of the clock: no statement of Today
// or of a search may read a big table from end to end.
#include "core/db/statement.h"
#include "core/services/accounts/accountpeopleservice.h"
#include "core/services/accounts/contactmergeservice.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/book/bookservice.h"
#include "core/services/calendar/calendarservice.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/disputes/escalationservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/documents/documenttext.h"
#include "core/services/followups/followupservice.h"
#include "core/services/record/activityservice.h"
#include "core/services/search/searchservice.h"
#include "core/services/today/worklistservice.h"
#include "core/services/upkeep/dayupkeep.h"
#include "tests/support/promises.h"

#include <QBuffer>

#include <sqlite3.h>

#include <set>

namespace duebook {

using namespace test;

namespace {

/// The texts of all statements run on a connection while this lives.
class RecordedStatements {
public:
    explicit RecordedStatements(Database &db) : m_db(db)
    {
        sqlite3_trace_v2(
            db.handle(), SQLITE_TRACE_STMT,
            [](unsigned, void *self, void *statement, void *) {
                const char *sql = sqlite3_sql(static_cast<sqlite3_stmt *>(statement));
                if (sql != nullptr)
                    static_cast<RecordedStatements *>(self)->m_texts.insert(sql);
                return 0;
            },
            this);
    }
    RecordedStatements(const RecordedStatements &) = delete;
    RecordedStatements &operator=(const RecordedStatements &) = delete;
    ~RecordedStatements() { sqlite3_trace_v2(m_db.handle(), 0, nullptr, nullptr); }

    const std::set<std::string> &texts() const { return m_texts; }

private:
    Database &m_db;
    std::set<std::string> m_texts;
};

/// Plan lines that read one of these tables from end to end.
QStringList scans(Database &db, const std::set<std::string> &texts)
{
    const QStringList big{
        QStringLiteral("note"),      QStringLiteral("invoice"),  QStringLiteral("account"),
        QStringLiteral("follow_up"), QStringLiteral("payment"),  QStringLiteral("allocation"),
        QStringLiteral("contact"),   QStringLiteral("document"), QStringLiteral("n"),
        QStringLiteral("i"),         QStringLiteral("a"),        QStringLiteral("f"),
        QStringLiteral("l"),         QStringLiteral("c"),        QStringLiteral("promise"),
        QStringLiteral("p"),         QStringLiteral("y")};
    QStringList found;
    for (const std::string &text : texts) {
        if (text.find("SELECT") == std::string::npos)
            continue;
        Statement plan(db, ("EXPLAIN QUERY PLAN " + text).c_str());
        while (plan.next()) {
            const QStringList words = plan.text(3).split(QLatin1Char(' '));
            const bool limited = plan.text(3).contains(QStringLiteral("ix_balance_overdue")) ||
                                 plan.text(3).contains(QStringLiteral("ix_account_pool"));
            if (words.front() == QStringLiteral("SCAN") && big.contains(words[1]) && !limited)
                found += plan.text(3) + QStringLiteral(" | ") + QString::fromStdString(text);
        }
    }
    return found;
}

} // namespace

TEST_CASE("Today reads indexes from the urgent end, never a big table", "[worklist][plan]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("1");
    ledger.invoice(account, "1", "2026-01-31", eur(5'000'00));
    WorklistService worklist(ledger.session);
    RecordedStatements recorded(ledger.book.db());
    for (const UserId user : {UserId(), ledger.session.user().id}) {
        CHECK(must(worklist.today(user)).rows.size() == 1);
        must(worklist.figures(user));
    }
    CHECK(recorded.texts().size() > 15);
    CHECK(scans(ledger.book.db(), recorded.texts()) == QStringList());
}

TEST_CASE("Disputes and escalations follow their indexes", "[disputes][plan]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("1");
    NewDispute draft;
    draft.account = account;
    draft.reason = QStringLiteral("late");
    draft.parts = {{ledger.invoice(account, "1", "2026-01-31", eur(100'00)), {}, {}}};
    must(DisputeService(ledger.session).open(draft));
    DisputeService disputes(ledger.session);
    EscalationService escalations(ledger.session);
    RecordedStatements recorded(ledger.book.db());
    DisputeFilter filter;
    must(disputes.list(filter));
    filter.owner = ledger.session.user().id;
    must(disputes.list(filter, PageKey{1, {}, 1}));
    must(disputes.totals(filter));
    filter.text = QStringLiteral("late 1");
    must(disputes.list(filter));
    filter = {};
    filter.state = DisputeState::Settled;
    must(disputes.list(filter));
    filter.owner = ledger.session.user().id;
    must(disputes.list(filter));
    must(disputes.ofAccount(account));
    must(escalations.list({}));
    EscalationFilter mine;
    mine.to = ledger.session.user().id;
    must(escalations.list(mine));
    mine.account = account;
    must(escalations.list(mine));
    must(DayUpkeep::begin(ledger.session));
    QStringList found;
    QStringList sorts;
    for (const std::string &text : recorded.texts()) {
        if (text.find("SELECT") == std::string::npos)
            continue;
        Statement plan(ledger.book.db(), ("EXPLAIN QUERY PLAN " + text).c_str());
        while (plan.next()) {
            const QString line = plan.text(3);
            const QString said = line + QStringLiteral(" | ") + QString::fromStdString(text);
            // An index of open rows, gone through in its order, grows with them only. Upkeep puts
            // the few it found in order.
            for (const char *table : {"d", "dispute", "e", "escalation", "i", "a", "f"})
                if (line == QStringLiteral("SCAN ") + QLatin1String(table))
                    found += said;
            if (line.contains(QStringLiteral("TEMP B-TREE FOR ORDER BY")) &&
                text.find("account_id = $") == std::string::npos &&
                text.find("MATCH") == std::string::npos &&
                text.find("ORDER BY d.id") == std::string::npos &&
                text.find("ORDER BY id") == std::string::npos &&
                text.find("ORDER BY f.id") == std::string::npos)
                sorts += said;
        }
    }
    CHECK(found == QStringList());
    CHECK(sorts == QStringList());
}

TEST_CASE("Search reads indexes only", "[search][plan]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("1234");
    ledger.invoice(account, "1234", "2026-01-31", eur(1'234'00));
    SearchService service(ledger.session);
    RecordedStatements recorded(ledger.book.db());
    for (const char *typed : {"1", "12", "1234", "halv", "\"a b\" c"})
        must(service.search(QLatin1String(typed)));
    CHECK(recorded.texts().size() > 8);
    CHECK(scans(ledger.book.db(), recorded.texts()) == QStringList());
}

TEST_CASE("Lists of promises and their upkeep read indexes only", "[promises][plan]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("1");
    const InvoiceId invoice = ledger.invoice(account, "R1", "2026-01-31", eur(1'000'00));
    PromiseService service(ledger.session);
    must(service.create(aPromise(account, "2026-03-06", eur(400'00), {invoice})));
    must(service.create(aPromise(account, "2026-03-09", eur(100'00))));
    RecordedStatements recorded(ledger.book.db());
    PromiseFilter open;
    open.states = {PromiseState::Open};
    PromiseFilter mine = open;
    mine.owner = ledger.session.user().id;
    PromiseFilter found;
    found.text = QStringLiteral("ingrid");
    PromiseFilter own;
    own.account = account;
    for (const PromiseFilter &filter : {PromiseFilter(), open, mine, found, own})
        CHECK(must(service.list(filter)).rows.size() <= 2);
    must(service.sums(open));
    must(service.reliability(account));
    ledger.payment(account, "2026-03-03", eur(10'00));
    must(DayUpkeep::begin(ledger.session));
    CHECK(recorded.texts().size() > 15);
    CHECK(scans(ledger.book.db(), recorded.texts()) == QStringList());
}

TEST_CASE("Lists of follow-ups follow an index, whatever is asked", "[followups][plan]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("1");
    FollowUpService service(ledger.session);
    RecordedStatements recorded(ledger.book.db());
    for (const bool done : {false, true}) {
        FollowUpFilter filter;
        filter.doneOnly = done;
        must(service.list(filter));
        filter.assignee = ledger.session.user().id;
        filter.withCovered = true;
        must(service.list(filter));
        filter.text = QStringLiteral("halv");
        must(service.list(filter));
        filter = {};
        filter.doneOnly = done;
        filter.account = account;
        must(service.list(filter));
    }
    FollowUpFilter nobodys;
    nobodys.withoutAssignee = true;
    must(service.list(nobodys));
    CHECK(recorded.texts().size() > 8);
    CHECK(scans(ledger.book.db(), recorded.texts()) == QStringList());
}

TEST_CASE("Documents and missing proofs are listed from indexes", "[documents][plan]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("1");
    ledger.invoice(account, "1", "2026-01-15", eur(1));
    DocumentService service(ledger.session);
    RecordedStatements recorded(ledger.book.db());
    DocumentFilter filter;
    must(service.list(filter));
    filter.kind = QStringLiteral("contract");
    must(service.list(filter));
    filter = {};
    filter.source = DocumentSource::Us;
    must(service.list(filter));
    filter = {};
    filter.proofOnly = true;
    must(service.list(filter));
    filter = {};
    filter.removedOnly = true;
    must(service.list(filter));
    filter = {};
    filter.text = QStringLiteral("halv");
    must(service.list(filter));
    filter.account = account;
    must(service.list(filter));
    must(service.missingProof({}));
    must(service.linkTargets(account));
    must(DocumentTextService(ledger.session).waiting());
    CHECK(recorded.texts().size() > 12);
    QStringList sorted;
    for (const std::string &text : recorded.texts()) {
        Statement plan(ledger.book.db(), ("EXPLAIN QUERY PLAN " + text).c_str());
        while (plan.next()) {
            const QString line = plan.text(3);
            const bool whole = line == QStringLiteral("SCAN d") || line == QStringLiteral("SCAN i");
            if (whole)
                sorted += line + QStringLiteral(" | ") + QString::fromStdString(text);
        }
    }
    CHECK(sorted == QStringList());
}

TEST_CASE("Contacts, our people and calendars read indexes only", "[contacts][calendar][plan]")
{
    LedgerBook ledger;
    const AccountId account = ledger.account("1");
    Contact contact;
    contact.account = account;
    contact.name = QStringLiteral("Ingrid Dahl");
    const ContactId ingrid = must(ContactService(ledger.session).add(contact));
    ContactMergeService merging(ledger.session);
    RecordedStatements recorded(ledger.book.db());
    must(merging.offers(account));
    must(merging.merged(account));
    must(ContactService(ledger.session).followUpsNaming(ingrid));
    must(AccountPeopleService(ledger.session).people(account));
    for (const UserId user : {UserId(), ledger.session.user().id}) {
        QBuffer calendar;
        calendar.open(QIODevice::WriteOnly);
        must(CalendarService(ledger.session).write(calendar, {{user, {}, {}}, true, true}));
    }
    CHECK(recorded.texts().size() > 8);
    CHECK(scans(ledger.book.db(), recorded.texts()) == QStringList());
}

TEST_CASE("A narrowed search reads indexes, or the newest rows up to a limit", "[search][plan]")
{
    LedgerBook ledger;
    ledger.invoice(ledger.account("1234"), "1234", "2026-01-31", eur(1'234'00));
    SearchService service(ledger.session);
    RecordedStatements recorded(ledger.book.db());
    for (const char *typed :
         {"pay account:1234", "account:halv", "by:anna", "pay by:anna after:mon kind:call",
          "1234 is:open", "is:overdue", "kind:document", "payments", "account:1234 12"})
        must(service.search(QLatin1String(typed)));
    CHECK(recorded.texts().size() > 20);
    QStringList unlimited;
    for (const QString &scan : scans(ledger.book.db(), recorded.texts())) {
        if (!scan.contains(QStringLiteral("ORDER BY id DESC LIMIT")) &&
            !scan.contains(QStringLiteral("ix_document_added")) &&
            !scan.contains(QStringLiteral("ix_invoice_open_due")))
            unlimited += scan;
    }
    CHECK(unlimited == QStringList());
}

TEST_CASE("The feed of activity follows the index of its filter", "[activity][plan]")
{
    LedgerBook ledger;
    ActivityFilter filter;
    ActivityService service(ledger.session);
    const auto planOf = [&](const ActivityFilter &asked) {
        RecordedStatements recorded(ledger.book.db());
        must(service.feed(asked));
        must(service.counts(asked));
        QStringList lines;
        for (const std::string &text : recorded.texts()) {
            if (text.find("FROM audit a") == std::string::npos)
                continue;
            Statement plan(ledger.book.db(), ("EXPLAIN QUERY PLAN " + text).c_str());
            while (plan.next())
                lines += plan.text(3);
        }
        return lines.join(QLatin1Char('\n'));
    };
    CHECK(planOf(filter).count(QStringLiteral("SEARCH a USING INTEGER PRIMARY KEY")) == 2);
    filter.kind = ActivityKind::Promise;
    CHECK(planOf(filter).contains(QStringLiteral("ix_audit_entity")));
    filter.user = ledger.session.user().id;
    CHECK(planOf(filter).count(QStringLiteral("ix_audit_user")) == 2);
    filter.account = ledger.account("1");
    CHECK(planOf(filter).count(QStringLiteral("ix_audit_account")) == 2);
    CHECK_FALSE(planOf(filter).contains(QStringLiteral("SCAN a")));
}

TEST_CASE("The first page of accounts and of open invoices follows an index", "[plan]")
{
    LedgerBook ledger;
    ledger.invoice(ledger.account("1"), "1", "2026-01-31", eur(1));
    RecordedStatements recorded(ledger.book.db());
    must(ledger.accounts.list({}));
    must(ledger.accounts.list({}, AccountSort::Number, true));
    must(ledger.invoices.list({}));
    bool sorts = false;
    for (const std::string &text : recorded.texts()) {
        if (text.find("WITH page") == std::string::npos)
            continue;
        Statement plan(ledger.book.db(), ("EXPLAIN QUERY PLAN " + text).c_str());
        int before = 0;
        while (plan.next()) {
            // Sorting the one page that was found is fine, sorting to find it is not.
            if (plan.text(3).startsWith(QStringLiteral("CO-ROUTINE page")) ||
                plan.text(3).startsWith(QStringLiteral("MATERIALIZE page")))
                before = int(plan.integer(0));
            sorts = sorts || (plan.text(3).contains(QStringLiteral("TEMP B-TREE")) &&
                              plan.integer(1) == before && before != 0);
        }
    }
    CHECK_FALSE(sorts);
}

} // namespace duebook
