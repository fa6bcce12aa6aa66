// SPDX-License-Identifier: Apache-2.0
#include "core/services/book/bookservice.h"

#include "core/base/timezones.h"
#include "core/base/uid.h"
#include "core/rules/team/permissions.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/team/signinservice.h"
#include "core/store/book/settingsrepository.h"
#include "core/store/book/userrepository.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <iterator>

namespace duebook {

namespace {

/// Whose a session is that waits for a person: may change nothing.
User unnamed()
{
    User nobody;
    nobody.active = false;
    return nobody;
}

} // namespace

Result<void> BookService::create(const QString &path, const NewBook &book, const Clock &clock)
{
    if (path.trimmed().isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("Choose where the book is to be kept."),
                     QStringLiteral("path"),
                     {}};
    if (!book.currency.isSet())
        return Error{ErrorCode::Invalid,
                     tr("Choose the currency of the book, for example EUR."),
                     QStringLiteral("currency"),
                     {}};
    if (!book.timeZone.isEmpty() && !isKnownZone(book.timeZone))
        return Error{ErrorCode::Invalid,
                     tr("There is no time zone “%1”; write it like Europe/Berlin.")
                         .arg(QString::fromUtf8(book.timeZone)),
                     QStringLiteral("timeZone"),
                     {}};
    if (const Result<void> known = knowsZone(book.timeZone, clock); !known)
        return known;
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (!folder.isDir())
        return Error{ErrorCode::Io,
                     tr("The folder “%1” does not exist: create it or choose another.")
                         .arg(folder.absoluteFilePath()),
                     QStringLiteral("path"),
                     {}};
    const Result<void> created = createBookFile(path);
    if (!created)
        return created;

    Result<OpenedFile> file = openBookFile(path, {});
    if (!file)
        return file.error();
    Session session(std::move(file->db), clock, newUid(), file->readOnly, file->gate);
    const Result<void> filled = session.write([&](Transaction &transaction) -> Result<void> {
        User administrator = book.administrator;
        if (administrator.login.isEmpty())
            administrator.login = systemLogin();
        if (administrator.name.isEmpty())
            administrator.name = administrator.login;
        administrator.role = Role::Administrator;
        UserRepository::insert(transaction, administrator);
        BookSettings settings;
        settings.company = book.company;
        settings.baseCurrency = book.currency;
        settings.timeZone = book.timeZone;
        settings.outcomes = defaultOutcomes();
        settings.disputeReasons = DisputeService::defaultReasons();
        SettingsRepository::save(transaction, settings);
        return {};
    });
    if (!filled)
        QFile::remove(path);
    return filled;
}

Result<OpenedBook> BookService::open(const QString &path, const BookOpening &opening,
                                     const Clock &clock, const QString &login,
                                     const QString &client)
{
    Result<OpenedFile> file = openBookFile(path, opening);
    if (!file)
        return file.error();
    OpenedBook book;
    book.drive = file->drive;
    book.notice = file->notice;
    book.backupBefore = file->backupBefore;
    book.session =
        std::make_unique<Session>(std::move(file->db), clock, client, file->readOnly, file->gate);
    const Result<void> loaded = book.session->loadSettings();
    if (!loaded)
        return loaded.error();
    if (!opening.anyTimeZone) {
        const Result<void> known = knowsZone(book.session->settings().timeZone, clock);
        if (!known)
            return known.error();
    }
    const QString wanted = login.isEmpty() ? systemLogin() : login;
    const Result<User> user = book.session->read([&](Database &db) -> Result<User> {
        if (const std::optional<User> known = UserRepository::findByLogin(db, wanted))
            return *known;
        if (!login.isEmpty())
            return Error{ErrorCode::NotFound,
                         tr("The book has no user with the login “%1”.").arg(login),
                         QStringLiteral("login"),
                         {}};
        if (book.session->settings().signInByPassword)
            return unnamed();
        // Who has a password is nobody else, and of several nobody is guessed.
        const std::vector<User> all = UserRepository::all(db);
        if (all.size() == 1 && all.front().active && !all.front().hasPassword) {
            book.userGuessed = true;
            return all.front();
        }
        std::copy_if(all.begin(), all.end(), std::back_inserter(book.people),
                     [](const User &each) { return each.active; });
        return all.empty() ? User{} : unnamed();
    });
    if (!user)
        return user.error();
    book.login = user->login;
    book.session->setUser(*user);
    const bool asked = SignInService::asksPassword(*user, book.session->settings());
    book.signInNeeded = !opening.additional && (asked || *user == unnamed());
    if (book.signInNeeded)
        book.session->setUser(unnamed());
    else if (!user->active && book.notice.isEmpty())
        book.notice = refusalToWork(*user);
    return book;
}

Result<void> BookService::knowsZone(const QByteArray &timeZone, const Clock &clock)
{
    if (timeZone.isEmpty() ? clock.systemZone().isValid() : isKnownZone(timeZone))
        return {};
    if (!timeZone.isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("The book counts its days in the time zone “%1”, which this computer does "
                        "not know: bring its time zones up to date, or set another with "
                        "“duebook-cli settings set time_zone Europe/Berlin”.")
                         .arg(QString::fromLatin1(timeZone)),
                     QStringLiteral("time_zone"),
                     {}};
    return Error{
        ErrorCode::Invalid,
        tr("This computer is set to a time zone that it does not know%1, so it cannot tell "
           "which day it is: set its time zone, or give the book one of its own.")
            .arg(qEnvironmentVariableIsEmpty("TZ")
                     ? QString()
                     : QStringLiteral(" (TZ=%1)").arg(qEnvironmentVariable("TZ"))),
        QStringLiteral("time_zone"),
        {}};
}

QString BookService::systemLogin()
{
    for (const char *name : {"USER", "USERNAME", "LOGNAME"}) {
        const QString login = qEnvironmentVariable(name);
        if (!login.isEmpty())
            return login;
    }
    return QStringLiteral("user");
}

QStringList BookService::defaultOutcomes()
{
    return {tr("Reached"),  tr("Voicemail"),   tr("No answer"),
            tr("Will pay"), tr("In approval"), tr("No invoice received"),
            tr("Disputed"), tr("Refused"),     tr("Wrong number")};
}

} // namespace duebook
