// SPDX-License-Identifier: Apache-2.0
// How the account page is put together and wired; what it does stands in accountpage.cpp.
#include "ui/account/accountheader.h"
#include "ui/account/accountpage.h"
#include "ui/account/accountside.h"
#include "ui/account/presencenotice.h"
#include "ui/accounts/contactstab.h"
#include "ui/book/permission.h"
#include "ui/book/prompts.h"
#include "ui/disputes/disputeactions.h"
#include "ui/disputes/disputestab.h"
#include "ui/documents/documentactions.h"
#include "ui/documents/documentstab.h"
#include "ui/followups/followupactions.h"
#include "ui/followups/followuplist.h"
#include "ui/ledger/invoicestab.h"
#include "ui/ledger/talkinvoicemodel.h"
#include "ui/promises/promiseactions.h"
#include "ui/promises/promisestab.h"
#include "ui/record/changestab.h"
#include "ui/talks/notecomposer.h"
#include "ui/timeline/timelinepanel.h"
#include "ui/timeline/timelineview.h"
#include "ui/waiting/waitinglist.h"
#include "ui/waiting/waitingnotescard.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/questionbar.h"
#include "ui/widgets/shrinkarea.h"

#include <QAction>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QUrl>

namespace duebook::ui {

namespace {

constexpr int kRefreshPauseMs = 40;

} // namespace

void AccountPage::build()
{
    m_documentActions = new DocumentActions(m_context, m_prompts, this);
    m_followUpActions = new FollowUpActions(m_context.book, this);
    m_promiseActions = new PromiseActions(m_context, this);
    m_disputeActions = new DisputeActions(m_context, this);
    m_refresh = new QTimer(this);
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(kRefreshPauseMs);

    m_body = new QWidget(this);
    m_header = new AccountHeaderView(m_context.theme, m_body);
    m_tabs = new QTabBar(m_body);
    m_tabs->setObjectName(QStringLiteral("accountTabs"));
    m_tabs->setAccessibleName(tr("Parts of the account"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (const QString &name : {tr("Timeline"), tr("Invoices"), tr("Contacts"), tr("Documents"),
                                tr("Promises"), tr("Disputes"), tr("Changes")})
        m_tabs->addTab(name);
    m_stack = new QStackedWidget(m_body);
    m_stack->addWidget(timelineTab());
    m_stack->addWidget(m_invoices = new InvoicesTab(m_context, m_body));
    m_stack->addWidget(m_contacts = new ContactsTab(m_context, m_prompts, m_body));
    m_contacts->setChangeable(changeable(Right::ChangeContacts));
    m_stack->addWidget(m_documents =
                           new DocumentsTab(m_context, m_prompts, *m_documentActions, m_body));
    m_stack->addWidget(m_promises = new PromisesTab(m_context, *m_promiseActions, m_body));
    m_stack->addWidget(m_disputes = new DisputesTab(m_context, *m_disputeActions, m_body));
    m_stack->addWidget(m_changes = new ChangesTab(m_context, m_body));

    m_invoices->setChangeable(changeable(Right::KeepPromises));
    m_promises->setChangeable(changeable(Right::KeepPromises));
    m_disputes->setChangeable(changeable(Right::KeepDisputes));

    m_documents->setChangeable(changeable(Right::KeepDocuments));

    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(space::kMedium);
    body->addWidget(m_header);
    body->addWidget(m_others = new PresenceNotice(m_context, m_body));
    body->addWidget(m_tabs);
    body->addWidget(m_documentActions->question());
    body->addWidget(m_stack, 1);

    m_missing = new EmptyState(m_context.theme, Icon::Accounts,
                               tr("This account is not in the book."), this);
    m_missing->setButton(tr("Accounts"));
    m_missing->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    column->addWidget(m_body, 1);
    column->addWidget(m_missing, 1);
}

QWidget *AccountPage::timelineTab()
{
    auto *tab = new QWidget(m_body);
    m_composer = new NoteComposer(m_context.theme, m_context.book, m_drafts, m_prompts, tab);
    m_composer->setWaitingNotes(m_context.waitingNotes);
    m_waiting = new WaitingNotesCard(m_context, tab);
    m_timeline = new TimelinePanel(m_context, tab);
    m_side = new AccountSide(m_context.theme, tab);
    auto *column = new QVBoxLayout;
    column->setSpacing(space::kMedium);
    // With a promise and a dispute in one note the composer is taller than a small screen.
    auto *composer = new ShrinkArea(m_composer, tab);
    column->addWidget(composer);
    column->addWidget(m_waiting);
    column->addWidget(m_timeline, 1);
    auto *row = new QHBoxLayout(tab);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kMedium);
    row->addLayout(column, 1);
    row->addWidget(m_side);

    composer->setVisible(changeable(Right::RecordNotes));
    m_header->setRefusal(whyNot(m_context.book, Right::ChangeAccounts));
    m_side->followUps()->setChangeable(changeable(Right::KeepFollowUps));
    return tab;
}

void AccountPage::connectParts()
{
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(&m_context.book, &BookContext::changed, this, &AccountPage::takeChanges);
    connect(&m_context.book, &BookContext::dayChanged, this, &AccountPage::showDay);
    connect(&m_context.book, &BookContext::settingsChanged, this, &AccountPage::showDay);
    connect(m_refresh, &QTimer::timeout, this, [this] {
        m_stale = !isVisible();
        if (!m_stale)
            refresh();
    });
    connect(m_missing, &EmptyState::buttonPressed, this,
            [this] { Q_EMIT pageRequested(PageRef::to(PageId::Accounts)); });

    connect(m_composer, &NoteComposer::saved, this, [this] { m_timeline->scrollToTop(); });
    connect(m_composer, &NoteComposer::invoicesWanted, m_side, &AccountSide::focusInvoices);
    connect(m_composer, &NoteComposer::undoOffered, this, &Page::undoOffered);
    connect(m_composer, &NoteComposer::keptAside, this, [this] { Q_EMIT handled(m_account); });
    connect(m_waiting, &WaitingNotesCard::undoOffered, this, &Page::undoOffered);
    connect(m_waiting, &WaitingNotesCard::openRequested, this, [this](const WaitingNote &waiting) {
        const QString problem = WaitingList::toDraft(*m_context.waitingNotes, m_drafts, waiting);
        if (!problem.isEmpty())
            Q_EMIT noticed(problem, Tone::Warn);
    });
    connect(m_composer, &NoteComposer::remarksWanted, this,
            [this] { Q_EMIT pageRequested(PageRef::to(PageId::Settings)); });
    connect(m_composer, &NoteComposer::invoicesChanged, this, [this] {
        const std::vector<InvoiceId> &chosen = m_composer->invoices();
        m_side->invoices()->setTicked(QSet<InvoiceId>(chosen.begin(), chosen.end()));
    });
    connect(m_side->invoices(), &TalkInvoiceModel::tickedChanged, this, [this] {
        const QSet<InvoiceId> &ticked = m_side->invoices()->ticked();
        m_composer->setInvoices({ticked.begin(), ticked.end()});
    });
    // Ticking invoices is part of writing: the note is saved from there too.
    auto *save = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), m_side);
    save->setContext(Qt::WidgetWithChildrenShortcut);
    connect(save, &QShortcut::activated, m_composer, &NoteComposer::save);
    connect(m_side, &AccountSide::linkPressed, this,
            [this](const QString &link) { m_prompts.open(QUrl(link)); });

