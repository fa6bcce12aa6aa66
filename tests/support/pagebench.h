// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/fakeclock.h"
#include "tests/support/fakeprompts.h"
#include "tests/support/ledgerrows.h"
#include "tests/support/patience.h"
#include "tests/support/tempbook.h"
#include "ui/book/bookcontext.h"
#include "ui/book/jobs.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/look/theme.h"
#include "ui/tables/tableview.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

namespace duebook::test {

/// Waits until `condition` holds; the test fails after a while.
template <typename Condition>
void waitFor(Condition condition)
{
    REQUIRE(QTest::qWaitFor(condition, kPatienceMs));
}

/// What a page needs: a book of its own, opened as the window opens it, and a screen to stand on.
/// Fill `book` first, then `open`.
class PageBench {
public:
    FakeClock clock;
    TempBook book{clock};
    ui::Theme theme;
    ui::Jobs jobs;
    QSettings local{book.folder() + QStringLiteral("/local.ini"), QSettings::IniFormat};
    FakePrompts prompts;
    ui::BookContext context{clock};

    explicit PageBench(const char *iso = "2026-03-02T09:00:00Z") : clock(iso) {}

    void open()
    {
        QSignalSpy opened(&context, &ui::BookContext::opened);
        context.open(book.path(), QStringLiteral("anna"));
        REQUIRE(opened.wait(kPatienceMs));
    }
    ui::PageContext page() { return {theme, context, local, jobs}; }

    QDate today() const { return clock.nowUtc().date(); }
};

/// A page shown in a window of its own, with what it asked for.
template <typename PageType>
class Shown {
public:
    template <typename... Arguments>
    explicit Shown(Arguments &&...arguments) : page(std::forward<Arguments>(arguments)...)
    {
        QObject::connect(&page, &ui::Page::undoOffered, &page,
                         [this](const ui::UndoOffer &offer) { undo = offer; });
        QObject::connect(&page, &ui::Page::noticed, &page,
                         [this](const QString &sentence, ui::Tone) { notices += sentence; });
        QObject::connect(&page, &ui::Page::pageRequested, &page,
                         [this](const ui::PageRef &where) { requested = where; });
        page.resize(1100, 760);
        page.show();
        REQUIRE(QTest::qWaitForWindowExposed(&page));
        page.activate({});
    }

    template <typename Widget>
    Widget &find(const char *name)
    {
        auto *found = page.template findChild<Widget *>(QLatin1String(name));
        INFO(name);
        REQUIRE(found != nullptr);
        return *found;
    }
    /// The rows of a table; 0 where it has none.
    int rows(const char *table) { return find<QAbstractItemView>(table).model()->rowCount(); }
    /// A cell by heading, as shown.
    QString cell(const char *table, int row, const QString &heading)
    {
        const QAbstractItemModel *model = find<QAbstractItemView>(table).model();
        for (int column = 0; column < model->columnCount(); ++column)
            if (model->headerData(column, Qt::Horizontal).toString() == heading)
                return model->index(row, column).data().toString();
        FAIL("no column " + heading.toStdString());
        return {};
    }
    void click(const char *button) { QTest::mouseClick(&find<QWidget>(button), Qt::LeftButton); }

    PageType page;
    ui::UndoOffer undo;
    QStringList notices;
    ui::PageRef requested;
};

} // namespace duebook::test
