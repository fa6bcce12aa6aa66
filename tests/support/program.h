// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <map>
#include <memory>

namespace duebook::test {

/// How a run of duebook-cli ended.
struct ProgramRun {
    int exitCode = -1; ///< -1: it crashed, was killed or did not end in time
    QString out;
    QString err;

    /// Standard output as a JSON object; the test fails when it is none.
    QJsonObject json() const;

    /// How many lines standard error has.
    qsizetype errorLines() const { return err.count(QLatin1Char('\n')); }
};

struct ProgramOptions {
    QByteArray input;                       ///< standard input
    std::map<QString, QString> environment; ///< set over the inherited one
    QString folder;                         ///< where it runs; empty = here
    int limitMs =
        240000; ///< under sanitizers on a busy machine the longest takes more than a minute
};

/// The built duebook-cli.
QString cliProgram();

/// Runs duebook-cli to its end, without the caller's DUEBOOK_BOOK.
ProgramRun runCli(const QStringList &arguments, const ProgramOptions &options = {});

/// Starts duebook-cli without waiting for its end.
std::unique_ptr<QProcess> startCli(const QStringList &arguments,
                                   const ProgramOptions &options = {});

} // namespace duebook::test
