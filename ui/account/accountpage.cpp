// SPDX-License-Identifier: Apache-2.0
#include "ui/account/accountpage.h"

#include "ui/account/accountheader.h"
#include "ui/account/accountside.h"
#include "ui/account/presencenotice.h"
#include "ui/accounts/contactstab.h"
#include "ui/book/async.h"
#include "ui/book/permission.h"
#include "ui/book/prompts.h"
#include "ui/disputes/disputestab.h"
#include "ui/documents/documentactions.h"
#include "ui/documents/documentstab.h"
#include "ui/followups/followupactions.h"
#include "ui/followups/followuplist.h"
#include "ui/ledger/invoicestab.h"
#include "ui/ledger/talkinvoicemodel.h"
#include "ui/promises/promisestab.h"
#include "ui/record/changestab.h"
#include "ui/tables/rowreveal.h"
#include "ui/tables/tableview.h"
#include "ui/talks/notecomposer.h"
#include "ui/text/format.h"
#include "ui/timeline/timelinepanel.h"
#include "ui/timeline/timelineview.h"
#include "ui/waiting/waitingnotescard.h"
#include "ui/widgets/emptystate.h"

#include <QAction>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>

#include <algorithm>

namespace duebook::ui {

AccountPage::AccountPage(const PageContext &context, DraftKeeper &drafts, Prompts &prompts,
                         QWidget *parent)
    : Page(parent), m_context(context), m_drafts(drafts), m_prompts(prompts)
{
    setObjectName(QStringLiteral("accountPage"));
    build();
    connectParts();
    addActions();
}

AccountPage::~AccountPage()
{
    // The composer keeps its draft while it goes: before what it needs for that.
    delete m_body;
}

QString AccountPage::title() const
{
    return m_facts ? m_facts->header.account.name : tr("Account");
}

void AccountPage::activate(const QString &argument)
{
    const AccountId account(argument.section(QLatin1Char('/'), 0, 0).toLongLong());
    const QString begin = argument.section(QLatin1Char('/'), 1, 1);
    if (account != m_account)
        turnTo(account);
    else if (m_stale)
        refresh();
    if (begin == QLatin1String("call"))
        beginNote(NoteKind::Call);
    else if (begin == QLatin1String("email"))
        beginNote(NoteKind::Email);
    else if (begin == QLatin1String("timeline"))
        m_tabs->setCurrentIndex(TimelineTab);
    else if (begin == QLatin1String("promises"))
        m_tabs->setCurrentIndex(PromiseTab);
    else if (begin == QLatin1String("contacts"))
        m_tabs->setCurrentIndex(ContactTab);
    else if (!reveal(begin, argument.section(QLatin1Char('/'), 2, 2).toLongLong()))
        m_composer->focusText();
}

bool AccountPage::reveal(const QString &kind, qint64 id)
{
    const auto inTimeline = [this, id](TimelineKind what) {
        m_tabs->setCurrentIndex(TimelineTab);
        m_timeline->reveal(what, id);
        return true;
    };
    const auto inTable = [this](Tab tab, qint64 row) {
        m_tabs->setCurrentIndex(tab);
        auto *table = m_stack->widget(tab)->findChild<TableView *>();
        table->setFocus();
        RowReveal::of(*table).show(row);
        return true;
    };
    if (id <= 0)
        return false;
    if (kind == QLatin1String("note"))
        return inTimeline(TimelineKind::Note);
    if (kind == QLatin1String("promise"))
        return inTimeline(TimelineKind::Promise);
    if (kind == QLatin1String("dispute"))
        return inTimeline(TimelineKind::Dispute);
    if (kind == QLatin1String("followup"))
        return inTimeline(TimelineKind::FollowUp);
    if (kind == QLatin1String("contact"))
        return inTable(ContactTab, id);
    if (kind == QLatin1String("document"))
        return inTable(DocumentTab, id);
    if (kind == QLatin1String("changes"))
        return inTable(ChangeTab, ChangesTab::rowOfAction(id));
    if (kind != QLatin1String("invoice"))
        return false;
    m_invoices->showAll();
    return inTable(InvoiceTab, id);
}

void AccountPage::turnTo(AccountId account)
{
    m_account = account;
    m_facts.reset();
    m_others->setAccount(account);
    m_composer->setAccount(account);
    m_timeline->setAccount(account);
    m_waiting->setAccount(account);
    m_invoices->setAccount(account);
    m_disputes->setAccount(account);
    m_contacts->setAccount(account);
    m_documents->setAccount(account);
    m_promises->setAccount(account);
    m_changes->setAccount(account);
    m_side->invoices()->setTicked({});
    m_tabs->setCurrentIndex(TimelineTab);
    load();
}

void AccountPage::refresh()
{
    load();
    m_timeline->refresh();
    m_invoices->refresh();
    m_documents->refresh();
    m_promises->refresh();
    m_changes->refresh();
}

QList<ShortcutHelp> AccountPage::shortcuts() const
{
    return {{QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Save the note")},
            {QKeySequence(Qt::Key_Space), tr("Unfold the entry · tick the invoice")},
            {QKeySequence(Qt::Key_Return), tr("Open the entry's promise, dispute or document")},
            {QKeySequence(Qt::Key_F3), tr("Next found entry of the timeline")},
            {QKeySequence(Qt::Key_O), tr("Open the entry's document")},
            {QKeySequence(Qt::Key_P), tr("Promise for the chosen invoices")},
            {QKeySequence(Qt::Key_Delete), tr("Cancel the chosen promise")}};
}

void AccountPage::beginNote(NoteKind kind)
{
    m_tabs->setCurrentIndex(TimelineTab);
    m_composer->begin(kind);
}

bool AccountPage::changeable(Right right) const
{
    return may(m_context.book, right);
}

void AccountPage::load()
{
    if (!m_account.isSet() || !m_context.book.isOpen())
        return;
    m_stale = false;
    whenDone(this, m_context.book.read([account = m_account](Session &session) {
        return readAccountFacts(session, account);
    }),
             [this, question = ++m_question](const Result<AccountFacts> &facts) {
                 if (question != m_question)
                     return;
                 if (!facts) {
                     m_missing->setSentence(facts.error().sentence);
                     m_missing->setVisible(!m_facts);
                     m_body->setVisible(m_facts.has_value());
                     Q_EMIT noticed(facts.error().sentence, Tone::Bad);
                     return;
                 }
                 showFacts(*facts);
                 loadReasons();
             });
}

void AccountPage::showFacts(const AccountFacts &facts)
{
    const bool first = !m_facts;
    m_facts = facts;
    m_missing->hide();
    m_body->show();
    const Wording wording = Wording::of(m_context.book);
    const BookSettings &settings = m_context.book.settings();
    m_header->show(facts.header, settings, wording);
    const std::optional<Hold> &hold = facts.header.account.hold;
    const bool own = hold && hold->by == m_context.book.user().id;
    allow(m_header->liftAction(), whyNot(m_context.book, own ? Right::SetHold : Right::LiftHold));
    m_composer->setContacts(facts.header.contacts);
    m_composer->setAccountName(facts.header.account.name);
    m_composer->setStatus(facts.header.account.status);
    m_composer->setOpenInvoices(facts.open);
    m_composer->setPeople(facts.people, facts.header.account.representative);
    m_timeline->setPeople(facts.people);
    m_side->show(facts, m_context.book.user().id, dateContext(settings, wording), wording);
    m_disputes->show(facts.disputes);
    m_contacts->show(facts.header.contacts);
    showCounts(facts);
    if (first)
        Q_EMIT titleChanged();
}

void AccountPage::showCounts(const AccountFacts &facts)
{
    const QLocale locale;
    const auto named = [&](const QString &name, qint64 count, bool more = false) {
        if (count == 0)
            return name;
        const QString number =
            format::count(count, locale) + (more ? QStringLiteral("+") : QString());
        return tr("%1 %2", "tab, number").arg(name, number);
    };
    qint64 contacts = 0;
    for (const Contact &contact : facts.header.contacts)
        contacts += contact.hasLeft ? 0 : 1;
    m_tabs->setTabText(InvoiceTab, named(tr("Invoices"), facts.openCount));
    const auto open =
        std::count_if(facts.disputes.begin(), facts.disputes.end(), [](const DisputeRow &row) {
            return row.dispute.state == DisputeState::Open;
        });
    m_tabs->setTabText(DisputeTab, named(tr("Disputes"), open));
    m_tabs->setTabText(ContactTab, named(tr("Contacts"), contacts));
    m_tabs->setTabText(DocumentTab,
                       named(tr("Documents"), facts.documentCount, facts.moreDocuments));
}

void AccountPage::loadReasons()
{
    whenDone(this, m_context.book.read([account = m_account](Session &session) {
        return readReasons(session, account);
    }),
             [this, question = m_question](const Result<std::vector<WorkReason>> &reasons) {
                 if (reasons && question == m_question)
                     m_side->showReasons(*reasons, Wording::of(m_context.book));
             });
}

void AccountPage::takeChanges(const ChangeSet &changes)
{
    const bool ours = changes.touchesAccount(m_account.number());
    if (!ours && !changes.touches(Entity::User) && !changes.touches(Entity::Setting))
        return;
    // Several commits in a row (documents dropped together) are read once.
    m_refresh->start();
}

void AccountPage::showDay()
{
    m_timeline->setWording(Wording::of(m_context.book));
    m_refresh->start();
}

} // namespace duebook::ui
