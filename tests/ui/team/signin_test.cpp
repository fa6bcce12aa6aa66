// SPDX-License-Identifier: Apache-2.0
// Opening a book that asks who one is.
#include "core/services/talks/noteservice.h"
#include "core/services/team/signinservice.h"
#include "core/services/team/userservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/patience.h"
#include "tests/support/talks.h"
#include "ui/book/async.h"
#include "ui/team/signindialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

const QString kSecret = QStringLiteral("seven green bottles");

struct Desk {
    PageBench bench;
    Session &session = bench.book.session();
    ui::BookContext &context = bench.context;
    AccountId account = anAccount(session);
    UserId ben = aUser(session, QStringLiteral("ben"));
    QSignalSpy opened{&context, &ui::BookContext::opened};
    QSignalSpy asked{&context, &ui::BookContext::signInNeeded};
    QSignalSpy failed{&context, &ui::BookContext::signInFailed};

    Desk() { must(SignInService(session).set(ben, kSecret)); }
};

} // namespace

TEST_CASE("A book that asks opens for the right password only, on all its connections",
          "[signin][bookcontext]")
{
    Desk desk;
    desk.context.open(desk.bench.book.path(), QStringLiteral("ben"));
    REQUIRE(desk.asked.wait(kPatienceMs));
    CHECK(desk.asked.front().front().toString() == QStringLiteral("ben"));
    CHECK_FALSE(desk.context.isOpen());
    desk.context.signIn(QStringLiteral("ben"), QStringLiteral("wrong one"));
    REQUIRE(desk.failed.wait(kPatienceMs));
    CHECK_FALSE(desk.context.isOpen());
    CHECK(desk.opened.isEmpty());
    desk.context.signIn(QStringLiteral("ben"), kSecret);
    REQUIRE(desk.opened.wait(kPatienceMs));
    CHECK(desk.context.user().id == desk.ben);

    // Further connections do not ask, and are the same person's.
    const auto who = [](Session &session) { return Result<UserId>(session.user().id); };
    std::vector<UserId> people;
    const auto take = [&](const Result<UserId> &user) { people.push_back(must(user)); };
    ui::whenDone(&desk.context, desk.context.read(who), take);
    ui::whenDone(&desk.context, desk.context.write(who), take);
    ui::whenDone(&desk.context, desk.context.search(who), take);
    ui::whenDone(&desk.context, desk.context.readLong(who), take);
    ui::whenDone(&desk.context, desk.context.writeLong(who), take);
    waitFor([&] { return people.size() == 5; });
    CHECK(people == std::vector<UserId>(5, desk.ben));
}

TEST_CASE("A connection opened after the person was switched is the new person's",
          "[signin][bookcontext]")
{
    Desk desk;
    desk.bench.open();
    desk.context.actAs(must(UserService(desk.session).users())[1]);
    const auto who = [](Session &session) { return Result<UserId>(session.user().id); };
    std::optional<UserId> user;
    ui::whenDone(&desk.context, desk.context.readLong(who),
                 [&](const Result<UserId> &found) { user = must(found); });
    waitFor([&] { return user.has_value(); });
    CHECK(*user == desk.ben);
}

TEST_CASE("A role changed at another client is the window's within seconds",
          "[permissions][bookcontext]")
{
    Desk desk;
    desk.bench.open();
    User ben = must(UserService(desk.session).users())[1];
    desk.context.actAs(ben);
    QSignalSpy changed(&desk.context, &ui::BookContext::userChanged);
    ben.role = duebook::Role::Sales;
    must(UserService(desk.session).change(ben));
    REQUIRE(changed.wait(kPatienceMs));
    CHECK(desk.context.user().role == duebook::Role::Sales);
}

TEST_CASE("The dialog keeps what was typed and says in place what is wrong", "[signin]")
{
    ui::SignInDialog dialog(QStringLiteral("Northwind"), QStringLiteral("ben"), nullptr);
    dialog.show();
    auto *login = dialog.findChild<QLineEdit *>(QStringLiteral("signInLogin"));
    auto *password = dialog.findChild<QLineEdit *>(QStringLiteral("signInPassword"));
    auto *ok = dialog.findChild<QPushButton *>(QStringLiteral("okButton"));
    CHECK(login->text() == QStringLiteral("ben"));
    CHECK(password->echoMode() == QLineEdit::Password);
    QStringList given;
    QObject::connect(&dialog, &ui::SignInDialog::submitted, &dialog,
                     [&](const QString &who, const QString &secret) {
                         given = {who, secret};
                     });
    password->setText(QStringLiteral("wrong one"));
    ok->click();
    CHECK(given == QStringList{QStringLiteral("ben"), QStringLiteral("wrong one")});
    dialog.fail({ErrorCode::Forbidden, QStringLiteral("Not it."), QStringLiteral("password"), {}});
    CHECK(dialog.isVisible());
    CHECK(password->accessibleDescription() == QStringLiteral("Not it."));
    CHECK(password->selectedText() == QStringLiteral("wrong one"));
    login->clear();
    CHECK_FALSE(ok->isEnabled());
}

TEST_CASE("Where the system's name is nobody's one chooses among the people of the book",
          "[signin][bookcontext]")
{
    Desk desk;
    const QByteArray before = qgetenv("USER");
    qputenv("USER", "stranger");
    desk.context.open(desk.bench.book.path(), {});
    REQUIRE(desk.asked.wait(kPatienceMs));
    qputenv("USER", before);
    CHECK_FALSE(desk.context.isOpen());
    REQUIRE(desk.context.peopleToChoose().size() == 2);
    ui::SignInDialog dialog(QStringLiteral("Northwind"), desk.context.peopleToChoose(), nullptr);
    dialog.show();
    auto *person = dialog.findChild<QComboBox *>(QStringLiteral("switchPersonBox"));
    auto *password = dialog.findChild<QLineEdit *>(QStringLiteral("signInPassword"));
    REQUIRE(person->count() == 2);
    QObject::connect(&dialog, &ui::SignInDialog::submitted, &desk.context,
                     &ui::BookContext::signIn);
    // Anna has no password, ben has one.
    CHECK_FALSE(password->isEnabled());
    person->setCurrentIndex(1);
    CHECK(password->isEnabled());
    password->setText(kSecret);
    dialog.findChild<QPushButton *>(QStringLiteral("okButton"))->click();
    REQUIRE(desk.opened.wait(kPatienceMs));
    CHECK(desk.context.user().id == desk.ben);
}
