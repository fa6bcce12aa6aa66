// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/support/catch.h"
#include "tests/support/testpaths.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace duebook::test;

namespace {

constexpr auto kIbm = "receivables/ibm/WA_Fn-UseC_-Accounts-Receivable.csv";

/// An empty book and its folder.
struct EmptyBook {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("empty.duebook"));

    explicit EmptyBook(const char *currency)
    {
        REQUIRE(runCli({QStringLiteral("new"), path, QStringLiteral("--currency"),
                        QString::fromLatin1(currency), QStringLiteral("--time-zone"),
                        QStringLiteral("UTC")})
                    .exitCode == 0);
    }
    ProgramRun run(const QStringList &line) const
    {
        return runCli(QStringList{QStringLiteral("--book"), path, QStringLiteral("--format"),
                                  QStringLiteral("json")} +
                      line);
    }
    QJsonObject json(const QStringList &line) const
    {
        const ProgramRun run = this->run(line);
        INFO(run.err.toStdString());
        REQUIRE(run.exitCode == 0);
        return run.json();
    }
};

} // namespace

TEST_CASE("The figures of a real ledger come out of the command to the cent", "[cli][import]")
{
    const std::optional<QString> file = sharedData(QLatin1String(kIbm));
    if (!file) {
        WARN("skipped: shared data is missing");
        return;
    }
    const EmptyBook book("USD");
    const ProgramRun asked = book.run({QStringLiteral("import"), *file});
    CHECK(asked.exitCode == 2);
    CHECK(asked.err.contains(QStringLiteral("--currency CODE")));

    const QStringList import{QStringLiteral("import"),     *file,
                             QStringLiteral("--currency"), QStringLiteral("USD"),
                             QStringLiteral("--dates"),    QStringLiteral("MDY")};
    CHECK(text(book.json(import + words("--dry-run")), "created") == QStringLiteral("2466"));
    CHECK(rows(book.json(words("accounts")), "accounts").isEmpty());

    const QJsonObject report = book.json(import);
    CHECK(text(report, "rows_read") == QStringLiteral("2466"));
    CHECK(text(report, "accounts_created") == QStringLiteral("100"));
    CHECK(text(report, "disputes_created") == QStringLiteral("561"));
    CHECK(text(rows(report, "totals")[0], "amount") == QStringLiteral("147703.18"));
    CHECK(text(book.json(import), "unchanged") == QStringLiteral("2466"));

    const auto ageing = [&](const char *day) {
        return rows(book.json({QStringLiteral("ageing"), QStringLiteral("--as-of"),
                               QString::fromLatin1(day), QStringLiteral("--by"),
                               QStringLiteral("currency")}),
                    "ageing")[0];
    };
    CHECK(text(ageing("2012-12-31"), "open_invoices") == QStringLiteral("99"));
    CHECK(text(ageing("2012-12-31"), "balance") == QStringLiteral("5725.06"));
    CHECK(text(ageing("2012-12-31"), "current") == QStringLiteral("4936.32"));
    CHECK(text(ageing("2012-12-31"), "days_1_30") == QStringLiteral("788.74"));
    CHECK(text(ageing("2013-06-30"), "balance") == QStringLiteral("5119.85"));
    CHECK(text(ageing("2013-06-30"), "current") == QStringLiteral("4284.29"));
    CHECK(text(ageing("2013-06-30"), "days_1_30") == QStringLiteral("835.56"));

    const auto figures = [&](const char *verb, const char *from, const char *to) {
        return rows(book.json({QStringLiteral("report"), QString::fromLatin1(verb),
                               QStringLiteral("--from"), QString::fromLatin1(from),
                               QStringLiteral("--to"), QString::fromLatin1(to)}),
                    "figures")[0];
    };
    CHECK(text(figures("dso", "2012-10-03", "2012-12-31"), "sales") == QStringLiteral("19196.81"));
    CHECK(number(figures("dso", "2012-10-03", "2012-12-31"), "dso") == Approx(26.84).margin(0.005));
    CHECK(number(figures("dso", "2013-04-02", "2013-06-30"), "dso") == Approx(23.15).margin(0.005));
    CHECK(text(figures("dso", "2013-04-02", "2013-06-30"), "open_current_invoices") ==
          QStringLiteral("72"));
    const QJsonValue all = figures("figures", "2012-01-01", "2014-12-31");
    CHECK(text(all, "settled_late") == QStringLiteral("877"));
    CHECK(number(all, "mean_days_late") == Approx(3.4424).margin(0.0001));
    CHECK(number(all, "mean_days_late_only") == Approx(9.6796).margin(0.0001));
    CHECK(number(all, "most_days_late") == 45);
    CHECK(number(all, "weighted_days_late") == Approx(3.5711).margin(0.0001));
    CHECK(number(all, "mean_days_to_settle") == Approx(26.4448).margin(0.0001));
    CHECK(text(all, "disputed") == QStringLiteral("561"));
    const QJsonValue top =
        rows(book.json(words("report top --from 2012-01-01 --to 2014-12-31")), "accounts")[0];
    CHECK(text(top, "number") == QStringLiteral("1080-NDGAE"));
    CHECK(text(top, "invoices") == QStringLiteral("31"));
    CHECK(text(top, "sales") == QStringLiteral("2646.81"));
    CHECK(book.run(words("check")).exitCode == 0);

    CHECK(text(rows(book.json(words("import --undo")), "imports")[0], "undone") ==
          QStringLiteral("true"));
    CHECK(rows(book.json(words("accounts")), "accounts").isEmpty());
    CHECK(book.run(words("import --undo")).exitCode == 1);
    CHECK(book.run(words("check")).exitCode == 0);
}

