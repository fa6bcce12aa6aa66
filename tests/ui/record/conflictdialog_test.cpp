// SPDX-License-Identifier: Apache-2.0
#include "ui/record/conflictdialog.h"

#include "core/services/accounts/accountservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/team/userservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/patience.h"
#include "tests/ui/frame/desk.h"
#include "ui/account/accountpage.h"
#include "ui/book/async.h"
#include "ui/settings/settings.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>

using namespace duebook;
using namespace duebook::test;

namespace {

Meeting phoneAndCity()
{
    Meeting met;
    met.conflicts = {{QStringLiteral("phone"), QStringLiteral("Phone"), QStringLiteral("111"),
                      QStringLiteral("222"), QStringLiteral("Boris Kahn"),
                      QDateTime(QDate(2026, 3, 2), QTime(8, 30), Qt::UTC)},
                     {QStringLiteral("city"),
                      QStringLiteral("City"),
                      QStringLiteral("Oslo"),
                      QString(),
                      QStringLiteral("Boris Kahn"),
                      {}}};
    met.kept = {{QStringLiteral("email"),
                 QStringLiteral("Email"),
                 QStringLiteral("a@b.example"),
                 QString(),
                 QString(),
                 {}}};
    return met;
}

/// Anna's window with an account page, and a second window of Boris on the same book.
struct TwoWindows : Desk {
    ui::BookContext other{clock};
    std::unique_ptr<ui::DraftKeeper> keeper = drafts();
    std::unique_ptr<ui::AccountPage> page;
    QStringList said;

    TwoWindows()
    {
        User boris;
        boris.login = QStringLiteral("boris");
        boris.name = QStringLiteral("Boris Kahn");
        must(UserService(book.session()).add(boris));
        QSignalSpy opened(&other, &ui::BookContext::opened);
        other.open(book.path(), QStringLiteral("boris"));
        REQUIRE(opened.wait(kPatienceMs));
        page = std::make_unique<ui::AccountPage>(pageContext(), *keeper, prompts);
        QObject::connect(page.get(), &ui::Page::noticed, page.get(),
                         [this](const QString &sentence, ui::Tone) { said += sentence; });
        page->resize(1100, 740);
        showActive(*page);
        page->activate(QString::number(account.number()));
        REQUIRE(eventually([&] { return page->title() == QStringLiteral("Customer 40117"); }));
    }
    Account inBook() { return must(AccountService(book.session()).account(account)).account; }
    template <typename Change>
    void borisSaves(Change change)
    {
        std::optional<Result<void>> done;
        const auto work = [change, id = account](Session &session) -> Result<void> {
            AccountService service(session);
            const Result<AccountHeader> now = service.account(id);
            if (!now)
                return now.error();
            Account changed = now->account;
            change(changed);
            return service.update(changed);
        };
        ui::whenDone(page.get(), other.write(work),
                     [&done](const Result<void> &outcome) { done = outcome; });
        REQUIRE(eventually([&] { return done.has_value(); }));
        must(*done);
    }
    QDialog *dialog(const char *name)
    {
        QDialog *found = nullptr;
        REQUIRE(eventually([&] {
            found = page->findChild<QDialog *>(QLatin1String(name));
            return found != nullptr && found->isVisible();
        }));
        return found;
    }
    QDialog *edit()
    {
        named<QPushButton>(*page, "editButton")->click();
        return dialog("accountDialog");
    }
    bool isGone(const char *name)
    {
        return eventually(
            [&] { return page->findChild<QDialog *>(QLatin1String(name)) == nullptr; });
    }
};

} // namespace

