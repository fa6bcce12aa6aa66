// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/measure.h"

#include <QProcess>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace duebook::bench {

double Samples::percentile(double percent) const
{
    if (seconds.empty())
        return 0;
    std::vector<double> sorted = seconds;
    std::sort(sorted.begin(), sorted.end());
    const double place = percent / 100.0 * double(sorted.size() - 1);
    return sorted[size_t(std::lround(place))];
}

double timed(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Pair inTurn(int runs, const std::function<void()> &ours, const std::function<void()> &reference)
{
    reference();
    ours();
    Pair pair;
    for (int run = 0; run < runs; ++run) {
        pair.reference.seconds.push_back(timed(reference));
        pair.ours.seconds.push_back(timed(ours));
    }
    return pair;
}

QString timeText(double seconds)
{
    if (seconds >= 1)
        return QStringLiteral("%1 s").arg(seconds, 0, 'f', 2);
    if (seconds >= 0.001)
        return QStringLiteral("%1 ms").arg(seconds * 1e3, 0, 'f', 2);
    return QStringLiteral("%1 µs").arg(seconds * 1e6, 0, 'f', 0);
}

QString sizeText(qint64 bytes)
{
    return QStringLiteral("%1 MB").arg(double(bytes) / 1e6, 0, 'f', 0);
}

Line timeLine(const char *row, const char *work, double ours, double reference, double target)
{
    return {QString::fromUtf8(row),
            QString::fromUtf8(work),
            timeText(ours),
            timeText(reference),
            reference > 0 ? ours / reference : 0,
            target,
            {}};
}

QString tableText(const std::vector<Line> &lines)
{
    QString text = QStringLiteral("| row | work | Duebook | reference | ratio | target | met |\n"
                                  "|---|---|---|---|---|---|---|\n");
    for (const Line &line : lines) {
        const QString target =
            line.target > 0 ? QStringLiteral("≤ %1x").arg(line.target, 0, 'g', 3) : QString();
        const QString met = line.target <= 0 ? QString()
                            : line.met()     ? QStringLiteral("yes")
                                             : QStringLiteral("**no**");
        const QString work =
            line.remark.isEmpty() ? line.work : line.work + QStringLiteral("; ") + line.remark;
        const QString ratio =
            line.ratio > 0 ? QStringLiteral("%1x").arg(line.ratio, 0, 'g', 3) : QString();
        text += QStringLiteral("| %1 | %2 | %3 | %4 | %5 | %6 | %7 |\n")
                    .arg(line.row, work, line.ours, line.reference, ratio, target, met);
    }
    return text;
}

QByteArray runProgram(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted())
        giveUp(program + QStringLiteral(" does not start: is it installed?"));
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        giveUp(program + QLatin1Char(' ') + arguments.join(QLatin1Char(' ')) +
               QStringLiteral(" failed: ") + QString::fromUtf8(process.readAllStandardError()));
    return process.readAllStandardOutput();
}

ProgramCost costOf(const QString &program, const QStringList &arguments)
{
    std::vector<QByteArray> texts{program.toUtf8()};
    for (const QString &argument : arguments)
        texts.push_back(argument.toUtf8());
    std::vector<char *> words;
    for (QByteArray &text : texts)
        words.push_back(text.data());
    words.push_back(nullptr);
    int pipes[2];
    if (pipe(pipes) != 0)
        giveUp(QStringLiteral("no pipe"));
    ProgramCost cost;
    const auto start = std::chrono::steady_clock::now();
    const auto sinceStart = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    cost.seconds = timed([&] {
        const pid_t child = fork();
        if (child == 0) {
            dup2(pipes[1], STDOUT_FILENO);
            close(pipes[0]);
            close(pipes[1]);
            execvp(words.front(), words.data());
            _exit(127);
        }
        close(pipes[1]);
        char block[4096];
        for (ssize_t got = 0; (got = read(pipes[0], block, sizeof block)) > 0;) {
            if (cost.output.isEmpty())
                cost.firstLineSeconds = sinceStart();
            cost.output.append(block, got);
        }
        close(pipes[0]);
        int status = 0;
        rusage usage{};
        wait4(child, &status, 0, &usage);
        cost.peakBytes = qint64(usage.ru_maxrss) * 1024;
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
            giveUp(program + QStringLiteral(" failed"));
    });
    return cost;
}

void giveUp(const QString &why)
{
    std::fprintf(stderr, "duebook_bench: %s\n", qUtf8Printable(why));
    std::exit(1);
}

} // namespace duebook::bench
