// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/accountservice.h"
#include "core/services/documents/documentintake.h"
#include "tests/ui/frame/desk.h"
#include "ui/account/accountpage.h"
#include "ui/talks/notecomposer.h"
#include "ui/talks/waitingnoteskeeper.h"
#include "ui/waiting/waitinglist.h"
#include "ui/waiting/waitingnotesbar.h"
#include "ui/waiting/waitingnotesdialog.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace duebook;
using namespace duebook::test;

namespace {

/// An account page whose drive a test takes away and brings back.
struct WaitingNotesDesk : Desk {
    QString folder = book.folder() + QStringLiteral("/outbox");
    std::unique_ptr<ui::WaitingNotesKeeper> waitingNotes;
    std::unique_ptr<ui::DraftKeeper> keeper = drafts();
    std::unique_ptr<ui::AccountPage> page;
    std::vector<int> savedCounts;
    ui::UndoOffer undo;
    QStringList said;

    WaitingNotesDesk()
    {
        openWaitingNotes();
        ui::PageContext with = pageContext();
        with.waitingNotes = waitingNotes.get();
        page = std::make_unique<ui::AccountPage>(with, *keeper, prompts);
        QObject::connect(page.get(), &ui::Page::undoOffered, page.get(),
                         [this](const ui::UndoOffer &offer) { undo = offer; });
        QObject::connect(page.get(), &ui::Page::noticed, page.get(),
                         [this](const QString &sentence, ui::Tone) { said += sentence; });
        page->resize(1100, 740);
        showActive(*page);
        page->activate(QString::number(account.number()));
        REQUIRE(eventually([&] { return page->title() == QStringLiteral("Customer 40117"); }));
    }
    ~WaitingNotesDesk() { page.reset(); }

    void openWaitingNotes()
    {
        waitingNotes = std::make_unique<ui::WaitingNotesKeeper>(folder, context);
        QObject::connect(waitingNotes.get(), &ui::WaitingNotesKeeper::saved, waitingNotes.get(),
                         [this](int count) { savedCounts.push_back(count); });
        REQUIRE(eventually([&] { return !waitingNotes->isReplaying(); }));
    }
    void drive(ui::DriveState state) { waitingNotes->takeDriveState(state); }
    QPlainTextEdit *text() { return named<QPlainTextEdit>(*page, "noteText"); }
    void write(const QString &words)
    {
        text()->setPlainText(words);
        named<ui::NoteComposer>(*page, "noteComposer")->save();
    }
    QWidget *waiting() { return named<QWidget>(*page, "waitingNotes"); }
    bool shows(int count)
    {
        return eventually([&] { return waitingNotes->count() == count; });
    }
};

} // namespace

TEST_CASE("A note saved while the drive is away waits here and is saved once when it is back",
          "[waiting]")
{
    WaitingNotesDesk desk;
    desk.drive(ui::DriveState::Away);
    desk.write(QStringLiteral("Promised to pay on Friday"));
    REQUIRE(desk.shows(1));
    CHECK(desk.text()->toPlainText().isEmpty());
    CHECK(named<QLabel>(*desk.page, "draftLabel")->text().contains(QStringLiteral("kept")));
    CHECK(desk.timeline().empty());
    CHECK(desk.keeper->list().empty());
    REQUIRE(eventually([&] { return desk.waiting()->isVisible(); }));
    CHECK(named<ui::Chip>(*desk.waiting(), "waitingChip")->text() == QStringLiteral("waiting"));

    desk.drive(ui::DriveState::Ready);
    REQUIRE(desk.shows(0));
    CHECK(desk.newest().text == QStringLiteral("Promised to pay on Friday"));
    CHECK(desk.newest().spokenAt == desk.clock.nowUtc());
    CHECK(desk.savedCounts == std::vector<int>{1});
    CHECK_FALSE(desk.waiting()->isVisible());
    CHECK(desk.timeline().size() == 1);
}

TEST_CASE("Notes that waited when the program ended are saved when the book is opened again",
          "[waiting]")
{
    WaitingNotesDesk desk;
    desk.drive(ui::DriveState::Away);
    desk.write(QStringLiteral("one"));
    REQUIRE(desk.shows(1));
    desk.write(QStringLiteral("two"));
    REQUIRE(desk.shows(2));
    desk.page.reset();
    desk.waitingNotes.reset();

    desk.openWaitingNotes();
    REQUIRE(desk.shows(0));
    CHECK(desk.savedCounts == std::vector<int>{2});
    REQUIRE(desk.timeline().size() == 2);
}

TEST_CASE("A save under way when the drive goes away is handed over and not made twice",
          "[waiting]")
{
    WaitingNotesDesk desk;
    const std::unique_ptr<Session> other = desk.book.anotherSession();
    other->database().execute("BEGIN IMMEDIATE");
    desk.write(QStringLiteral("said once"));
    CHECK(named<ui::NoteComposer>(*desk.page, "noteComposer")->saving());
    desk.drive(ui::DriveState::Away);
    REQUIRE(desk.shows(1));
    CHECK(desk.text()->toPlainText().isEmpty());
    // The answer that was waited for comes after all.
    other->database().execute("ROLLBACK");
    REQUIRE(eventually([&] { return desk.timeline().size() == 1; }));
    desk.drive(ui::DriveState::Ready);
    REQUIRE(desk.shows(0));
    CHECK(desk.timeline().size() == 1);
}

