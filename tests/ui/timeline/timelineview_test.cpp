// SPDX-License-Identifier: Apache-2.0
// A long timeline stays smooth because each entry is written out and measured once: counted here,
// not timed.
#include "tests/support/catch.h"
#include "ui/timeline/timelinematches.h"
#include "ui/timeline/timelinemodel.h"
#include "ui/timeline/timelineview.h"

#include <QIdentityProxyModel>
#include <QScrollBar>
#include <QTest>

using namespace duebook;
using namespace duebook::ui;

namespace {

constexpr int kEntries = 10000;
constexpr int kPage = 100;

/// Counts how often an entry's text is asked for.
class Counting : public QIdentityProxyModel {
public:
    using QIdentityProxyModel::QIdentityProxyModel;
    mutable int texts = 0;

    QVariant data(const QModelIndex &index, int role) const override
    {
        texts += role == TimelineModel::TextRole ? 1 : 0;
        return QIdentityProxyModel::data(index, role);
    }
};

TimelineEntry entryOf(qint64 id)
{
    Note note;
    note.id = NoteId(id);
    note.text = QStringLiteral("Talk %1: they will pay the invoices of last month with the next "
                               "payment run, after the approval of their head office.")
                    .arg(id);
    note.authorName = QStringLiteral("Anna Berg");
    note.spokenAt = QDateTime(QDate(2026, 1, 1), QTime(9, 0), Qt::UTC).addSecs(id);
    TimelineEntry entry;
    entry.key = {note.spokenAt.toMSecsSinceEpoch(), TimelineKind::Note, id};
    entry.at = note.spokenAt;
    entry.whoName = note.authorName;
    entry.what = note;
    return entry;
}

std::vector<TimelineEntry> entries(int from, int count)
{
    std::vector<TimelineEntry> rows;
    rows.reserve(size_t(count));
    for (int i = 0; i < count; ++i)
        rows.push_back(entryOf(kEntries - from - i));
    return rows;
}

struct LongList {
    Theme theme;
    TimelineModel model{theme};
    Counting counting;
    TimelineView view{theme};

    LongList()
    {
        model.setWording({QLocale(QLocale::English), QDate(2026, 3, 2), QTimeZone::utc()});
        counting.setSourceModel(&model);
        view.setModel(&counting);
        view.resize(700, 500);
        view.show();
        REQUIRE(QTest::qWaitForWindowExposed(&view));
    }
    void settle()
    {
        QCoreApplication::processEvents();
        view.grab();
    }
    int asked() { return std::exchange(counting.texts, 0); }
};

} // namespace

TEST_CASE("Every page of ten thousand entries costs as much as the first", "[timeline][long]")
{
    LongList list;
    // The scroll bar that the first page brings narrows the entries: they are measured once more.
    list.model.setRows(entries(0, kPage));
    list.settle();
    list.model.append(entries(kPage, kPage));
    list.settle();
    list.asked();
    int most = 0;
    for (int from = 2 * kPage; from < kEntries; from += kPage) {
        list.model.append(entries(from, kPage));
        list.settle();
        most = std::max(most, list.asked());
    }
    CHECK(list.counting.rowCount() == kEntries);
    // Each new entry once for its height, and those on the screen to be drawn: not the others.
    CHECK(most < kPage + 20);

    SECTION("scrolling draws what is on the screen, no more")
    {
        list.view.verticalScrollBar()->setValue(list.view.verticalScrollBar()->maximum() / 2);
        list.settle();
        CHECK(list.asked() < 60);
    }
    SECTION("one more on top costs one, not ten thousand")
    {
        std::vector<TimelineEntry> more = entries(0, kEntries);
        more.insert(more.begin(), entryOf(kEntries + 1));
        list.model.setRows(std::move(more));
        list.settle();
        CHECK(list.asked() < 60);
    }
    SECTION("the same again costs nothing but drawing")
    {
        list.model.setRows(entries(0, kEntries));
        list.settle();
        CHECK(list.asked() < 60);
    }
}

TEST_CASE("An entry that changed is written and measured anew", "[timeline]")
{
    LongList list;
    list.model.setRows(entries(0, 20));
    list.settle();
    const QModelIndex changed = list.counting.index(1, 0);
    const int before = list.view.visualRect(changed).height();
    std::vector<TimelineEntry> rows = entries(0, 20);
    std::get<Note>(rows[1].what).text = QStringLiteral("one\ntwo\nthree\nfour");
    list.model.setRows(std::move(rows));
    list.settle();
    CHECK(list.view.visualRect(changed).height() > before);
    CHECK(changed.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("three")));
    list.model.setWording({QLocale(QLocale::German), QDate(2026, 3, 2), QTimeZone::utc()});
    list.settle();
    CHECK(changed.data(TimelineModel::TextRole)
              .value<TimelineText>()
              .about.contains(QStringLiteral("Jan")));
}

TEST_CASE("Words that are looked for stand out in the list", "[timeline][find]")
{
    LongList list;
    list.model.setRows(entries(0, 5));
    list.settle();
    const QImage plain = list.view.grab().toImage();
    list.view.setMarked(QStringLiteral("approv"));
    list.settle();
    CHECK(list.view.grab().toImage() != plain);
    list.view.setMarked({});
    list.settle();
    CHECK(list.view.grab().toImage() == plain);
}
