// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <random>
#include <vector>

namespace duebook::test {

/// One writer program (`duebook_sharing_writer`), started again where it left off when killed.
class Writer {
public:
    /// `book` as this writer reaches it. What it says is kept in a file of `folder`.
    Writer(const QString &folder, const QString &id, const QString &book, int count,
           const QStringList &options = {});

    void start();
    void kill();
    /// It stands still (SIGSTOP) and goes on where it was (SIGCONT).
    void stop() const;
    void goOn() const;
    bool running();
    /// Waits for its end; true when it ended.
    bool ended(int limitMs);
    int exitCode() const { return m_process->exitCode(); }
    qint64 pid() const { return m_process->processId(); }
    const QString &id() const { return m_id; }

    /// What it wrote so far, as lines.
    QStringList lines() const;
    /// The uids of what was acknowledged to it.
    QStringList acknowledged() const;
    /// How long each acknowledged change took, in microseconds.
    std::vector<qint64> microseconds() const;
    /// The refusals and the first errors that it met.
    QStringList complaints() const;

private:
    QString m_id;
    QString m_file;
    QStringList m_arguments;
    int m_count;
    int m_runs = 0;
    std::unique_ptr<QProcess> m_process;
};

using Fleet = std::vector<std::unique_ptr<Writer>>;

/// When one of the writers is killed at random; by default never.
struct Kills {
    int everyMs = 0;
    /// After so many more acknowledged changes: as many kills on a quick machine as on a slow one.
    int everyChanges = 0;
};

/// Lets all writers do their work, killing one now and then and starting it again. Returns the
/// number of kills, or nothing when `limitMs` passed or a writer gave up.
std::optional<int> runFleet(const Fleet &fleet, const Kills &when, int limitMs,
                            std::mt19937 &random);

/// Everything that was acknowledged to anyone.
QStringList acknowledged(const Fleet &fleet);
QStringList complaints(const Fleet &fleet);

} // namespace duebook::test