TEST_CASE("Only what the drive refuses waits here, not a file that cannot be attached", "[waiting]")
{
    WaitingNotesDesk desk;
    const Error busy{ErrorCode::Busy, {}, QStringLiteral("/share/.book/lease"), {}};
    CHECK_FALSE(desk.waitingNotes->isWantedAfter(busy)); // a local book's
    desk.drive(ui::DriveState::Away);
    CHECK(desk.waitingNotes->isWantedAfter(busy));
    CHECK(desk.waitingNotes->isWantedAfter({ErrorCode::Io, {}, {}, {}}));
    CHECK_FALSE(desk.waitingNotes->isWantedAfter({ErrorCode::Io, {}, DocumentIntake::kPlace, {}}));
    CHECK_FALSE(desk.waitingNotes->isWantedAfter({ErrorCode::Conflict, {}, {}, {}}));
}

TEST_CASE("A note the book refuses says why, and goes back into the composer", "[waiting]")
{
    WaitingNotesDesk desk;
    const NoteId first = must(
        NoteService(desk.book.session()).addNote(aNote(desk.account, QStringLiteral("wrong"))));
    const Note note = must(NoteService(desk.book.session()).note(first));
    desk.drive(ui::DriveState::Away);
    named<ui::NoteComposer>(*desk.page, "noteComposer")->correct(note);
    desk.write(QStringLiteral("my version"));
    REQUIRE(desk.shows(1));
    NewNote theirs = aNote(desk.account, QStringLiteral("their version"));
    theirs.corrects = first;
    must(NoteService(desk.book.session()).addNote(theirs));

    desk.drive(ui::DriveState::Ready);
    REQUIRE(eventually([&] { return desk.waitingNotes->refused() == 1; }));
    const auto *why = named<QLabel>(*desk.waiting(), "refusalLabel");
    CHECK(why->text().contains(QStringLiteral("corrected")));
    CHECK(desk.savedCounts.empty());

    named<QPushButton>(*desk.waiting(), "openWaitingButton")->click();
    REQUIRE(desk.shows(0));
    CHECK(desk.text()->toPlainText() == QStringLiteral("my version"));
    CHECK_FALSE(desk.keeper->list().empty());
}

TEST_CASE("A waiting note is not opened over a note that is begun", "[waiting]")
{
    WaitingNotesDesk desk;
    desk.drive(ui::DriveState::Away);
    desk.write(QStringLiteral("waits"));
    REQUIRE(desk.shows(1));
    desk.text()->setPlainText(QStringLiteral("begun"));
    REQUIRE(eventually([&] { return !desk.keeper->list().empty(); }));
    named<QPushButton>(*desk.waiting(), "openWaitingButton")->click();
    REQUIRE(desk.said.size() == 1);
    CHECK(desk.waitingNotes->count() == 1);
    CHECK(desk.text()->toPlainText() == QStringLiteral("begun"));
}

TEST_CASE("Discarding a waiting note can be taken back", "[waiting]")
{
    WaitingNotesDesk desk;
    desk.drive(ui::DriveState::Away);
    desk.write(QStringLiteral("waits"));
    REQUIRE(desk.shows(1));
    named<QPushButton>(*desk.waiting(), "discardWaitingButton")->click();
    REQUIRE(desk.shows(0));
    REQUIRE(desk.undo.undo);
    desk.undo.undo();
    REQUIRE(desk.shows(1));
    desk.drive(ui::DriveState::Ready);
    REQUIRE(desk.shows(0));
    CHECK(desk.newest().text == QStringLiteral("waits"));
}

TEST_CASE("A note that cannot be kept here either stays in the composer with the reason",
          "[waiting]")
{
    WaitingNotesDesk desk;
    desk.drive(ui::DriveState::Away);
    // A file where the folder should be.
    aFile(desk.folder, "in the way");
    desk.write(QStringLiteral("must not be lost"));
    auto *composer = named<ui::NoteComposer>(*desk.page, "noteComposer");
    REQUIRE(eventually([&] { return !composer->saving(); }));
    CHECK(desk.text()->toPlainText() == QStringLiteral("must not be lost"));
    CHECK_FALSE(desk.keeper->list().empty());
}

TEST_CASE("The bar counts what waits, and the list tries it again", "[waiting]")
{
    WaitingNotesDesk desk;
    ui::WaitingNotesBar bar(desk.theme);
    bar.setWaitingNotes(desk.waitingNotes.get());
    CHECK_FALSE(bar.isVisibleTo(bar.parentWidget()));
    desk.drive(ui::DriveState::Away);
    desk.write(QStringLiteral("one"));
    REQUIRE(desk.shows(1));
    CHECK(named<QLabel>(bar, "waitingNotesText")->text().contains(QLatin1Char('1')));
    CHECK_FALSE(bar.isHidden());

    ui::PageContext with = desk.pageContext();
    with.waitingNotes = desk.waitingNotes.get();
    ui::WaitingNotesDialog dialog(with, nullptr);
    dialog.show();
    auto *again = named<QPushButton>(dialog, "tryNowButton");
    CHECK_FALSE(again->isEnabled());
    CHECK(named<QLabel>(dialog, "waitingNotesAbout")->text().contains(QStringLiteral("away")));
    CHECK(named<QLabel>(dialog, "waitingText")->text().contains(QStringLiteral("one")));
    desk.drive(ui::DriveState::Slow);
    REQUIRE(again->isEnabled());
    again->click();
    REQUIRE(desk.shows(0));
    CHECK(bar.isHidden());
    CHECK(desk.newest().text == QStringLiteral("one"));
}
