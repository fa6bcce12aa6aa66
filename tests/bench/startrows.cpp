// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rows.h"

#include <QFileInfo>

namespace duebook::bench {

namespace {

/// The number after "word: " in what a program wrote.
qint64 bytesIn(const QByteArray &output, const QByteArray &word)
{
    for (const QByteArray &line : output.split('\n')) {
        if (line.startsWith(word + ": "))
            return line.mid(word.size() + 2).split(' ').front().toLongLong();
    }
    giveUp(QStringLiteral("the program did not say what memory it uses"));
}

Line memoryLine(const char *work, const Samples &ours, const Samples &bare, double target)
{
    return {QStringLiteral("2"),
            QString::fromUtf8(work),
            sizeText(qint64(ours.median())),
            sizeText(qint64(bare.median())),
            ours.median() / bare.median(),
            target,
            {}};
}

} // namespace

std::vector<Line> measureStart(const Setting &setting)
{
    if (!QFileInfo::exists(setting.program) || !QFileInfo::exists(setting.minimal))
        giveUp(QStringLiteral("%1 is not built").arg(setting.program));
    qputenv("QT_QPA_PLATFORM",
            qEnvironmentVariable("QT_QPA_PLATFORM", QStringLiteral("offscreen")).toUtf8());
    const ScratchBook scratch(setting.book);
    const QStringList ours{QStringLiteral("--first-paint"),
                           QStringLiteral("--as"),
                           QStringLiteral("anna"),
                           QStringLiteral("--today"),
                           setting.clock->day().toString(Qt::ISODate),
                           QStringLiteral("--size"),
                           QStringLiteral("1280x800"),
                           scratch.path()};
    const QStringList everyPage = QStringList{QStringLiteral("--visit-pages")} + ours;
    Pair time;
    Samples bareMemory;
    Samples todayMemory;
    Samples pagesMemory;
    // Not counted: reminders that fell due are shown once, by the first start.
    costOf(setting.minimal, {});
    costOf(setting.program, ours);
    for (int run = 0; run < setting.runs; ++run) {
        const ProgramCost bare = costOf(setting.minimal, {});
        const ProgramCost whole = costOf(setting.program, ours);
        const ProgramCost visited = costOf(setting.program, everyPage);
        time.reference.seconds.push_back(bare.firstLineSeconds);
        time.ours.seconds.push_back(whole.firstLineSeconds);
        bareMemory.seconds.push_back(double(bytesIn(bare.output, "painted")));
        todayMemory.seconds.push_back(double(bytesIn(whole.output, "painted")));
        pagesMemory.seconds.push_back(double(bytesIn(visited.output, "visited")));
    }
    return {timeLine("1",
                     "start to a painted, filled Today; a minimal Qt window to its first paint",
                     time.ours.median(), time.reference.median(), 1.6),
            memoryLine("resident memory on Today; the same window", todayMemory, bareMemory, 1.8),
            memoryLine("after every page was visited; the same", pagesMemory, bareMemory, 4)};
}

} // namespace duebook::bench