    connect(m_timeline, &TimelinePanel::documentPressed, this, [this](DocumentId id) {
        m_tabs->setCurrentIndex(DocumentTab);
        m_documents->preview(id);
    });
    connect(m_documents, &DocumentsTab::left, this, [this] {
        m_tabs->setCurrentIndex(TimelineTab);
        m_timeline->view()->setFocus();
    });
    connect(m_timeline, &TimelinePanel::saveAsPressed, m_documentActions, &DocumentActions::saveAs);
    connect(m_timeline, &TimelinePanel::correctPressed, m_composer, &NoteComposer::correct);
    connect(m_timeline, &TimelinePanel::reopenPressed, m_followUpActions,
            qOverload<const FollowUp &>(&FollowUpActions::reopen));
    connect(m_timeline, &TimelinePanel::promisePressed, this, [this](PromiseId promise) {
        Q_EMIT pageRequested(PageRef::to(PageId::Promises, promise.number()));
    });
    connect(m_timeline, &TimelinePanel::disputePressed, this, [this](DisputeId dispute) {
        Q_EMIT pageRequested(PageRef::to(PageId::Disputes, dispute.number()));
    });
    connect(m_timeline, &TimelinePanel::firstNoteWanted, this,
            [this] { beginNote(NoteKind::Call); });

