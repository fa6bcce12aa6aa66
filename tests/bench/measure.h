// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace duebook::bench {

/// Times of one piece of work in seconds.
struct Samples {
    std::vector<double> seconds;

    double median() const { return percentile(50); }
    double percentile(double percent) const;
    double worst() const { return percentile(100); }
};

struct Pair {
    Samples ours;
    Samples reference;
};

/// Runs both in turn `runs` times, after one of each that is not counted: what slows the machine
/// down for a while slows both.
Pair inTurn(int runs, const std::function<void()> &ours, const std::function<void()> &reference);

/// How long `work` takes, in seconds.
double timed(const std::function<void()> &work);

/// "1.24 ms", "3.1 s"
QString timeText(double seconds);

/// "212 MB"
QString sizeText(qint64 bytes);

/// One line of the table. `target` 0 = a figure without a target.
struct Line {
    QString row;
    QString work;
    QString ours;
    QString reference;
    double ratio = 0;
    double target = 0;
    QString remark;

    bool met() const { return target <= 0 || ratio <= target; }
};

/// A line whose two sides are times.
Line timeLine(const char *row, const char *work, double ours, double reference, double target);

/// The table in the form in which it stands in README.md.
QString tableText(const std::vector<Line> &lines);

/// Runs a program to its end and gives back its output; ends the benchmark if it fails.
QByteArray runProgram(const QString &program, const QStringList &arguments,
                      const QByteArray &input = {});

/// What a program run to its end cost: its time and its largest resident memory.
struct ProgramCost {
    double seconds = 0;
    double firstLineSeconds = 0; ///< from its start to the first thing it wrote to stdout
    qint64 peakBytes = 0;
    QByteArray output;
};
ProgramCost costOf(const QString &program, const QStringList &arguments);

/// Ends the benchmark with a sentence on stderr.
[[noreturn]] void giveUp(const QString &why);

/// The value of a Result; its error ends the benchmark.
template <typename R>
auto must(R &&result)
{
    if (!result)
        giveUp(result.error().sentence + QStringLiteral(" — ") + result.error().detail);
    if constexpr (!std::is_void_v<typename std::remove_cvref_t<R>::Value>)
        return std::move(*result);
}

} // namespace duebook::bench
