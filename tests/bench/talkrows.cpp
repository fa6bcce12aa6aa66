// SPDX-License-Identifier: Apache-2.0
#include "core/base/days.h"
#include "core/base/uid.h"
#include "core/services/followups/reminderengine.h"
#include "core/services/talks/noteservice.h"
#include "tests/bench/raw.h"
#include "tests/bench/rows.h"

#include <QFile>
#include <QRandomGenerator>

#include <fcntl.h>
#include <unistd.h>

#include <array>

namespace duebook::bench {

namespace {

constexpr int kNotes = 1000;
constexpr int kBatch = 50; ///< notes and plain writes are measured in turn, so many at a time

/// Writes blocks as `dd bs=4k oflag=dsync` does: each is on the drive before the next.
class BlockWriter {
public:
    explicit BlockWriter(const QString &path)
        : m_path(path),
          m_file(open(path.toUtf8().constData(), O_WRONLY | O_CREAT | O_TRUNC | O_DSYNC, 0600))
    {
        if (m_file < 0)
            giveUp(path + QStringLiteral(" cannot be written"));
    }
    BlockWriter(const BlockWriter &) = delete;
    BlockWriter &operator=(const BlockWriter &) = delete;
    ~BlockWriter()
    {
        close(m_file);
        QFile::remove(m_path);
    }
    void write()
    {
        if (::write(m_file, m_block.data(), m_block.size()) != ssize_t(m_block.size()))
            giveUp(m_path + QStringLiteral(" cannot be written"));
    }

private:
    QString m_path;
    int m_file;
    std::array<char, 4096> m_block{};
};

NewNote someNote(QRandomGenerator &random, const Setting &setting)
{
    NewNote note;
    note.uid = newUid();
    note.account = AccountId(random.bounded(1, setting.accounts + 1));
    note.outcome = QStringLiteral("Will pay");
    note.text = QStringLiteral(
                    "Spoke to the payables clerk. They will pay %1.%2 for the last two invoices in "
                    "the next run; the goods receipt of the second was missing until yesterday. "
                    "Asked for the payment advice by email.")
                    .arg(random.bounded(100, 99999))
                    .arg(random.bounded(10, 99));
    note.nextContact = setting.clock->day().addDays(random.bounded(1, 30));
    note.nextReason = QStringLiteral("Check whether the payment arrived");
    return note;
}

} // namespace

std::vector<Line> measureNote(const Setting &setting)
{
    const ScratchBook scratch(setting.book);
    const auto session = openSession(scratch.path(), *setting.clock);
    NoteService notes(*session);
    BlockWriter blocks(setting.folder + QStringLiteral("/blocks"));
    QRandomGenerator random(7);
    Pair pair;
    must(notes.addNote(someNote(random, setting)));
    for (int batch = 0; batch < kNotes / kBatch; ++batch) {
        for (int i = 0; i < kBatch; ++i)
            pair.reference.seconds.push_back(timed([&] { blocks.write(); }));
        for (int i = 0; i < kBatch; ++i) {
            const NewNote note = someNote(random, setting);
            pair.ours.seconds.push_back(timed([&] { must(notes.addNote(note)); }));
        }
    }
    const double write = pair.reference.median();
    return {
        timeLine("12", "save a note with follow-up, median of 1,000; 4 KiB written with dsync",
                 pair.ours.median(), write, 3),
        timeLine("12", "the worst of the 1,000; the same median", pair.ours.worst(), write, 100)};
}

std::vector<Line> measureTick(const Setting &setting)
{
    const ScratchBook scratch(setting.book);
    const auto session = openSession(scratch.path(), *setting.clock);
    ReminderEngine engine(*session);
    const qint64 fired = must(engine.tick()).fired;
    RawDatabase raw(scratch.path());
    sqlite3_stmt *range = raw.prepare(
        "SELECT id, due_day, due_minute, row_version FROM follow_up INDEXED BY ix_follow_up_unfired"
        " WHERE state = 1 AND fired_at IS NULL AND assignee_id = 1 AND due_day <= ?1"
        " ORDER BY due_day, due_minute");
    RawDatabase::bind(range, 1, toEpochDay(setting.clock->day()));
    int read = 0;
    const Pair pair = inTurn(
        setting.runs * 20, [&] { must(engine.tick()); }, [&] { read = RawDatabase::drain(range); });
    Line line = timeLine("15", "a reminder tick with nothing due; the range query on its index",
                         pair.ours.median(), pair.reference.median(), 2);
    line.remark =
        QStringLiteral("%1 fired before, %2 planned for later today").arg(fired).arg(read);
    return {line};
}

} // namespace duebook::bench
