// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"
#include "ui/book/pagedloader.h"
#include "ui/tables/rowreveal.h"

#include <QPromise>
#include <QScrollBar>
#include <QTest>
#include <QTreeView>

#include <deque>

using namespace duebook;

namespace {

constexpr int kRows = 1000;
constexpr int kPerPage = 200;

struct Page {
    std::vector<qint64> rows;
    std::optional<PageKey> next;
};

/// A list of the numbers 1 to 1000, whose pages come when the test says so.
struct SlowList {
    using Loader = ui::PagedLoader<qint64, Page>;

    struct Asked {
        qint64 after = 0;
        QPromise<Result<Page>> answer;
    };

    ui::TableModel<qint64> model{{{QStringLiteral("Number"), true,
                                   [](const qint64 &row, int role) {
                                       return role == Qt::DisplayRole ? QVariant(row) : QVariant();
                                   }}},
                                 [](const qint64 &row) { return row; }};
    QTreeView view;
    std::deque<Asked> asked;
    std::unique_ptr<Loader> loader;

    SlowList()
    {
        view.setModel(&model);
        view.resize(300, 300);
        view.show();
        loader = std::make_unique<Loader>(model, view, [this](const PageKey &key) {
            asked.push_back({key.id, {}});
            asked.back().answer.start();
            return asked.back().answer.future();
        });
        loader->restart();
        answer();
        REQUIRE(model.rowCount() == kPerPage);
        REQUIRE(asked.empty());
    }

    /// Answers the oldest question.
    void answer()
    {
        REQUIRE_FALSE(asked.empty());
        Asked oldest = std::move(asked.front());
        asked.pop_front();
        Page page;
        for (qint64 row = oldest.after + 1; row <= kRows && int(page.rows.size()) < kPerPage; ++row)
            page.rows.push_back(row);
        if (page.rows.back() < kRows)
            page.next = PageKey{0, {}, page.rows.back()};
        oldest.answer.addResult(Result<Page>(std::move(page)));
        oldest.answer.finish();
        settle();
    }

    void settle() const
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }

    void scrollToEnd()
    {
        settle();
        view.scrollToBottom();
        settle();
    }
};

} // namespace

TEST_CASE("A list is read page by page as it is scrolled", "[pagedloader]")
{
    SlowList list;
    list.scrollToEnd();
    REQUIRE(list.asked.size() == 1);
    list.answer();
    CHECK(list.model.rowCount() == 2 * kPerPage);
    CHECK(list.asked.empty());
    list.loader->refresh();
    list.answer();
    list.answer();
    CHECK(list.model.rowCount() == 2 * kPerPage);
    CHECK(list.asked.empty());
}

TEST_CASE("Who comes to the end while the list is read anew gets more rows", "[pagedloader]")
{
    SlowList list;
    list.loader->refresh();
    list.scrollToEnd();
    list.answer();
    list.answer();
    CHECK(list.model.rowCount() == 2 * kPerPage);
    CHECK(list.asked.empty());
}

TEST_CASE("A refresh that drops the page asked for brings that page too", "[pagedloader]")
{
    SlowList list;
    list.scrollToEnd();
    REQUIRE(list.asked.size() == 1);
    list.loader->refresh();
    list.answer(); // the dropped one
    CHECK(list.model.rowCount() == kPerPage);
    list.answer();
    list.answer();
    CHECK(list.model.rowCount() == 2 * kPerPage);
    CHECK(list.asked.empty());
}

TEST_CASE("A row far down is led to also while the list is read anew", "[pagedloader]")
{
    SlowList list;
    list.loader->refresh();
    ui::RowReveal::of(list.view).show(750);
    list.settle();
    while (!list.asked.empty())
        list.answer();
    CHECK(list.view.currentIndex().data().toLongLong() == 750);
    CHECK_FALSE(ui::RowReveal::seeks(list.view));
}

TEST_CASE("A row that is not there ends with the list", "[pagedloader]")
{
    SlowList list;
    ui::RowReveal::of(list.view).show(5000);
    list.settle();
    while (!list.asked.empty())
        list.answer();
    CHECK(list.model.rowCount() == kRows);
    CHECK(list.view.currentIndex().row() <= 0);
}
