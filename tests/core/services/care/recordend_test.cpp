// SPDX-License-Identifier: Apache-2.0
// The record of changes, cut or written anew: what is known elsewhere of its end finds it.
#include "core/base/uid.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/backupservice.h"
#include "core/services/care/checkservice.h"
#include "core/services/care/restoreservice.h"
#include "core/services/team/userservice.h"
#include "core/store/book/recordrepository.h"
#include "core/store/care/recordbeside.h"
#include "tests/support/bookfiles.h"
#include "tests/support/catch.h"
#include "tests/support/sealed.h"
#include "tests/support/tempbook.h"

#include <QDir>

using namespace duebook;
using namespace duebook::test;

namespace {

struct Recorded {
    FakeClock clock;
    TempBook book{clock};
    QString backup = book.folder() + QStringLiteral("/kept.duebook");

    void add(const char *login)
    {
        User user;
        user.login = user.name = QLatin1String(login);
        must(UserService(book.session()).add(user));
        clock.advance(60);
    }
    std::vector<CheckFinding> findings()
    {
        return must(CheckService(book.session()).check({}, {backup})).findings;
    }
    /// All that a careful person rewrites who knows how the record is made.
    void cutTo(qint64 rows)
    {
        Database &db = book.db();
        alterOutside(db, ("DELETE FROM audit WHERE id > " + QByteArray::number(rows)).constData());
        RecordHead head = headOfRows(db);
        const RecordHead before = readRecordHead(db);
        head.root = before.root;
        head.upkept = true;
        writeRecordHead(db, head);
    }
};

} // namespace

TEST_CASE("A record that was cut, its head too, is found by a backup", "[check][seals]")
{
    Recorded it;
    it.add("bo");
    it.add("cy");
    must(BackupService(it.book.session()).backup(it.backup));
    CHECK(it.findings().empty());
    it.add("di");
    CHECK(it.findings().empty());
    it.cutTo(2);
    // Without the backup it looks sound; the rows themselves are.
    CHECK(must(CheckService(it.book.session()).check()).clean());
    std::vector<CheckFinding> found = it.findings();
    REQUIRE(found.size() == 1);
    CHECK(found.front().area == CheckArea::Audit);
    CHECK(found.front().since.contains(QStringLiteral("kept")));
    // Work goes on; it stays found, until an administrator takes it over.
    it.add("ed");
    CHECK(it.findings().size() == 1);
    CHECK(must(CheckService(it.book.session()).acceptOutside({}, {it.backup})) == 1);
    CHECK(it.findings().empty());
    it.add("fi");
    CHECK(it.findings().empty());
    CHECK(RecordRepository::firstBrokenAudit(it.book.db()) == 0);
}

TEST_CASE("Entries cut off the end stay missing however much is recorded after them",
          "[check][seals]")
{
    Recorded it;
    it.add("bo");
    it.add("cy");
    Database &db = it.book.db();
    alterOutside(db, "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)");
    it.add("di");
    CheckService service(it.book.session());
    CHECK_FALSE(must(service.check()).clean());
    CHECK(RecordRepository::firstBrokenAudit(db) != 0);
    CHECK(must(service.acceptOutside()) > 0);
    CHECK(must(service.check()).clean());
    it.add("ed");
    CHECK(must(service.check()).clean());
}

TEST_CASE("A restored book tells that it was restored, and is no cut one",
          "[check][seals][restore]")
{
    Recorded it;
    it.add("bo");
    must(BackupService(it.book.session()).backup(it.backup));
    it.add("cy");
    const QString later = it.book.folder() + QStringLiteral("/later.duebook");
    must(BackupService(it.book.session()).backup(later));
    const QString present = it.book.folder() + QStringLiteral("/present.duebook");
    copyWhole(it.book, present);
    must(RestoreService::restore(it.backup, present, {QStringLiteral("anna"), {}}, it.clock));
    const OpenedBook opened =
        must(BookService::open(present, {}, it.clock, QStringLiteral("anna"), newUid()));
    CHECK(must(CheckService(*opened.session).check({}, {it.backup, later})).clean());
    const AuditEntry entry = RecordRepository::audit(opened.session->database(), {}, 1).front();
    CHECK(entry.action == QLatin1String(RecordRepository::kRestored));
    CHECK(entry.user == opened.session->user().id);
}

TEST_CASE("Backups of another book in the same folder say nothing", "[check][seals]")
{
    Recorded it;
    it.add("bo");
    Recorded other;
    other.add("cy");
    must(BackupService(other.book.session()).backup(it.backup));
    CHECK(it.findings().empty());
}

TEST_CASE("The end of a shared book's record is kept in the folder beside it", "[check][seals]")
{
    Recorded it;
    it.add("bo");
    const RecordHead head = readRecordHead(it.book.db());
    const QString mark = bookMark(it.book.db());
    REQUIRE(writeRecordBeside(it.book.path(), head, mark));
    CHECK(readRecordBeside(it.book.path(), mark) == head);
    CHECK_FALSE(readRecordBeside(it.book.path(), QStringLiteral("another")));
    it.add("cy");
    CHECK(must(CheckService(it.book.session()).check()).clean());
    it.cutTo(head.newest - 1);
    const CheckReport report = must(CheckService(it.book.session()).check());
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings.front().area == CheckArea::Audit);
}
