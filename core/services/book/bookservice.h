// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/book/bookfile.h"
#include "core/store/book/session.h"

#include <QCoreApplication>

#include <memory>
#include <vector>

namespace duebook {

/// What a new book starts with. The first user is its administrator.
struct NewBook {
    QString company;
    Currency currency;
    QByteArray timeZone; ///< IANA name; empty = the computer's
    User administrator;  ///< login and name; the role is set here
};

/// An open book as its caller sees it: one connection and what there is to say about it.
struct OpenedBook {
    std::unique_ptr<Session> session;
    DriveKind drive = DriveKind::Local;
    QString notice;           ///< read-only reason or other sentence for the person; may be empty
    QString backupBefore;     ///< copy made before an update of the schema
    bool userGuessed = false; ///< the system's name is not in the book, which has one person only
    /// The session is nobody's and can change nothing until `SignInService::signIn` has said whose
    /// it is; `login` is a proposal and may be empty.
    bool signInNeeded = false;
    QString login;
    /// Who may be chosen where the book has no passwords for all and the system's name is nobody's.
    std::vector<User> people;
};

/// Creating and opening books. Functions without state; each runs on the thread that will own the
/// session.
class BookService {
    Q_DECLARE_TR_FUNCTIONS(duebook::BookService)
public:
    /// Creates the file with the newest schema, its settings and first user.
    /// Errors: Invalid with place `path`, `currency`, `timeZone` or `name`; Io, ReadOnly, Full.
    static Result<void> create(const QString &path, const NewBook &book, const Clock &clock);

    /// Opens a session for the user with this login. When it is empty: for the one whose login is
    /// the system's name for who is at the computer, else for the only person of the book; where
    /// there are several somebody has to say who they are (`signInNeeded`). `client` is
    /// one word for this program run, the same for all its sessions (`newUid()`); `clock` must
    /// outlive it. Who has a password is asked for it (`signInNeeded`), except where `opening` is
    /// additional: its caller knows who works. Errors as `openBookFile`; NotFound with place
    /// "login"; Invalid with place "time_zone" (`knowsZone`).
    static Result<OpenedBook> open(const QString &path, const BookOpening &opening,
                                   const Clock &clock, const QString &login, const QString &client);

    /// Whether this computer knows the zone in which a book with this setting counts its days: else
    /// nobody can tell which day it is. Errors: Invalid with place "time_zone".
    static Result<void> knowsZone(const QByteArray &timeZone, const Clock &clock);

    /// The system's name for the person at this computer.
    static QString systemLogin();

    /// What the composer's outcome list starts with.
    static QStringList defaultOutcomes();
};

} // namespace duebook
