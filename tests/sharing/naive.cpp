// SPDX-License-Identifier: Apache-2.0
#include "tests/sharing/naive.h"

#include <QElapsedTimer>

#include <sqlite3.h>

#include <memory>

namespace duebook::test {

namespace {

constexpr int kBusyMs = 5000;

struct Close {
    void operator()(sqlite3 *db) const { sqlite3_close_v2(db); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

Handle openFile(const QString &path)
{
    sqlite3 *db = nullptr;
    sqlite3_open(path.toUtf8().constData(), &db);
    sqlite3_busy_timeout(db, kBusyMs);
    return Handle(db);
}

bool run(const Handle &db, const QByteArray &sql)
{
    return sqlite3_exec(db.get(), sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

int addText(void *list, int, char **values, char **)
{
    static_cast<QStringList *>(list)->append(QString::fromUtf8(values[0]));
    return 0;
}

} // namespace

void makeNaiveFile(const QString &path)
{
    const Handle db = openFile(path);
    run(db, "CREATE TABLE entry (uid TEXT NOT NULL UNIQUE, words TEXT NOT NULL);"
            "CREATE TABLE total (entries INTEGER NOT NULL); INSERT INTO total VALUES (0)");
}

int writeNaively(const NaiveWork &work, const std::function<void(const QString &)> &say)
{
    const auto open = [&] {
        Handle opened = openFile(work.path);
        run(opened, "PRAGMA synchronous = FULL; PRAGMA journal_mode = " + work.journal.toLatin1());
        return opened;
    };
    Handle db = open();
    QElapsedTimer sinceOpen;
    sinceOpen.start();
    for (int number = work.first; number < work.first + work.count; ++number) {
        if (work.forMs > 0 && sinceOpen.elapsed() > work.forMs)
            break;
        const QString uid = QStringLiteral("%1-%2").arg(work.id).arg(number);
        const QByteArray words(200, char('a' + number % 26));
        QElapsedTimer since;
        since.start();
        const bool done =
            run(db, "BEGIN IMMEDIATE") &&
            run(db, "INSERT INTO entry VALUES ('" + uid.toUtf8() + "', '" + words + "')") &&
            run(db, "UPDATE total SET entries = entries + 1") && run(db, "COMMIT");
        if (done) {
            say(QStringLiteral("ok %1 %2").arg(uid).arg(since.nsecsElapsed() / 1000));
            continue;
        }
        say(QStringLiteral("failed %1 %2").arg(uid, QString::fromUtf8(sqlite3_errmsg(db.get()))));
        run(db, "ROLLBACK");
        db = open();
    }
    return 0;
}

QStringList naiveProblems(const QString &path, const QStringList &acknowledged)
{
    const Handle db = openFile(path);
    QStringList problems;
    QStringList found;
    if (sqlite3_exec(db.get(), "PRAGMA integrity_check(5)", addText, &found, nullptr) != SQLITE_OK)
        problems << QString::fromUtf8(sqlite3_errmsg(db.get()));
    if (found != QStringList{QStringLiteral("ok")})
        problems << found;
    QStringList there;
    sqlite3_exec(db.get(), "SELECT uid FROM entry", addText, &there, nullptr);
    for (const QString &uid : acknowledged) {
        if (!there.contains(uid))
            problems << uid + QStringLiteral(" was acknowledged and is gone");
    }
    return problems;
}

} // namespace duebook::test
