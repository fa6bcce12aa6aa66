// SPDX-License-Identifier: Apache-2.0
#include "core/db/sqliteerror.h"

#include "core/base/fullness.h"
#include "core/db/pagesums.h"

#include <QCoreApplication>

#include <sqlite3.h>

namespace duebook {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("duebook::Database", text);
}

Error classify(int extendedCode)
{
    if (extendedCode == SQLITE_READONLY_DBMOVED)
        return {ErrorCode::Io,
                say(QT_TRANSLATE_NOOP("duebook::Database",
                                      "The book was moved, renamed or replaced while it was open: "
                                      "nothing was written. Open it again where it is now.")),
                {},
                {}};
    if (extendedCode == SQLITE_CORRUPT_VTAB)
        return {ErrorCode::Damaged,
                say(QT_TRANSLATE_NOOP("duebook::Database",
                                      "The search index is damaged, nothing else is: “duebook-cli "
                                      "check --repair” builds it anew.")),
                QStringLiteral("search"),
                {}};
    switch (extendedCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy,
                say(QT_TRANSLATE_NOOP("duebook::Database",
                                      "Someone else is writing to the book just now; try again.")),
                {},
                {}};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::ReadOnly,
                say(QT_TRANSLATE_NOOP(
                    "duebook::Database",
                    "The book cannot be changed: its file or folder is write-protected.")),
                {},
                {}};
    case SQLITE_FULL:
        return {ErrorCode::Full,
                say(QT_TRANSLATE_NOOP("duebook::Database",
                                      "The drive is full: make room and try again. Nothing was "
                                      "written.")),
                {},
                {}};
    case SQLITE_CORRUPT:
        return {ErrorCode::Damaged,
                say(QT_TRANSLATE_NOOP("duebook::Database",
                                      "The book is damaged: restore the latest backup, or run "
                                      "“duebook-cli check” to see what is affected.")),
                {},
                {}};
    case SQLITE_NOTADB:
        return {ErrorCode::NotABook,
                say(QT_TRANSLATE_NOOP("duebook::Database", "This file is not a Duebook book.")),
                {},
                {}};
    case SQLITE_CANTOPEN:
        return {
            ErrorCode::Io,
            say(QT_TRANSLATE_NOOP(
                "duebook::Database",
                "The book cannot be opened: check that the file exists and that you may use its "
                "folder.")),
            {},
            {}};
    case SQLITE_IOERR:
        return {
            ErrorCode::Io,
            say(QT_TRANSLATE_NOOP("duebook::Database",
                                  "The drive did not answer properly: check the connection to it "
                                  "and try again.")),
            {},
            {}};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled,
                say(QT_TRANSLATE_NOOP("duebook::Database", "Stopped; nothing was written.")),
                {},
                {}};
    case SQLITE_TOOBIG:
        return {ErrorCode::Invalid,
                say(QT_TRANSLATE_NOOP("duebook::Database",
                                      "One value is too large to be kept in the book.")),
                {},
                {}};
    case SQLITE_NOMEM:
        return {ErrorCode::Io,
                say(QT_TRANSLATE_NOOP("duebook::Database",
                                      "There is not enough memory: close other programs and try "
                                      "again.")),
                {},
                {}};
    default:
        return {ErrorCode::Internal,
                say(QT_TRANSLATE_NOOP("duebook::Database",
                                      "The book refused this change; nothing was written. The log "
                                      "has the details.")),
                {},
                {}};
    }
}

/// The page is told where its sum was wrong.
Error damaged(sqlite3 *db, Error error)
{
    if (const std::optional<quint32> page = takeWrongPage(db))
        error.sentence =
            say(QT_TRANSLATE_NOOP("duebook::Database",
                                  "The book is damaged, or its file was changed outside Duebook "
                                  "(page %1): restore the latest backup, or save what can be "
                                  "read with “duebook-cli salvage”."))
                .arg(*page);
    return error;
}

/// SQLite tells a full drive by its name only where it writes the file itself, not when a log's
/// index, a journal or what was kept back finds no room.
bool ranFull(int extendedCode, sqlite3 *db)
{
    if (extendedCode == SQLITE_IOERR_SHMSIZE)
        return true;
    const int kind = extendedCode & 0xff;
    return db != nullptr && (kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN) &&
           saysFull(sqlite3_system_errno(db));
}

} // namespace

Error sqliteError(int extendedCode, sqlite3 *db, const QString &action)
{
    const int code = ranFull(extendedCode, db) ? SQLITE_FULL : extendedCode;
    Error error = classify(code);
    if (code == SQLITE_CORRUPT)
        error = damaged(db, error);
    const QString message =
        QString::fromUtf8(db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(extendedCode));
    error.detail = QStringLiteral("sqlite %1 (%2) in: %3").arg(extendedCode).arg(message, action);
    return error;
}

} // namespace duebook
