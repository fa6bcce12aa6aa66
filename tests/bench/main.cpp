// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rows.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>
#include <QThread>

#include <cstdio>

using namespace duebook::bench;

namespace {

struct Row {
    const char *numbers;
    std::vector<Line> (*measure)(const Setting &);
};

constexpr Row kRows[] = {{"1,2", measureStart}, {"3,4", measureImport}, {"8", measureAgeing},
                         {"9", measureToday},   {"10", measureSearch},  {"11", measureAccount},
                         {"12", measureNote},   {"13", measureOpen},    {"14", measureBackup},
                         {"15", measureTick},   {"17", measureGrowth}};

bool wanted(const Row &row, const QStringList &chosen)
{
    if (chosen.isEmpty())
        return true;
    for (const QString &number : QString::fromLatin1(row.numbers).split(QLatin1Char(','))) {
        if (chosen.contains(number))
            return true;
    }
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString here = QCoreApplication::applicationDirPath();
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures the rows of tests/bench/README.md, each beside its reference."));
    parser.addHelpOption();
    const QCommandLineOption book(QStringLiteral("book"),
                                  QStringLiteral("The big book; made if it is not there."),
                                  QStringLiteral("file"), here + QStringLiteral("/big.duebook"));
    const QCommandLineOption accounts(QStringLiteral("accounts"),
                                      QStringLiteral("Its accounts; invoices and notes tenfold."),
                                      QStringLiteral("number"), QStringLiteral("100000"));
    const QCommandLineOption rows(QStringLiteral("rows"),
                                  QStringLiteral("Only these, for example 9,12."),
                                  QStringLiteral("numbers"));
    const QCommandLineOption runs(QStringLiteral("runs"), QStringLiteral("Times each is run."),
                                  QStringLiteral("number"), QStringLiteral("5"));
    const QCommandLineOption program(
        QStringLiteral("program"), QStringLiteral("The window's program."), QStringLiteral("file"),
        here + QStringLiteral("/../../app/duebook"));
    QCommandLineOption import(QStringLiteral("import"),
                              QStringLiteral("Imports a list into the book."),
                              QStringLiteral("file"));
    import.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({book, accounts, rows, runs, program, import});
    parser.process(application);

    Setting setting;
    setting.book = QFileInfo(parser.value(book)).absoluteFilePath();
    setting.folder = QFileInfo(setting.book).absolutePath();
    setting.program = parser.value(program);
    setting.minimal = here + QStringLiteral("/duebook_minimal_window");
    setting.accounts = parser.value(accounts).toInt();
    setting.runs = parser.value(runs).toInt();
    if (setting.accounts < 1 || setting.runs < 1)
        giveUp(QStringLiteral("--accounts and --runs must be positive numbers"));
    setting.self = QCoreApplication::applicationFilePath();
    if (parser.isSet(import)) {
        const BenchClock today(duebook::SystemClock().nowUtc().date());
        setting.clock = &today;
        importOnce(setting, parser.value(import));
        return 0;
    }
    const auto clock = ensureBook(setting.book, setting.accounts);
    setting.clock = clock.get();

    const QStringList chosen = parser.value(rows).split(QLatin1Char(','), Qt::SkipEmptyParts);
    std::vector<Line> table;
    for (const Row &row : kRows) {
        if (!wanted(row, chosen))
            continue;
        std::fprintf(stderr, "row %s ...\n", row.numbers);
        const std::vector<Line> lines = row.measure(setting);
        table.insert(table.end(), lines.begin(), lines.end());
        std::fprintf(stderr, "%s", qUtf8Printable(tableText(lines)));
    }
    std::printf(
        "%s, %d processors, book %s of %s\n\n%s", qUtf8Printable(QSysInfo::prettyProductName()),
        QThread::idealThreadCount(), qUtf8Printable(sizeText(QFileInfo(setting.book).size())),
        qUtf8Printable(clock->day().toString(Qt::ISODate)), qUtf8Printable(tableText(table)));
    return 0;
}
