// SPDX-License-Identifier: Apache-2.0
#include "core/services/book/bookservice.h"
#include "core/services/importing/importservice.h"
#include "tests/bench/rows.h"

#include <QFile>
#include <QFileInfo>

namespace duebook::bench {

namespace {

constexpr int kRowsPerAccount = 10;
constexpr int kColumns = 10;

/// An invoice list as an accounting program writes it: quoted names, decimals, ISO days.
/// `firstNumber` keeps its invoices apart from those of another file.
void writeList(const QString &path, int accounts, qint64 firstNumber, QDate today)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        giveUp(path + QStringLiteral(" cannot be written"));
    QByteArray block = "Account,Name,Invoice number,Invoice date,Due date,Amount,Open amount,"
                       "Currency,Order number,Text\n";
    quint64 mixed = 88172645463325252ULL;
    for (qint64 i = 0; i < qint64(accounts) * kRowsPerAccount; ++i) {
        mixed ^= mixed << 13;
        mixed ^= mixed >> 7;
        mixed ^= mixed << 17;
        const auto account = qint64(mixed % quint64(accounts));
        const QDate issued = today.addDays(-1 - qint64((mixed >> 20) % 500));
        const qint64 cents = 1000 + qint64((mixed >> 32) % 4000000);
        const bool open = (mixed >> 56) % 4 == 0;
        const QByteArray amount = QByteArray::number(cents / 100) + '.' +
                                  QByteArray::number(cents % 100).rightJustified(2, '0');
        block += QByteArray::number(50000 + account) + ",\"Customer, number " +
                 QByteArray::number(account) + " Ltd\"," + QByteArray::number(firstNumber + i) +
                 ',' + issued.toString(Qt::ISODate).toLatin1() + ',' +
                 issued.addDays(30).toString(Qt::ISODate).toLatin1() + ',' + amount + ',' +
                 (open ? amount : QByteArray("0.00")) + ",EUR,PO " +
                 QByteArray::number(qint64(mixed % 99991)) + ",Spare parts and fittings\n";
        if (block.size() > (1 << 20)) {
            file.write(block);
            block.clear();
        }
    }
    file.write(block);
}

ImportSettings settingsOf(const QString &file)
{
    ImportSettings settings;
    settings.kind = ImportKind::Invoices;
    const ImportInspection seen =
        must(ImportService::inspect(file, settings, ImportKind::Invoices));
    for (const ImportQuestion &question : seen.questions)
        giveUp(QStringLiteral("the import asks: ") + question.text);
    return seen.settings;
}

void newBook(const QString &path, const Clock &clock)
{
    removeBook(path);
    NewBook book;
    book.company = QStringLiteral("Northwind Trading");
    book.currency = Currency::fromCode(QStringLiteral("EUR")).value();
    book.administrator.login = QStringLiteral("anna");
    book.administrator.name = QStringLiteral("Anna Berg");
    must(BookService::create(path, book, clock));
}

void import(const QString &book, const QString &file, const Setting &setting, bool preview)
{
    const auto session = openSession(book, *setting.clock);
    ImportService service(*session);
    const ImportReport report = must(preview ? service.preview(file, settingsOf(file))
                                             : service.run(file, settingsOf(file)));
    if (report.rejected > 0)
        giveUp(QStringLiteral("%1 rows rejected, the first: %2")
                   .arg(report.rejected)
                   .arg(report.problems.front().reason));
}

/// Peak memory of one import in a process of its own: this program run with --import.
qint64 peakOf(const QString &self, const QString &book, const QString &file)
{
    return costOf(self, {QStringLiteral("--import"), file, QStringLiteral("--book"), book})
        .peakBytes;
}

} // namespace

void importOnce(const Setting &setting, const QString &file)
{
    import(setting.book, file, setting, false);
}

std::vector<Line> measureImport(const Setting &setting)
{
    const QString list = setting.folder + QStringLiteral("/list.csv");
    const QString half = setting.folder + QStringLiteral("/half.csv");
    const QString other = setting.folder + QStringLiteral("/other.csv");
    writeList(list, setting.accounts, 7'000'000, setting.clock->day());
    writeList(half, setting.accounts / 2, 7'000'000, setting.clock->day());
    writeList(other, setting.accounts, 90'000'000, setting.clock->day());
    const QString fresh = setting.folder + QStringLiteral("/import.duebook");
    const QString shell = setting.folder + QStringLiteral("/shell.db");
    const auto reference = [&](const QString &file) {
        QFile::remove(shell);
        return timed([&] {
            runProgram(QStringLiteral("sqlite3"),
                       {shell, QStringLiteral(".import --csv '%1' t").arg(file)});
        });
    };
    Pair first;
    Samples full;
    Samples preview;
    Samples again;
    for (int run = 0; run < setting.runs; ++run) {
        first.reference.seconds.push_back(reference(list));
        newBook(fresh, *setting.clock);
        first.ours.seconds.push_back(timed([&] { import(fresh, list, setting, false); }));
        preview.seconds.push_back(timed([&] { import(fresh, other, setting, true); }));
        full.seconds.push_back(timed([&] { import(fresh, other, setting, false); }));
        again.seconds.push_back(timed([&] { import(fresh, other, setting, false); }));
    }
    newBook(fresh, *setting.clock);
    const qint64 halfPeak = peakOf(setting.self, fresh, half);
    newBook(fresh, *setting.clock);
    const qint64 wholePeak = peakOf(setting.self, fresh, list);
    for (const QString &file : {list, half, other, shell})
        QFile::remove(file);
    removeBook(fresh);

    const double shellTime = first.reference.median();
    const QString rows = QStringLiteral("%L1 rows of %2 columns")
                             .arg(qint64(setting.accounts) * kRowsPerAccount)
                             .arg(kColumns);
    Line firstLine = timeLine("3", "first import; `.import --csv` in the shell",
                              first.ours.median(), shellTime, 2);
    firstLine.remark = rows;
    Line peak{QStringLiteral("3"),
              QStringLiteral("its peak memory; 250 MB"),
              sizeText(wholePeak),
              QStringLiteral("250 MB"),
              double(wholePeak) / 250e6,
              1,
              QStringLiteral("half the file %1").arg(sizeText(halfPeak))};
    return {
        firstLine, peak,
        timeLine("4", "as many new rows into the full book; the same", full.median(), shellTime, 3),
        timeLine("4", "dry-run preview of them; the same", preview.median(), shellTime, 0.5),
        timeLine("4", "the same file once more; the same", again.median(), shellTime, 1)};
}

} // namespace duebook::bench
