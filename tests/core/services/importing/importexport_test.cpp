// SPDX-License-Identifier: Apache-2.0
#include "core/services/book/bookservice.h"
#include "core/services/care/exportservice.h"
#include "core/services/demo/demoservice.h"
#include "core/services/importing/importservice.h"

#include "tests/support/importfile.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using test::must;

namespace {

constexpr auto kInvoices =
    "SELECT group_concat(line, char(10)) FROM (SELECT a.number || '|' || i.kind || '|' || i.number "
    "|| '|' || i.issue_day || '|' || i.due_day || '|' || i.currency || '|' || i.amount || '|' || "
    "i.open_amount AS line FROM invoice i JOIN account a ON a.id = i.account_id ORDER BY line)";
constexpr auto kAccounts =
    "SELECT group_concat(line, char(10)) FROM (SELECT number || '|' || name || '|' || email || '|' "
    "|| city || '|' || terms_days || '|' || coalesce(credit_limit, '') AS line FROM account "
    "ORDER BY line)";
constexpr auto kContacts =
    "SELECT group_concat(line, char(10)) FROM (SELECT a.number || '|' || c.name || '|' || c.email "
    "AS line FROM contact c JOIN account a ON a.id = c.account_id WHERE c.merged_into IS NULL "
    "ORDER BY line)";

} // namespace

TEST_CASE("The export of a whole book comes back equal", "[import][export]")
{
    const test::FakeClock clock("2026-03-02T09:00:00Z");
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("demo.duebook"));
    must(DemoService::create(path, {}, clock));
    const std::unique_ptr<Session> demo =
        must(BookService::open(path, {}, clock, QStringLiteral("anna"), QStringLiteral("t")))
            .session;
    const QString out = folder.filePath(QStringLiteral("all"));
    must(ExportService(*demo).exportAll(out));

    test::FakeClock later("2026-03-02T10:00:00Z");
    test::TempBook book{later};
    ImportService service(book.session());
    for (const char *name : {"accounts.csv", "invoices.csv", "contacts.csv"}) {
        CAPTURE(name);
        const QString file = out + QLatin1Char('/') + QLatin1String(name);
        const ImportInspection seen = must(ImportService::inspect(file));
        for (const ImportQuestion &question : seen.questions)
            FAIL_CHECK(question.text.toStdString());
        const ImportReport report = must(service.run(file, seen.settings));
        for (const ImportProblem &problem : report.problems)
            FAIL_CHECK(problem.reason.toStdString());
    }
    CHECK(book.db().text(kAccounts) == demo->database().text(kAccounts));
    CHECK(book.db().text(kInvoices) == demo->database().text(kInvoices));
    CHECK(book.db().text(kContacts) == demo->database().text(kContacts));
}
