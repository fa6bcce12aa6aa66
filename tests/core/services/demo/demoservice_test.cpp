// SPDX-License-Identifier: Apache-2.0
#include "core/services/demo/demoservice.h"

#include "core/db/statement.h"
#include "core/rules/calendar/workcalendar.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/checkservice.h"
#include "core/services/demo/demopaper.h"
#include "core/services/promises/promiseupkeep.h"
#include "core/services/talks/remarkservice.h"
#include "core/store/ledger/balancerepository.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/must.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <array>

using namespace duebook;
using namespace duebook::test;

namespace {

// What a person sees of a book, one line a row.
constexpr std::array kDumped{
    "SELECT key || '|' || value FROM setting ORDER BY key",
    "SELECT uid || '|' || login || '|' || name || '|' || role FROM app_user ORDER BY id",
    "SELECT uid || '|' || number || '|' || name || '|' || status || '|' || coalesce(owner_id, 0)"
    "       || '|' || terms_days || '|' || coalesce(credit_limit, 0) || '|' || hold_reason || '|'"
    "       || coalesce(hold_since_day, 0) || '|' || email || '|' || street || '|' || city || '|'"
    "       || rating || '|' || rating_reason || '|' || coalesce(last_note_id, 0) || '|'"
    "       || coalesce(last_contact_at, 0) FROM account ORDER BY id",
    "SELECT uid || '|' || account_id || '|' || name || '|' || role || '|' || email || '|' || phone"
    "  FROM contact ORDER BY id",
    "SELECT id || '|' || account_id || '|' || kind || '|' || number || '|' || issue_day || '|'"
    "       || due_day || '|' || currency || '|' || amount || '|' || open_amount || '|'"
    "       || coalesce(settled_day, 0) || '|' || disputed_amount || '|' || order_number"
    "  FROM invoice ORDER BY id",
    "SELECT uid || '|' || account_id || '|' || day || '|' || currency || '|' || amount || '|'"
    "       || unallocated_amount || '|' || method || '|' || reference FROM payment ORDER BY id",
    "SELECT id || '|' || invoice_id || '|' || kind || '|' || coalesce(payment_id, 0) || '|'"
    "       || coalesce(credit_id, 0) || '|' || day || '|' || amount FROM allocation ORDER BY id",
    "SELECT uid || '|' || account_id || '|' || kind || '|' || direction || '|'"
    "       || coalesce(author_id, 0) || '|' || coalesce(contact_id, 0) || '|' || spoken_at || '|'"
    "       || outcome || '|' || text || '|' || coalesce(response_day, 0) || '|' || created_at"
    "  FROM note ORDER BY id",
    "SELECT note_id || '|' || invoice_id FROM note_invoice ORDER BY note_id, invoice_id",
    "SELECT uid || '|' || account_id || '|' || coalesce(assignee_id, 0) || '|' || due_day || '|'"
    "       || coalesce(due_minute, -1) || '|' || reason || '|' || state || '|' || result || '|'"
    "       || coalesce(done_at, 0) FROM follow_up ORDER BY id",
    "SELECT uid || '|' || account_id || '|' || made_day || '|' || due_day || '|' || amount || '|'"
    "       || received_amount || '|' || state || '|' || coalesce(state_day, 0) FROM promise"
    " ORDER BY id",
    "SELECT uid || '|' || account_id || '|' || reason || '|' || text || '|' || state"
    "  FROM dispute ORDER BY id",
    "SELECT d.uid || '|' || d.name || '|' || hex(c.sha256) FROM document d"
    "  JOIN document_content c ON c.id = d.content_id ORDER BY d.id",
    "SELECT uid || '|' || name || '|' || text || '|' || language FROM remark ORDER BY id",
    "SELECT account_id || '|' || currency || '|' || current_amount || '|' || overdue_amount || '|'"
    "       || credit_amount || '|' || disputed_amount || '|' || open_count"
    "  FROM account_balance ORDER BY account_id, currency",
};

QByteArrayList dump(Database &db)
{
    QByteArrayList lines;
    for (const char *sql : kDumped) {
        Statement select(db, sql);
        while (select.next())
            lines += select.utf8(0).toByteArray();
    }
    return lines;
}

struct MadeBook {
    explicit MadeBook(const DemoSize &size = {}, const char *now = "2026-11-23T09:00:00Z",
                      const char *zone = "Europe/Berlin")
        : clock(now, zone), path(folder.filePath(QStringLiteral("demo.duebook")))
    {
        report = must(DemoService::create(path, size, clock));
        session = std::move(
            must(BookService::open(path, {}, clock, QStringLiteral("anna"), QStringLiteral("t")))
                .session);
    }
    Database &db() { return session->database(); }

