// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/account/accountfacts.h"
#include "ui/book/wording.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <optional>

class QStackedWidget;
class QTabBar;
class QTimer;

namespace duebook {
enum class Right;
}

namespace duebook::ui {

class AccountHeaderView;
class AccountSide;
class ChangesTab;
class ContactsTab;
class DisputeActions;
class DisputesTab;
class DocumentActions;
class DocumentsTab;
class DraftKeeper;
class EmptyState;
class FollowUpActions;
class FormDialog;
class InvoicesTab;
class NoteComposer;
class PresenceNotice;
class PromiseActions;
class PromisesTab;
class Prompts;
class TimelinePanel;
class WaitingNotesCard;

/// One account: head, timeline with the composer on top, invoices, contacts, documents. The
/// argument is the account's number in the book, with "/call" or "/email" to begin such a note,
/// with "/timeline", "/promises" or "/contacts" to show that tab, or with a place in it:
/// "/note/NUMBER", "/invoice/NUMBER", also promise, dispute, followup, contact, document and
/// changes (the number of the action).
class AccountPage : public Page {
    Q_OBJECT
public:
    /// `drafts` keeps what is typed for this book; it and `prompts` must outlive the page.
    AccountPage(const PageContext &context, DraftKeeper &drafts, Prompts &prompts,
                QWidget *parent = nullptr);
    ~AccountPage() override;

    QString title() const override;
    void activate(const QString &argument) override;
    QList<ShortcutHelp> shortcuts() const override;

    /// Begins a note of this kind, the caret in its text.
    void beginNote(NoteKind kind);

Q_SIGNALS:
    /// A note was saved, or something planned was done, put off or given away: the account is dealt
    /// with for now.
    void handled(duebook::AccountId account);

private:
    enum Tab {
        TimelineTab,
        InvoiceTab,
        ContactTab,
        DocumentTab,
        PromiseTab,
        DisputeTab,
        ChangeTab
    };

    void build();
    QWidget *timelineTab();
    void connectParts();
    void connectHeader();
    void addActions();
    QAction *addKey(const QString &text, const QKeySequence &keys, std::function<void()> work);

    void turnTo(AccountId account);
    bool reveal(const QString &kind, qint64 id);
    void refresh();
    void load();
    void showFacts(const AccountFacts &facts);
    void showCounts(const AccountFacts &facts);
    void loadReasons();
    void takeChanges(const ChangeSet &changes);
    void showDay();
    bool changeable(Right right) const;

    void editAccount();
    void saveAccount(FormDialog *dialog, const Account &base, const Account &changed);
    void editHold();
    void liftHold();
    void editStatus();
    void offerStatusBack(const Account &before);
    void writeEmail();
    void planFollowUp();

    PageContext m_context;
    DraftKeeper &m_drafts;
    Prompts &m_prompts;
    AccountId m_account;
    std::optional<AccountFacts> m_facts;
    int m_question = 0;
    bool m_stale = false;

    AccountHeaderView *m_header = nullptr;
    PresenceNotice *m_others = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_body = nullptr;
    EmptyState *m_missing = nullptr;
    NoteComposer *m_composer = nullptr;
    TimelinePanel *m_timeline = nullptr;
    WaitingNotesCard *m_waiting = nullptr;
    AccountSide *m_side = nullptr;
    InvoicesTab *m_invoices = nullptr;
    DisputesTab *m_disputes = nullptr;
    ContactsTab *m_contacts = nullptr;
    DocumentsTab *m_documents = nullptr;
    PromisesTab *m_promises = nullptr;
    ChangesTab *m_changes = nullptr;
    DocumentActions *m_documentActions = nullptr;
    FollowUpActions *m_followUpActions = nullptr;
    PromiseActions *m_promiseActions = nullptr;
    DisputeActions *m_disputeActions = nullptr;
    QTimer *m_refresh = nullptr;
};

} // namespace duebook::ui
