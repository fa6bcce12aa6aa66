// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rows.h"

#include <QFileInfo>

namespace duebook::bench {

std::vector<Line> measureStart(const Setting &setting)
{
    if (!QFileInfo::exists(setting.program) || !QFileInfo::exists(setting.minimal))
        giveUp(QStringLiteral("%1 is not built").arg(setting.program));
    qputenv("QT_QPA_PLATFORM",
            qEnvironmentVariable("QT_QPA_PLATFORM", QStringLiteral("offscreen")).toUtf8());
    const QStringList ours{QStringLiteral("--first-paint"),
                           QStringLiteral("--user"),
                           QStringLiteral("anna"),
                           QStringLiteral("--today"),
                           setting.clock->day().toString(Qt::ISODate),
                           setting.book};
    Pair time;
    std::vector<double> ourMemory;
    std::vector<double> minimalMemory;
    costOf(setting.minimal, {});
    costOf(setting.program, ours);
    for (int run = 0; run < setting.runs * 2; ++run) {
        const ProgramCost bare = costOf(setting.minimal, {});
        const ProgramCost whole = costOf(setting.program, ours);
        time.reference.seconds.push_back(bare.seconds);
        time.ours.seconds.push_back(whole.seconds);
        minimalMemory.push_back(double(bare.peakBytes));
        ourMemory.push_back(double(whole.peakBytes));
    }
    const double mine = Samples{ourMemory}.median();
    const double theirs = Samples{minimalMemory}.median();
    Line memory{QStringLiteral("2"),
                QStringLiteral("largest memory until then; the same"),
                sizeText(qint64(mine)),
                sizeText(qint64(theirs)),
                mine / theirs,
                1.8,
                {}};
    return {timeLine("1",
                     "start to a painted, filled Today; a minimal Qt window to its first paint",
                     time.ours.median(), time.reference.median(), 1.6),
            memory};
}

} // namespace duebook::bench
