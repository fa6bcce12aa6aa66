// SPDX-License-Identifier: Apache-2.0
#include "ui/team/peoplesection.h"

#include "core/services/accounts/accountservice.h"
#include "core/services/book/settingsservice.h"
#include "core/services/team/signinservice.h"
#include "core/services/team/userservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/screenreader.h"
#include "tests/support/talks.h"
#include "ui/accounts/accounts.h"
#include "ui/book/permission.h"
#include "ui/settings/settings.h"
#include "ui/team/signinflow.h"
#include "ui/text/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

const QString kSecret = QStringLiteral("seven green bottles");

struct Office {
    PageBench bench;
    Session &session = bench.book.session();
    UserId ben = aUser(session, QStringLiteral("ben"));
    std::unique_ptr<ui::PeopleSection> section;

    void show()
    {
        bench.open();
        showSection();
    }
    void showSection()
    {
        section = std::make_unique<ui::PeopleSection>(bench.page());
        section->resize(560, 620);
        section->show();
        REQUIRE(QTest::qWaitForWindowExposed(section.get()));
        waitFor([&] { return find<QListWidget>("peopleList").count() >= 2; });
    }
    template <typename Widget>
    Widget &find(const char *name, QWidget *in = nullptr)
    {
        auto *found =
            (in == nullptr ? section.get() : in)->findChild<Widget *>(QLatin1String(name));
        INFO(name);
        REQUIRE(found != nullptr);
        return *found;
    }
    void choose(int row) { find<QListWidget>("peopleList").setCurrentRow(row); }
    void click(const char *button) { find<QPushButton>(button).click(); }
    QDialog &dialog(const char *name)
    {
        QDialog *shown = nullptr;
        waitFor([&] {
            shown = section->findChild<QDialog *>(QLatin1String(name));
            return shown != nullptr && shown->isVisible();
        });
        return *shown;
    }
    void type(QDialog &dialog, const char *field, const QString &text)
    {
        find<QLineEdit>(field, &dialog).setText(text);
    }
    void accept(QDialog &dialog) { find<QPushButton>("okButton", &dialog).click(); }
    bool gone(const char *name)
    {
        return section->findChild<QDialog *>(QLatin1String(name)) == nullptr;
    }
    User user(UserId id)
    {
        return must(session.read(
            [&](Database &db) -> Result<User> { return *UserRepository::find(db, id); }));
    }
};

} // namespace

TEST_CASE("An administrator changes a person's role and sees what it may do", "[settings][people]")
{
    Office office;
    office.show();
    office.choose(1);
    CHECK(office.find<QLabel>("roleMay").text() == ui::words::roleMay(duebook::Role::Clerk));
    office.click("changeUserButton");
    QDialog &dialog = office.dialog("userDialog");
    auto &role = office.find<QComboBox>("userRole", &dialog);
    role.setCurrentIndex(role.findData(int(duebook::Role::Manager)));
    CHECK(office.find<QLabel>("userRoleMay", &dialog).text() ==
          ui::words::roleMay(duebook::Role::Manager));
    office.type(dialog, "userPhone", QStringLiteral("+49 30 1"));
    office.accept(dialog);
    waitFor([&] { return office.gone("userDialog"); });
    CHECK(office.user(office.ben).role == duebook::Role::Manager);
    CHECK(office.user(office.ben).phone == QStringLiteral("+49 30 1"));
}

TEST_CASE("Who leaves with open work: how much it is stands there, and who takes it is asked",
          "[settings][people]")
{
    Office office;
    const AccountId account = anAccount(office.session);
    must(AccountService(office.session).assignOwner({account}, office.ben));
    office.show();
    office.choose(1);
    office.click("changeUserButton");
    QDialog &dialog = office.dialog("userDialog");
    office.find<QCheckBox>("userActive", &dialog).setChecked(false);
    office.accept(dialog);
    QDialog &handOver = office.dialog("handOverDialog");
    CHECK(office.find<QLabel>("handOverSum", &handOver).text().contains(QLatin1Char('1')));
    auto &left = office.find<QLabel>("peopleDone");
    CHECK(left.isVisible());
    CHECK(left.text().contains(QStringLiteral("nobody's")));
    CHECK_FALSE(office.user(office.ben).active);
    office.find<QComboBox>("handOverTo", &handOver).setCurrentIndex(1);
    office.accept(handOver);
    waitFor([&] {
        return must(AccountService(office.session).account(account)).account.owner ==
               office.session.user().id;
    });
}

TEST_CASE("The last administrator stays one, with the reason beside the role", "[settings][people]")
{
    Office office;
    office.show();
    office.choose(0);
    office.click("changeUserButton");
    QDialog &dialog = office.dialog("userDialog");
    auto &role = office.find<QComboBox>("userRole", &dialog);
    role.setCurrentIndex(role.findData(int(duebook::Role::Clerk)));
    office.type(dialog, "userEmail", QStringLiteral("anna@example.com"));
    office.accept(dialog);
    waitFor([&] { return role.accessibleDescription().contains(QStringLiteral("last")); });
    CHECK(office.find<QLineEdit>("userEmail", &dialog).text() ==
          QStringLiteral("anna@example.com"));
    CHECK(office.user(office.session.user().id).role == duebook::Role::Administrator);
}

