// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include "tests/support/catch.h"

#include <QJsonDocument>

namespace duebook::test {

QJsonObject ProgramRun::json() const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(out.toUtf8(), &error);
    INFO("standard output: " << out.toStdString() << "standard error: " << err.toStdString());
    REQUIRE(error.error == QJsonParseError::NoError);
    REQUIRE(document.isObject());
    return document.object();
}

QString cliProgram()
{
    return QStringLiteral(DUEBOOK_CLI);
}

std::unique_ptr<QProcess> startCli(const QStringList &arguments, const ProgramOptions &options)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DUEBOOK_BOOK"));
    environment.insert(QStringLiteral("USER"), QStringLiteral("anna"));
    environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    // The texts compared are English.
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.remove(QStringLiteral("LANGUAGE"));
    for (const auto &[name, value] : options.environment)
        environment.insert(name, value);
    process->setProcessEnvironment(environment);
    if (!options.folder.isEmpty())
        process->setWorkingDirectory(options.folder);
    process->start(cliProgram(), arguments);
    process->write(options.input);
    process->closeWriteChannel();
    return process;
}

ProgramRun runCli(const QStringList &arguments, const ProgramOptions &options)
{
    const std::unique_ptr<QProcess> process = startCli(arguments, options);
    ProgramRun run;
    const bool ended = process->waitForFinished(options.limitMs);
    if (!ended) {
        process->kill();
        process->waitForFinished();
    }
    if (ended && process->exitStatus() == QProcess::NormalExit)
        run.exitCode = process->exitCode();
    run.out = QString::fromUtf8(process->readAllStandardOutput());
    run.err = QString::fromUtf8(process->readAllStandardError());
    return run;
}

} // namespace duebook::test
