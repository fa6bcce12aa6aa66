// SPDX-License-Identifier: Apache-2.0
#include "core/db/backup.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/backupservice.h"
#include "core/services/today/worklistservice.h"
#include "core/services/upkeep/dayupkeep.h"
#include "tests/bench/raw.h"
#include "tests/bench/rows.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace duebook::bench {

namespace {

/// Drops the file from the system's cache, as after a restart of the computer.
void forget(const QString &path)
{
    const int file = open(path.toUtf8().constData(), O_RDONLY);
    if (file < 0)
        giveUp(path + QStringLiteral(" does not open"));
    fdatasync(file);
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
}

/// From nothing to a session with Today's list in hand, as the program does it.
void openToReady(const Setting &setting)
{
    const auto session = openSession(setting.book, *setting.clock);
    must(DayUpkeep::begin(*session));
    WorklistService worklist(*session);
    must(worklist.today(session->user().id));
}

} // namespace

std::vector<Line> measureOpen(const Setting &setting)
{
    Samples warm;
    Samples cold;
    openToReady(setting);
    for (int run = 0; run < setting.runs; ++run) {
        warm.seconds.push_back(timed([&] { openToReady(setting); }));
        forget(setting.book);
        cold.seconds.push_back(timed([&] { openToReady(setting); }));
    }
    // What the bare library needs to open the file and read one row of each of the same tables.
    const Pair bare = inTurn(
        setting.runs, [&] { openToReady(setting); },
        [&] {
            RawDatabase raw(setting.book);
            raw.integer("SELECT count(*) FROM setting");
            raw.integer("SELECT id FROM account ORDER BY id LIMIT 1");
            raw.integer("SELECT id FROM follow_up ORDER BY id LIMIT 1");
        });
    Line coldLine{QStringLiteral("13"),
                  QStringLiteral("open the big book to a filled Today, not in the system's cache"),
                  timeText(cold.median()),
                  {},
                  0,
                  0,
                  {}};
    Line warmLine =
        timeLine("13", "the same in the cache; the library opening it and reading 3 rows",
                 bare.ours.median(), bare.reference.median(), 0);
    return {coldLine, warmLine};
}

std::vector<Line> measureBackup(const Setting &setting)
{
    const QString copy = setting.folder + QStringLiteral("/copy.duebook");
    const QString vacuumed = setting.folder + QStringLiteral("/vacuumed.duebook");
    const auto session = openSession(setting.book, *setting.clock);
    const auto reference = [&] {
        removeBook(vacuumed);
        runProgram(QStringLiteral("sqlite3"),
                   {setting.book, QStringLiteral("VACUUM INTO '%1'").arg(vacuumed)});
    };
    const Pair plain = inTurn(
        setting.runs,
        [&] {
            removeBook(copy);
            copyOnline(session->database(), copy, {});
        },
        reference);
    const Pair verified = inTurn(
        setting.runs,
        [&] {
            removeBook(copy);
            BackupService backup(*session);
            must(backup.backup(copy));
        },
        reference);
    removeBook(copy);
    removeBook(vacuumed);
    return {timeLine("14", "backup; `VACUUM INTO` in the shell", plain.ours.median(),
                     plain.reference.median(), 1.15),
            timeLine("14", "backup, verified; the same", verified.ours.median(),
                     verified.reference.median(), 1.8)};
}

} // namespace duebook::bench
