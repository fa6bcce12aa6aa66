// SPDX-License-Identifier: Apache-2.0
// The parts of the composer that most notes do not need, and the remarks it inserts.
#include "core/services/followupservice.h"
#include "core/services/remarkservice.h"
#include "core/services/settingsservice.h"
#include "tests/ui/composer/desk.h"
#include "ui/composer/informpeople.h"
#include "ui/composer/notecomposer.h"
#include "ui/composer/notetext.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace duebook;
using namespace duebook::test;

namespace {

struct ExtrasDesk : Desk {
    std::unique_ptr<ui::DraftKeeper> keeper = drafts();
    UserId ben = aUser(book.session(), QStringLiteral("ben"));
    UserId eva = aUser(book.session(), QStringLiteral("eva"));
    std::unique_ptr<ui::NoteComposer> composer = make();

    std::unique_ptr<ui::NoteComposer> make()
    {
        auto made = std::make_unique<ui::NoteComposer>(theme, context, *keeper, prompts);
        made->setAccount(account);
        User me;
        me.id = UserId(1);
        User benUser;
        benUser.id = ben;
        benUser.name = QStringLiteral("Ben");
        User evaUser;
        evaUser.id = eva;
        evaUser.name = QStringLiteral("Eva");
        made->setPeople({me, benUser, evaUser}, eva);
        made->resize(780, 260);
        showActive(*made);
        return made;
    }
    ui::NoteText *text() { return named<ui::NoteText>(*composer, "noteText"); }
    void press(const char *button) { named<QToolButton>(*composer, button)->click(); }
    bool shows(const char *field) { return named<QWidget>(*composer, field)->isVisible(); }
    NoteId save()
    {
        QSignalSpy saved(composer.get(), &ui::NoteComposer::saved);
        QTest::keyClick(text(), Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(eventually([&] { return !saved.isEmpty(); }));
        return saved.front().front().value<NoteId>();
    }
    std::vector<FollowUp> followUps()
    {
        FollowUpFilter filter;
        filter.account = account;
        return must(FollowUpService(book.session()).list(filter)).rows;
    }
};

} // namespace

TEST_CASE("Nothing more than a simple note is shown until it is asked for", "[composer]")
{
    ExtrasDesk desk;
    const int simple = desk.composer->sizeHint().height();
    CHECK_FALSE(desk.shows("answerByEdit"));
    CHECK_FALSE(desk.shows("informPeople"));
    desk.press("answerButton");
    CHECK(desk.shows("answerByEdit"));
    CHECK(desk.composer->sizeHint().height() > simple);
    CHECK(named<QWidget>(*desk.composer, "answerByEdit")->hasFocus());
    desk.press("answerButton");
    CHECK_FALSE(desk.shows("answerByEdit"));
    CHECK(desk.composer->sizeHint().height() == simple);
}

TEST_CASE("By when an answer is expected is saved with the note and sounds an alarm",
          "[composer][answer]")
{
    ExtrasDesk desk;
    QTest::keyClicks(desk.text(), QStringLiteral("Asked for the proof of payment"));
    desk.press("answerButton");
    QTest::keyClicks(named<QLineEdit>(*desk.composer, "answerByEdit"), QStringLiteral("fri"));
    desk.save();
    CHECK(desk.newest().responseDue == QDate(2026, 3, 6));
    REQUIRE(desk.followUps().size() == 1);
    CHECK(desk.followUps().front().kind == FollowUpKind::Answer);
    CHECK_FALSE(desk.shows("answerByEdit"));
}

TEST_CASE("A day that cannot be read is told at the answer's field", "[composer][answer]")
{
    ExtrasDesk desk;
    QTest::keyClicks(desk.text(), QStringLiteral("Asked"));
    desk.press("answerButton");
    auto *field = named<QLineEdit>(*desk.composer, "answerByEdit");
    QTest::keyClicks(field, QStringLiteral("30.2."));
    QTest::keyClick(desk.text(), Qt::Key_Return, Qt::ControlModifier);
    CHECK(named<QLabel>(*desk.composer, "extrasProblem")->isVisible());
    CHECK(field->property("invalid").toBool());
    CHECK(field->hasFocus());
    // Closed, it is not saved and no longer in the way.
    desk.press("answerButton");
    desk.save();
    CHECK_FALSE(desk.newest().responseDue.isValid());
}

TEST_CASE("Colleagues are chosen to be informed, the account representative first",
          "[composer][inform]")
{
    ExtrasDesk desk;
    QTest::keyClicks(desk.text(), QStringLiteral("Wants a longer term"));
    desk.composer->openPart(ui::ComposerPart::Inform);
    auto *menu = named<QToolButton>(*desk.composer, "addInformButton")->menu();
    REQUIRE(eventually([&] { return menu->isVisible(); }));
    REQUIRE(menu->actions().size() == 2);
    CHECK(menu->actions().front()->text().startsWith(QStringLiteral("Eva")));
    CHECK(menu->actions().front()->text().contains(QStringLiteral("account representative")));
    menu->actions().front()->trigger();
    menu->actions().back()->trigger();
    menu->close();
    named<QToolButton>(*desk.composer,
                       qPrintable(QStringLiteral("removeInform_%1").arg(desk.ben.number())))
        ->click();
    desk.save();
    REQUIRE(desk.followUps().size() == 1);
    CHECK(desk.followUps().front().kind == FollowUpKind::Inform);
    CHECK(desk.followUps().front().assignee == desk.eva);
    CHECK(named<ui::InformPeople>(*desk.composer, "informPeople")->chosen().empty());
}

TEST_CASE("What is open stays in the draft", "[composer][drafts]")
{
    ExtrasDesk desk;
    QTest::keyClicks(desk.text(), QStringLiteral("Half"));
    desk.press("answerButton");
    QTest::keyClicks(named<QLineEdit>(*desk.composer, "answerByEdit"), QStringLiteral("+7"));
    desk.composer.reset();
    desk.composer = desk.make();
    CHECK(desk.shows("answerByEdit"));
    CHECK(named<QLineEdit>(*desk.composer, "answerByEdit")->text() == QStringLiteral("+7"));
    CHECK(named<QToolButton>(*desk.composer, "answerButton")->isChecked());
}

TEST_CASE("A draft that is discarded is taken back with Undo", "[composer][drafts]")
{
    ExtrasDesk desk;
    ui::UndoOffer offer;
    QObject::connect(desk.composer.get(), &ui::NoteComposer::undoOffered, desk.composer.get(),
                     [&](const ui::UndoOffer &given) { offer = given; });
    QTest::keyClicks(desk.text(), QStringLiteral("Half a sentence"));
    auto *discard = named<QPushButton>(*desk.composer, "discardButton");
    REQUIRE(eventually([&] { return discard->isVisible(); }));
    discard->click();
    CHECK(desk.text()->toPlainText().isEmpty());
    CHECK(desk.keeper->list().empty());
    REQUIRE(offer.undo);
    offer.undo();
    CHECK(desk.text()->toPlainText() == QStringLiteral("Half a sentence"));
    CHECK(desk.keeper->list().size() == 1);
}

TEST_CASE("A correction keeps by when an answer was expected", "[composer][answer]")
{
    ExtrasDesk desk;
    NewNote asking = aNote(desk.account, QStringLiteral("Pays 400"));
    asking.responseDue = QDate(2026, 3, 6);
    const NoteId before = must(NoteService(desk.book.session()).addNote(asking));
    desk.clock.advance(20 * 86400);
    desk.composer->correct(must(NoteService(desk.book.session()).note(before)));
    CHECK(desk.shows("answerByEdit"));
    desk.text()->setPlainText(QStringLiteral("Pays 4,000"));
    desk.save();
    CHECK(desk.newest().responseDue == QDate(2026, 3, 6));
    CHECK(desk.followUps().size() == 1);
}

TEST_CASE("A remark is inserted where the caret stands", "[composer][remarks]")
{
    ExtrasDesk desk;
    Remark remark;
    remark.name = QStringLiteral("A & B");
    remark.text = QStringLiteral("Left a message.");
    must(RemarkService(desk.book.session()).add(remark));
    auto *menu = named<QMenu>(*desk.composer, "remarkMenu");
    REQUIRE(eventually(
        [&] { return menu->actions().front()->text().contains(QStringLiteral("A && B")); }));
    CHECK(menu->actions().front()->toolTip() == QStringLiteral("Left a message."));
    QTest::keyClicks(desk.text(), QStringLiteral("First.Second."));
    QTextCursor caret = desk.text()->textCursor();
    caret.setPosition(6);
    desk.text()->setTextCursor(caret);
    menu->actions().front()->trigger();
    CHECK(desk.text()->toPlainText() == QStringLiteral("First. Left a message.Second."));
    CHECK(desk.text()->hasFocus());

    QSignalSpy wanted(desk.composer.get(), &ui::NoteComposer::remarksWanted);
    menu->actions().back()->trigger();
    CHECK(wanted.size() == 1);
}

TEST_CASE("A document has a kind and is marked as proof", "[composer][documents]")
{
    ExtrasDesk desk;
    BookSettings settings = must(SettingsService(desk.book.session()).settings());
    settings.documentKinds = {QStringLiteral("Proof of delivery"), QStringLiteral("Contract")};
    must(SettingsService(desk.book.session()).save(settings));
    REQUIRE(eventually([&] { return desk.context.settings().documentKinds.size() == 2; }));
    dropFiles(*desk.composer, {desk.file(QStringLiteral("pod.pdf"), "%PDF-1.4 pod")});
    auto *kind = named<QToolButton>(*desk.composer, "kindButton_0");
    kind->menu()->actions().front()->trigger();
    named<QToolButton>(*desk.composer, "proofButton_0")->click();
    QTest::keyClicks(desk.text(), QStringLiteral("Here it is"));
    desk.save();
    REQUIRE(desk.newest().documents.size() == 1);
    CHECK(desk.newest().documents.front().kind == QStringLiteral("Proof of delivery"));
    CHECK(desk.newest().documents.front().isProof);
}
