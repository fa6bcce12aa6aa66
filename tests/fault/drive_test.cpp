// SPDX-License-Identifier: Apache-2.0
#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/checkservice.h"
#include "core/services/importing/importservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/fault/faultbook.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/faultvfs.h"
#include "tests/support/importfile.h"
#include "tests/support/must.h"
#include "tests/support/oldbook.h"
#include "tests/support/proof.h"

#include <QDir>
#include <QFile>

#include <climits>
#include <functional>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kImportRows = 40;

constexpr std::pair<Fault, const char *> kFaults[] = {
    {Fault::ReadError, "read error"},    {Fault::WriteError, "write error"},
    {Fault::Full, "drive full"},         {Fault::TornWrite, "torn write"},
    {Fault::SyncError, "sync error"},    {Fault::TruncateError, "cut or remove"},
    {Fault::OpenError, "no file opens"}, {Fault::LockError, "lock error"}};

/// A change to a book, and how to tell whether it is there.
struct Change {
    /// Done on an open book.
    std::function<Result<void>(Session &)> make;
    /// How much of it is there, of `whole`.
    std::function<qint64(Session &)> there;
    qint64 whole = 1;
    bool repeats = true; ///< making it again is recognised and gives the same
};

/// A book that lies in memory and is put in place anew for each fault.
class Prototype {
public:
    explicit Prototype(const std::function<void(const QString &)> &make)
    {
        const QString path = m_folder.filePath(QStringLiteral("prototype.duebook"));
        make(path);
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        m_bytes = file.readAll();
        REQUIRE_FALSE(QFile::exists(path + QStringLiteral("-wal")));
    }

