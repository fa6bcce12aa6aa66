// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"
#include "tests/fault/faultbook.h"
#include "tests/support/catch.h"
#include "tests/support/fakeclock.h"
#include "tests/support/must.h"

using namespace duebook;
using namespace duebook::test;

TEST_CASE("Programs that write at once wait for each other", "[fault][two]")
{
    const CliBook book;
    constexpr int kPrograms = 6;
    std::vector<std::unique_ptr<QProcess>> programs;
    for (int i = 0; i < kPrograms; ++i)
        programs.push_back(startCli({QStringLiteral("--book"), book.path(), QStringLiteral("note"),
                                     QStringLiteral("10020"), QStringLiteral("--text"),
                                     QStringLiteral("from program %1").arg(i)}));
    const QString list =
        book.write(QStringLiteral("list.csv"), invoiceList(QStringLiteral("TWO"), 500));
    programs.push_back(startCli({QStringLiteral("--book"), book.path(), QStringLiteral("import"),
                                 list, QStringLiteral("--kind"), QStringLiteral("invoices")}));
    for (const std::unique_ptr<QProcess> &program : programs) {
        REQUIRE(program->waitForFinished(180000));
        INFO(program->readAllStandardError().toStdString());
        CHECK(program->exitCode() == 0);
    }
    CHECK(rows(book.json(words("notes 10020 --notes-only")), "timeline").size() == kPrograms);
    const FakeClock clock("2026-03-02T12:00:00Z");
    CHECK(invoicesNamed(*openSession(book.path(), clock), QStringLiteral("TWO")) == 500);
    CHECK(check(book.path()).exitCode == 0);
}

TEST_CASE("A book that another program holds is busy, readable and unharmed", "[fault][two]")
{
    const CliBook book;
    const FakeClock clock("2026-03-02T12:00:00Z");
    const std::unique_ptr<Session> other = openSession(book.path(), clock);
    ProgramRun refused;
    ProgramRun list;
    must(other->write([&](Transaction &) -> Result<void> {
        refused = book.run({QStringLiteral("note"), QStringLiteral("10020"),
                            QStringLiteral("--text"), QStringLiteral("not now")});
        list = book.run(words("accounts --format csv"));
        return {};
    }));
    INFO(refused.err.toStdString());
    CHECK(refused.exitCode == 4);
    CHECK(refused.out.isEmpty());
    CHECK(list.exitCode == 0);
    CHECK(rows(book.json(words("notes 10020 --notes-only")), "timeline").isEmpty());
    CHECK(book.run({QStringLiteral("note"), QStringLiteral("10020"), QStringLiteral("--text"),
                    QStringLiteral("now")})
              .exitCode == 0);
}