    FakeClock clock;
    QTemporaryDir folder;
    QString path;
    DemoReport report;
    std::unique_ptr<Session> session;
};

} // namespace

TEST_CASE("The demo book has the size asked for, in three currencies", "[demo]")
{
    MadeBook book;
    CHECK(book.db().integer("SELECT count(*) FROM account") == 60);
    CHECK(book.db().integer("SELECT count(*) FROM invoice WHERE kind = 1") == 900);
    CHECK(book.db().integer("SELECT count(*) FROM note") == 400);
    CHECK(book.db().integer("SELECT count(DISTINCT currency) FROM invoice") == 3);
    CHECK(book.report.payments == book.db().integer("SELECT count(*) FROM payment"));
    CHECK(book.report.payments > 300);
    CHECK(book.db().integer("SELECT count(DISTINCT country) FROM account") >= 8);
    const qint64 open =
        book.db().integer("SELECT count(*) FROM invoice WHERE kind = 1 AND open_amount <> 0");
    CHECK(open > 150);
    CHECK(open < 350);
}

TEST_CASE("The same seed on the same day gives the same demo book", "[demo]")
{
    MadeBook morning({}, "2026-11-23T06:00:00Z");
    MadeBook evening({}, "2026-11-23T20:00:00Z");
    MadeBook other({60, 900, 400, 2});
    const QByteArrayList lines = dump(morning.db());
    CHECK(lines.size() > 2000);
    CHECK((lines == dump(evening.db())));
    CHECK_FALSE((lines == dump(other.db())));
}

TEST_CASE("Every sum in the demo book follows from its rows", "[demo]")
{
    // A Monday, a Sunday and the first of a year.
    const char *now =
        GENERATE("2026-11-23T09:00:00Z", "2026-11-22T09:00:00Z", "2027-01-01T09:00:00Z");
    MadeBook book({}, now);
    Database &db = book.db();
    CHECK(db.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0);
    CHECK(db.integer("SELECT count(*) FROM invoice i WHERE kind <> 2 AND open_amount <> amount - "
                     "(SELECT coalesce(sum(amount), 0) FROM allocation WHERE invoice_id = i.id)") ==
          0);
    CHECK(db.integer("SELECT count(*) FROM invoice i WHERE kind = 2 AND open_amount <> amount + "
                     "(SELECT coalesce(sum(amount), 0) FROM allocation WHERE credit_id = i.id)") ==
          0);
    CHECK(db.integer("SELECT count(*) FROM invoice WHERE kind <> 2 AND open_amount < 0") == 0);
    CHECK(db.integer("SELECT count(*) FROM payment p WHERE unallocated_amount <> amount - "
                     "(SELECT coalesce(sum(amount), 0) FROM allocation WHERE payment_id = p.id)") ==
          0);
    CHECK(db.integer("SELECT count(*) FROM invoice i WHERE settled_day IS NOT NULL AND kind <> 2 "
                     "AND settled_day <> (SELECT max(day) FROM allocation "
                     "WHERE invoice_id = i.id)") == 0);
    CHECK(db.integer("SELECT count(*) FROM invoice i WHERE disputed_amount <> "
                     "(SELECT coalesce(sum(p.amount), 0) FROM dispute_invoice p "
                     "JOIN dispute d ON d.id = p.dispute_id "
                     "WHERE p.invoice_id = i.id AND d.state = 1)") == 0);
    CHECK(db.integer("SELECT count(*) FROM invoice WHERE disputed_amount > open_amount "
                     "AND kind <> 2") == 0);
    const CheckReport proved = must(CheckService(*book.session).check());
    for (const CheckFinding &finding : proved.findings)
        UNSCOPED_INFO((finding.what + QLatin1Char(' ') + finding.where).toStdString());
    CHECK(proved.clean());
    Statement accounts(db, "SELECT id FROM account");
    while (accounts.next()) {
        const std::array one{accounts.id<AccountId>(0)};
        const QDate today = book.session->today();
        CHECK((BalanceRepository::of(db, one, AgeingEdges{}, today) ==
               BalanceRepository::computed(db, one.front(), AgeingEdges{}, today)));
    }
}

