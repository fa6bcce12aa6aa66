// SPDX-License-Identifier: Apache-2.0
#include "core/services/calendar/holidayservice.h"
#include "tests/support/importfile.h"
#include "tests/support/pagebench.h"
#include "ui/book/wording.h"
#include "ui/calendar/calendardialog.h"
#include "ui/calendar/calendarexport.h"
#include "ui/settings/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

void chooseCountry(Shown<ui::SettingsPage> &shown, const char *code)
{
    auto &box = shown.find<QComboBox>("holidayCountryBox");
    box.setCurrentIndex(box.findData(QLatin1String(code)));
    Q_EMIT box.activated(box.currentIndex());
}

QStringList listed(Shown<ui::SettingsPage> &shown)
{
    const auto &list = shown.find<QListWidget>("holidayList");
    QStringList lines;
    for (int row = 0; row < list.count(); ++row)
        lines += list.item(row)->text();
    return lines;
}

} // namespace

TEST_CASE("A country chosen in the settings fills the holidays, and every date field knows them",
          "[settings][holidays]")
{
    PageBench bench;
    bench.open();
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    chooseCountry(shown, "DE");
    waitFor([&] { return listed(shown).filter(QStringLiteral("Karfreitag")).size() == 2; });
    waitFor([&] { return !bench.context.settings().holidays.empty(); });
    const NaturalDate friday =
        readNaturalDate(QStringLiteral("3.4."),
                        ui::dateContext(bench.context.settings(), ui::Wording::of(bench.context)));
    CHECK_FALSE(friday.workingDay);
    CHECK(friday.nextWorkingDay == QDate(2026, 4, 7));
    CHECK(shown.find<QLabel>("holidaySourceLabel").isVisible());
}

TEST_CASE("A day of our own is added by hand, and a day taken out comes back by Undo",
          "[settings][holidays]")
{
    PageBench bench;
    bench.open();
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    chooseCountry(shown, "DE");
    waitFor([&] { return listed(shown).size() > 5; });
    auto &day = shown.find<QLineEdit>("holidayDayEdit");
    day.setText(QStringLiteral("24.12."));
    shown.find<QLineEdit>("holidayNameEdit").setText(QStringLiteral("Betriebsruhe"));
    shown.click("addHolidayButton");
    waitFor([&] { return listed(shown).filter(QStringLiteral("Betriebsruhe")).size() == 1; });
    CHECK(day.text().isEmpty());

    auto &list = shown.find<QListWidget>("holidayList");
    const QString first = list.item(0)->text();
    list.setCurrentRow(0);
    shown.click("removeHolidayButton");
    waitFor([&] { return !listed(shown).contains(first); });
    shown.undo.undo();
    waitFor([&] { return listed(shown).contains(first); });

    day.setText(QStringLiteral("nonsense"));
    shown.click("addHolidayButton");
    CHECK(shown.find<QLabel>("holidayProblem").isVisible());
    CHECK(day.text() == QStringLiteral("nonsense"));
}

TEST_CASE("Holidays are imported from a file, and a wrong file says so", "[settings][holidays]")
{
    PageBench bench;
    bench.open();
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    const ImportFolder folder;
    bench.prompts.files = {folder.file("2026-12-24;Inventory\n2026-12-32;never\n")};
    shown.click("importHolidaysButton");
    waitFor([&] { return listed(shown).filter(QStringLiteral("Inventory")).size() == 1; });
    waitFor([&] { return shown.find<QLabel>("holidayProblem").isVisible(); });
    CHECK(shown.notices.first().contains(QStringLiteral("1 holiday added")));
    bench.prompts.files = {folder.file("no day in here", QStringLiteral("b.csv"))};
    shown.click("importHolidaysButton");
    waitFor([&] {
        return shown.find<QLabel>("holidayProblem").text().contains(QStringLiteral("No day"));
    });
}

TEST_CASE("The calendar is exported from the menu with what was chosen", "[calendar][gui]")
{
    PageBench bench;
    bench.open();
    QWidget window;
    window.show();
    bench.prompts.target = bench.book.folder() + QStringLiteral("/work.ics");
    ui::CalendarExport work(bench.theme, bench.context, bench.jobs, bench.prompts, &window);
    QStringList said;
    QObject::connect(&work, &ui::CalendarExport::noticed, &work,
                     [&](const QString &sentence, ui::Tone) { said += sentence; });
    work.ask();
    waitFor(
        [&] { return window.findChild<QDialog *>(QStringLiteral("calendarDialog")) != nullptr; });
    auto *dialog = window.findChild<QDialog *>(QStringLiteral("calendarDialog"));
    auto *ok = dialog->findChild<QPushButton *>(QStringLiteral("okButton"));
    dialog->findChild<QLineEdit *>(QStringLiteral("untilEdit"))->setText(QStringLiteral("bogus"));
    CHECK_FALSE(ok->isEnabled());
    dialog->findChild<QLineEdit *>(QStringLiteral("untilEdit"))->setText(QStringLiteral("4w"));
    ok->click();
    waitFor([&] { return !said.isEmpty(); });
    CHECK(said.first().contains(QStringLiteral("0 follow-ups and 0 promises")));
    QFile file(bench.prompts.target);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll().startsWith("BEGIN:VCALENDAR\r\n"));
    CHECK(bench.prompts.suggestedName == QStringLiteral("duebook.ics"));
}