    FollowUpList *followUps = m_side->followUps();
    connect(followUps, &FollowUpList::donePressed, m_followUpActions,
            qOverload<const FollowUp &>(&FollowUpActions::done));
    connect(followUps, &FollowUpList::snoozePressed, m_followUpActions,
            qOverload<const FollowUp &, QDate, QTime>(&FollowUpActions::snooze));
    connect(followUps, &FollowUpList::reassignPressed, m_followUpActions,
            qOverload<const FollowUp &, UserId, const QString &>(&FollowUpActions::reassign));
    connect(followUps, &FollowUpList::cancelPressed, m_followUpActions,
            qOverload<const FollowUp &>(&FollowUpActions::cancel));
    connect(followUps, &FollowUpList::planPressed, this, &AccountPage::planFollowUp);

    connect(m_composer, &NoteComposer::saved, this, [this] { Q_EMIT handled(m_account); });
    connect(m_followUpActions, &FollowUpActions::handled, this, &AccountPage::handled);
    connect(m_followUpActions, &FollowUpActions::undoOffered, this, &Page::undoOffered);
    connect(m_followUpActions, &FollowUpActions::noticed, this, &Page::noticed);
    connect(m_documentActions, &DocumentActions::noticed, this, &Page::noticed);
    connect(m_documentActions, &DocumentActions::undoOffered, this, &Page::undoOffered);
    connect(m_timeline, &TimelinePanel::noticed, this, &Page::noticed);
    connect(m_invoices, &InvoicesTab::noticed, this, &Page::noticed);
    connect(m_invoices, &InvoicesTab::timelineWanted, this,
            [this](InvoiceId invoice, const QString &number) {
                m_tabs->setCurrentIndex(TimelineTab);
                m_timeline->showInvoice(invoice, number);
            });
    connect(m_contacts, &ContactsTab::noticed, this, &Page::noticed);
    connect(m_contacts, &ContactsTab::undoOffered, this, &Page::undoOffered);
    connect(m_contacts, &ContactsTab::followUpsWanted, this, [this] {
        m_tabs->setCurrentIndex(TimelineTab);
        m_side->followUps()->setFocus();
    });
    connect(m_documents, &DocumentsTab::noticed, this, &Page::noticed);
    connect(m_promises, &PromisesTab::noticed, this, &Page::noticed);
    connect(m_promiseActions, &PromiseActions::noticed, this, &Page::noticed);
    connect(m_promiseActions, &PromiseActions::undoOffered, this, &Page::undoOffered);
    connect(m_invoices, &InvoicesTab::promisePressed, this,
            [this](const std::vector<InvoiceId> &invoices) {
                m_promiseActions->make(m_account, invoices);
            });
    connect(m_changes, &ChangesTab::noticed, this, &Page::noticed);
    connectHeader();
}

