// SPDX-License-Identifier: Apache-2.0
// The parts of the composer that most notes do not need, and the remarks it inserts.
#include "core/services/book/settingsservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/services/talks/remarkservice.h"
#include "tests/ui/frame/desk.h"
#include "ui/talks/informpeople.h"
#include "ui/talks/notecomposer.h"
#include "ui/talks/notetext.h"
#include "ui/text/moneytext.h"

#include <QComboBox>
#include <QElapsedTimer>
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
    std::vector<InvoiceRow> invoices;
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
        made->setOpenInvoices(invoices);
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
    /// An invoice R1 over 1,000.00, ticked for the talk.
    void tickInvoice()
    {
        Invoice draft;
        draft.account = account;
        draft.number = QStringLiteral("R1");
        draft.due = QDate(2026, 1, 31);
        draft.issued = QDate(2026, 1, 1);
        draft.amount = Money(1'000'00, *Currency::fromCode(QByteArrayView("EUR")));
        const InvoiceId id = must(InvoiceService(book.session()).add(draft));
        invoices = {must(InvoiceService(book.session()).invoice(id))};
        composer->setOpenInvoices(invoices);
        composer->setInvoices({id});
    }
    template <typename What>
    std::vector<What> entriesOf()
    {
        std::vector<What> found;
        for (const TimelineEntry &entry : timeline())
            if (const auto *what = entry.template as<What>())
                found.push_back(*what);
        return found;
    }
    /// The problems that are shown.
    QStringList problems()
    {
        QStringList shown;
        for (const QLabel *label : composer->findChildren<QLabel *>())
            if (label->isVisible() && label->objectName().endsWith(QStringLiteral("Problem")))
                shown += label->text();
        return shown;
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

TEST_CASE("A promise is made in the same breath, of the invoices that are ticked",
          "[composer][promises]")
{
    ExtrasDesk desk;
    desk.tickInvoice();
    QTest::keyClicks(desk.text(), QStringLiteral("Pays it all on Friday"));
    desk.composer->openPart(ui::ComposerPart::Promise);
    auto *amount = named<QLineEdit>(*desk.composer, "promiseAmountEdit");
    CHECK(amount->hasFocus());
    CHECK(amount->text() == ui::moneyToText(desk.invoices.front().invoice.open, QLocale()));
    QTest::keyClicks(amount, QStringLiteral("400"));
    QTest::keyClicks(named<QLineEdit>(*desk.composer, "promiseDueEdit"), QStringLiteral("fri"));
    const NoteId note = desk.save();
    const std::vector<Promise> promises = desk.entriesOf<Promise>();
    REQUIRE(promises.size() == 1);
    CHECK(promises.front().note == note);
    CHECK(promises.front().amount.minorUnits() == 400'00);
    CHECK(promises.front().due == QDate(2026, 3, 6));
    REQUIRE(promises.front().parts.size() == 1);
    CHECK(promises.front().parts.front().invoiceNumber == QStringLiteral("R1"));
    CHECK_FALSE(desk.shows("promiseAmountEdit"));
}

TEST_CASE("A promise that cannot be stands at its field, and the note is not saved",
          "[composer][promises]")
{
    ExtrasDesk desk;
    desk.tickInvoice();
    QTest::keyClicks(desk.text(), QStringLiteral("Pays more than there is"));
    desk.press("promiseButton");
    auto *amount = named<QLineEdit>(*desk.composer, "promiseAmountEdit");
    amount->selectAll();
    QTest::keyClicks(amount, QStringLiteral("5000"));
    SECTION("no day")
    {
        QTest::keyClick(desk.text(), Qt::Key_Return, Qt::ControlModifier);
        auto *problem = named<QLabel>(*desk.composer, "promisedueProblem");
        REQUIRE(eventually([&] { return problem->isVisible(); }));
    }
    SECTION("more than the invoice has open")
    {
        QTest::keyClicks(named<QLineEdit>(*desk.composer, "promiseDueEdit"), QStringLiteral("fri"));
        QTest::keyClick(desk.text(), Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(eventually([&] { return desk.problems().size() == 1; }));
        CHECK(amount->text() == QStringLiteral("5000"));
    }
    CHECK(desk.text()->toPlainText() == QStringLiteral("Pays more than there is"));
    CHECK(desk.entriesOf<Note>().empty());
    CHECK(desk.entriesOf<Promise>().empty());
}

TEST_CASE("A dispute is opened in the same breath, for the invoices that are ticked",
          "[composer][disputes]")
{
    ExtrasDesk desk;
    desk.tickInvoice();
    QTest::keyClicks(desk.text(), QStringLiteral("Two pallets were wet"));
    desk.press("disputeButton");
    auto *reason = named<QComboBox>(*desk.composer, "disputeReasonBox");
    REQUIRE(reason->count() > 0);
    SECTION("with a reason")
    {
        reason->setCurrentIndex(0);
        REQUIRE(eventually([&] {
            return desk.composer->findChild<QWidget *>(QStringLiteral("disputeInvoices")) &&
                   named<QWidget>(*desk.composer, "disputeInvoices")->isVisible();
        }));
        const NoteId note = desk.save();
        const std::vector<Dispute> disputes = desk.entriesOf<Dispute>();
        REQUIRE(disputes.size() == 1);
        CHECK(disputes.front().note == note);
        CHECK(disputes.front().text == QStringLiteral("Two pallets were wet"));
        REQUIRE(disputes.front().parts.size() == 1);
        CHECK(disputes.front().parts.front().amount.minorUnits() == 1'000'00);
    }
    SECTION("without one it says so")
    {
        REQUIRE(eventually(
            [&] { return named<QWidget>(*desk.composer, "disputeInvoices")->isVisible(); }));
        QTest::keyClick(desk.text(), Qt::Key_Return, Qt::ControlModifier);
        auto *problem = named<QLabel>(*desk.composer, "disputeProblem");
        REQUIRE(eventually([&] { return problem->isVisible(); }));
        CHECK(desk.entriesOf<Note>().empty());
        // Closed, it is not in the way.
        desk.press("disputeButton");
        desk.save();
        CHECK(desk.entriesOf<Dispute>().empty());
    }
}

TEST_CASE("A promise in the composer is warned of where the status makes it of little use",
          "[composer][promises]")
{
    ExtrasDesk desk;
    desk.composer->setStatus(AccountStatus::Insolvency);
    desk.press("promiseButton");
    CHECK(desk.shows("promiseWarning"));
    CHECK(named<QLabel>(*desk.composer, "promiseWarning")
              ->text()
              .contains(QStringLiteral("reclaimed")));
    desk.composer->setStatus(AccountStatus::Active);
    CHECK_FALSE(desk.shows("promiseWarning"));
}

TEST_CASE("The outcome opens what it asks for", "[composer]")
{
    ExtrasDesk desk;
    auto *outcome = named<QComboBox>(*desk.composer, "outcomeBox");
    outcome->setFocus();
    QTest::keyClicks(outcome, QStringLiteral("Will"));
    CHECK(outcome->currentText() == QStringLiteral("Will pay"));
    CHECK(desk.shows("promiseAmountEdit"));
    CHECK(outcome->hasFocus());
    // After a pause typing begins another word: here the shortest that can be told.
    const int pause = QApplication::keyboardInputInterval();
    QApplication::setKeyboardInputInterval(0);
    QElapsedTimer since;
    since.start();
    REQUIRE(eventually([&] { return since.elapsed() > 1; }));
    QTest::keyClick(outcome, Qt::Key_D);
    QApplication::setKeyboardInputInterval(pause);
    QTest::keyClicks(outcome, QStringLiteral("isp"));
    CHECK(outcome->currentText() == QStringLiteral("Disputed"));
    CHECK(desk.shows("disputeReasonBox"));
    // Left empty, none of them is made.
    QTest::keyClicks(desk.text(), QStringLiteral("No more than that"));
    desk.save();
    CHECK(desk.entriesOf<Promise>().empty());
    CHECK(desk.entriesOf<Dispute>().empty());
}

TEST_CASE("Promise and dispute stay in the draft", "[composer][drafts]")
{
    ExtrasDesk desk;
    desk.tickInvoice();
    desk.press("promiseButton");
    auto *amount = named<QLineEdit>(*desk.composer, "promiseAmountEdit");
    amount->selectAll();
    QTest::keyClicks(amount, QStringLiteral("400"));
    desk.press("disputeButton");
    REQUIRE(
        eventually([&] { return named<QWidget>(*desk.composer, "disputeInvoices")->isVisible(); }));
    named<QComboBox>(*desk.composer, "disputeReasonBox")->setCurrentIndex(1);
    const QString reason = named<QComboBox>(*desk.composer, "disputeReasonBox")->currentText();
    desk.composer.reset();
    desk.composer = desk.make();
    CHECK(desk.shows("promiseAmountEdit"));
    CHECK(named<QLineEdit>(*desk.composer, "promiseAmountEdit")->text() == QStringLiteral("400"));
    CHECK(named<QComboBox>(*desk.composer, "disputeReasonBox")->currentText() == reason);
    CHECK(desk.composer->invoices().size() == 1);
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
    CHECK(desk.newest().documents.front().received == QDate(2026, 3, 2));
    CHECK(desk.newest().documents.front().kind == QStringLiteral("Proof of delivery"));
    CHECK(desk.newest().documents.front().isProof);
}

TEST_CASE("A document was received on an earlier day, said as one says it", "[composer][documents]")
{
    ExtrasDesk desk;
    dropFiles(*desk.composer, {desk.file(QStringLiteral("pod.pdf"), "%PDF-1.4 pod")});
    CHECK_FALSE(desk.shows("receivedEdit_0"));
    named<QToolButton>(*desk.composer, "kindButton_0")
        ->menu()
        ->findChild<QAction *>(QStringLiteral("receivedAction"))
        ->trigger();
    auto *received = named<QLineEdit>(*desk.composer, "receivedEdit_0");
    CHECK(received->hasFocus());
    QTest::keyClicks(desk.text(), QStringLiteral("Here it is"));

    QTest::keyClicks(received, QStringLiteral("no day"));
    QTest::keyClick(desk.text(), Qt::Key_Return, Qt::ControlModifier);
    CHECK(desk.problems().size() == 1);
    CHECK(received->hasFocus());
    CHECK_FALSE(desk.composer->saving());

    received->clear();
    QTest::keyClicks(received, QStringLiteral("fri"));
    // It stays in the draft.
    desk.composer.reset();
    desk.composer = desk.make();
    CHECK(desk.shows("receivedEdit_0"));
    desk.save();
    REQUIRE(desk.newest().documents.size() == 1);
    CHECK(desk.newest().documents.front().received == QDate(2026, 2, 27));
}
