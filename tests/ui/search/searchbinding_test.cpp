// SPDX-License-Identifier: Apache-2.0
#include "ui/search/searchbinding.h"

#include "core/services/talks/noteservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/talks.h"
#include "ui/book/csvfile.h"

#include <QFile>
#include <QListWidget>

using namespace duebook;
using namespace duebook::test;

TEST_CASE("Typing finds accounts and notes of the book, and Enter opens the first", "[searchbox]")
{
    PageBench bench;
    Session &session = bench.book.session();
    const AccountId kestrel = anAccount(session, QStringLiteral("Kestrel"));
    must(NoteService(session).addNote(
        aNote(anAccount(session, QStringLiteral("Other")), QStringLiteral("Ring kestrel first"))));
    bench.open();
    QWidget window;
    ui::SearchBox box(bench.theme, &window);
    box.setPause(0);
    const ui::SearchBinding binding(bench.context, box, nullptr);
    window.resize(900, 600);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    box.setFocus();
    auto *list = window.findChild<QListWidget *>(QStringLiteral("searchHits"));
    REQUIRE(list != nullptr);
    QTest::keyClicks(&box, QStringLiteral("kestre"));
    // Two headings, two hits.
    waitFor([&] { return list->count() == 4; });
    QSignalSpy opened(&box, &ui::SearchBox::opened);
    QTest::keyClick(&box, Qt::Key_Return);
    REQUIRE(opened.count() == 1);
    CHECK(opened[0][0].value<ui::PageRef>() ==
          ui::PageRef::to(ui::PageId::Account, kestrel.number()));
}

TEST_CASE("A table is written whole or not at all, and never as a formula", "[csvfile]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("list.csv"));
    must(ui::writeCsvFile(path, {{QStringLiteral("Name"), QStringLiteral("Amount")},
                                 {QStringLiteral("=1+1"), QStringLiteral("-12.50")}}));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    CHECK(written.startsWith("\xEF\xBB\xBFName,Amount\r\n"));
    CHECK(written.contains("'=1+1"));
    CHECK(written.contains(",-12.50"));
    const Result<void> refused =
        ui::writeCsvFile(folder.filePath(QStringLiteral("no/such/list.csv")), {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().sentence.contains(QStringLiteral("list.csv")));
}
