// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/account.h"
#include "core/domain/disputelist.h"
#include "core/domain/invoicelist.h"
#include "core/domain/note.h"
#include "core/domain/user.h"
#include "core/rules/calendar/naturaldate.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"
#include "ui/talks/composerparts.h"

#include <QJsonObject>
#include <QWidget>

#include <array>
#include <vector>

class QLabel;

namespace duebook::ui {

class AnswerBy;
class BookContext;
class DisputeFields;
class InformPeople;
class PromiseFields;
struct NoteDraft;

/// The parts of the composer that most notes do not need: what was promised, what is contested, by
/// when an answer is expected, who is to read it. Each is shown when it is opened; what was typed
/// in a part that is closed again is kept there, and not saved. A part that is open and left empty
/// does not count.
class ComposerExtras : public QWidget {
    Q_OBJECT
public:
    /// The book must outlive it.
    ComposerExtras(const Theme &theme, BookContext &book, QWidget *parent = nullptr);

    void setPeople(const std::vector<User> &people, UserId me, UserId representative);
    /// The open invoices of the account: amounts of a promise come from them.
    void setOpenInvoices(const std::vector<InvoiceRow> &open);
    /// Warns where a promise is of little use.
    void setStatus(AccountStatus status);
    /// The invoices of the talk.
    void setInvoices(const std::vector<InvoiceId> &invoices);
    /// How days are read and written from now on.
    void setContext(const NaturalDateContext &context, const Wording &wording);

    bool isOpen(ComposerPart part) const { return m_open[size_t(part)]; }
    void setOpen(ComposerPart part, bool open);
    void focus(ComposerPart part);

    /// What is open, as typed.
    void fill(NoteDraft *draft) const;
    void show(const NoteDraft &draft);

    /// What is open, understood. Errors: Invalid with the place of a note's field.
    Result<void> into(NewNote *note) const;
    /// Shows an error at its field; false when it is about none of these.
    bool showProblem(const Error &error);
    void clearProblems();

    /// The fields in the order of the tab key.
    std::vector<QWidget *> fields() const;

Q_SIGNALS:
    void changed();
    void opened(duebook::ui::ComposerPart part, bool open);

private:
    void build();
    QWidget *rowOf(ComposerPart part) const { return m_rows[size_t(part)]; }
    void arrange();
    void askContestable();
    void takeContestable(const std::vector<Contestable> &contestable);
    bool disputeMeant() const;
    bool showPromiseProblem(const QString &place, const QString &sentence);
    static void mark(QWidget *field, const QString &sentence);

    BookContext &m_book;
    Wording m_wording;
    std::array<bool, kComposerParts> m_open{};
    std::array<QWidget *, kComposerParts> m_rows{};
    std::vector<InvoiceRow> m_openInvoices;
    std::vector<InvoiceId> m_invoices;
    int m_question = 0;
    QJsonObject m_disputeDraft; ///< waits for the invoices that its amounts belong to
    PromiseFields *m_promise;
    DisputeFields *m_dispute;
    AnswerBy *m_answer;
    InformPeople *m_inform;
    QWidget *m_line = nullptr; ///< answer and people side by side
    QLabel *m_problem = nullptr;
};

} // namespace duebook::ui
