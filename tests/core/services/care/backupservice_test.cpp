// SPDX-License-Identifier: Apache-2.0
#include "core/services/care/backupservice.h"

#include "core/services/book/bookservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/care/checkservice.h"
#include "core/services/care/restoreservice.h"
#include "core/services/talks/noteservice.h"
#include "core/services/team/presenceservice.h"
#include "core/services/team/userservice.h"
#include "tests/support/bookfiles.h"
#include "tests/support/catch.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

#include <QDir>
#include <QFile>

#include <atomic>
#include <thread>

using namespace duebook;
using namespace duebook::test;

namespace {

QString placeFor(const TempBook &book)
{
    return book.folder() + QStringLiteral("/backups");
}

} // namespace

TEST_CASE("The day's backup is made once for all clients, and can be opened", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    BackupService mine(book.session());
    BackupService theirs(*other);
    const auto made = must(mine.daily(placeFor(book)));
    REQUIRE(made);
    REQUIRE(made->written.size() == 1);
    CHECK(made->written[0].endsWith(QStringLiteral("test book 2026-03-02.duebook")));
    CHECK_FALSE(must(theirs.daily(placeFor(book))));
    CHECK_FALSE(must(mine.daily(placeFor(book))));
    CHECK(must(mine.lastDaily())->state == JobState::Done);

    const OpenedBook copy = must(BookService::open(made->written[0], {}, clock,
                                                   QStringLiteral("anna"), QStringLiteral("x")));
    CHECK(must(CheckService(*copy.session).check()).clean());
    clock.advance(24 * 3600);
    CHECK(must(theirs.daily(placeFor(book))));
    CHECK(mine.known(placeFor(book)).size() == 2);
}

TEST_CASE("Switched off, no backup is made by itself", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    must(SettingsService(book.session())
             .setValue(QStringLiteral("backup_daily"), QStringLiteral("0")));
    CHECK_FALSE(must(BackupService(book.session()).daily(placeFor(book))));
    CHECK_FALSE(QDir(placeFor(book)).exists());
}

TEST_CASE("A place that fails is told, tried again an hour later, and keeps the other going",
          "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    const QString second = book.folder() + QStringLiteral("/in the way/deep");
    writeFile(book.folder() + QStringLiteral("/in the way"), "a file");
    must(SettingsService(book.session()).setValue(QStringLiteral("backup_folder"), second));
    BackupService service(book.session());
    const auto failed = service.daily(placeFor(book));
    REQUIRE_FALSE(failed);
    CHECK(failed.error().sentence.contains(second));
    CHECK(service.known(placeFor(book)).size() == 1);
    const std::optional<JobClaim> last = must(service.lastDaily());
    CHECK(last->state == JobState::Failed);
    CHECK(last->result == failed.error().sentence);
    CHECK_FALSE(must(service.daily(placeFor(book))));
    clock.advance(3600);
    REQUIRE(QFile::remove(book.folder() + QStringLiteral("/in the way")));
    // A disk that is not plugged in is not an empty one.
    CHECK_FALSE(service.daily(placeFor(book)));
    CHECK_FALSE(QDir(second).exists());
    REQUIRE(QDir().mkpath(second));
    clock.advance(3600);
    const auto again = must(service.daily(placeFor(book)));
    REQUIRE(again);
    CHECK(again->written.size() == 2);
    CHECK(must(service.lastDaily())->state == JobState::Done);
}

