// SPDX-License-Identifier: Apache-2.0
#include "ui/search/searchpage.h"

#include "core/services/talks/noteservice.h"
#include "tests/support/pagebench.h"
#include "tests/support/talks.h"
#include "ui/frame/searchbox.h"
#include "ui/frame/searchhitdelegate.h"
#include "ui/widgets/searchfield.h"

#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

struct SearchBench : PageBench {
    AccountId kestrel = anAccount(book.session(), QStringLiteral("Kestrel"));

    void note(const QString &text)
    {
        must(NoteService(book.session()).addNote(aNote(kestrel, text)));
    }
};

QString titleOf(QAbstractItemView &list, int row)
{
    return list.model()->index(row, 0).data().toString();
}

/// Waits until the list has so many rows.
void waitForRows(QAbstractItemView &list, int rows)
{
    waitFor([&] { return list.model()->rowCount() == rows; });
}

} // namespace

TEST_CASE("The results page shows every kind, and Enter leads to the place", "[searchpage]")
{
    SearchBench bench;
    bench.note(QStringLiteral("Ring kestrel first"));
    bench.open();
    Shown<ui::SearchPage> shown(bench.page());
    shown.page.activate(QStringLiteral("kestrel"));
    auto &list = shown.find<QListView>("searchResults");
    waitForRows(list, 4);
    CHECK(titleOf(list, 0) == QStringLiteral("Accounts"));
    CHECK(titleOf(list, 3) == QStringLiteral("Ring kestrel first"));
    CHECK(list.model()->index(3, 0).data(ui::SearchHitDelegate::Title).toString() ==
          QStringLiteral("Ring \u0002kestrel\u0003 first"));
    CHECK(shown.find<QLabel>("searchSummary").text() == QStringLiteral("2 hits"));
    // Keyboard alone: from the text down to the note and in.
    auto &text = shown.find<QLineEdit>("searchText");
    text.setFocus();
    QTest::keyClick(&text, Qt::Key_Down);
    CHECK(list.currentIndex().row() == 1);
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_Return);
    CHECK(shown.requested ==
          ui::PageRef::to(ui::PageId::Account, bench.kestrel.number(), QStringLiteral("note"), 1));
}

TEST_CASE("More of a kind comes in its place, and one kind can be chosen", "[searchpage]")
{
    SearchBench bench;
    for (int i = 0; i < 70; ++i)
        bench.note(QStringLiteral("kestrel %1").arg(i));
    bench.open();
    Shown<ui::SearchPage> shown(bench.page());
    shown.page.activate(QStringLiteral("kestrel"));
    auto &list = shown.find<QListView>("searchResults");
    waitForRows(list, 2 + 1 + 8 + 1);
    CHECK(titleOf(list, 11) == QStringLiteral("Show more"));
    list.setCurrentIndex(list.model()->index(11, 0));
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Return);
    waitForRows(list, 2 + 1 + 58 + 1);
    CHECK(titleOf(list, 11) == QStringLiteral("kestrel 61"));
    CHECK(list.currentIndex().row() == 11);
    list.setCurrentIndex(list.model()->index(61, 0));
    QTest::keyClick(&list, Qt::Key_Return);
    waitForRows(list, 2 + 1 + 70);
    CHECK(titleOf(list, 72) == QStringLiteral("kestrel 0"));

    shown.click("filter_3");
    waitForRows(list, 1 + 50 + 1);
    CHECK(titleOf(list, 0) == QStringLiteral("Notes"));
    shown.click("filter_2");
    waitForRows(list, 0);
    CHECK(shown.find<QWidget>("searchResults").isHidden());
}

TEST_CASE("Filters stand as chips that can be taken away; what is not understood is said",
          "[searchpage]")
{
    SearchBench bench;
    bench.note(QStringLiteral("kestrel called"));
    bench.open();
    Shown<ui::SearchPage> shown(bench.page());
    shown.page.activate(QStringLiteral("kestrel by:anna kind:email"));
    auto *chip = shown.page.findChild<QPushButton *>(QStringLiteral("searchChip_kind"));
    waitFor([&] {
        chip = shown.page.findChild<QPushButton *>(QStringLiteral("searchChip_kind"));
        return chip != nullptr;
    });
    auto &list = shown.find<QListView>("searchResults");
    CHECK(list.model()->rowCount() == 0);
    CHECK(shown.find<QPushButton>("searchChip_by").text() == QStringLiteral("by: Anna Berg"));
    chip->click();
    waitForRows(list, 2);
    CHECK(shown.find<QLineEdit>("searchText").text() == QStringLiteral("kestrel by:anna"));

    auto &text = shown.find<QLineEdit>("searchText");
    text.setText(QStringLiteral("kestrel after:soonish"));
    QTest::keyClick(&text, Qt::Key_Return);
    auto &remarks = shown.find<QLabel>("searchRemarks");
    waitFor([&] { return remarks.isVisible(); });
    CHECK(remarks.text().contains(QStringLiteral("soonish")));
    // Coming back finds the text as it was left.
    shown.page.activate(QStringLiteral("kestrel by:anna kind:email"));
    CHECK(text.text() == QStringLiteral("kestrel after:soonish"));
}

TEST_CASE("The box leads to the page, offers filters and says what it did not understand",
          "[searchbox][searchpage]")
{
    PageBench bench;
    bench.open();
    QWidget window;
    ui::SearchBox box(bench.theme, &window);
    box.setPause(0);
    window.resize(900, 600);
    window.show();
    REQUIRE(QTest::qWaitForWindowExposed(&window));
    box.setFocus();
    QSignalSpy asked(&box, &ui::SearchBox::asked);
    QSignalSpy opened(&box, &ui::SearchBox::opened);
    QTest::keyClicks(&box, QStringLiteral("pay by:"));
    ui::SearchHit completion;
    completion.group = QStringLiteral("Narrow to");
    completion.title = QStringLiteral("by:anna");
    completion.insert = QStringLiteral("pay by:anna ");
    box.setHits(asked.last()[0].toInt(), {completion}, {QStringLiteral("Nobody is called so.")});
    auto *list = window.findChild<QListWidget *>(QStringLiteral("searchHits"));
    REQUIRE(list->count() == 3);
    CHECK(list->item(0)->text() == QStringLiteral("Nobody is called so."));
    QTest::keyClick(&box, Qt::Key_Return);
    CHECK(box.text() == QStringLiteral("pay by:anna "));
    CHECK(opened.isEmpty());
    QTest::keyClick(&box, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(opened.count() == 1);
    CHECK(opened[0][0].value<ui::PageRef>() ==
          ui::PageRef{ui::PageId::Search, QStringLiteral("pay by:anna")});
    CHECK(box.text().isEmpty());

    // Nothing found: Enter goes to the page, where more can be tried.
    QTest::keyClicks(&box, QStringLiteral("zzz"));
    box.setHits(asked.last()[0].toInt(), {});
    QTest::keyClick(&box, Qt::Key_Return);
    CHECK(opened.count() == 2);
}

TEST_CASE("A Hebrew sentence is found and marked at its letters", "[searchpage]")
{
    SearchBench bench;
    bench.note(QStringLiteral("הלקוח הבטיח שהתשלום יבוצע ביום ראשון."));
    bench.open();
    Shown<ui::SearchPage> shown(bench.page());
    shown.page.activate(QStringLiteral("תשלום"));
    auto &list = shown.find<QListView>("searchResults");
    waitForRows(list, 2);
    CHECK(list.model()
              ->index(1, 0)
              .data(ui::SearchHitDelegate::Title)
              .toString()
              .contains(QStringLiteral("\u0002שהתשלום\u0003")));
}
