// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/accountservice.h"
#include "core/services/talks/noteservice.h"
#include "core/store/book/changewatcher.h"
#include "tests/sharing/sharedbook.h"
#include "tests/support/catch.h"
#include "tests/support/faultvfs.h"
#include "tests/support/must.h"

using namespace duebook;
using namespace duebook::test;

namespace {

/// What one piece of work asked of the drive.
struct Asked {
    int reads = 0;
    int writes = 0;
    int syncs = 0;
    int others = 0;

    int all() const { return reads + writes + syncs + others; }
};

std::ostream &operator<<(std::ostream &out, const Asked &asked)
{
    return out << asked.reads << " reads, " << asked.writes << " writes, " << asked.syncs
               << " syncs, " << asked.others << " others";
}

Asked countedOn(FaultyDrive &drive, const std::function<void()> &work)
{
    drive.mend();
    work();
    return {drive.reads(), drive.writes(), drive.syncs(), drive.others()};
}

Result<void> saveNote(Session &session, const QString &uid)
{
    const Result<AccountId> account = AccountService(session).find(QStringLiteral("S-1"));
    if (!account)
        return account.error();
    NewNote note;
    note.uid = uid;
    note.account = *account;
    note.text = QStringLiteral("They will pay the last two invoices in the next run.");
    note.nextContact = session.today().addDays(7);
    const Result<NoteId> saved = NoteService(session).addNote(note);
    return saved ? Result<void>() : Result<void>(saved.error());
}

} // namespace

TEST_CASE("Looking for changes of others asks the drive for little when there are none",
          "[sharing][operations]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("book.duebook"));
    makeSharedBook(path);
    FaultyDrive drive;
    const SystemClock clock;
    const OpenedBook book = openShared(path, DriveKind::Network, clock);
    const OpenedBook other = openShared(path, DriveKind::Network, clock);
    ChangeWatcher watcher(*book.session);
    must(watcher.poll());
    must(watcher.poll());
    const Asked quiet = countedOn(drive, [&] { CHECK(must(watcher.poll()).empty()); });
    WARN("nothing changed: " << quiet);
    // Four bytes of the file's head told it, without SQLite.
    CHECK(quiet.all() == 0);
    must(saveNote(*other.session, QStringLiteral("one")));
    const Asked changed = countedOn(drive, [&] { CHECK_FALSE(must(watcher.poll()).empty()); });
    WARN("a note of another client: " << changed);
    CHECK(changed.reads <= 5);
    CHECK(changed.writes == 0);
    CHECK(changed.syncs == 0);
}

TEST_CASE("Saving a note on a share waits for the drive as often as the smallest commit does",
          "[sharing][operations]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("book.duebook"));
    makeSharedBook(path);
    FaultyDrive drive;
    const SystemClock clock;
    const OpenedBook book = openShared(path, DriveKind::Network, clock);
    must(saveNote(*book.session, QStringLiteral("first")));
    const Asked note =
        countedOn(drive, [&] { must(saveNote(*book.session, QStringLiteral("second"))); });
    Database &db = book.session->database();
    db.execute("CREATE TABLE one_row (x INTEGER); INSERT INTO one_row VALUES (1)");
    const Asked bare = countedOn(drive, [&] { db.execute("UPDATE one_row SET x = x + 1"); });
    WARN("a note: " << note << "; one row: " << bare);
    CHECK(note.syncs <= bare.syncs);
    CHECK(note.others <= 2 * bare.others);
}
