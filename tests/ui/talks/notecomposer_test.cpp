// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/contactservice.h"
#include "core/services/followups/followupservice.h"
#include "tests/ui/frame/desk.h"
#include "ui/talks/notecomposer.h"
#include "ui/talks/notetext.h"

#include <QClipboard>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace duebook;
using namespace duebook::test;

namespace {

struct ComposerDesk : Desk {
    std::unique_ptr<ui::DraftKeeper> keeper = drafts();
    std::unique_ptr<ui::NoteComposer> composer = make();

    std::unique_ptr<ui::NoteComposer> make()
    {
        auto made = std::make_unique<ui::NoteComposer>(theme, context, *keeper, prompts);
        made->setAccount(account);
        made->resize(780, 200);
        showActive(*made);
        return made;
    }
    ui::NoteText *text() { return named<ui::NoteText>(*composer, "noteText"); }
    QLineEdit *next() { return named<QLineEdit>(*composer, "nextContactEdit"); }
    void saveByKeys() { QTest::keyClick(text(), Qt::Key_Return, Qt::ControlModifier); }
};

} // namespace

TEST_CASE("A talk with a natural date and a dropped file is saved with Ctrl+Enter", "[composer]")
{
    ComposerDesk desk;
    QSignalSpy saved(desk.composer.get(), &ui::NoteComposer::saved);
    QTest::keyClicks(desk.text(), QStringLiteral("Pays on Friday"));
    QTest::keyClicks(desk.next(), QStringLiteral("fri 14:30"));
    dropFiles(*desk.composer, {desk.file(QStringLiteral("order.pdf"), "%PDF-1.4 order")});
    named<QToolButton>(*desk.composer, "proofButton_0")->click();
    named<QComboBox>(*desk.composer, "outcomeBox")->setCurrentText(QStringLiteral("Will pay"));
    desk.saveByKeys();
    CHECK_FALSE(named<QPushButton>(*desk.composer, "saveButton")->isEnabled());
    REQUIRE(eventually([&] { return !saved.isEmpty(); }));

    const Note note = desk.newest();
    CHECK(note.text == QStringLiteral("Pays on Friday"));
    CHECK(note.outcome == QStringLiteral("Will pay"));
    REQUIRE(note.documents.size() == 1);
    CHECK(note.documents.front().name == QStringLiteral("order.pdf"));
    CHECK(note.documents.front().isProof);
    FollowUpFilter ofAccount;
    ofAccount.account = desk.account;
    const auto followUps = must(FollowUpService(desk.book.session()).list(ofAccount)).rows;
    REQUIRE(followUps.size() == 1);
    CHECK(followUps.front().due == QDate(2026, 3, 6));
    CHECK(followUps.front().time == QTime(14, 30));

    CHECK(desk.text()->toPlainText().isEmpty());
    CHECK(desk.next()->text().isEmpty());
    CHECK(named<QPushButton>(*desk.composer, "saveButton")->isEnabled());
    CHECK(desk.keeper->list().empty());
}

TEST_CASE("An error stands beside its field and what was typed is kept", "[composer]")
{
    ComposerDesk desk;
    SECTION("a day that does not exist")
    {
        QTest::keyClicks(desk.text(), QStringLiteral("She calls back"));
        QTest::keyClicks(desk.next(), QStringLiteral("30.2."));
        desk.saveByKeys();
        CHECK(named<QLabel>(*desk.composer, "footProblem")->isVisible());
        CHECK(desk.next()->property("invalid").toBool());
        CHECK(desk.next()->text() == QStringLiteral("30.2."));
    }
    SECTION("nothing was said")
    {
        desk.saveByKeys();
        auto *problem = named<QLabel>(*desk.composer, "textProblem");
        REQUIRE(eventually([&] { return problem->isVisible(); }));
        CHECK_FALSE(problem->text().isEmpty());
        CHECK(desk.text()->property("invalid").toBool());
    }
    SECTION("a time in the future")
    {
        QTest::keyClicks(desk.text(), QStringLiteral("She calls back"));
        named<QLineEdit>(*desk.composer, "whenEdit")->setText(QStringLiteral("today 23:00"));
        desk.saveByKeys();
        auto *problem = named<QLabel>(*desk.composer, "headProblem");
        REQUIRE(eventually([&] { return problem->isVisible(); }));
        CHECK(desk.text()->toPlainText() == QStringLiteral("She calls back"));
    }
    CHECK(desk.timeline().empty());
}

TEST_CASE("What was typed survives the end of the composer, per account", "[composer][drafts]")
{
    ComposerDesk desk;
    QTest::keyClicks(desk.text(), QStringLiteral("Half a sentence"));
    QTest::keyClicks(desk.next(), QStringLiteral("+7"));
    dropFiles(*desk.composer, {desk.file(QStringLiteral("order.pdf"))});
    desk.composer.reset();

    desk.composer = desk.make();
    CHECK(desk.text()->toPlainText() == QStringLiteral("Half a sentence"));
    CHECK(desk.next()->text() == QStringLiteral("+7"));
    CHECK(desk.composer->findChild<QToolButton *>(QStringLiteral("removeButton_0")) != nullptr);
    CHECK(named<QLabel>(*desk.composer, "draftLabel")->text() == QStringLiteral("draft kept"));

    const AccountId other = anAccount(desk.book.session(), QStringLiteral("2"));
    desk.composer->setAccount(other);
    CHECK(desk.text()->toPlainText().isEmpty());
    desk.composer->setAccount(desk.account);
    CHECK(desk.text()->toPlainText() == QStringLiteral("Half a sentence"));

    named<QPushButton>(*desk.composer, "discardButton")->click();
    CHECK(desk.text()->toPlainText().isEmpty());
    CHECK(desk.keeper->list().empty());
}

