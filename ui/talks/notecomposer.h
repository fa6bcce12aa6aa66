// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/domain/invoicelist.h"
#include "core/domain/note.h"
#include "ui/book/bookcontext.h"
#include "ui/book/wording.h"
#include "ui/frame/page.h"
#include "ui/look/theme.h"
#include "ui/talks/composerparts.h"
#include "ui/talks/notedraft.h"

#include <QFrame>
#include <QTimer>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace duebook::ui {

class Attachments;
class ComposerExtras;
class ComposerTools;
class DateEdit;
class DraftKeeper;
class KeyButton;
class NextContact;
class NoteText;
class WaitingNotesKeeper;
class Prompts;
class RemarkMenu;

/// Where a talk is written down: kind, contact, outcome, when, what was said, next contact and
/// documents, and when they are opened the parts that most notes do not need (`ComposerPart`),
/// saved together with Ctrl+Enter. What is typed is kept as a draft of the account until the book
/// has it. Saving runs beside the window; an error stands beside its field and the text stays.
class NoteComposer : public QFrame {
    Q_OBJECT
public:
    /// All must outlive the composer.
    NoteComposer(const Theme &theme, BookContext &book, DraftKeeper &drafts, Prompts &prompts,
                 QWidget *parent = nullptr);
    ~NoteComposer() override;

    /// Turns to another account: keeps the draft of the one before, offers the one it had.
    void setAccount(AccountId account);
    /// Who can be chosen; what is chosen stays if it is still there.
    void setContacts(const std::vector<Contact> &contacts);
    void setPeople(const std::vector<User> &people, UserId representative);
    /// The open invoices of the account: a promise is made of them.
    void setOpenInvoices(const std::vector<InvoiceRow> &open);
    /// What the standing of the account means is said where it matters.
    void setStatus(AccountStatus status);
    /// Where notes wait while the drive is away; outlives the composer.
    void setWaitingNotes(WaitingNotesKeeper *waitingNotes);
    /// To tell where a draft belongs.
    void setAccountName(const QString &name) { m_accountName = name; }

    /// The invoices the talk is about; setting them does not emit `invoicesChanged`.
    const std::vector<InvoiceId> &invoices() const { return m_invoices; }
    void setInvoices(std::vector<InvoiceId> invoices);

    void attachFiles(const QStringList &paths);
    void attachPicture(const QByteArray &png);
    /// Writes a new version of `note`; what was begun before is put aside as the draft.
    void correct(const Note &note);
    /// Begins a note of this kind; keeps what is typed.
    void begin(NoteKind kind);
    /// Opens a part, the caret in it.
    void openPart(ComposerPart part);
    /// Opens the list of remarks to insert.
    void offerRemarks();
    void focusText();
    void save();
    bool saving() const { return m_saving; }

    /// Under what the draft of an account is kept.
    static QString draftKey(AccountId account, bool correction);

Q_SIGNALS:
    void saved(duebook::NoteId note);
    /// The note waits on this computer until the drive is back.
    void keptAside();
    void invoicesChanged();
    /// The person wants to tick invoices: show where.
    void invoicesWanted();
    /// The person wants to edit the remarks: show where.
    void remarksWanted();
    void undoOffered(const duebook::ui::UndoOffer &offer);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void connectAll();
    NoteDraft current() const;
    void showDraft(const NoteDraft &draft);
    void reset();
    void touched();
    void keepDraft();
    void offerKept();
    void discard();
    void insertRemark(const QString &text);
    void takeOutcome();
    void setSaving(bool saving);
    void showProblem(const Error &error);
    void clearProblems();
    void mark(QWidget *field, bool wrong);
    Result<NewNote> noteOf(const NoteDraft &draft) const;
    /// What a save under way needs to end.
    struct Saving {
        NewNote note;
        QString accountName;
        QJsonObject asTyped;
        bool correction = false;
    };
    void finish(const Saving &saving, const Result<NoteId> &saved);
    void keepAside(const Saving &saving);
    void handOver();
    void showInvoiceCount();
    void refreshDay();

    const Theme &m_theme;
    BookContext &m_book;
    DraftKeeper &m_drafts;
    WaitingNotesKeeper *m_waitingNotes = nullptr;
    std::optional<Saving> m_underWay; ///< nothing = an answer that comes now is too late
    Prompts &m_prompts;
    Wording m_wording;
    AccountId m_account;
    QString m_accountName;
    QString m_uid;
    NoteId m_corrects;
    std::vector<InvoiceId> m_invoices;
    CancelFlag m_cancel;
    QTimer m_draftTimer;
    bool m_saving = false;
    bool m_showing = false;

    QComboBox *m_kind = nullptr;
    QComboBox *m_contact = nullptr;
    QComboBox *m_outcome = nullptr;
    DateEdit *m_when = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_discard = nullptr;
    QLabel *m_headProblem = nullptr;
    NoteText *m_text = nullptr;
    QLabel *m_textProblem = nullptr;
    Attachments *m_attachments = nullptr;
    ComposerExtras *m_extras = nullptr;
    ComposerTools *m_tools = nullptr;
    RemarkMenu *m_remarks = nullptr;
    NextContact *m_next = nullptr;
    QToolButton *m_invoiceButton = nullptr;
    QToolButton *m_attach = nullptr;
    QPushButton *m_cancelButton = nullptr;
    KeyButton *m_save = nullptr;
    QLabel *m_footProblem = nullptr;
};

} // namespace duebook::ui