TEST_CASE("Every conflict is chosen by a person before it can be saved", "[conflict]")
{
    const ui::Wording wording{QLocale(QLocale::English), QDate(2026, 3, 2), QTimeZone::utc()};
    ui::ConflictDialog dialog(phoneAndCity(), wording, nullptr);
    QSignalSpy chosen(&dialog, &ui::ConflictDialog::chosen);
    dialog.show();
    auto *ok = named<QPushButton>(dialog, "okButton");
    CHECK_FALSE(ok->isEnabled());
    CHECK(named<QRadioButton>(dialog, "phoneTheirs")->text().contains(QStringLiteral("Boris")));
    CHECK(named<QRadioButton>(dialog, "phoneTheirs")->text().contains(QStringLiteral("8:30")));
    CHECK(named<QRadioButton>(dialog, "cityTheirs")
              ->accessibleName()
              .contains(QStringLiteral("(empty)")));
    CHECK(named<QLabel>(dialog, "keptLabel")->text().contains(QStringLiteral("a@b.example")));

    named<QRadioButton>(dialog, "phoneMine")->setFocus();
    QTest::keyClick(named<QRadioButton>(dialog, "phoneMine"), Qt::Key_Space);
    CHECK_FALSE(ok->isEnabled());
    QTest::keyClick(named<QRadioButton>(dialog, "cityTheirs"), Qt::Key_Space);
    REQUIRE(ok->isEnabled());
    QTest::mouseClick(ok, Qt::LeftButton);
    REQUIRE(chosen.count() == 1);
    CHECK(chosen.front().front().toStringList() == QStringList{QStringLiteral("phone")});
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("All mine and all theirs choose every field at once", "[conflict]")
{
    const ui::Wording wording{QLocale(QLocale::English), QDate(2026, 3, 2), QTimeZone::utc()};
    ui::ConflictDialog dialog(phoneAndCity(), wording, nullptr);
    QSignalSpy chosen(&dialog, &ui::ConflictDialog::chosen);
    dialog.show();
    named<QPushButton>(dialog, "allTheirsButton")->click();
    CHECK(named<QRadioButton>(dialog, "phoneTheirs")->isChecked());
    CHECK(named<QRadioButton>(dialog, "cityTheirs")->isChecked());
    named<QPushButton>(dialog, "allMineButton")->click();
    named<QPushButton>(dialog, "okButton")->click();
    REQUIRE(chosen.count() == 1);
    CHECK(chosen.front().front().toStringList().size() == 2);
}

TEST_CASE("Two windows change different fields of one account: both are kept, and it is said",
          "[conflict]")
{
    TwoWindows windows;
    QDialog *form = windows.edit();
    windows.borisSaves([](Account &account) { account.city = QStringLiteral("Bergen"); });
    named<QLineEdit>(*form, "phoneEdit")->setText(QStringLiteral("111"));
    named<QPushButton>(*form, "okButton")->click();
    REQUIRE(windows.isGone("accountDialog"));
    CHECK(windows.inBook().city == QStringLiteral("Bergen"));
    CHECK(windows.inBook().phone == QStringLiteral("111"));
    REQUIRE(windows.said.size() == 1);
    CHECK(windows.said.front().contains(QStringLiteral("Boris Kahn")));
    CHECK(windows.said.front().contains(QStringLiteral("City")));
}

TEST_CASE("Two windows change the same field: a person chooses, and meets a third change again",
          "[conflict]")
{
    TwoWindows windows;
    QDialog *form = windows.edit();
    windows.borisSaves([](Account &account) { account.phone = QStringLiteral("222"); });
    named<QLineEdit>(*form, "phoneEdit")->setText(QStringLiteral("111"));
    named<QLineEdit>(*form, "cityEdit")->setText(QStringLiteral("Oslo"));
    named<QPushButton>(*form, "okButton")->click();
    QDialog *conflict = windows.dialog("conflictDialog");
    CHECK(windows.inBook().phone == QStringLiteral("222"));
    CHECK(conflict->findChild<QRadioButton *>(QStringLiteral("cityMine")) == nullptr);

    // Boris is quicker once more.
    windows.borisSaves([](Account &account) { account.phone = QStringLiteral("333"); });
    named<QRadioButton>(*conflict, "phoneMine")->click();
    named<QPushButton>(*conflict, "okButton")->click();
    REQUIRE(eventually([first = QPointer(conflict)] { return first.isNull(); }));
    QDialog *second = windows.dialog("conflictDialog");
    CHECK(windows.inBook().phone == QStringLiteral("333"));
    named<QRadioButton>(*second, "phoneMine")->click();
    named<QPushButton>(*second, "okButton")->click();
    REQUIRE(windows.isGone("accountDialog"));
    CHECK(windows.inBook().phone == QStringLiteral("111"));
    CHECK(windows.inBook().city == QStringLiteral("Oslo"));
}

TEST_CASE("Declining to choose returns to the form with everything typed, nothing overwritten",
          "[conflict]")
{
    TwoWindows windows;
    QDialog *form = windows.edit();
    windows.borisSaves([](Account &account) { account.phone = QStringLiteral("222"); });
    named<QLineEdit>(*form, "phoneEdit")->setText(QStringLiteral("111"));
    named<QPushButton>(*form, "okButton")->click();
    named<QPushButton>(*windows.dialog("conflictDialog"), "cancelButton")->click();
    REQUIRE(eventually([&] { return named<QLabel>(*form, "dialogProblem")->isVisible(); }));
    CHECK(named<QLineEdit>(*form, "phoneEdit")->text() == QStringLiteral("111"));
    CHECK(named<QPushButton>(*form, "okButton")->isEnabled());
    CHECK(windows.inBook().phone == QStringLiteral("222"));

    named<QPushButton>(*form, "okButton")->click();
    QDialog *conflict = windows.dialog("conflictDialog");
    named<QRadioButton>(*conflict, "phoneTheirs")->click();
    named<QPushButton>(*conflict, "okButton")->click();
    REQUIRE(windows.isGone("accountDialog"));
    CHECK(windows.inBook().phone == QStringLiteral("222"));
}

TEST_CASE("A hold that another person set meanwhile is told before it is replaced", "[conflict]")
{
    TwoWindows windows;
    for (QAction *action : windows.page->findChildren<QAction *>()) {
        if (action->text().startsWith(QStringLiteral("Hold")))
            action->trigger();
    }
    QDialog *form = windows.dialog("holdDialog");
    named<QLineEdit>(*form, "reasonEdit")->setText(QStringLiteral("mine"));
    named<QLineEdit>(*form, "revisitEdit")->setText(QStringLiteral("2026-03-20"));
    must(AccountService(windows.book.session())
             .setHold(windows.account, QStringLiteral("theirs"), QDate(2026, 3, 30)));
    named<QPushButton>(*form, "okButton")->click();
    auto *problem = named<QLabel>(*form, "dialogProblem");
    REQUIRE(eventually([&] { return problem->isVisible(); }));
    CHECK(problem->text().contains(QStringLiteral("theirs")));
    CHECK(windows.inBook().hold->reason == QStringLiteral("theirs"));
    named<QPushButton>(*form, "okButton")->click();
    REQUIRE(windows.isGone("holdDialog"));
    CHECK(windows.inBook().hold->reason == QStringLiteral("mine"));
}

TEST_CASE("One setting changed in two windows is chosen by a person", "[conflict][settings]")
{
    PageBench bench;
    bench.open();
    Shown<ui::SettingsPage> shown(bench.page(), bench.prompts);
    auto &company = shown.find<QLineEdit>("companyEdit");
    company.setText(QStringLiteral("Mine"));
    shown.find<QLineEdit>("phoneEdit").setText(QStringLiteral("111"));
    must(SettingsService(bench.book.session())
             .setValue(QStringLiteral("company"), QStringLiteral("Theirs")));
    shown.click("saveSettingsButton");
    QDialog *conflict = nullptr;
    waitFor([&] {
        conflict = shown.page.findChild<QDialog *>(QStringLiteral("conflictDialog"));
        return conflict != nullptr && conflict->isVisible();
    });
    named<QRadioButton>(*conflict, "companyTheirs")->click();
    named<QPushButton>(*conflict, "okButton")->click();
    waitFor([&] { return !shown.find<QLabel>("settingsSaved").text().isEmpty(); });
    CHECK(company.text() == QStringLiteral("Theirs"));
    const BookSettings saved = must(SettingsService(bench.book.session()).settings());
    CHECK(saved.company == QStringLiteral("Theirs"));
    CHECK(saved.companyPhone == QStringLiteral("111"));
}
