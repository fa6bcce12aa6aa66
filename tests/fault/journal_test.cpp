// SPDX-License-Identifier: Apache-2.0
#include "core/base/uid.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/book/bookservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/cli/clibook.h"
#include "tests/fault/faultbook.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/faultvfs.h"
#include "tests/support/must.h"

#include <QDir>
#include <QFile>

using namespace duebook;
using namespace duebook::test;

namespace {

constexpr int kFirstNotes = 5;

/// A book as a share keeps it (a rollback journal), and how one dies in the middle of writing it.
class JournalBook {
public:
    explicit JournalBook(const char *name)
        : m_path(m_folder.filePath(QLatin1String(name) + QStringLiteral(".duebook")))
    {
        NewBook book;
        book.currency = Currency::fromCode(QByteArrayView("EUR")).value();
        book.administrator.login = QStringLiteral("anna");
        must(BookService::create(m_path, book, m_clock));
        const auto session = open();
        for (int number = 1; number <= kFirstNotes; ++number)
            must(note(*session, name, number));
    }

    const QString &path() const { return m_path; }
    QString journal() const { return m_path + QStringLiteral("-journal"); }

    std::unique_ptr<Session> open() const
    {
        BookOpening opening;
        opening.drive = DriveKind::Network;
        return std::move(
            must(BookService::open(m_path, opening, m_clock, QStringLiteral("anna"), newUid()))
                .session);
    }

    Result<void> note(Session &session, const char *who, int number) const
    {
        Account account;
        account.number = QLatin1String(who) + QString::number(number);
        account.name = account.number;
        const Result<AccountId> id = AccountService(session).create(account);
        if (!id)
            return id.error();
        NewNote draft;
        draft.uid = newUid();
        draft.account = *id;
        draft.text = QString(12000, QLatin1Char(char('a' + number % 26)));
        const Result<NoteId> saved = NoteService(session).addNote(draft);
        return saved ? Result<void>() : Result<void>(saved.error());
    }

    /// A client dies when `writes` pages of the change reached the book itself.
    void dieWhileWriting(int writes) const
    {
        FaultyDrive drive;
        const auto session = open();
        // The journal is written first: the last writes are those to the book.
        drive.arm(Fault::TornWrite, 1'000'000);
        must(note(*session, "x", 100));
        const int usual = drive.operations();
        drive.arm(Fault::TornWrite, usual - writes);
        CHECK_FALSE(note(*session, "x", 101));
    }

    qint64 notes() const { return open()->database().integer("SELECT count(*) FROM note"); }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    QString m_path;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
}

/// An answer in time, and nothing but "in order" or "damaged".
int answer(const QString &path)
{
    const ProgramRun run = check(path);
    INFO(run.out.toStdString() << run.err.toStdString());
    CHECK((run.exitCode == 0 || run.exitCode == 5));
    return run.exitCode;
}

} // namespace

TEST_CASE("A book whose writer died is brought back to before the change", "[fault][journal]")
{
    for (const int writes : {1, 2, 4}) {
        const JournalBook book("here");
        book.dieWhileWriting(writes);
        REQUIRE(contentOf(book.journal()).startsWith("\xd9\xd5\x05\xf9"));
        CHECK(answer(book.path()) == 0);
        CHECK(book.notes() == kFirstNotes + 1);
    }
}

TEST_CASE("A journal that was deleted before it was used is found by the check", "[fault][journal]")
{
    int damaged = 0;
    for (const int writes : {1, 2, 3, 4, 5, 6}) {
        const JournalBook book("here");
        book.dieWhileWriting(writes);
        REQUIRE(QFile::remove(book.journal()));
        damaged += answer(book.path()) == 5 ? 1 : 0;
    }
    CHECK(damaged > 0);
}

TEST_CASE("A file that only bears the journal's name does no harm", "[fault][journal]")
{
    for (const QByteArray &content :
         {QByteArray("not a journal"), QByteArray(5000, '\0'), QByteArray(70000, '\xff'),
          QByteArray("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8), QByteArray()}) {
        const JournalBook book("here");
        write(book.journal(), content);
        CHECK(answer(book.path()) == 0);
        CHECK(book.notes() == kFirstNotes);
    }
}

TEST_CASE("The journal of another book beside this one is never used silently", "[fault][journal]")
{
    const JournalBook other("other");
    other.dieWhileWriting(2);
    const JournalBook book("here");
    const QByteArray before = contentOf(book.path());
    write(book.journal(), contentOf(other.journal()));
    // Told as damage, or not used: what is in the book is still all there.
    if (answer(book.path()) == 0)
        CHECK(book.notes() == kFirstNotes);
}

TEST_CASE("The journal of an older copy of a book is never used silently", "[fault][journal]")
{
    const JournalBook book("here");
    const QByteArray before = contentOf(book.path());
    book.dieWhileWriting(2);
    const QByteArray journal = contentOf(book.journal());
    // The copy went on: other accounts and notes than those the journal knows.
    QFile::remove(book.journal());
    write(book.path(), before);
    {
        const auto session = book.open();
        for (int number = 1; number <= 20; ++number)
            must(book.note(*session, "copy", number));
    }
    write(book.journal(), journal);
    if (answer(book.path()) == 0)
        CHECK(book.notes() == kFirstNotes + 20);
}
