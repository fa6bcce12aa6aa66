// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.h"
#include "tests/support/patience.h"
#include "tests/support/screenreader.h"

#include "ui/book/jobs.h"
#include "ui/frame/navigation.h"
#include "ui/frame/sidebar.h"
#include "ui/frame/statusstrip.h"
#include "ui/frame/undobar.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

using namespace duebook;
using namespace duebook::ui;
using duebook::test::kPatienceMs;

TEST_CASE("Going back and forward visits the places one was at", "[navigation]")
{
    Navigation navigation;
    QSignalSpy moved(&navigation, &Navigation::moved);
    CHECK_FALSE(navigation.canGoBack());
    navigation.go(PageRef::to(PageId::Today));
    navigation.go(PageRef::to(PageId::Account, 7));
    navigation.go(PageRef::to(PageId::Account, 7));
    CHECK(moved.count() == 2);
    navigation.back();
    CHECK(navigation.current() == PageRef::to(PageId::Today));
    navigation.forward();
    CHECK(navigation.current().number() == 7);
    CHECK_FALSE(navigation.canGoForward());
}

TEST_CASE("Going somewhere new forgets what lay ahead", "[navigation]")
{
    Navigation navigation;
    navigation.go(PageRef::to(PageId::Today));
    navigation.go(PageRef::to(PageId::Accounts));
    navigation.back();
    navigation.go(PageRef::to(PageId::Mail));
    CHECK_FALSE(navigation.canGoForward());
    navigation.back();
    CHECK(navigation.current() == PageRef::to(PageId::Today));
}

TEST_CASE("A long history keeps its last places", "[navigation]")
{
    Navigation navigation;
    for (int i = 1; i <= 150; ++i)
        navigation.go(PageRef::to(PageId::Account, i));
    int steps = 0;
    while (navigation.canGoBack()) {
        navigation.back();
        ++steps;
    }
    CHECK(steps == 99);
    CHECK(navigation.current().number() == 51);
}

TEST_CASE("The side bar is walked with the arrow keys", "[sidebar]")
{
    const Theme theme;
    SideBar bar(theme);
    bar.addItem(PageId::Today, Icon::Today, QStringLiteral("Today"));
    bar.addItem(PageId::Accounts, Icon::Accounts, QStringLiteral("Accounts"));
    bar.addItem(PageId::Settings, Icon::Settings, QStringLiteral("Settings"), true);
    bar.setCurrent(PageId::Today);
    QSignalSpy chosen(&bar, &SideBar::chosen);
    QTest::keyClick(&bar, Qt::Key_Up);
    CHECK(chosen.count() == 0);
    QTest::keyClick(&bar, Qt::Key_Down);
    CHECK(bar.current() == PageId::Accounts);
    QTest::keyClick(&bar, Qt::Key_End);
    CHECK(bar.current() == PageId::Settings);
    CHECK(chosen.count() == 2);
    bar.setCurrent(PageId::Account);
    CHECK(bar.current() == PageId::Accounts);
    CHECK(chosen.count() == 2);
}

TEST_CASE("A screen reader goes by the side bar, also back to the list behind an account",
          "[sidebar]")
{
    const Theme theme;
    SideBar bar(theme);
    bar.addItem(PageId::Today, Icon::Today, QStringLiteral("Today"));
    bar.addItem(PageId::Accounts, Icon::Accounts, QStringLiteral("Accounts"));
    bar.setCurrent(PageId::Today);
    QSignalSpy chosen(&bar, &SideBar::chosen);
    const auto item = [&](PageId id) {
        return bar.findChild<QAbstractButton *>(QStringLiteral("sideBarItem%1").arg(int(id)));
    };
    REQUIRE(test::toggleAsScreenReader(*item(PageId::Accounts)));
    REQUIRE(chosen.count() == 1);
    CHECK(bar.current() == PageId::Accounts);
    CHECK_FALSE(item(PageId::Today)->isChecked());
    bar.setCurrent(PageId::Account);
    REQUIRE(test::toggleAsScreenReader(*item(PageId::Accounts)));
    CHECK(chosen.count() == 2);
    CHECK(item(PageId::Accounts)->isChecked());
}

TEST_CASE("An offer to undo is taken once, and a new one replaces it", "[undobar]")
{
    const Theme theme;
    QWidget window;
    window.resize(800, 600);
    UndoBar bar(theme, &window);
    int first = 0;
    int second = 0;
    bar.offer({QStringLiteral("First"), [&] { ++first; }});
    bar.offer({QStringLiteral("Second"), [&] { ++second; }});
    CHECK(bar.hasOffer());
    bar.findChild<QAbstractButton *>(QStringLiteral("undoButton"))->click();
    bar.undo();
    CHECK(first == 0);
    CHECK(second == 1);
    CHECK(bar.isHidden());
}

TEST_CASE("An offer to undo goes by itself", "[undobar]")
{
    const Theme theme;
    QWidget window;
    window.resize(800, 600);
    UndoBar bar(theme, &window);
    bar.setStay(1);
    int undone = 0;
    bar.offer({QStringLiteral("Done"), [&] { ++undone; }});
    CHECK(QTest::qWaitFor([&] { return !bar.hasOffer(); }, kPatienceMs));
    bar.undo();
    CHECK(undone == 0);
}

TEST_CASE("The cross in the status strip stops the work and it leaves when it ends",
          "[statusstrip]")
{
    const Theme theme;
    Jobs jobs;
    StatusStrip strip(theme, jobs);
    const CancelFlag cancel;
    const int job = jobs.begin(QStringLiteral("Import"), cancel);
    jobs.report(job, 42, 100);
    CHECK(jobs.running()[job].perMille == 420);
    auto *cross = strip.findChild<QAbstractButton *>(QStringLiteral("cancelJobButton"));
    REQUIRE(cross != nullptr);
    cross->click();
    CHECK(cancel.cancelled());
    jobs.end(job);
    CHECK(jobs.running().isEmpty());
}
