// SPDX-License-Identifier: Apache-2.0
#include "core/services/book/settingsservice.h"
#include "core/services/care/backupservice.h"
#include "tests/support/pagebench.h"
#include "ui/care/backupnotice.h"
#include "ui/settings/settings.h"

#include <QDir>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

/// The day's backup with this second place.
Result<std::optional<DailyBackup>> dailyInto(PageBench &bench, const QString &folder)
{
    Session &session = bench.book.session();
    BookSettings settings = must(SettingsService(session).settings());
    settings.backupFolder = folder;
    must(SettingsService(session).save(settings));
    return BackupService(session).daily(bench.book.folder() + QStringLiteral("/here"));
}

void workAsClerk(PageBench &bench)
{
    User clerk = bench.context.user();
    clerk.role = Role::Clerk;
    bench.context.actAs(clerk);
}

} // namespace

TEST_CASE("The days' backups are listed, each with a way to restore it", "[settings][backup]")
{
    PageBench bench;
    bench.open();
    const QString folder = bench.book.folder() + QStringLiteral("/copies");
    REQUIRE(QDir().mkpath(folder));
    must(dailyInto(bench, folder));
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    QSignalSpy wanted(&shown.page, &ui::SettingsPage::restoreRequested);
    waitFor([&] {
        return shown.page.findChild<QPushButton *>(QStringLiteral("restoreButton")) != nullptr;
    });
    auto &restore = shown.find<QPushButton>("restoreButton");
    CHECK(restore.accessibleName().contains(QStringLiteral("2026")));
    CHECK(restore.accessibleName().contains(folder));
    restore.click();
    REQUIRE(wanted.size() == 1);
    CHECK(wanted[0][0].toString().startsWith(folder));
    shown.find<QPushButton>("restoreAnotherButton").click();
    REQUIRE(wanted.size() == 2);
    CHECK(wanted[1][0].toString().isEmpty());
}

TEST_CASE("Who may not restore finds the way closed, with the reason", "[settings][backup]")
{
    PageBench bench;
    bench.open();
    workAsClerk(bench);
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    auto &restore = shown.find<QPushButton>("restoreAnotherButton");
    CHECK_FALSE(restore.isEnabled());
    CHECK_FALSE(restore.toolTip().isEmpty());
}

TEST_CASE("A day's backup that failed is told to who can do something about it", "[backup][today]")
{
    PageBench bench;
    bench.open();
    ui::BackupNotice notice(bench.page());
    notice.show();
    waitFor([&] { return !notice.isVisible(); });
    QFile blocked(bench.book.folder() + QStringLiteral("/blocked"));
    REQUIRE(blocked.open(QIODevice::WriteOnly));
    CHECK_FALSE(dailyInto(bench, blocked.fileName() + QStringLiteral("/below")));
    waitFor([&] { return notice.isVisible(); });
    CHECK(notice.sentence().contains(QStringLiteral("blocked")));
    workAsClerk(bench);
    waitFor([&] { return !notice.isVisible(); });
}