TEST_CASE("A picture from the clipboard is attached as a PNG", "[composer]")
{
    ComposerDesk desk;
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(picture);
    desk.text()->paste();
    REQUIRE(desk.composer->findChild<QToolButton *>(QStringLiteral("removeButton_0")) != nullptr);
    QTest::keyClicks(desk.text(), QStringLiteral("See the picture"));
    QSignalSpy saved(desk.composer.get(), &ui::NoteComposer::saved);
    desk.saveByKeys();
    REQUIRE(eventually([&] { return !saved.isEmpty(); }));
    const Note note = desk.newest();
    REQUIRE(note.documents.size() == 1);
    CHECK(note.documents.front().name.endsWith(QStringLiteral(".png")));
    CHECK(note.documents.front().mediaType == QStringLiteral("image/png"));
}

TEST_CASE("A file that is gone is named at once; the others are taken", "[composer]")
{
    ComposerDesk desk;
    desk.prompts.files = {desk.book.folder() + QStringLiteral("/missing.pdf"),
                          desk.file(QStringLiteral("there.pdf")),
                          desk.file(QStringLiteral("also there.pdf"))};
    named<QToolButton>(*desk.composer, "attachButton")->click();
    auto *problem = named<QLabel>(*desk.composer, "footProblem");
    CHECK(problem->isVisible());
    CHECK(problem->text().contains(QStringLiteral("missing.pdf")));
    CHECK(desk.composer->findChild<QToolButton *>(QStringLiteral("removeButton_1")) != nullptr);
    named<QToolButton>(*desk.composer, "removeButton_0")->click();
    CHECK(eventually([&] {
        return desk.composer->findChild<QToolButton *>(QStringLiteral("removeButton_1")) == nullptr;
    }));
}

TEST_CASE("A correction begun does not take away the note begun before it", "[composer][drafts]")
{
    ComposerDesk desk;
    const NoteId earlier = must(NoteService(desk.book.session())
                                    .addNote(aNote(desk.account, QStringLiteral("Wrong amount"))));
    QTest::keyClicks(desk.text(), QStringLiteral("Half a sentence"));
    desk.composer->correct(must(NoteService(desk.book.session()).note(earlier)));
    desk.text()->setPlainText(QStringLiteral("Right amount"));
    SECTION("saved")
    {
        QSignalSpy saved(desk.composer.get(), &ui::NoteComposer::saved);
        desk.saveByKeys();
        REQUIRE(eventually([&] { return !saved.isEmpty(); }));
    }
    SECTION("discarded")
    {
        named<QPushButton>(*desk.composer, "discardButton")->click();
    }
    SECTION("left with the composer and saved later")
    {
        desk.composer.reset();
        desk.composer = desk.make();
        CHECK(desk.text()->toPlainText() == QStringLiteral("Right amount"));
        QSignalSpy saved(desk.composer.get(), &ui::NoteComposer::saved);
        desk.saveByKeys();
        REQUIRE(eventually([&] { return !saved.isEmpty(); }));
    }
    CHECK(desk.text()->toPlainText() == QStringLiteral("Half a sentence"));
}

TEST_CASE("A correction is a new version; the text before stays in the book", "[composer]")
{
    ComposerDesk desk;
    const NoteId before = must(
        NoteService(desk.book.session()).addNote(aNote(desk.account, QStringLiteral("Pays 400"))));
    desk.composer->correct(must(NoteService(desk.book.session()).note(before)));
    CHECK(desk.text()->toPlainText() == QStringLiteral("Pays 400"));
    desk.text()->setPlainText(QStringLiteral("Pays 4,000"));
    QSignalSpy saved(desk.composer.get(), &ui::NoteComposer::saved);
    desk.saveByKeys();
    REQUIRE(eventually([&] { return !saved.isEmpty(); }));
    CHECK(desk.newest().text == QStringLiteral("Pays 4,000"));
    CHECK(must(NoteService(desk.book.session()).versions(desk.newest().id)).size() == 2);
}

TEST_CASE("A day nobody works is allowed, with the next working day offered", "[composer]")
{
    ComposerDesk desk;
    QTest::keyClicks(desk.next(), QStringLiteral("sat"));
    auto *offer = named<QPushButton>(*desk.composer, "useWorkingDayButton");
    REQUIRE(offer->isVisible());
    offer->click();
    CHECK(desk.next()->text() == QStringLiteral("2026-03-09"));
    CHECK_FALSE(offer->isVisible());
}

TEST_CASE("Tab follows a phone call from the kind to saving", "[composer][keyboard]")
{
    ComposerDesk desk;
    const QStringList order{QStringLiteral("kindBox"),      QStringLiteral("contactBox"),
                            QStringLiteral("outcomeBox"),   QStringLiteral("whenEdit"),
                            QStringLiteral("noteText"),     QStringLiteral("nextContactEdit"),
                            QStringLiteral("assigneeBox"),  QStringLiteral("invoicesButton"),
                            QStringLiteral("attachButton"), QStringLiteral("saveButton")};
    named<QComboBox>(*desk.composer, "kindBox")->setFocus();
    QStringList reached;
    for (int i = 0; i < order.size(); ++i) {
        const QWidget *focus = desk.composer->focusWidget();
        REQUIRE(focus != nullptr);
        reached.append(focus->objectName());
        CHECK_FALSE(focus->accessibleName().isEmpty());
        QTest::keyClick(const_cast<QWidget *>(focus), Qt::Key_Tab);
    }
    CHECK(reached.join(QLatin1Char(' ')) == order.join(QLatin1Char(' ')));
}
