// SPDX-License-Identifier: Apache-2.0
#include "ui/book/presence.h"

#include "core/services/book/bookservice.h"
#include "core/store/book/bookfile.h"
#include "tests/support/catch.h"
#include "tests/support/ledgerrows.h"
#include "tests/support/pagebench.h"
#include "tests/support/patience.h"
#include "ui/account/presencenotice.h"

#include <QFile>
#include <QLabel>

using namespace duebook;
using namespace duebook::test;

namespace {

/// Two windows on one book.
struct TwoWindows {
    explicit TwoWindows(const BookOpening &opening = {})
    {
        QSignalSpy first(&one, &ui::BookContext::opened);
        one.open(path, QStringLiteral("anna"), opening);
        REQUIRE(first.wait(kPatienceMs));
        QSignalSpy second(&two, &ui::BookContext::opened);
        two.open(path, QStringLiteral("anna"), opening);
        REQUIRE(second.wait(kPatienceMs));
    }
    FakeClock clock;
    QTemporaryDir folder;
    QString path = made();
    ui::BookContext one{clock};
    ui::BookContext two{clock};

private:
    QString made()
    {
        NewBook book;
        book.currency = Currency::fromCode(QStringLiteral("EUR")).value();
        book.administrator.login = QStringLiteral("anna");
        book.administrator.name = QStringLiteral("Anna Berg");
        const QString file = folder.filePath(QStringLiteral("a.duebook"));
        must(BookService::create(file, book, clock));
        return file;
    }
};

} // namespace

TEST_CASE("Two windows see each other, where they are and who writes", "[presence]")
{
    TwoWindows windows;
    const ui::Presence &seen = windows.one.presence();
    waitFor([&] { return seen.others().size() == 1; });
    CHECK(seen.others()[0].userName == QStringLiteral("Anna Berg"));
    CHECK(seen.on(AccountId(7)).empty());

    windows.two.presence().showAccount(AccountId(7));
    waitFor([&] { return seen.on(AccountId(7)).size() == 1; });
    CHECK_FALSE(seen.on(AccountId(7))[0].writing);
    windows.two.presence().setWriting(AccountId(7), true);
    waitFor([&] { return seen.on(AccountId(7)).at(0).writing; });
    windows.two.presence().showAccount({});
    waitFor([&] { return seen.on(AccountId(7)).empty(); });
}

TEST_CASE("Who closes the book is gone at once", "[presence]")
{
    FakeClock clock;
    TempBook book(clock);
    ui::BookContext stays(clock);
    QSignalSpy opened(&stays, &ui::BookContext::opened);
    stays.open(book.path(), QStringLiteral("anna"));
    REQUIRE(opened.wait(kPatienceMs));
    {
        ui::BookContext goes(clock);
        goes.open(book.path(), QStringLiteral("anna"));
        waitFor([&] { return stays.presence().others().size() == 1; });
    }
    waitFor([&] { return stays.presence().others().empty(); });
}

TEST_CASE("The account page says in place who is on the account", "[presence]")
{
    TwoWindows windows;
    ui::Theme theme;
    ui::Jobs jobs;
    QSettings local(windows.folder.filePath(QStringLiteral("local.ini")), QSettings::IniFormat);
    ui::PresenceNotice notice({theme, windows.one, local, jobs});
    notice.setAccount(AccountId(7));
    CHECK(notice.isHidden());
    windows.two.presence().showAccount(AccountId(7));
    waitFor([&] { return !notice.isHidden(); });
    const auto *text = notice.findChild<QLabel *>(QStringLiteral("presenceText"));
    CHECK(text->text().contains(QStringLiteral("Anna Berg")));
    CHECK(text->text().contains(QStringLiteral("has this account open")));
    windows.two.presence().setWriting(AccountId(7), true);
    waitFor([&] { return text->text().contains(QStringLiteral("is writing on this account")); });
    notice.setAccount(AccountId(8));
    CHECK(notice.isHidden());
}

TEST_CASE("On a share another window's change appears, and its loss is survived", "[presence]")
{
    BookOpening opening;
    opening.drive = DriveKind::Network;
    TwoWindows windows(opening);
    QSignalSpy changed(&windows.one, &ui::BookContext::changed);
    windows.two.presence().showAccount(AccountId(3));
    waitFor([&] { return !changed.isEmpty(); });
    waitFor([&] { return windows.one.presence().on(AccountId(3)).size() == 1; });
    CHECK(windows.one.driveState() == ui::DriveState::Ready);
}

TEST_CASE("A drive that is gone is told, and so is its return", "[presence]")
{
    BookOpening opening;
    opening.drive = DriveKind::Network;
    TwoWindows windows(opening);
    const QString away = windows.path + QStringLiteral(".away");
    // As a share that is no longer mounted: what is open is lost, and nothing is at the path.
    REQUIRE(QFile::rename(windows.path, away));
    must(windows.one
             .read([](Session &session) -> Result<void> {
                 session.gate()->vfs()->lose();
                 return {};
             })
             .result());
    waitFor([&] { return windows.one.driveState() == ui::DriveState::Away; });
    REQUIRE(QFile::rename(away, windows.path));
    waitFor([&] { return windows.one.driveState() == ui::DriveState::Ready; });
}

TEST_CASE("A save that waits for a computer that went silent says for which and how long at most",
          "[presence]")
{
    BookOpening opening;
    opening.drive = DriveKind::Network;
    opening.share.heartbeat = ShareGate::Ms(100);
    TwoWindows windows(opening);
    CHECK_FALSE(windows.one.awaited());
    // Its lock is free, and nobody knows yet whether it goes on without.
    QFile silent(SideFolder(windows.path).filePath(QStringLiteral("desk-9-1.present")));
    REQUIRE(silent.open(QIODevice::WriteOnly));
    silent.write("00000000000000000007\n1\ndesk-9\n");
    silent.close();
    QFuture<Result<void>> save;
    waitFor([&] {
        if (!save.isValid() || save.isFinished())
            save = windows.one.write([](Session &session) {
                return session.write([](Transaction &) -> Result<void> { return {}; });
            });
        return windows.one.awaited().has_value();
    });
    CHECK(windows.one.awaited()->host == QStringLiteral("desk-9"));
    CHECK(windows.one.awaited()->atMost <= PresenceWatch::Limits().gone);
    waitFor([&] { return !windows.one.awaited().has_value(); });
}