    /// The path of a fresh copy, alone in its folder.
    QString fresh()
    {
        QDir folder(m_folder.filePath(QStringLiteral("copy")));
        REQUIRE(folder.removeRecursively());
        REQUIRE(folder.mkpath(QStringLiteral(".")));
        QFile file(folder.filePath(QStringLiteral("ledger.duebook")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(m_bytes) == m_bytes.size());
        return file.fileName();
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_bytes;
};

Result<OpenedBook> openBook(const QString &path, DriveKind drive, const Clock &clock)
{
    BookOpening opening;
    opening.drive = drive;
    return BookService::open(path, opening, clock, QStringLiteral("anna"), newUid());
}

/// An answer for a person: it says something, and it is no fault of the program.
void checkAnswer(const Error &error)
{
    INFO(error.sentence.toStdString() << " | " << error.detail.toStdString());
    CHECK_FALSE(error.sentence.isEmpty());
    CHECK(error.code != ErrorCode::Internal);
    CHECK(error.code != ErrorCode::Invalid);
}

/// The drive works again: the book is in order, the change there whole or not at all, and when the
/// person tries again it is there once.
void checkAfterwards(const QString &path, DriveKind drive, const Clock &clock, const Change &change,
                     bool acknowledged)
{
    const OpenedBook book = must(openBook(path, drive, clock));
    Session &session = *book.session;
    const qint64 there = change.there(session);
    CHECK((there == 0 || there == change.whole));
    if (acknowledged)
        CHECK(there == change.whole);
    if (there == 0 || change.repeats)
        must(change.make(session));
    CHECK(change.there(session) == change.whole);
    const CheckReport report = must(CheckService(session).check());
    for (const CheckFinding &finding : report.findings)
        FAIL_CHECK(finding.what.toStdString() << " " << finding.where.toStdString());
}

/// Which of `operations` are struck: all for the full proof, else some of each part.
std::vector<int> struckOnes(int operations, int most)
{
    const int step = fullProof() ? 1 : std::max(1, operations / most);
    std::vector<int> numbers;
    for (int number = 1; number <= operations; number += step)
        numbers.push_back(number);
    return numbers;
}

/// Lets each kind of fault strike at many places of the change, `opening` included or not.
int strikeEverywhere(Prototype &prototype, DriveKind drive, const Change &change, bool opening,
                     int most)
{
    const FakeClock clock("2026-03-02T12:00:00Z");
    FaultyDrive faulty;
    int strikes = 0;
    const auto attempt = [&](const QString &path, Fault fault, int nth) {
        if (opening)
            faulty.arm(fault, nth);
        Result<OpenedBook> book = openBook(path, drive, clock);
        if (!book) {
            checkAnswer(book.error());
            return false;
        }
        if (!opening)
            faulty.arm(fault, nth);
        const Result<void> made = change.make(*book->session);
        if (!made)
            checkAnswer(made.error());
        return made.ok();
    };
    for (const auto &[fault, name] : kFaults) {
        REQUIRE(attempt(prototype.fresh(), fault, INT_MAX));
        const int operations = faulty.operations();
        for (const int number : struckOnes(operations, most)) {
            INFO(name << " " << number << " of " << operations);
            const QString path = prototype.fresh();
            const bool acknowledged = attempt(path, fault, number);
            strikes += faulty.struck() ? 1 : 0;
            faulty.mend();
            checkAfterwards(path, drive, clock, change, acknowledged);
        }
    }
    return strikes;
}

void makeBook(const QString &path)
{
    const FakeClock clock("2026-03-02T09:00:00Z");
    NewBook book;
    book.currency = Currency::fromCode(QByteArrayView("EUR")).value();
    book.timeZone = "UTC";
    book.administrator.login = QStringLiteral("anna");
    must(BookService::create(path, book, clock));
    const OpenedBook opened = must(openBook(path, DriveKind::Local, clock));
    Account account;
    account.number = QStringLiteral("K1");
    account.name = QStringLiteral("Customer 1");
    must(AccountService(*opened.session).create(account));
}

qint64 counted(Session &session, const char *sql)
{
    return must(session.read([&](Database &db) -> Result<qint64> { return db.integer(sql); }));
}

Change noteWithFollowUp()
{
    Change change;
    change.make = [](Session &session) -> Result<void> {
        const Result<AccountId> account = AccountService(session).find(QStringLiteral("K1"));
        if (!account)
            return account.error();
        NewNote note;
        note.uid = QStringLiteral("once");
        note.account = *account;
        note.text = QString(9000, QLatin1Char('n'));
        note.nextContact = QDate(2026, 3, 9);
        const Result<NoteId> saved = NoteService(session).addNote(note);
        return saved ? Result<void>() : Result<void>(saved.error());
    };
    change.there = [](Session &session) {
        return counted(session, "SELECT (SELECT count(*) FROM note) + (SELECT count(*) FROM "
                                "follow_up)");
    };
    change.whole = 2;
    return change;
}

Change importOf(const QString &file)
{
    Change change;
    change.make = [file](Session &session) -> Result<void> {
        const Result<ImportReport> report =
            ImportService(session).run(file, inCurrency("EUR", ImportKind::Invoices));
        return report ? Result<void>() : Result<void>(report.error());
    };
    change.there = [](Session &session) {
        return counted(session, "SELECT count(*) FROM invoice");
    };
    change.whole = kImportRows;
    return change;
}

/// Opening does it: the change itself only looks.
Change update()
{
    Change change;
    change.make = [](Session &session) -> Result<void> {
        const Result<AccountId> account = AccountService(session).find(QStringLiteral("O-1"));
        return account ? Result<void>() : Result<void>(account.error());
    };
    change.there = [](Session &session) { return counted(session, "SELECT count(*) FROM note"); };
    change.whole = kOldNotes;
    return change;
}

} // namespace

TEST_CASE("A note on a failing drive is answered, and is there whole or not at all",
          "[fault][drive]")
{
    Prototype prototype(makeBook);
    for (const DriveKind drive : {DriveKind::Local, DriveKind::Network}) {
        INFO((drive == DriveKind::Local ? "local" : "network"));
        CHECK(strikeEverywhere(prototype, drive, noteWithFollowUp(), false, 4) > 20);
    }
}

TEST_CASE("Opening a book on a failing drive is answered and harms nothing", "[fault][drive]")
{
    Prototype prototype(makeBook);
    for (const DriveKind drive : {DriveKind::Local, DriveKind::Network}) {
        INFO((drive == DriveKind::Local ? "local" : "network"));
        CHECK(strikeEverywhere(prototype, drive, noteWithFollowUp(), true, 3) > 20);
    }
}

TEST_CASE("A book of one computer whose first opening from a share is cut off opens the next time",
          "[fault][drive]")
{
    constexpr int kOperations = 12; // as many as it takes to leave the log behind
    Prototype prototype(makeBook);
    const FakeClock clock("2026-03-02T12:00:00Z");
    FaultyDrive faulty;
    int strikes = 0;
    for (const auto &[fault, name] : kFaults) {
        for (int number = 1; number <= kOperations; ++number) {
            INFO(name << " " << number);
            const QString path = prototype.fresh();
            faulty.arm(fault, number);
            const bool opened = openBook(path, DriveKind::Network, clock).ok();
            strikes += faulty.struck() ? 1 : 0;
            faulty.mend();
            INFO("opened " << opened);
            checkAfterwards(path, DriveKind::Network, clock, noteWithFollowUp(), false);
        }
    }
    CHECK(strikes > kOperations);
}

TEST_CASE("An import on a failing drive is answered, and is there whole or not at all",
          "[fault][drive]")
{
    const ImportFolder folder;
    const QString file = folder.file(invoiceList(QStringLiteral("N"), kImportRows));
    Prototype prototype(makeBook);
    for (const DriveKind drive : {DriveKind::Local, DriveKind::Network}) {
        INFO((drive == DriveKind::Local ? "local" : "network"));
        CHECK(strikeEverywhere(prototype, drive, importOf(file), false, 3) > 20);
    }
}

TEST_CASE("An update of an old book on a failing drive is answered, and comes at the next opening",
          "[fault][drive]")
{
    Prototype prototype(makeOldBook);
    for (const DriveKind drive : {DriveKind::Local, DriveKind::Network}) {
        INFO((drive == DriveKind::Local ? "local" : "network"));
        CHECK(strikeEverywhere(prototype, drive, update(), true, 2) > 10);
    }
}
