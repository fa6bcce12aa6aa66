// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"

#include "tests/support/patience.h"
#include "ui/book/jobs.h"
#include "ui/frame/mainwindow.h"
#include "ui/frame/searchbox.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace duebook::ui;
using duebook::test::kPatienceMs;

namespace {

class TestPage : public Page {
public:
    TestPage(QString name, QWidget *parent) : Page(parent), m_name(std::move(name))
    {
        setFocusPolicy(Qt::StrongFocus);
    }
    QString title() const override { return m_name; }
    void activate(const QString &argument) override
    {
        arguments.append(argument);
        setFocus();
    }

    QStringList arguments;

private:
    QString m_name;
};

struct Window {
    Theme theme;
    Jobs jobs;
    int made = 0;
    MainWindow window{theme, jobs};

    Window()
    {
        const auto maker = [this](const QString &name) {
            return [this, name](QWidget *parent) -> Page * {
                ++made;
                return new TestPage(name, parent);
            };
        };
        window.addPage(PageId::Today, Icon::Today, QStringLiteral("Today"),
                       maker(QStringLiteral("Today")));
        window.addPage(PageId::Accounts, Icon::Accounts, QStringLiteral("Accounts"),
                       maker(QStringLiteral("Accounts")));
        window.addPage(PageId::Account, maker(QStringLiteral("Halvorsen")));
        window.setBook(QStringLiteral("Northwind"), QStringLiteral("northwind.duebook"));
    }
};

} // namespace

TEST_CASE("A page is made when first shown, kept, and told each time one arrives", "[mainwindow]")
{
    Window w;
    CHECK(w.made == 0);
    w.window.show(PageRef::to(PageId::Today));
    w.window.show(PageRef::to(PageId::Account, 7));
    w.window.show(PageRef::to(PageId::Account, 8));
    CHECK(w.made == 2);
    CHECK(static_cast<TestPage *>(w.window.currentPage())->arguments ==
          QStringList{QStringLiteral("7"), QStringLiteral("8")});
    CHECK(w.window.windowTitle() == QStringLiteral("Halvorsen – Northwind – Duebook"));
    w.window.actions().action(Command::Back)->trigger();
    CHECK(w.window.current() == PageRef::to(PageId::Account, 7));
    w.window.actions().action(Command::Back)->trigger();
    CHECK(w.window.current() == PageRef::to(PageId::Today));
}

TEST_CASE("The key of a page leads into it, also from the side bar", "[mainwindow]")
{
    Window w;
    w.window.show(PageRef::to(PageId::Today));
    w.window.show();
    w.window.activateWindow();
    auto *bar = w.window.findChild<QWidget *>(QStringLiteral("sideBar"));
    REQUIRE(bar != nullptr);
    for (const int page : {1, 0, 0}) {
        bar->setFocus();
        REQUIRE(QTest::qWaitFor([&] { return bar->hasFocus(); }, kPatienceMs));
        w.window.actions().pages()[page]->trigger();
        CHECK_FALSE(bar->hasFocus());
    }
    // Pressed again on its own page it is told so as well.
    CHECK(static_cast<TestPage *>(w.window.currentPage())->arguments.size() == 3);
}

TEST_CASE("Who walks the side bar stays in it; where the program leads, work starts in the page",
          "[mainwindow]")
{
    Window w;
    w.window.show();
    w.window.activateWindow();
    auto *bar = w.window.findChild<QWidget *>(QStringLiteral("sideBar"));
    // As it is when the window is there before its book.
    bar->setFocus();
    REQUIRE(QTest::qWaitFor([&] { return bar->hasFocus(); }, kPatienceMs));
    w.window.show(PageRef::to(PageId::Today));
    CHECK(w.window.currentPage()->hasFocus());
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Down);
    CHECK(w.window.current() == PageRef::to(PageId::Accounts));
    CHECK(bar->hasFocus());
}

TEST_CASE("A page asks to go elsewhere and offers an undo through its signals", "[mainwindow]")
{
    Window w;
    w.window.show(PageRef::to(PageId::Today));
    Page *today = w.window.currentPage();
    Q_EMIT today->pageRequested(PageRef::to(PageId::Account, 9));
    CHECK(w.window.current() == PageRef::to(PageId::Account, 9));
    int undone = 0;
    Q_EMIT today->undoOffered({QStringLiteral("Done"), [&] { ++undone; }});
    CHECK(w.window.actions().action(Command::Undo)->isEnabled());
    w.window.actions().action(Command::Undo)->trigger();
    CHECK(undone == 1);
    CHECK_FALSE(w.window.actions().action(Command::Undo)->isEnabled());
}

TEST_CASE("Opening another book forgets pages and places", "[mainwindow]")
{
    Window w;
    w.window.show(PageRef::to(PageId::Today));
    w.window.resetPages();
    CHECK(w.window.currentPage() == nullptr);
    w.window.show(PageRef::to(PageId::Today));
    CHECK(w.made == 2);
}

TEST_CASE("No two actions of the window share a shortcut", "[mainwindow]")
{
    Window w;
    QStringList seen;
    for (const QAction *action : w.window.actions().all())
        for (const QKeySequence &keys : action->shortcuts()) {
            INFO(keys.toString().toStdString());
            CHECK_FALSE(seen.contains(keys.toString()));
            seen.append(keys.toString());
        }
}

TEST_CASE("The search box drops answers to older questions and opens what Enter chooses",
          "[searchbox]")
{
    Window w;
    SearchBox &box = w.window.searchBox();
    box.setPause(0);
    QSignalSpy asked(&box, &SearchBox::asked);
    QTest::keyClicks(&box, QStringLiteral("ke"));
    REQUIRE(asked.count() == 2);
    const auto *list = w.window.findChild<QListWidget *>(QStringLiteral("searchHits"));
    REQUIRE(list != nullptr);
    const SearchHit old{QStringLiteral("Accounts"),
                        Icon::Accounts,
                        QStringLiteral("Old"),
                        {},
                        PageRef::to(PageId::Account, 1)};
    const SearchHit hit{QStringLiteral("Accounts"),
                        Icon::Accounts,
                        QStringLiteral("\u0002Ke\u0003strel"),
                        {},
                        PageRef::to(PageId::Account, 2)};
    box.setHits(asked[1][0].toInt(), {hit});
    box.setHits(asked[0][0].toInt(), {old});
    REQUIRE(list->count() == 2);
    CHECK(list->item(1)->text() == QStringLiteral("Kestrel"));
    QTest::keyClick(&box, Qt::Key_Return);
    CHECK(w.window.current() == PageRef::to(PageId::Account, 2));
    CHECK(box.text().isEmpty());
}
