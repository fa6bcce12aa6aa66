// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/contactservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/followups/followupservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "tests/ui/frame/desk.h"
#include "ui/account/accountpage.h"
#include "ui/documents/documentactions.h"
#include "ui/frame/actions.h"
#include "ui/tables/tableview.h"
#include "ui/talks/composerparts.h"
#include "ui/talks/notecomposer.h"
#include "ui/timeline/timelinemodel.h"
#include "ui/timeline/timelinepanel.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/chip.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace duebook;
using namespace duebook::test;

namespace {

struct PageDesk : Desk {
    std::unique_ptr<ui::DraftKeeper> keeper = drafts();
    std::unique_ptr<ui::AccountPage> page;

    void open()
    {
        page = std::make_unique<ui::AccountPage>(pageContext(), *keeper, prompts);
        page->resize(1100, 740);
        showActive(*page);
        page->activate(QString::number(account.number()));
        REQUIRE(eventually([&] { return page->title() == QStringLiteral("Customer 40117"); }));
    }
    QAbstractItemModel *entries() { return named<QListView>(*page, "timelineView")->model(); }
    QStringList texts()
    {
        QStringList all;
        for (int row = 0; row < entries()->rowCount(); ++row)
            all.append(entries()->index(row, 0).data(Qt::AccessibleTextRole).toString());
        return all;
    }
    bool shows(const QString &text)
    {
        return eventually([&] { return texts().filter(text).size() == 1; });
    }
    void note(const QString &text, const QDateTime &at = {})
    {
        NewNote note = aNote(account, text);
        note.spokenAt = at;
        must(NoteService(book.session()).addNote(note));
    }
    /// A first talk that is beyond what the timeline reads at first.
    void longStory()
    {
        const QDateTime longAgo = clock.nowUtc().addDays(-400);
        note(QStringLiteral("The very first talk"), longAgo);
        for (int i = 0; i < 150; ++i)
            note(QStringLiteral("Talk %1").arg(i), longAgo.addDays(1 + i));
    }
    /// Whether the timeline comes to stand at this.
    bool isAt(const QString &text)
    {
        auto *timeline = named<QListView>(*page, "timelineView");
        return eventually([&] {
            return timeline->currentIndex().data(Qt::AccessibleTextRole).toString().contains(text);
        });
    }
    InvoiceId invoice(const char *number, QDate due, qint64 cents)
    {
        Invoice draft;
        draft.account = account;
        draft.number = QLatin1String(number);
        draft.issued = due.addDays(-30);
        draft.due = due;
        draft.amount = Money(cents, Currency::fromCode(QByteArrayView("EUR")).value());
        return must(InvoiceService(book.session()).add(draft));
    }
};

} // namespace

TEST_CASE("No key of the account is one of the whole window too", "[account]")
{
    // Qt does neither of two things that one key stands for.
    PageDesk desk;
    desk.open();
    const ui::Actions everywhere(desk.theme);
    QList<QKeySequence> taken;
    for (const QAction *action : everywhere.commands() + everywhere.pages())
        taken += action->shortcuts();
    for (const QAction *action : desk.page->actions()) {
        CAPTURE(action->text().toStdString());
        for (const QKeySequence &key : action->shortcuts()) {
            CHECK_FALSE(taken.contains(key));
            taken += key;
        }
    }
}

TEST_CASE("A talk written down stands on top of the timeline and its date in the header",
          "[account]")
{
    PageDesk desk;
    desk.note(QStringLiteral("Older talk"), desk.clock.nowUtc().addDays(-3));
    desk.open();
    REQUIRE(desk.shows(QStringLiteral("Older talk")));

    auto *text = named<QPlainTextEdit>(*desk.page, "noteText");
    QTest::keyClicks(text, QStringLiteral("Pays on Friday"));
    QTest::keyClicks(named<QLineEdit>(*desk.page, "nextContactEdit"), QStringLiteral("tomorrow"));
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(desk.shows(QStringLiteral("Pays on Friday")));
    CHECK(desk.texts().first().contains(QStringLiteral("Pays on Friday")));
    auto *next = named<QLabel>(*desk.page, "nextActionLabel");
    CHECK(eventually([&] { return next->text().contains(QStringLiteral("tomorrow")); }));
}

