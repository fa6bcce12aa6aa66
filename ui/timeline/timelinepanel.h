// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/timeline.h"
#include "core/domain/user.h"
#include "ui/book/wording.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace duebook::ui {

class EmptyState;
class TimelineFilters;
class TimelineMatches;
class TimelineModel;
class TimelineView;

/// An account's timeline with its filters and find field. Reads page by page beside the window; a
/// refresh keeps selection and scroll position. F3 and Shift+F3 go from found entry to found entry.
class TimelinePanel : public QWidget {
    Q_OBJECT
public:
    explicit TimelinePanel(const PageContext &context, QWidget *parent = nullptr);

    void setAccount(AccountId account);
    /// The same question again: something of the account changed.
    void refresh();
    /// A new day or zone: everything is written anew.
    void setWording(const Wording &wording);
    /// Who can be filtered by.
    void setPeople(const std::vector<User> &people);
    /// Only what is about this invoice.
    void showInvoice(InvoiceId invoice, const QString &number);
    void scrollToTop();
    void focusFind();
    /// Leads to an entry, however old, and unfolds it.
    void reveal(TimelineKind kind, qint64 id);

    TimelineView *view() const { return m_view; }
    /// The entry the person is at; null = none.
    const TimelineEntry *current() const;

    /// The documents of an entry, empty when it has none.
    static std::vector<Document> documentsOf(const TimelineEntry &entry);

Q_SIGNALS:
    void documentPressed(duebook::DocumentId document);
    void saveAsPressed(const duebook::Document &document);
    void correctPressed(const duebook::Note &note);
    void reopenPressed(const duebook::FollowUp &followUp);
    void promisePressed(duebook::PromiseId promise);
    void disputePressed(duebook::DisputeId dispute);
    void noticed(const QString &sentence, duebook::ui::Tone tone);
    void firstNoteWanted();

private:
    void build();
    void load(bool fromTop);
    void loadWanted();
    void take(Result<TimelinePage> page, bool fromTop, int question);
    void more();
    void changeFilter();
    void unfold(const QModelIndex &proxied);
    void open(const QModelIndex &proxied);
    void walkFound(int step);
    void showPlace();
    void showMenu(QPoint where);
    const TimelineEntry *entryAt(const QModelIndex &proxied) const;

    PageContext m_context;
    AccountId m_account;
    TimelineModel *m_model;
    TimelineMatches *m_shown;
    TimelineFilters *m_filters = nullptr;
    TimelineView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    TimelineFilter m_asked;
    std::optional<TimelineKey> m_next;
    int m_question = 0;
    int m_wanted = 0; ///< entries that are read at least, as far as there are so many
    bool m_loading = false;
    bool m_fresh = false; ///< another question than before: no place to keep
};

} // namespace duebook::ui
