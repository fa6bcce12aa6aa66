// SPDX-License-Identifier: Apache-2.0
#include "ui/record/activitypage.h"

#include "core/services/talks/noteservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/talks.h"
#include "ui/book/async.h"
#include "ui/record/activitymodel.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

struct ActivityBench : PageBench {
    AccountId account = anAccount(book.session(), QStringLiteral("Kestrel"));

    void note(const QString &text, NoteKind kind = NoteKind::Call)
    {
        NewNote draft = aNote(account, text);
        draft.kind = kind;
        must(NoteService(book.session()).addNote(draft));
    }
};

QStringList linesOf(QAbstractItemView &list)
{
    QStringList lines;
    for (int row = 0; row < list.model()->rowCount(); ++row)
        lines += list.model()->index(row, 0).data().toString();
    return lines;
}

} // namespace

TEST_CASE("The feed tells who did what under its day, and Enter leads there", "[activitypage]")
{
    ActivityBench bench;
    bench.note(QStringLiteral("Pays on Friday"));
    bench.clock.advance(86'400);
    bench.note(QStringLiteral("Paid"), NoteKind::Email);
    bench.open();
    Shown<ui::ActivityPage> shown(bench.page(), bench.prompts);
    auto &list = shown.find<QListView>("activityList");
    // Two days; the first one also has the account, the settings and the user of the new book.
    waitFor([&] { return list.model()->rowCount() == 7; });
    const QStringList lines = linesOf(list);
    CHECK(lines[0].startsWith(QStringLiteral("Today")));
    CHECK(lines[1] == QStringLiteral("Anna Berg added an email note on Customer Kestrel"));
    CHECK(lines[2].startsWith(QStringLiteral("Yesterday")));
    CHECK(lines[3] == QStringLiteral("Anna Berg added a call note on Customer Kestrel"));
    CHECK(lines[4] == QStringLiteral("Anna Berg added the account Customer Kestrel"));
    waitFor([&] { return shown.rows("activityCounts") == 1; });
    CHECK(shown.cell("activityCounts", 0, QStringLiteral("Calls")) == QStringLiteral("1"));
    CHECK(shown.cell("activityCounts", 0, QStringLiteral("Emails")) == QStringLiteral("1"));
    list.setFocus();
    list.setCurrentIndex(list.model()->index(3, 0));
    QTest::keyClick(&list, Qt::Key_Return);
    CHECK(shown.requested ==
          ui::PageRef::to(ui::PageId::Account, bench.account.number(), QStringLiteral("note"), 1));
}

TEST_CASE("The feed is filtered by kind, person, account and days", "[activitypage]")
{
    ActivityBench bench;
    bench.note(QStringLiteral("Old"));
    bench.clock.advance(20 * 86'400);
    bench.note(QStringLiteral("New"), NoteKind::Email);
    aUser(bench.book.session(), QStringLiteral("mia"));
    bench.open();
    Shown<ui::ActivityPage> shown(bench.page(), bench.prompts);
    auto &list = shown.find<QListView>("activityList");
    const auto waitForLines = [&](int count) {
        waitFor([&] { return list.model()->rowCount() == count; });
    };
    waitForLines(3); // the day, mia was added, the new note
    shown.click("filter_all");
    waitForLines(8);
    auto &kind = shown.find<QComboBox>("activityKindBox");
    kind.setCurrentIndex(kind.findData(int(ActivityKind::Email)));
    waitForLines(2);
    kind.setCurrentIndex(0);
    waitForLines(8);
    auto &person = shown.find<QComboBox>("activityPersonBox");
    waitFor([&] { return person.count() == 3; });
    person.setCurrentIndex(person.findText(QStringLiteral("mia")));
    waitForLines(0);
    CHECK(list.isHidden());
    person.setCurrentIndex(0);
    auto &account = shown.find<QLineEdit>("activityAccountEdit");
    account.setText(QStringLiteral("nobody"));
    QTest::keyClick(&account, Qt::Key_Return);
    waitFor([&] { return shown.find<QLabel>("activityProblem").isVisible(); });
    account.setText(QStringLiteral("kestrel"));
    QTest::keyClick(&account, Qt::Key_Return);
    waitForLines(5);
    CHECK_FALSE(shown.find<QLabel>("activityProblem").isVisible());
}

TEST_CASE("Another's work appears by itself; the feed is written as CSV", "[activitypage]")
{
    ActivityBench bench;
    bench.open();
    Shown<ui::ActivityPage> shown(bench.page(), bench.prompts);
    auto &list = shown.find<QListView>("activityList");
    waitFor([&] { return list.model()->rowCount() == 4; });
    ui::whenDone(&shown.page, bench.context.write([account = bench.account](Session &session) {
        return NoteService(session).addNote(
            aNote(account, QStringLiteral("=1+1 from a colleague")));
    }),
                 [](const Result<NoteId> &) {});
    waitFor([&] { return list.model()->rowCount() == 5; });

    const QString path = bench.book.folder() + QStringLiteral("/activity.csv");
    bench.prompts.target = path;
    shown.click("exportActivityButton");
    waitFor([&] { return !shown.notices.isEmpty(); });
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString csv = QString::fromUtf8(file.readAll());
    CHECK(csv.contains(QStringLiteral("Anna Berg added a call note on Customer Kestrel")));
    CHECK(csv.contains(QStringLiteral("'=1+1 from a colleague")));
}