TEST_CASE("Nothing in the demo book happened after today, and nobody worked on a weekend", "[demo]")
{
    MadeBook book;
    const qint64 now = book.clock.nowUtc().toMSecsSinceEpoch();
    Statement notes(book.db(), "SELECT spoken_at, text FROM note");
    while (notes.next()) {
        CHECK(notes.integer(0) < now);
        CHECK(notes.moment(0).toTimeZone(book.session->zone()).date().dayOfWeek() <= 5);
        INFO(notes.text(1).toStdString());
        CHECK_FALSE(notes.text(1).contains(QLatin1Char('{')));
    }
    Statement disputes(book.db(), "SELECT opened_day, created_at FROM dispute");
    while (disputes.next()) {
        CHECK(disputes.integer(1) < now);
        CHECK(disputes.moment(1).toTimeZone(book.session->zone()).date() == disputes.day(0));
    }
    CHECK(book.db().integer("SELECT newest_day FROM ledger_state") <
          book.session->today().toJulianDay() - 2440588);
    Statement newest(book.db(), "SELECT count(*) FROM account a WHERE last_note_id IS NOT "
                                "(SELECT id FROM note n WHERE n.account_id = a.id "
                                "ORDER BY spoken_at DESC, id DESC LIMIT 1)");
    REQUIRE(newest.next());
    CHECK(newest.integer(0) == 0);
}

TEST_CASE("The stories agree with the ledger", "[demo]")
{
    MadeBook book;
    Database &db = book.db();
    Statement promises(db, "SELECT p.state, p.received_amount FROM promise p JOIN account a "
                           "ON a.id = p.account_id WHERE a.name = 'Halvorsen Marine AS' "
                           "ORDER BY p.due_day");
    for (int i = 0; i < 2; ++i) {
        REQUIRE(promises.next());
        CHECK(promises.integer(0) == 4);
        CHECK(promises.integer(1) == 0);
    }
    CHECK(db.integer("SELECT sum(b.overdue_amount) FROM account_balance b JOIN account a "
                     "ON a.id = b.account_id WHERE a.name = 'Halvorsen Marine AS'") == 6231000);
    CHECK(db.integer("SELECT count(*) FROM promise WHERE state = 1") >= 4);
    CHECK(db.integer("SELECT count(*) FROM promise WHERE state = 2") >= 4);
    CHECK(db.integer("SELECT count(*) FROM promise WHERE state = 4") >= 4);
    CHECK(db.integer("SELECT count(*) FROM promise WHERE state = 3") >= 1);
    CHECK(db.integer("SELECT count(*) FROM promise WHERE state = 5 AND replaced_by IN "
                     "(SELECT id FROM promise WHERE state <> 5)") >= 1);
    CHECK(db.integer("SELECT count(*) FROM promise WHERE state = 6 AND cancel_reason <> ''") >= 1);
    CHECK(db.integer("SELECT count(*) FROM promise WHERE plan_uid <> ''") == 4);
    CHECK(db.integer("SELECT count(*) FROM account a JOIN account_balance b ON b.account_id = a.id "
                     "WHERE a.name = 'Kestrel Components Ltd' AND b.current_amount + "
                     "b.overdue_amount > a.credit_limit") == 1);
    const qint64 today = book.session->today().toJulianDay() - 2440588;
    Statement due(db, "SELECT count(*) FROM follow_up WHERE state = 1 AND assignee_id = 1 "
                      "AND due_day <= $1");
    due.bind(today);
    REQUIRE(due.next());
    CHECK(due.integer(0) >= 6);
}