TEST_CASE("A grouped report and a DATEV file are read as they come", "[cli][import]")
{
    const std::optional<QString> report =
        sharedData(QStringLiteral("receivables/ageing_report/grouped_ar_aging_detail_rebuilt.csv"));
    const std::optional<QString> datev =
        sharedData(QStringLiteral("receivables/datev/EXTF_Stammdaten.csv"));
    if (!report || !datev) {
        WARN("skipped: shared data is missing");
        return;
    }
    const EmptyBook book("EUR");
    CHECK(book.run({QStringLiteral("import"), *report}).exitCode == 2);
    book.json({QStringLiteral("import"), *report, QStringLiteral("--currency"),
               QStringLiteral("INR"), QStringLiteral("--save-profile"), QStringLiteral("ageing")});
    const QJsonValue open = rows(book.json(words("ageing --by currency")), "ageing")[0];
    CHECK(text(open, "open_invoices") == QStringLiteral("5"));
    CHECK(text(open, "credits") == QStringLiteral("-100000.00"));
    CHECK(text(open, "balance") == QStringLiteral("813650.00"));
    CHECK(text(book.json({QStringLiteral("import"), *report, QStringLiteral("--profile"),
                          QStringLiteral("ageing")}),
               "unchanged") == QStringLiteral("6"));
    CHECK(text(rows(book.json(words("imports --profiles")), "profiles")[0], "name") ==
          QStringLiteral("ageing"));

    const QJsonObject people = book.json({QStringLiteral("import"), *datev});
    CHECK(text(people, "rows_read") == QStringLiteral("4"));
    CHECK(text(people, "accounts_created") == QStringLiteral("1"));
    CHECK(text(book.json(words("account 10000")), "number") == QStringLiteral("10000"));
    CHECK(rows(book.json(words("imports")), "imports").size() == 2);
}

TEST_CASE("Rows that cannot be used are listed, the others are written", "[cli][import]")
{
    const CliBook book;
    const QString file = book.write(QString::fromUtf8("פתוח 1.csv"),
                                    "Account;Name;Invoice;Date;Due;Amount\r\n"
                                    "10020;M;A-1;01.02.2026;03.03.2026;1.250,50\r\n"
                                    "10020;M;A-2;30.02.2026;31.03.2026;10,00\r\n"
                                    "10020;M;A-3;01.02.2026;31.03.2026;viel\r\n"
                                    "10020;M;A-4;01.02.2026;31.03.2026;99999999999999999999\r\n"
                                    "10020;M\0;A-5;01.02.2026;31.03.2026;1,00\r\n");
    const QStringList import{QStringLiteral("import"),     file,
                             QStringLiteral("--currency"), QStringLiteral("EUR"),
                             QStringLiteral("--kind"),     QStringLiteral("open-items")};
    const QJsonObject report = book.json(import, 3);
    const QJsonArray problems = rows(report, "problems");
    REQUIRE(problems.size() >= 3);
    CHECK(text(problems[0], "row") == QStringLiteral("3"));
    CHECK(text(problems[0], "column") == QStringLiteral("Date"));
    CHECK(text(problems[0], "value") == QStringLiteral("30.02.2026"));
    CHECK(text(problems[1], "row") == QStringLiteral("4"));
    CHECK(text(problems[2], "value") == QStringLiteral("99999999999999999999"));
    const QJsonArray found = rows(book.json(words("invoices --text A-1")), "invoices");
    REQUIRE(found.size() == 1);
    CHECK(text(found[0], "open") == QStringLiteral("1250.50"));
    const ProgramRun csv = book.run(import + words("--format csv"));
    CHECK(csv.exitCode == 3);
    CHECK(csv.out.startsWith(QStringLiteral("row,column,value,reason\r\n3,Date,30.02.2026,")));
    CHECK(book.run(words("check")).exitCode == 0);
}