TEST_CASE("A place in the account is led to, however old it is", "[account][search]")
{
    PageDesk desk;
    desk.longStory();
    const InvoiceId invoice = desk.invoice("R-77", QDate(2026, 3, 20), 100'00);
    desk.open();
    auto *timeline = named<QListView>(*desk.page, "timelineView");
    const QString account = QString::number(desk.account.number());
    desk.page->activate(account + QStringLiteral("/note/1"));
    CHECK(desk.isAt(QStringLiteral("very first")));
    CHECK(timeline->currentIndex().data(ui::TimelineModel::UnfoldedRole).toBool());

    desk.page->activate(account + QStringLiteral("/invoice/%1").arg(invoice.number()));
    auto *invoices = named<QTableView>(*desk.page, "accountInvoices");
    CHECK(eventually([&] { return invoices->currentIndex().isValid(); }));
    CHECK(named<QTabBar>(*desk.page, "accountTabs")->currentIndex() == 1);

    // What no longer is there is not waited for, and the page stays usable.
    desk.page->activate(account + QStringLiteral("/note/999999"));
    desk.page->activate(account + QStringLiteral("/nonsense/1"));
    CHECK(named<QPlainTextEdit>(*desk.page, "noteText")->hasFocus());
}

TEST_CASE("A place is led to also while the timeline is read anew", "[account]")
{
    PageDesk desk;
    desk.longStory();
    desk.open();
    CHECK(desk.shows(QStringLiteral("Talk 149")));
    auto *panel = named<ui::TimelinePanel>(*desk.page, "timelinePanel");
    panel->refresh();
    desk.page->activate(QString::number(desk.account.number()) + QStringLiteral("/note/1"));
    QCoreApplication::processEvents();
    panel->refresh();
    CHECK(desk.isAt(QStringLiteral("very first")));
}

TEST_CASE("The timeline is led to whatever tab was open before", "[account]")
{
    PageDesk desk;
    desk.open();
    const QString number = QString::number(desk.account.number());
    auto *tabs = named<QTabBar>(*desk.page, "accountTabs");
    const int timeline = tabs->currentIndex();
    desk.page->activate(number + QStringLiteral("/contacts"));
    CHECK(tabs->currentIndex() != timeline);
    desk.page->activate(number);
    CHECK(tabs->currentIndex() != timeline);
    desk.page->activate(number + QStringLiteral("/timeline"));
    CHECK(tabs->currentIndex() == timeline);
}

TEST_CASE("Another client's note appears by itself; selection and typing stay", "[account]")
{
    PageDesk desk;
    desk.note(QStringLiteral("First"), desk.clock.nowUtc().addDays(-3));
    desk.note(QStringLiteral("Second"), desk.clock.nowUtc().addDays(-2));
    desk.open();
    REQUIRE(desk.shows(QStringLiteral("Second")));
    auto *view = named<QListView>(*desk.page, "timelineView");
    view->setCurrentIndex(view->model()->index(1, 0));
    auto *text = named<QPlainTextEdit>(*desk.page, "noteText");
    QTest::keyClicks(text, QStringLiteral("typing"));

    // The book of the desk is another session: a colleague's program.
    must(
        NoteService(desk.book.session()).addNote(aNote(desk.account, QStringLiteral("Colleague"))));
    REQUIRE(desk.shows(QStringLiteral("Colleague")));
    CHECK(desk.entries()->rowCount() == 3);
    CHECK(view->currentIndex()
              .data(Qt::AccessibleTextRole)
              .toString()
              .contains(QStringLiteral("First")));
    CHECK(text->toPlainText() == QStringLiteral("typing"));
}

TEST_CASE("A follow-up is done in place and taken back with Undo", "[account][followups]")
{
    PageDesk desk;
    const FollowUp due = must(
        FollowUpService(desk.book.session()).create(aFollowUp(desk.account, QDate(2026, 3, 2))));
    desk.open();
    QSignalSpy offers(desk.page.get(), &ui::Page::undoOffered);
    const QString row = QStringLiteral("followUp_%1").arg(due.id.number());
    const auto there = [&] { return desk.page->findChild<QWidget *>(row); };
    REQUIRE(eventually([&] { return there() != nullptr; }));
    named<QToolButton>(*there(), "doneButton")->click();
    REQUIRE(eventually([&] { return !offers.isEmpty(); }));
    CHECK(desk.shows(QStringLiteral("ask for payment")));
    CHECK(eventually([&] { return there() == nullptr; }));
    offers.first().first().value<ui::UndoOffer>().undo();
    CHECK(eventually([&] { return there() != nullptr; }));
    CHECK(must(FollowUpService(desk.book.session()).followUp(due.id)).state == FollowUpState::Open);
}

TEST_CASE("Currencies stand one below the other and are never added", "[account]")
{
    PageDesk desk;
    desk.invoice("30277", QDate(2026, 1, 1), 100000);
    Invoice foreign;
    foreign.account = desk.account;
    foreign.number = QStringLiteral("30278");
    foreign.issued = QDate(2026, 2, 1);
    foreign.due = QDate(2026, 5, 1);
    foreign.amount = Money(5000, Currency::fromCode(QByteArrayView("JPY")).value());
    must(InvoiceService(desk.book.session()).add(foreign));
    desk.open();
    QStringList figures;
    for (const QLabel *label : desk.page->findChildren<QLabel *>(QStringLiteral("balanceFigure")))
        figures.append(label->text());
    REQUIRE(figures.size() == 2);
    const QLocale locale;
    CHECK(figures.contains(locale.toString(1000) + locale.decimalPoint() + QStringLiteral("00")));
    CHECK(figures.contains(locale.toString(5000)));
    CHECK(named<QTabBar>(*desk.page, "accountTabs")->tabText(1) == QStringLiteral("Invoices 2"));
}

TEST_CASE("Invoices ticked beside the talk are saved with it", "[account]")
{
    PageDesk desk;
    const InvoiceId invoice = desk.invoice("30277", QDate(2026, 1, 1), 100000);
    desk.open();
    auto *table = named<ui::TableView>(*desk.page, "talkInvoices");
    REQUIRE(eventually([&] { return table->model()->rowCount() == 1; }));
    named<QToolButton>(*desk.page, "invoicesButton")->click();
    QTest::keyClick(table, Qt::Key_Space);
    CHECK(named<QToolButton>(*desk.page, "invoicesButton")->text() == QStringLiteral("1 invoice"));
    CHECK(named<QToolButton>(*desk.page, "invoicesButton")->accessibleName() ==
          QStringLiteral("Invoices concerned: 1 invoice"));
    auto *text = named<QPlainTextEdit>(*desk.page, "noteText");
    text->setPlainText(QStringLiteral("About 30277"));
    QTest::keyClick(table, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(desk.shows(QStringLiteral("About 30277")));
    CHECK(desk.newest().invoices == std::vector{invoice});
    CHECK(table->model()->index(0, 0).data(Qt::CheckStateRole).toInt() == Qt::Unchecked);
}

TEST_CASE("A composer with everything open scrolls, its rows stay whole", "[account][composer]")
{
    PageDesk desk;
    desk.invoice("R-1", QDate(2026, 1, 5), 25000);
    desk.open();
    desk.page->resize(1000, 560);
    auto *composer = named<ui::NoteComposer>(*desk.page, "noteComposer");
    for (int part = 0; part < ui::kComposerParts; ++part)
        composer->openPart(ui::ComposerPart(part));
    for (const char *name : {"promiseAmountEdit", "promiseDueEdit", "disputeDeadlineEdit"}) {
        CAPTURE(name);
        auto *field = named<QLineEdit>(*desk.page, name);
        CHECK(eventually([&] { return field->height() >= field->sizeHint().height(); }));
    }
    CHECK(eventually([&] { return composer->height() >= composer->minimumSizeHint().height(); }));
}

TEST_CASE("The timeline is filtered and searched", "[account][timeline]")
{
    PageDesk desk;
    desk.note(QStringLiteral("Called about the Überweisung"));
    NewNote mail = aNote(desk.account, QStringLiteral("Wrote again"));
    mail.kind = NoteKind::Email;
    must(NoteService(desk.book.session()).addNote(mail));
    desk.open();
    REQUIRE(eventually([&] { return desk.entries()->rowCount() == 2; }));
    named<QAbstractButton>(*desk.page, "filter_emails")->click();
    CHECK(eventually([&] { return desk.entries()->rowCount() == 1; }));
    CHECK(desk.texts().first().contains(QStringLiteral("Wrote again")));
    named<QAbstractButton>(*named<QWidget>(*desk.page, "timelinePanel"), "filter_all")->click();
    QTest::keyClicks(named<QLineEdit>(*desk.page, "timelineFind"), QStringLiteral("uberw"));
    CHECK(desk.shows(QStringLiteral("Überweisung")));
    CHECK(eventually([&] { return desk.entries()->rowCount() == 1; }));
}

TEST_CASE("A long story is read a page at a time, the rest while scrolling", "[account][timeline]")
{
    PageDesk desk;
    for (int i = 0; i < 130; ++i)
        desk.note(QStringLiteral("Talk %1.").arg(i), desk.clock.nowUtc().addDays(-i));
    desk.open();
    REQUIRE(eventually([&] { return desk.entries()->rowCount() == 100; }));
    named<QListView>(*desk.page, "timelineView")->scrollToBottom();
    CHECK(eventually([&] { return desk.entries()->rowCount() == 130; }));
    CHECK(desk.texts().last().contains(QStringLiteral("Talk 129.")));
}

TEST_CASE("A document of the timeline is looked at inside; it opens as a copy",
          "[account][documents]")
{
    PageDesk desk;
    DocumentLink link;
    link.account = desk.account;
    NewDocument document;
    document.name = QStringLiteral("delivery note.txt");
    document.content = "12 pallets";
    DocumentService service(desk.book.session());
    const DocumentId paper = must(service.add(document, link));
    desk.open();
    auto *view = named<QListView>(*desk.page, "timelineView");
    REQUIRE(eventually([&] { return view->model()->rowCount() == 1; }));
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_O);
    auto *text = named<QPlainTextEdit>(*desk.page, "previewText");
    CHECK(eventually([&] { return text->toPlainText() == QStringLiteral("12 pallets"); }));
    CHECK(named<QTabBar>(*desk.page, "accountTabs")->currentIndex() == 3);

    QWidget window;
    ui::DocumentActions actions(desk.pageContext(), desk.prompts, &window);
    actions.openById(paper);
    REQUIRE(eventually([&] { return desk.prompts.opened.size() == 1; }));
    QFile copy(desk.prompts.opened.first().toLocalFile());
    REQUIRE(copy.open(QIODevice::ReadOnly));
    CHECK(copy.readAll() == QByteArray("12 pallets"));
    CHECK_FALSE(copy.permissions().testFlag(QFile::WriteOwner));

    desk.prompts.target = desk.book.folder() + QStringLiteral("/out.txt");
    QSignalSpy said(&actions, &ui::DocumentActions::noticed);
    actions.saveAs(must(service.document(paper)));
    REQUIRE(eventually([&] { return !said.isEmpty(); }));
    CHECK(QFile::exists(desk.prompts.target));
}

TEST_CASE("A hold is seen at once, with its reason", "[account]")
{
    PageDesk desk;
    AccountService accounts(desk.book.session());
    Account limited = must(accounts.account(desk.account)).account;
    limited.creditLimit = Money(1'000'00, Currency::fromCode(QByteArrayView("EUR")).value());
    must(accounts.update(limited));
    must(accounts.setHold(desk.account, QStringLiteral("over limit"), QDate(2026, 4, 1)));
    desk.open();
    // A limit that does not count now says so.
    auto *limit = named<QLabel>(*desk.page, "limitLabel");
    CHECK(eventually([&] { return limit->text().contains(QStringLiteral("stopped")); }));
    CHECK(limit->toolTip().startsWith(QStringLiteral("On hold")));
    auto *chip = named<ui::Chip>(*desk.page, "holdChip");
    CHECK(eventually([&] { return chip->text().startsWith(QStringLiteral("HOLD: do not sell")); }));
    CHECK(chip->toolTip().contains(QStringLiteral("over limit")));
    must(AccountService(desk.book.session()).liftHold(desk.account, {}));
    CHECK(eventually([&] { return chip->isHidden(); }));
    CHECK_FALSE(limit->text().contains(QStringLiteral("stopped")));
}

TEST_CASE("An account that is not in the book says so", "[account]")
{
    PageDesk desk;
    const auto keeper = desk.drafts();
    ui::AccountPage page(desk.pageContext(), *keeper, desk.prompts);
    QSignalSpy said(&page, &ui::Page::noticed);
    page.show();
    page.activate(QStringLiteral("999"));
    CHECK(eventually([&] { return !said.isEmpty(); }));
}