TEST_CASE("A status of the demo book keeps a follow-up on the day it is looked at again", "[demo]")
{
    MadeBook book;
    CHECK(book.db().integer("SELECT count(*) FROM account WHERE status IN (2, 3)") >= 2);
    CHECK(book.db().integer("SELECT count(*) FROM account a WHERE status_revisit_day IS NOT NULL "
                            "AND NOT EXISTS (SELECT 1 FROM follow_up f "
                            "WHERE f.id = a.status_follow_up_id AND f.account_id = a.id "
                            "AND f.state = 1 AND f.due_day = a.status_revisit_day "
                            "AND f.assignee_id = a.owner_id)") == 0);
}

TEST_CASE("The demo book has remarks in several languages", "[demo]")
{
    MadeBook book;
    const std::vector<Remark> remarks = must(RemarkService(*book.session).remarks());
    CHECK(remarks.size() == 7);
    CHECK(remarks.front().name == QStringLiteral("Copy sent"));
    CHECK(remarks.back().language == QStringLiteral("he"));
}

TEST_CASE("No promise of the demo book was made on a day its invoice was paid on", "[demo]")
{
    // On the first of them half of an invoice came on the day of a call.
    const char *now = GENERATE("2026-11-24T09:00:00Z", "2026-11-25T09:00:00Z");
    MadeBook book({}, now);
    CHECK(book.db().integer("SELECT count(*) FROM promise p JOIN promise_invoice x "
                            "ON x.promise_id = p.id JOIN allocation l ON l.invoice_id = "
                            "x.invoice_id AND l.day = p.made_day") == 0);
}

TEST_CASE("The promises of the demo book are as the payments say", "[demo][promises]")
{
    MadeBook book;
    const qint64 audits = book.db().integer("SELECT count(*) FROM audit");
    must(book.session->write([&](Transaction &transaction) -> Result<void> {
        PromiseUpkeep upkeep(transaction, book.session->settings(), book.session->today());
        upkeep.everywhere();
        CHECK(upkeep.changedStates() == 0);
        return {};
    }));
    CHECK(book.db().integer("SELECT count(*) FROM audit") == audits);
}

TEST_CASE("A demo book that cannot be made leaves nothing behind", "[demo]")
{
    QTemporaryDir folder;
    FakeClock clock;
    const QString path = folder.filePath(QStringLiteral("x.duebook"));
    SECTION("cancelled")
    {
        WorkControl control;
        control.cancel.cancel();
        const auto made = DemoService::create(path, {}, clock, control);
        REQUIRE_FALSE(made);
        CHECK(made.error().code == ErrorCode::Cancelled);
    }
    SECTION("without accounts")
    {
        const auto made = DemoService::create(path, {0, 10, 10, 1}, clock);
        REQUIRE_FALSE(made);
        CHECK(made.error().place == QStringLiteral("accounts"));
    }
    CHECK(QDir(folder.path()).isEmpty());
}

TEST_CASE("An existing file is never written over by a demo book", "[demo]")
{
    MadeBook book({3, 20, 20, 1});
    const qint64 size = QFileInfo(book.path).size();
    const auto again = DemoService::create(book.path, {}, book.clock);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::Invalid);
    CHECK(QFileInfo(book.path).size() == size);
}

TEST_CASE("A demo paper is a PDF whose table points at its objects", "[demo]")
{
    const QByteArray pdf = demoPdf({QStringLiteral("Title (1)"), QStringLiteral("Zeile für")});
    CHECK(pdf.startsWith("%PDF-1.4"));
    CHECK(pdf.contains("(Title \\(1\\)) Tj"));
    const qsizetype table = pdf.indexOf("xref\n0 6\n");
    REQUIRE(table > 0);
    for (int object = 1; object <= 5; ++object) {
        const qsizetype at = pdf.mid(table + 9 + 20 * object, 10).toInt();
        CHECK(pdf.mid(at).startsWith(QByteArray::number(object) + " 0 obj"));
    }
    const qsizetype start = pdf.lastIndexOf("startxref\n") + 10;
    CHECK(pdf.mid(start, pdf.indexOf('\n', start) - start).toInt() == table);
}
