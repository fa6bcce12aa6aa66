// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bigbook.h"

#include "core/base/days.h"
#include "core/services/book/bookservice.h"
#include "core/services/demo/demoservice.h"
#include "tests/bench/measure.h"
#include "tests/bench/raw.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace duebook::bench {

QDateTime BenchClock::nowUtc() const
{
    return QDateTime(m_day, QTime(12, 0), Qt::UTC);
}

std::unique_ptr<BenchClock> ensureBook(const QString &path, int accounts)
{
    if (!QFileInfo::exists(path)) {
        const BenchClock today(SystemClock().nowUtc().date());
        DemoSize size;
        size.accounts = accounts;
        size.invoices = 10 * accounts;
        size.notes = 10 * accounts;
        WorkControl control;
        int shown = -1;
        control.progress = [&shown](qint64 done, qint64 total) {
            const int percent = int(100 * done / total);
            if (percent / 10 != shown / 10 || shown < 0)
                std::fprintf(stderr, "making the book: %d %%\n", percent);
            shown = percent;
        };
        const double seconds =
            timed([&] { must(DemoService::create(path, size, today, control)); });
        std::fprintf(stderr, "%s: %s in %s\n", qUtf8Printable(path),
                     qUtf8Printable(sizeText(QFileInfo(path).size())),
                     qUtf8Printable(timeText(seconds)));
    }
    // The book says which day it was made for: the account's moment is the start of that day.
    RawDatabase raw(path);
    const qint64 made = raw.integer("SELECT created_at FROM account WHERE id = 1");
    return std::make_unique<BenchClock>(fromEpochMs(made).date());
}

std::unique_ptr<Session> openSession(const QString &path, const Clock &clock)
{
    return std::move(
        must(BookService::open(path, {}, clock, QStringLiteral("anna"), QStringLiteral("bench")))
            .session);
}

void removeBook(const QString &path)
{
    for (const char *tail : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(tail));
}

ScratchBook::ScratchBook(const QString &original) : m_path(original + QStringLiteral(".scratch"))
{
    removeBook(m_path);
    runProgram(QStringLiteral("cp"), {QStringLiteral("--reflink=auto"), original, m_path});
}

ScratchBook::~ScratchBook()
{
    removeBook(m_path);
}

} // namespace duebook::bench