TEST_CASE("A clerk changes their own details and nothing else of people", "[settings][permissions]")
{
    Office office;
    office.bench.open();
    office.bench.context.actAs(office.user(office.ben));
    office.showSection();
    CHECK_FALSE(office.find<QPushButton>("addUserButton").isVisible());
    CHECK_FALSE(office.find<QCheckBox>("byPasswordBox").isEnabled());
    office.choose(0);
    auto &change = office.find<QPushButton>("changeUserButton");
    CHECK_FALSE(change.isEnabled());
    CHECK(change.toolTip() == refusal(Right::ManagePeople, office.user(office.ben)));
    office.choose(1);
    CHECK(change.isEnabled());
    CHECK(change.toolTip() != refusal(Right::ManagePeople, office.user(office.ben)));
    office.click("changeUserButton");
    QDialog &dialog = office.dialog("userDialog");
    CHECK_FALSE(office.find<QComboBox>("userRole", &dialog).isEnabled());
    CHECK_FALSE(office.find<QLineEdit>("userLogin", &dialog).isEnabled());
    office.type(dialog, "userName", QStringLiteral("Ben Adler"));
    office.accept(dialog);
    waitFor([&] { return office.gone("userDialog"); });
    CHECK(office.user(office.ben).name == QStringLiteral("Ben Adler"));
    waitFor([&] { return office.bench.context.user().name == QStringLiteral("Ben Adler"); });
}

TEST_CASE("A password is set for a person, who then is asked for it", "[settings][signin]")
{
    Office office;
    office.show();
    office.choose(1);
    office.click("passwordButton");
    QDialog &dialog = office.dialog("passwordDialog");
    auto &ok = office.find<QPushButton>("okButton", &dialog);
    office.type(dialog, "newPassword", QStringLiteral("short"));
    CHECK_FALSE(ok.isEnabled());
    office.type(dialog, "repeatPassword", QStringLiteral("short"));
    office.accept(dialog);
    auto &fresh = office.find<QLineEdit>("newPassword", &dialog);
    waitFor([&] { return !fresh.accessibleDescription().isEmpty(); });
    CHECK(fresh.text() == QStringLiteral("short"));
    office.type(dialog, "newPassword", kSecret);
    office.type(dialog, "repeatPassword", kSecret);
    office.accept(dialog);
    waitFor([&] { return office.find<QLabel>("peopleDone").isVisible(); });
    CHECK(office.user(office.ben).hasPassword);

    office.choose(1);
    office.click("actAsButton");
    QDialog &question = office.dialog("switchPersonDialog");
    office.type(question, "signInPassword", QStringLiteral("wrong one"));
    office.accept(question);
    auto &typed = office.find<QLineEdit>("signInPassword", &question);
    waitFor([&] { return !typed.accessibleDescription().isEmpty(); });
    CHECK(typed.text() == QStringLiteral("wrong one"));
    CHECK(office.bench.context.user().login == QStringLiteral("anna"));
    office.type(question, "signInPassword", kSecret);
    office.accept(question);
    waitFor([&] { return office.bench.context.user().id == office.ben; });
    CHECK(ui::lastPerson(office.bench.local) == QStringLiteral("ben"));
}

TEST_CASE("Sign-in by password for all wants an administrator's password first",
          "[settings][signin]")
{
    Office office;
    office.show();
    auto &box = office.find<QCheckBox>("byPasswordBox");
    box.click();
    waitFor([&] { return office.find<QLabel>("peopleProblem").isVisible(); });
    CHECK_FALSE(box.isChecked());
    must(SignInService(office.session).set(office.session.user().id, kSecret));
    REQUIRE(toggleAsScreenReader(box));
    waitFor([&] { return office.bench.context.settings().signInByPassword; });
    CHECK(box.isChecked());
    CHECK_FALSE(office.find<QLabel>("peopleProblem").isVisible());
}

TEST_CASE("What a role may not is off, and its tip says who may", "[permissions]")
{
    Office office;
    office.bench.open();
    const User ben = office.user(office.ben);
    office.bench.context.actAs(ben);
    {
        Shown<ui::SettingsPage> settings(office.bench.page(), office.bench.prompts);
        auto &save = settings.find<QPushButton>("saveSettingsButton");
        CHECK_FALSE(save.isEnabled());
        CHECK(save.toolTip() == refusal(Right::ChangeSettings, ben));
        Shown<ui::AccountsPage> accounts(office.bench.page());
        CHECK(accounts.find<QPushButton>("newAccountButton").isEnabled());
    }
    User sam = office.user(aUser(office.session, QStringLiteral("sam"), duebook::Role::Sales));
    office.bench.context.actAs(sam);
    Shown<ui::AccountsPage> accounts(office.bench.page());
    auto &add = accounts.find<QPushButton>("newAccountButton");
    CHECK_FALSE(add.isEnabled());
    CHECK(add.toolTip() == refusal(Right::ChangeAccounts, sam));
}

TEST_CASE("A control that is allowed again has its own tip back", "[permissions]")
{
    QPushButton button;
    button.setToolTip(QStringLiteral("Saves"));
    ui::allow(&button, QStringLiteral("Not you."));
    CHECK_FALSE(button.isEnabled());
    CHECK(button.toolTip() == QStringLiteral("Not you."));
    ui::allow(&button, {});
    CHECK(button.isEnabled());
    CHECK(button.toolTip() == QStringLiteral("Saves"));
}
