// SPDX-License-Identifier: Apache-2.0
#include "ui/team/signinflow.h"

#include "core/services/team/signinservice.h"
#include "core/services/team/userservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/permission.h"
#include "ui/team/passworddialog.h"
#include "ui/team/signindialog.h"

#include <QCoreApplication>
#include <QSettings>

namespace duebook::ui {

namespace {

const QString kPersonKey = QStringLiteral("person/login");

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::SignInFlow)
};

void showSwitch(QWidget *parent, BookContext &book, QSettings &local,
                const std::vector<User> &people, UserId chosen)
{
    auto *dialog = new SignInDialog(people, book.settings().signInByPassword, chosen, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(&book, &QObject::destroyed, dialog, &QDialog::reject);
    QObject::connect(
        dialog, &SignInDialog::submitted, dialog,
        [dialog, &book, &local](const QString &login, const QString &password) {
            const auto work = [login, password, attempts = book.signInAttempts()](Session &s) {
                return SignInService(s).signIn(login, password, *attempts);
            };
            whenDone(dialog, book.write(work), [dialog, &book, &local](const Result<User> &user) {
                if (!user) {
                    dialog->fail(user.error());
                    return;
                }
                dialog->finish(Result<void>());
                rememberPerson(local, user->login);
                book.actAs(*user);
            });
        });
    dialog->open();
}

} // namespace

void askToSwitchPerson(QWidget *parent, BookContext &book, QSettings &local, UserId chosen,
                       const std::function<void(const QString &)> &complain)
{
    whenDone(parent, book.read([](Session &session) { return UserService(session).users(); }),
             [parent, &book, &local, chosen, complain](const Result<std::vector<User>> &people) {
                 if (people)
                     showSwitch(parent, book, local, *people, chosen);
                 else
                     complain(people.error().sentence);
             });
}

void askForPassword(QWidget *parent, BookContext &book, const User &user,
                    const std::function<void(const QString &)> &done)
{
    const bool own = user.id == book.user().id;
    auto *dialog = new PasswordDialog(user, own, may(book, Right::ManagePeople), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto finish = [dialog, done](const Result<void> &set, const QString &sentence) {
        dialog->finish(set);
        if (set)
            done(sentence);
    };
    QObject::connect(
        dialog, &PasswordDialog::submitted, dialog,
        [dialog, &book, user, own, finish](const QString &old, const QString &fresh) {
            const auto work = [old, fresh, own, id = user.id,
                               attempts = book.signInAttempts()](Session &session) {
                SignInService service(session);
                return own ? service.changeOwn(old, fresh, *attempts) : service.set(id, fresh);
            };
            whenDone(dialog, book.write(work), [finish, user](const Result<void> &set) {
                finish(set, Texts::tr("The password of %1 is set.").arg(user.name));
            });
        });
    QObject::connect(dialog, &PasswordDialog::removeWanted, dialog, [dialog, &book, user, finish] {
        const auto work = [id = user.id](Session &session) {
            return SignInService(session).remove(id);
        };
        whenDone(dialog, book.write(work), [finish, user](const Result<void> &removed) {
            finish(removed, Texts::tr("%1 signs in without a password.").arg(user.name));
        });
    });
    dialog->open();
}

QString lastPerson(const QSettings &local)
{
    return local.value(kPersonKey).toString();
}

void rememberPerson(QSettings &local, const QString &login)
{
    local.setValue(kPersonKey, login);
}

void forgetPerson(QSettings &local)
{
    local.remove(kPersonKey);
}

} // namespace duebook::ui