TEST_CASE("What the file does not tell is told by options", "[cli][import]")
{
    const CliBook book;
    const QString odd = book.write(QStringLiteral("odd.csv"), "a|b|c|d\n"
                                                              "77001|X-1|03/04/2026|1.250\n"
                                                              "77001|X-2|05/06/2026|2.500\n");
    const ProgramRun asked = book.run({QStringLiteral("import"), odd});
    CHECK(asked.exitCode == 2);
    CHECK(asked.errorLines() == 2); // the note about today, and the error
    CHECK(asked.err.contains(QStringLiteral("--map ")));
    const QStringList mapped{QStringLiteral("import"),     odd,
                             QStringLiteral("--kind"),     QStringLiteral("invoices"),
                             QStringLiteral("--map"),      QStringLiteral("account_number=a"),
                             QStringLiteral("--map"),      QStringLiteral("invoice_number=b"),
                             QStringLiteral("--map"),      QStringLiteral("issue_date=c"),
                             QStringLiteral("--map"),      QStringLiteral("amount=#4"),
                             QStringLiteral("--currency"), QStringLiteral("EUR")};
    const ProgramRun ambiguous = book.run(mapped);
    CHECK(ambiguous.exitCode == 2);
    CHECK(ambiguous.err.contains(QStringLiteral("--dates DMY|MDY|YMD")));
    CHECK(ambiguous.err.contains(QStringLiteral("--decimal .|,")));
    const QJsonObject report = book.json(mapped + words("--dates DMY --decimal ,"));
    CHECK(text(report, "created") == QStringLiteral("2"));
    const QJsonArray invoices =
        rows(book.json(words("invoices --account 77001 --as-of 2026-12-31")), "invoices");
    CHECK(text(invoices[0], "issued") == QStringLiteral("2026-04-03"));
    CHECK(text(invoices[0], "amount") == QStringLiteral("1250.00"));

    struct Case {
        const char *options;
        const char *said;
    };
    const Case cases[] = {{"--map amont=d", "--map: “amont” is not one of"},
                          {"--map amount", "has no “=”"},
                          {"--map amount=Betrag", "Betrag"},
                          {"--separator x", "--separator"},
                          {"--dates XYZ", "--dates"},
                          {"--kind stuff", "--kind: it was given twice"},
                          {"--encoding klingon", "klingon"},
                          {"--header-row -1", "--header-row"},
                          {"--profile nobody", "nobody"}};
    for (const Case &each : cases) {
        const ProgramRun run = book.run(mapped.mid(0, 4) + words(each.options));
        INFO(each.options << ": " << run.err.toStdString());
        CHECK((run.exitCode == 2 || run.exitCode == 1));
        CHECK(run.err.contains(QString::fromUtf8(each.said)));
    }
    CHECK(book.run(words("import /no/such.csv")).exitCode == 1);
    CHECK(book.run({QStringLiteral("import"), book.folder()}).exitCode != 0);
    CHECK(book.run(words("import")).exitCode == 2);
}

TEST_CASE("A full list settles what it does not name", "[cli][import]")
{
    const CliBook book;
    const QString list =
        book.write(QStringLiteral("all.csv"), "Account,Invoice,Date,Due,Open amount,Currency\n"
                                              "10020,R-1,2026-01-01,2026-01-31,400.00,EUR\n"
                                              "10021,I-7,2026-01-21,2026-02-20,99.99,USD\n");
    const QJsonObject report = book.json(
        {QStringLiteral("import"), list, QStringLiteral("--kind"), QStringLiteral("open-items"),
         QStringLiteral("--full-list"), QStringLiteral("--as-of"), QStringLiteral("2026-03-02")});
    CHECK(text(rows(report, "missing_invoices")[0], "number") == QStringLiteral("R-2"));
    const QJsonArray totals = rows(book.json(words("invoices --open")), "totals");
    CHECK(text(totals[0], "open") == QStringLiteral("400.00"));
    CHECK(book.run(words("import --undo")).exitCode == 0);
    CHECK(text(rows(book.json(words("invoices --open")), "totals")[0], "open") ==
          QStringLiteral("1250.50"));
    CHECK(book.run(words("check")).exitCode == 0);
}