TEST_CASE("Two books of one name keep their backups apart in one place", "[backup]")
{
    FakeClock clock;
    TempBook one(clock);
    TempBook two(clock);
    const QString place = one.folder() + QStringLiteral("/place");
    REQUIRE(QDir().mkpath(place));
    for (TempBook *book : {&one, &two})
        must(SettingsService(book->session()).setValue(QStringLiteral("backup_folder"), place));
    aUser(two.session(), QStringLiteral("zoe"));
    const auto first = must(BackupService(one.session()).daily(placeFor(one)));
    const auto second = must(BackupService(two.session()).daily(placeFor(two)));
    REQUIRE((first && second));
    REQUIRE((first->written.size() == 2 && second->written.size() == 2));
    CHECK(first->written[1] != second->written[1]);
    CHECK(BackupService(one.session()).known(placeFor(one)).size() == 2);
    CHECK(must(RestoreService::look(second->written[1], two.path())).differs.isEmpty());
    CHECK_FALSE(must(RestoreService::look(second->written[1], one.path())).differs.isEmpty());
}

TEST_CASE("A backup ends while another writes all the time", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    const auto other = book.anotherSession();
    std::atomic<bool> done{false};
    std::thread writing([&] {
        for (int i = 0; !done; ++i)
            aUser(*other, QStringLiteral("user %1").arg(i));
    });
    const auto made = BackupService(book.session()).backup(book.folder() + QStringLiteral("/b"));
    done = true;
    writing.join();
    CHECK(made);
}

TEST_CASE("Who only makes a backup does not stand in the book afterwards", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    must(BackupService(book.session()).daily(placeFor(book)));
    const auto other = book.anotherSession();
    CHECK(must(PresenceService::others(*other)).empty());
}

TEST_CASE("Rotation removes what is superfluous and only what is its own", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    const QDir place(placeFor(book));
    REQUIRE(place.mkpath(QStringLiteral(".")));
    for (int days = 1; days <= 40; ++days)
        writeFile(place.filePath(QStringLiteral("test book %1.duebook")
                                     .arg(QDate(2026, 3, 2).addDays(-days).toString(Qt::ISODate))),
                  "x");
    const QStringList others{QStringLiteral("test book 2026-01-01 (damaged at now).duebook"),
                             QStringLiteral("another book 2026-01-15.duebook"),
                             QStringLiteral("before the audit.duebook")};
    for (const QString &name : others)
        writeFile(place.filePath(name), "x");
    const auto made = must(BackupService(book.session()).daily(place.path()));
    REQUIRE(made);
    CHECK(made->removed.size() > 20);
    for (const QString &name : others)
        CHECK(place.exists(name));
    CHECK(place.exists(QStringLiteral("test book 2026-03-01.duebook")));
    CHECK(place.exists(QStringLiteral("test book 2026-02-28.duebook")));
    CHECK_FALSE(place.exists(QStringLiteral("test book 2026-02-10.duebook")));
}

TEST_CASE("A damaged file in the place of today's backup is set aside, not trusted", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    const QDir place(placeFor(book));
    REQUIRE(place.mkpath(QStringLiteral(".")));
    writeFile(place.filePath(QStringLiteral("test book 2026-03-02.duebook")), "half a file");
    const auto made = must(BackupService(book.session()).daily(place.path()));
    REQUIRE(made);
    CHECK(place.entryList({QStringLiteral("*damaged at*")}).size() == 1);
}

TEST_CASE("A backup of another book in the day's place is told as that, not as damaged", "[backup]")
{
    FakeClock clock;
    TempBook book(clock);
    TempBook other(clock);
    const QDir place(placeFor(book));
    REQUIRE(place.mkpath(QStringLiteral(".")));
    must(BackupService(other.session())
             .backup(place.filePath(QStringLiteral("test book 2026-03-02.duebook"))));
    const auto made = must(BackupService(book.session()).daily(place.path()));
    REQUIRE(made);
    REQUIRE(made->setAside.size() == 1);
    CHECK(made->setAside[0].ofAnotherBook);
    CHECK(QFileInfo(made->setAside[0].path).fileName().contains(QStringLiteral("of another book")));
    CHECK(BackupService::sentence(made->setAside[0]).contains(QStringLiteral("another book")));
    CHECK(must(RestoreService::look(made->written[0], book.path())).differs.isEmpty());
}
