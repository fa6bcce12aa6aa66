// SPDX-License-Identifier: Apache-2.0
#include "ui/today/prioritysection.h"

#include "core/services/book/settingsservice.h"
#include "core/services/followups/followupservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/talks.h"
#include "ui/team/peoplesection.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

using namespace duebook;
using namespace duebook::test;

namespace {

/// A part of a page, shown by itself.
template <typename Section>
struct Part {
    explicit Part(const ui::PageContext &context) : section(context)
    {
        section.resize(560, 620);
        section.QWidget::show();
        REQUIRE(QTest::qWaitForWindowExposed(&section));
    }
    template <typename Widget>
    Widget &find(const char *name)
    {
        auto *found = section.template findChild<Widget *>(QLatin1String(name));
        INFO(name);
        REQUIRE(found != nullptr);
        return *found;
    }

    Section section;
};

BookSettings saved(PageBench &bench)
{
    return must(SettingsService(bench.book.session()).settings());
}

} // namespace

TEST_CASE("Changed points show what the list would be, are saved and set back",
          "[settings][priority]")
{
    PageBench bench;
    Session &session = bench.book.session();
    must(FollowUpService(session).create(aFollowUp(anAccount(session), bench.today())));
    bench.open();
    Part<ui::PrioritySection> part(bench.page());
    auto &example = part.find<QLabel>("priorityExample");
    waitFor([&] { return example.text().contains(QStringLiteral("Customer 1001")); });
    CHECK_FALSE(part.find<QPushButton>("prioritySave").isEnabled());

    auto &dueToday = part.find<QSpinBox>("points3");
    CHECK(dueToday.accessibleName() == QStringLiteral("Follow-up due today"));
    dueToday.setValue(77);
    waitFor([&] { return example.text().contains(QStringLiteral("77 (now 12)")); });
    part.find<QPushButton>("prioritySave").click();
    waitFor([&] { return saved(bench).weights.followUpDue == 77; });
    CHECK(saved(bench).weights.amountMost == PriorityWeights().amountMost);
    waitFor([&] { return !part.find<QPushButton>("prioritySave").isEnabled(); });

    part.find<QPushButton>("priorityDefaults").click();
    CHECK(dueToday.value() == PriorityWeights().followUpDue);
    part.find<QPushButton>("prioritySave").click();
    waitFor([&] { return saved(bench).weights == PriorityWeights(); });
}

TEST_CASE("The limit of shared accounts says how many it would be before it is saved",
          "[settings][pool]")
{
    PageBench bench;
    LedgerRows rows(bench.book.db());
    const AccountId small = rows.account(QStringLiteral("1"), QStringLiteral("small"));
    rows.invoice(small, QStringLiteral("R1"), bench.today().addDays(-60),
                 bench.today().addDays(-30), QStringLiteral("EUR"), 5000);
    rows.finish(bench.book.session(), bench.today());
    bench.open();
    Part<ui::PrioritySection> part(bench.page());
    QStringList notices;
    QObject::connect(&part.section, &ui::PrioritySection::noticed, &part.section,
                     [&](const QString &sentence, ui::Tone) { notices += sentence; });
    part.find<QSpinBox>("poolBelow").setValue(100);
    waitFor([&] {
        return part.find<QLabel>("poolHint").text() == QStringLiteral("1 come in, 0 leave");
    });
    part.find<QPushButton>("prioritySave").click();
    waitFor([&] { return !notices.isEmpty(); });
    CHECK(saved(bench).poolBelow == 100);
    CHECK(bench.book.db().integer("SELECT count(*) FROM account WHERE in_pool = 1") == 1);
}

TEST_CASE("A leaver's work is handed over from the list of people, with its size told before",
          "[settings][assignment]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const UserId bo = aUser(session, QStringLiteral("bo"));
    LedgerRows rows(bench.book.db());
    const AccountId hers = rows.account(QStringLiteral("1"), QStringLiteral("one"), bo);
    bench.open();
    Part<ui::PeopleSection> part(bench.page());
    ui::UndoOffer undo;
    QObject::connect(&part.section, &ui::PeopleSection::undoOffered, &part.section,
                     [&](const ui::UndoOffer &offer) { undo = offer; });
    auto &list = part.find<QListWidget>("peopleList");
    waitFor([&] { return list.count() == 2; });
    // Focus alone may have chosen the first person: here nobody is.
    list.setCurrentRow(-1);
    CHECK_FALSE(part.find<QPushButton>("handOverButton").isEnabled());
    list.setCurrentRow(1);
    CHECK(part.find<QPushButton>("handOverButton").isEnabled());
    part.find<QPushButton>("handOverButton").click();
    const auto dialog = [&] {
        return part.section.findChild<QDialog *>(QStringLiteral("handOverDialog"));
    };
    waitFor([&] { return dialog() != nullptr && dialog()->isVisible(); });
    CHECK(dialog()
              ->findChild<QLabel *>(QStringLiteral("handOverSum"))
              ->text()
              .contains(QStringLiteral("1 account")));
    auto *to = dialog()->findChild<QComboBox *>(QStringLiteral("handOverTo"));
    to->setCurrentIndex(1);
    dialog()->findChild<QPushButton *>(QStringLiteral("okButton"))->click();
    waitFor([&] { return undo.undo != nullptr; });
    const auto owner = [&] { return must(AccountService(session).account(hers)).account.owner; };
    CHECK(owner() == session.user().id);
    undo.undo();
    waitFor([&] { return owner() == bo; });
}