void AccountPage::connectHeader()
{
    connect(m_header->editAction(), &QAction::triggered, this, &AccountPage::editAccount);
    connect(m_header->holdAction(), &QAction::triggered, this, &AccountPage::editHold);
    connect(m_header->liftAction(), &QAction::triggered, this, &AccountPage::liftHold);
    connect(m_header->emailAction(), &QAction::triggered, this, &AccountPage::writeEmail);
    connect(m_header->statusAction(), &QAction::triggered, this, &AccountPage::editStatus);
    connect(m_header->disputeAction(), &QAction::triggered, this,
            [this] { m_disputeActions->open(m_account, {}); });
    connect(m_header->escalateAction(), &QAction::triggered, this, [this] {
        NewEscalation about;
        about.account = m_account;
        m_disputeActions->escalate(about);
    });
    connect(m_header->closeEscalationAction(), &QAction::triggered, this, [this] {
        if (m_facts && !m_facts->header.escalations.empty())
            m_disputeActions->closeEscalation(m_facts->header.escalations.front());
    });
    connect(m_invoices, &InvoicesTab::disputeWanted, this,
            [this](const std::vector<InvoiceId> &invoices) {
                m_disputeActions->open(m_account, invoices);
            });
    connect(m_disputeActions, &DisputeActions::undoOffered, this, &Page::undoOffered);
    connect(m_disputeActions, &DisputeActions::noticed, this, &Page::noticed);
}

QAction *AccountPage::addKey(const QString &text, const QKeySequence &keys,
                             std::function<void()> work)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(work));
    addAction(action);
    return action;
}

void AccountPage::addActions()
{
    addKey(tr("Write a note"), QKeySequence(Qt::CTRL | Qt::Key_N), [this] {
        m_tabs->setCurrentIndex(TimelineTab);
        m_composer->focusText();
    });
    addKey(tr("Log a call"), QKeySequence(Qt::CTRL | Qt::Key_L),
           [this] { beginNote(NoteKind::Call); });
    addKey(tr("Log an email"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
           [this] { beginNote(NoteKind::Email); });
    addKey(tr("Correct the chosen note"), QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
        const TimelineEntry *entry = m_timeline->current();
        if (entry != nullptr && entry->as<Note>() != nullptr && changeable(Right::RecordNotes))
            m_composer->correct(*entry->as<Note>());
    });
    const std::pair<QString, ComposerPart> parts[] = {
        {tr("Record a promise"), ComposerPart::Promise},
        {tr("Record a dispute"), ComposerPart::Dispute},
        {tr("An answer is expected by …"), ComposerPart::Answer},
        {tr("Inform colleagues of the note"), ComposerPart::Inform}};
    for (const auto &[text, part] : parts)
        addKey(text, keysOf(part), [this, part = part] {
            m_tabs->setCurrentIndex(TimelineTab);
            if (changeable(Right::RecordNotes))
                m_composer->openPart(part);
        });
    addKey(tr("Insert a remark"), remarkKeys(), [this] {
        m_tabs->setCurrentIndex(TimelineTab);
        if (changeable(Right::RecordNotes))
            m_composer->offerRemarks();
    });
    addKey(tr("Find in the timeline"), QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        m_tabs->setCurrentIndex(TimelineTab);
        m_timeline->focusFind();
    });
    addKey(tr("Go to the timeline"), QKeySequence(Qt::ALT | Qt::Key_T), [this] {
        m_tabs->setCurrentIndex(TimelineTab);
        m_timeline->view()->setFocus();
    });
    addKey(tr("Tick invoices of the talk"), QKeySequence(Qt::ALT | Qt::Key_I), [this] {
        m_tabs->setCurrentIndex(TimelineTab);
        m_side->focusInvoices();
    });
    addKey(tr("Next tab"), QKeySequence(Qt::CTRL | Qt::Key_PageDown),
           [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count()); });
    addKey(tr("Previous tab"), QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] {
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % m_tabs->count());
    });
    addKey(tr("Edit the account"), QKeySequence(Qt::Key_F2),
           [this] { m_header->editAction()->trigger(); });
}

} // namespace duebook::ui
