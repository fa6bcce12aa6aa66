// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"
#include "tests/support/testpaths.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace duebook;

namespace {

/// The command lines that the help names, without "duebook-cli".
QStringList commandsOfHelp()
{
    static const QRegularExpression command(QStringLiteral("`duebook-cli\\s+([^`]*)`"));
    const QDir folder(test::sourceDir() + QStringLiteral("/resources/help"));
    QStringList commands;
    for (const QString &name : folder.entryList({QStringLiteral("*.md")})) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto found = command.globalMatch(text); found.hasNext();)
            commands.append(found.next().captured(1).simplified());
    }
    return commands;
}

} // namespace

TEST_CASE("Every verb and option that the help names exists", "[cli][help]")
{
    const QStringList commands = commandsOfHelp();
    CHECK(commands.size() > 15);
    for (const QString &command : commands) {
        INFO(qPrintable(command));
        QStringList words = command.split(QLatin1Char(' '));
        while (words.constFirst() == QStringLiteral("--book"))
            words = words.mid(2);
        QStringList asked{words.constFirst()};
        if (asked.constFirst() == QStringLiteral("report"))
            asked.append(words.value(1));
        asked.removeAll(QString());
        const test::ProgramRun help =
            test::runCli(asked.constFirst() == QStringLiteral("--help")
                             ? asked
                             : asked + QStringList(QStringLiteral("--help")));
        CHECK(help.exitCode == 0);
        const QString text = help.out;
        CHECK(text.contains(asked.join(QLatin1Char(' '))));
        for (const QString &word : words) {
            if (word.startsWith(QStringLiteral("--")))
                CHECK(text.contains(word));
        }
    }
}