TEST_CASE("A full list that looks wrong stops with an option to say that it is right",
          "[cli][import]")
{
    const CliBook book;
    const QString list =
        book.write(QStringLiteral("none.csv"), "Account,Invoice,Date,Due,Open amount,Currency\n");
    const QStringList import{QStringLiteral("import"), list, QStringLiteral("--kind"),
                             QStringLiteral("open-items"), QStringLiteral("--full-list")};
    const ProgramRun stopped = book.run(import);
    CHECK(stopped.exitCode == 1);
    CHECK(stopped.err.contains(QStringLiteral("--accept-settling")));
    const ProgramRun dry = book.run(import + QStringList(QStringLiteral("--dry-run")));
    CHECK(dry.exitCode == 1);
    CHECK(dry.err.contains(QStringLiteral("--accept-settling")));
    const QString payments =
        book.write(QStringLiteral("paid.csv"), "Account,Payment date,Amount,Currency\n"
                                               "10020,2026-03-01,5.00,EUR\n");
    CHECK(book.run(words("import --full-list") + QStringList(payments)).exitCode == 1);
    CHECK(text(rows(book.json(words("invoices --open")), "totals")[0], "open") ==
          QStringLiteral("1250.50"));
    const QJsonObject report = book.json(import + QStringList(QStringLiteral("--accept-settling")));
    CHECK(number(report, "settled_as_missing") == 3);
}

TEST_CASE("A demo book is the same for the same seed, and can be exported", "[cli][import]")
{
    const QTemporaryDir folder;
    const auto demo = [&](const char *name, const char *seed) {
        const QString path = folder.filePath(QLatin1String(name));
        const ProgramRun run =
            runCli({QStringLiteral("--today"), QStringLiteral("2026-03-02"), QStringLiteral("demo"),
                    path, QStringLiteral("--accounts"), QStringLiteral("30"),
                    QStringLiteral("--invoices"), QStringLiteral("200"), QStringLiteral("--notes"),
                    QStringLiteral("60"), QStringLiteral("--seed"), QLatin1String(seed)});
        REQUIRE(run.exitCode == 0);
        const auto read = [&](const QStringList &line) {
            return runCli(QStringList{QStringLiteral("--book"), path, QStringLiteral("--today"),
                                      QStringLiteral("2026-03-02"), QStringLiteral("--format"),
                                      QStringLiteral("csv")} +
                          line)
                .out;
        };
        CHECK(runCli({QStringLiteral("--book"), path, QStringLiteral("check")}).exitCode == 0);
        return read(words("invoices")) + read(words("accounts"));
    };
    const QString first = demo("one.duebook", "7");
    CHECK(first.count(QStringLiteral("\r\n")) > 200);
    CHECK(demo("two.duebook", "7") == first);
    CHECK(demo("three.duebook", "8") != first);

    const QString target = folder.filePath(QString::fromUtf8("הכל"));
    const ProgramRun exported =
        runCli({QStringLiteral("--book"), folder.filePath(QStringLiteral("one.duebook")),
                QStringLiteral("export"), target});
    CHECK(exported.exitCode == 0);
    QFile invoices(QDir(target).filePath(QStringLiteral("invoices.csv")));
    REQUIRE(invoices.open(QIODevice::ReadOnly));
    CHECK(invoices.readAll().count('\n') > 200);
    CHECK(runCli({QStringLiteral("--book"), folder.filePath(QStringLiteral("one.duebook")),
                  QStringLiteral("export"), target})
              .exitCode == 2);
    CHECK(runCli({QStringLiteral("demo"), folder.filePath(QStringLiteral("x.duebook")),
                  QStringLiteral("--accounts"), QStringLiteral("0")})
              .exitCode == 2);
}

TEST_CASE("Words that nobody knows are refused until an option says what they mean",
          "[cli][import]")
{
    const EmptyBook book("EUR");
    const QString path = book.folder.filePath(QStringLiteral("words.csv"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("Account,Type,Invoice,Date,Terms,Amount,Currency\n"
               "1,Invoice,I-1,2026-01-05,Net 60,100.00,EUR\n"
               "1,Z9,I-2,2026-01-05,Net 60,40.00,EUR\n");
    file.close();
    const ProgramRun refused = book.run({QStringLiteral("import"), path});
    CHECK(refused.exitCode == 3);
    CHECK(refused.err.contains(QStringLiteral("--word WORD=MEANING")));
    const QJsonArray notes = refused.json()[QStringLiteral("notes")].toArray();
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].toObject()[QStringLiteral("rows")].toInt() == 1);
    CHECK(notes[1].toObject()[QStringLiteral("word")].toString() == QStringLiteral("Z9"));

    const QStringList told{QStringLiteral("import"), path, QStringLiteral("--word"),
                           QStringLiteral("Z9=credit-note")};
    CHECK(book.run(told).exitCode == 0);
    CHECK(book.run({QStringLiteral("import"), path, QStringLiteral("--word"),
                    QStringLiteral("Z9=soup")})
              .exitCode == 2);
}
