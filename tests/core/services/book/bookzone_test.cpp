// SPDX-License-Identifier: Apache-2.0
// A time zone that is not known is said so: without a day nothing can be reckoned.
#include "core/base/uid.h"
#include "core/services/book/bookservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/demo/demoservice.h"
#include "tests/support/tempbook.h"

#include <QFile>

using namespace duebook;
using namespace duebook::test;

namespace {

const QString kAnna = QStringLiteral("anna");

void carryZone(TempBook &book, const char *zone)
{
    book.db().execute(QStringLiteral("UPDATE setting SET value = '%1' WHERE key = 'time_zone'")
                          .arg(QLatin1String(zone))
                          .toLatin1()
                          .constData());
}

} // namespace

TEST_CASE("A book with a time zone that this computer does not know is not opened", "[timezone]")
{
    const FakeClock clock;
    TempBook book(clock);
    carryZone(book, "Mars/Phobos");
    const Result<OpenedBook> refused = BookService::open(book.path(), {}, clock, kAnna, newUid());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Invalid);
    CHECK(refused.error().place == QStringLiteral("time_zone"));
    CHECK(refused.error().sentence.contains(QStringLiteral("Mars/Phobos")));
    CHECK(refused.error().sentence.contains(QStringLiteral("settings set time_zone")));

    BookOpening any;
    any.anyTimeZone = true;
    OpenedBook mended = must(BookService::open(book.path(), any, clock, kAnna, newUid()));
    SettingsService settings(*mended.session);
    CHECK(must(settings.settings()).timeZone == "Mars/Phobos");
    const Result<void> worse =
        settings.setValue(QStringLiteral("time_zone"), QStringLiteral("Mars/Deimos"));
    REQUIRE_FALSE(worse);
    CHECK(worse.error().place == QStringLiteral("time_zone"));
    must(settings.setValue(QStringLiteral("company"), QStringLiteral("Other")));
    must(settings.setValue(QStringLiteral("time_zone"), QStringLiteral("Europe/Berlin")));
    CHECK(BookService::open(book.path(), {}, clock, kAnna, newUid()));
}

TEST_CASE("A computer with a time zone that it does not know needs a book with one", "[timezone]")
{
    const FakeClock clock;
    const FakeClock lost("2026-03-02T09:00:00Z", "Mars/Phobos");
    TempBook book(clock);
    CHECK(BookService::open(book.path(), {}, lost, kAnna, newUid()));
    carryZone(book, "");
    const Result<OpenedBook> refused = BookService::open(book.path(), {}, lost, kAnna, newUid());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().place == QStringLiteral("time_zone"));

    NewBook fresh;
    fresh.currency = Currency::fromCode(QByteArrayView("EUR")).value();
    const QString path = book.folder() + QStringLiteral("/other.duebook");
    CHECK_FALSE(BookService::create(path, fresh, lost));
    CHECK_FALSE(DemoService::create(path, {}, lost));
    CHECK_FALSE(QFile::exists(path));
    fresh.timeZone = "Europe/Berlin";
    CHECK(BookService::create(path, fresh, lost));
}
