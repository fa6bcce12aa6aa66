// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settings.h"

#include "core/services/book/settingsservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/patience.h"
#include "ui/book/recentbooks.h"
#include "ui/start/start.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

using namespace duebook;
using namespace duebook::test;

TEST_CASE("Settings are saved, and the page says so", "[settings]")
{
    PageBench bench;
    bench.open();
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    auto &company = shown.find<QLineEdit>("companyEdit");
    company.setText(QStringLiteral("Südwind GmbH"));
    shown.find<QLineEdit>("edgesEdit").setText(QStringLiteral("15, 45"));
    shown.click("saveSettingsButton");
    waitFor([&] { return !shown.find<QLabel>("settingsSaved").text().isEmpty(); });
    const BookSettings saved = must(SettingsService(bench.book.session()).settings());
    CHECK(saved.company == QStringLiteral("Südwind GmbH"));
    CHECK(saved.edges.days == std::vector<int>{15, 45});
    waitFor([&] { return bench.context.settings().company == QStringLiteral("Südwind GmbH"); });
    CHECK(bench.context.settings().companyEmail == saved.companyEmail);
}

TEST_CASE("Buckets that cannot be used stay as typed, with the reason below", "[settings]")
{
    PageBench bench;
    bench.open();
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    auto &edges = shown.find<QLineEdit>("edgesEdit");
    edges.setText(QStringLiteral("60, 30"));
    shown.find<QLineEdit>("companyEdit").setText(QStringLiteral("Not lost"));
    shown.click("saveSettingsButton");
    waitFor([&] { return shown.find<QLabel>("ageing_edgesProblem").isVisible(); });
    CHECK(edges.text() == QStringLiteral("60, 30"));
    CHECK(shown.find<QLineEdit>("companyEdit").text() == QStringLiteral("Not lost"));
    CHECK(must(SettingsService(bench.book.session()).settings()).company ==
          QStringLiteral("Northwind Trading"));
    edges.setText(QStringLiteral("30, 60"));
    shown.click("saveSettingsButton");
    waitFor([&] { return !shown.find<QLabel>("settingsSaved").text().isEmpty(); });
    CHECK_FALSE(shown.find<QLabel>("ageing_edgesProblem").isVisible());
}

TEST_CASE("Settings that another person saves do not take away what is being typed", "[settings]")
{
    PageBench bench;
    bench.open();
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    auto &company = shown.find<QLineEdit>("companyEdit");
    company.selectAll();
    QTest::keyClicks(&company, QStringLiteral("Half typ"));
    BookSettings other = bench.context.settings();
    other.companyPhone = QStringLiteral("+49 30 1");
    QSignalSpy told(&bench.context, &ui::BookContext::settingsChanged);
    must(SettingsService(bench.book.session()).save(other));
    REQUIRE(told.wait(kPatienceMs));
    CHECK(company.text() == QStringLiteral("Half typ"));
    shown.click("saveSettingsButton");
    waitFor([&] { return !shown.find<QLabel>("settingsSaved").text().isEmpty(); });
    const BookSettings saved = must(SettingsService(bench.book.session()).settings());
    CHECK(saved.company == QStringLiteral("Half typ"));
    CHECK(saved.companyPhone == QStringLiteral("+49 30 1"));
    waitFor(
        [&] { return shown.find<QLineEdit>("phoneEdit").text() == QStringLiteral("+49 30 1"); });
}

TEST_CASE("The start page asks for a new book and shows what is wrong beside the form", "[start]")
{
    PageBench bench;
    Shown<ui::StartPage> shown(bench.theme, bench.local);
    QString path;
    NewBook asked;
    QObject::connect(&shown.page, &ui::StartPage::newBookRequested, &shown.page,
                     [&](const QString &where, const NewBook &book) {
                         path = where;
                         asked = book;
                     });
    shown.click("newBookButton");
    auto &company = shown.find<QLineEdit>("companyEdit");
    QTest::keyClicks(&company, QStringLiteral("A/B Trading"));
    CHECK(shown.find<QLineEdit>("pathEdit").text().endsWith(QStringLiteral("A_B Trading.duebook")));
    shown.find<QLineEdit>("nameEdit").setText(QStringLiteral("Anna Berg"));
    shown.find<QComboBox>("currencyEdit").setCurrentText(QStringLiteral("usd"));
    shown.find<QLineEdit>("pathEdit").setText(bench.book.folder() + QStringLiteral("/new.duebook"));
    shown.click("createButton");
    CHECK(path.endsWith(QStringLiteral("/new.duebook")));
    CHECK(asked.company == QStringLiteral("A/B Trading"));
    CHECK(asked.currency == Currency::fromCode(QStringLiteral("USD")));
    CHECK(asked.administrator.name == QStringLiteral("Anna Berg"));

    const auto showing = [&](const QString &where) {
        const Result<void> made = BookService::create(where, asked, bench.clock);
        REQUIRE_FALSE(made);
        shown.page.showProblem(made.error());
        CHECK(shown.find<QLabel>("formProblem").isVisible());
        CHECK(shown.find<QLabel>("formProblem").text() == made.error().sentence);
    };
    showing(bench.book.folder() + QStringLiteral("/no such folder/new.duebook"));
    CHECK(QApplication::focusWidget() == &shown.find<QLineEdit>("pathEdit"));
    asked.currency = {};
    showing(path);
    CHECK(QApplication::focusWidget() == &shown.find<QComboBox>("currencyEdit"));
    CHECK(company.text() == QStringLiteral("A/B Trading"));
}

TEST_CASE("The books used lately come latest first, without those that are gone", "[start]")
{
    PageBench bench;
    QStringList paths;
    for (int i = 0; i < 10; ++i) {
        paths += bench.book.folder() + QStringLiteral("/book%1.duebook").arg(i);
        QFile file(paths.last());
        REQUIRE(file.open(QIODevice::WriteOnly));
        ui::rememberBook(bench.local, paths.last());
    }
    ui::rememberBook(bench.local, paths[5]);
    REQUIRE(QFile::remove(paths[9]));
    const QStringList recent = ui::recentBooks(bench.local);
    REQUIRE(recent.size() == 7);
    CHECK(recent.front() == paths[5]);
    CHECK(recent[1] == paths[8]);
    CHECK_FALSE(recent.contains(paths[0]));

    Shown<ui::StartPage> shown(bench.theme, bench.local);
    CHECK(shown.find<QListWidget>("recentBooks").count() == 7);
    QString opened;
    QObject::connect(&shown.page, &ui::StartPage::openFileRequested, &shown.page,
                     [&](const QString &path) { opened = path; });
    auto &list = shown.find<QListWidget>("recentBooks");
    list.setFocus();
    list.setCurrentRow(0);
    QTest::keyClick(&list, Qt::Key_Return);
    CHECK(opened == paths[5]);
}
