// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/proof.h"

#include <QProcess>

using namespace duebook::test;

namespace {

constexpr int kFew = 60;
constexpr int kAll = 500;
constexpr int kAtATime = 50;
// Ten times what any of them takes; a reader without bounds takes minutes.
constexpr qint64 kMostMilliseconds = 120000;
constexpr qint64 kMostKilobytes = qint64{512} * 1024;
// Each of twenty levels of a mail looks at it once, a web page a few letters ahead of each.
constexpr qint64 kMostStepsPerByte = 40;
constexpr qint64 kStepsOfAny = 2000000;

} // namespace

TEST_CASE("Documents made up by strangers are read within their limits or not at all",
          "[documents][danger]")
{
    const int count = fullProof() ? kAll : kFew;
    qint64 slowest = 0;
    qint64 largest = 0;
    for (int first = 0; first < count; first += kAtATime) {
        const int last = std::min(first + kAtATime, count) - 1;
        QProcess probe;
        probe.setStandardErrorFile(QProcess::nullDevice());
        probe.start(QStringLiteral(DUEBOOK_READER_PROBE),
                    {QString::number(first), QString::number(last)});
        REQUIRE(probe.waitForFinished(int(kMostMilliseconds) * kAtATime));
        const QList<QByteArray> lines = probe.readAllStandardOutput().trimmed().split('\n');
        INFO("last line: " + lines.back().toStdString());
        REQUIRE(probe.exitStatus() == QProcess::NormalExit);
        REQUIRE(probe.exitCode() == 0);
        REQUIRE(lines.size() == last - first + 1);
        for (const QByteArray &line : lines) {
            INFO(line.toStdString());
            const QList<QByteArray> parts = line.split('\t');
            REQUIRE(parts.size() == 8);
            const qint64 bytes = parts[1].toLongLong();
            CHECK(parts[3].toLongLong() >= 0);
            CHECK(parts[3].toLongLong() <= kMostStepsPerByte * bytes + kStepsOfAny);
            CHECK(parts[4].toLongLong() <= kMostMilliseconds);
            CHECK(parts[5].toLongLong() <= kMostKilobytes);
            // Neither files nor the network.
            CHECK(parts[6].isEmpty());
            slowest = std::max(slowest, parts[4].toLongLong());
            largest = std::max(largest, parts[5].toLongLong());
        }
    }
    if (fullProof())
        WARN("slowest " << slowest << " ms, most memory " << largest << " KB");
}
