// SPDX-License-Identifier: Apache-2.0
#include "tests/sharing/fleet.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <signal.h>

namespace duebook::test {

namespace {

constexpr int kMostComplaints = 5;
constexpr int kLookEveryMs = 50;

} // namespace

Writer::Writer(const QString &folder, const QString &id, const QString &book, int count,
               const QStringList &options)
    : m_id(id), m_file(folder + QLatin1Char('/') + id + QStringLiteral(".said")),
      m_arguments(QStringList{QStringLiteral("--book"), book, QStringLiteral("--id"), id} +
                  options),
      m_count(count), m_process(std::make_unique<QProcess>())
{
}

void Writer::start()
{
    // What was acknowledged is done; the change after it may be in the book or not: it is repeated.
    const int done = int(acknowledged().size());
    m_process = std::make_unique<QProcess>();
    m_process->setStandardOutputFile(m_file, QIODevice::Append);
    m_process->setStandardErrorFile(m_file + QStringLiteral(".err"), QIODevice::Append);
    m_process->start(QStringLiteral(DUEBOOK_SHARING_WRITER),
                     m_arguments + QStringList{QStringLiteral("--first"), QString::number(done + 1),
                                               QStringLiteral("--count"),
                                               QString::number(m_count - done),
                                               QStringLiteral("--run"), QString::number(++m_runs)});
    m_process->waitForStarted();
}

void Writer::kill()
{
    m_process->kill();
    m_process->waitForFinished();
}

void Writer::stop() const
{
    ::kill(pid_t(pid()), SIGSTOP);
}

void Writer::goOn() const
{
    ::kill(pid_t(pid()), SIGCONT);
}

bool Writer::running()
{
    return m_process->state() != QProcess::NotRunning;
}

bool Writer::ended(int limitMs)
{
    return !running() || m_process->waitForFinished(limitMs);
}

QStringList Writer::lines() const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    // What a kill cut off was never said.
    lines.removeLast();
    return lines;
}

QStringList Writer::acknowledged() const
{
    QStringList uids;
    const QStringList all = lines();
    for (const QString &line : all) {
        if (line.startsWith(QStringLiteral("ok ")))
            uids << line.section(QLatin1Char(' '), 1, 1);
    }
    return uids;
}

std::vector<qint64> Writer::microseconds() const
{
    std::vector<qint64> times;
    const QStringList all = lines();
    for (const QString &line : all) {
        if (line.startsWith(QStringLiteral("ok ")))
            times.push_back(line.section(QLatin1Char(' '), 2, 2).toLongLong());
    }
    return times;
}

QStringList Writer::complaints() const
{
    QStringList found;
    QStringList all = lines();
    QFile file(m_file + QStringLiteral(".err"));
    if (file.open(QIODevice::ReadOnly))
        all << QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : all) {
        if (!line.startsWith(QStringLiteral("ok ")) && found.size() < kMostComplaints)
            found << m_id + QStringLiteral(": ") + line;
    }
    return found;
}

std::optional<int> runFleet(const Fleet &fleet, const Kills &when, int limitMs,
                            std::mt19937 &random)
{
    QElapsedTimer since;
    since.start();
    QElapsedTimer sinceKill;
    sinceKill.start();
    for (const auto &writer : fleet)
        writer->start();
    int kills = 0;
    qsizetype changesAtKill = 0;
    bool gaveUp = false;
    while (since.elapsed() < limitMs) {
        std::vector<Writer *> running;
        for (const auto &writer : fleet) {
            // A moment for the events that tell of an end.
            if (!writer->ended(1))
                running.push_back(writer.get());
            else
                gaveUp = gaveUp || writer->exitCode() != 0;
        }
        if (running.empty())
            return gaveUp ? std::nullopt : std::optional(kills);
        Writer &victim = *running[random() % running.size()];
        const qsizetype changes = when.everyChanges > 0 ? acknowledged(fleet).size() : 0;
        const bool now = (when.everyMs > 0 && sinceKill.elapsed() >= when.everyMs) ||
                         (when.everyChanges > 0 && changes - changesAtKill >= when.everyChanges);
        if (victim.ended(now ? 1 : kLookEveryMs) || !now)
            continue;
        victim.kill();
        ++kills;
        changesAtKill = changes;
        sinceKill.restart();
        victim.start();
    }
    for (const auto &writer : fleet)
        writer->kill();
    return std::nullopt;
}

QStringList acknowledged(const Fleet &fleet)
{
    QStringList all;
    for (const auto &writer : fleet)
        all << writer->acknowledged();
    return all;
}

QStringList complaints(const Fleet &fleet)
{
    QStringList all;
    for (const auto &writer : fleet)
        all << writer->complaints();
    return all;
}

} // namespace duebook::test
