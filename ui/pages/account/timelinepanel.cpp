// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/account/timelinepanel.h"

#include "core/base/textfold.h"
#include "core/services/noteservice.h"
#include "ui/models/timelinemodel.h"
#include "ui/support/async.h"
#include "ui/support/rowreveal.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/timelineview.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSortFilterProxyModel>

namespace duebook::ui {

namespace {

// Finding looks at everything up to this many entries; beyond it the search box is quicker.
constexpr int kMostSearched = 2000;
// A filter that leaves little asks for the next page until the view is full.
constexpr int kEnoughShown = 25;
constexpr int kFindWidth = 200;

/// Entries with every word of the find field, and with files where only those are wanted.
class ShownEntries : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setQuestion(const QString &text, bool filesOnly)
    {
        m_words = foldText(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        m_filesOnly = filesOnly;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QModelIndex index = sourceModel()->index(row, 0, parent);
        if (m_filesOnly && !index.data(TimelineModel::HasFilesRole).toBool())
            return false;
        if (m_words.isEmpty())
            return true;
        const QString text = index.data(TimelineModel::SearchRole).toString();
        return std::all_of(m_words.begin(), m_words.end(),
                           [&](const QString &word) { return text.contains(word); });
    }

private:
    QStringList m_words;
    bool m_filesOnly = false;
};

} // namespace

TimelinePanel::TimelinePanel(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_model(new TimelineModel(context.theme, this)),
      m_shown(new ShownEntries(this))
{
    setObjectName(QStringLiteral("timelinePanel"));
    m_model->setWording(Wording::of(context.book));
    m_shown->setSourceModel(m_model);
    build();
}

void TimelinePanel::build()
{
    m_chips = new FilterChips(m_context.theme, tr("Which entries"), this);
    m_chips->addChip(QStringLiteral("all"), tr("All"));
    m_chips->addChip(QStringLiteral("calls"), tr("Calls"));
    m_chips->addChip(QStringLiteral("emails"), tr("Emails"));
    m_chips->addChip(QStringLiteral("documents"), tr("Documents"));
    m_chips->addChip(QStringLiteral("payments"), tr("Payments"));
    m_chips->addChip(QStringLiteral("followups"), tr("Follow-ups"));
    connect(m_chips, &FilterChips::chosen, this, &TimelinePanel::changeFilter);

    m_find = new SearchField(m_context.theme, tr("Find in timeline"),
                             QKeySequence(Qt::CTRL | Qt::Key_F), this);
    m_find->setObjectName(QStringLiteral("timelineFind"));
    m_find->setAccessibleName(tr("Find in timeline"));
    m_find->setFixedWidth(kFindWidth);
    connect(m_find, &SearchField::searched, this, &TimelinePanel::changeFilter);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::kMedium, space::kTight, space::kTight, space::kTight);
    bar->addWidget(m_chips, 1);
    bar->addWidget(m_find);

    auto *card = new Card(this);
    card->setFlush();
    m_view = new TimelineView(m_context.theme, card);
    m_view->setObjectName(QStringLiteral("timelineView"));
    m_view->setAccessibleName(tr("Timeline"));
    m_view->setModel(m_shown);
    m_empty = new EmptyState(m_context.theme, Icon::Note, tr("No talk yet. Write down the first."),
                             m_view);
    connect(m_empty, &EmptyState::buttonPressed, this, &TimelinePanel::firstNoteWanted);
    m_view->setEmptyState(m_empty);
    m_view->setLoading(true);
    card->body()->addLayout(bar);
    card->body()->addWidget(hairline(card));
    card->body()->addWidget(m_view, 1);

    connect(m_view, &TimelineView::documentClicked, this, &TimelinePanel::documentPressed);
    connect(m_view, &TimelineView::unfoldPressed, this, &TimelinePanel::unfold);
    connect(m_view, &TimelineView::openDocumentPressed, this, [this](const QModelIndex &index) {
        const TimelineEntry *entry = entryAt(index);
        const std::vector<Document> documents =
            entry != nullptr ? documentsOf(*entry) : std::vector<Document>();
        if (!documents.empty())
            Q_EMIT documentPressed(documents.front().id);
    });
    connect(m_view, &TimelineView::moreWanted, this, &TimelinePanel::more);
    connect(&RowReveal::of(*m_view), &RowReveal::shown, this, [this](const QModelIndex &index) {
        if (!index.data(TimelineModel::UnfoldedRole).toBool())
            unfold(index);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &TimelinePanel::showMenu);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
}

void TimelinePanel::setAccount(AccountId account)
{
    if (account == m_account)
        return;
    m_account = account;
    m_model->setRows({});
    m_find->clear();
    m_chips->setCurrent(QStringLiteral("all"));
    changeFilter();
}

void TimelinePanel::setWording(const Wording &wording)
{
    m_model->setWording(wording);
}

void TimelinePanel::scrollToTop()
{
    m_view->scrollToTop();
}

void TimelinePanel::focusFind()
{
    m_find->setFocus();
    m_find->selectAll();
}

void TimelinePanel::reveal(TimelineKind kind, qint64 id)
{
    if (m_chips->current() != QLatin1String("all") || !m_find->text().isEmpty()) {
        m_chips->setCurrent(QStringLiteral("all"));
        m_find->clear();
        changeFilter();
    }
    m_view->setFocus();
    RowReveal::of(*m_view).show(TimelineModel::keyNumber({0, kind, id}));
}

TimelineFilter TimelinePanel::filter() const
{
    TimelineFilter filter;
    const QString which = m_chips->current();
    if (which == QLatin1String("calls"))
        filter.noteKinds = {NoteKind::Call};
    else if (which == QLatin1String("emails"))
        filter.noteKinds = {NoteKind::Email};
    else if (which == QLatin1String("documents"))
        filter.kinds = {TimelineKind::Note, TimelineKind::Document};
    else if (which == QLatin1String("payments"))
        filter.kinds = {TimelineKind::Payment};
    else if (which == QLatin1String("followups"))
        filter.kinds = {TimelineKind::FollowUp};
    return filter;
}

void TimelinePanel::changeFilter()
{
    const QString which = m_chips->current();
    const QString text = m_find->text().trimmed();
    static_cast<ShownEntries *>(m_shown)->setQuestion(text, which == QLatin1String("documents"));
    const bool whole = which == QLatin1String("all") && text.isEmpty();
    m_empty->setSentence(whole ? tr("No talk yet. Write down the first.")
                               : tr("Nothing here matches."));
    m_empty->setButton(whole && !m_context.book.readOnly() ? tr("Write a note") : QString());
    m_next.reset();
    load(true);
}

void TimelinePanel::refresh()
{
    if (m_account.isSet())
        load(true);
}

void TimelinePanel::load(bool fromTop)
{
    if (!m_account.isSet())
        return;
    m_loading = true;
    m_view->setLoading(true);
    const int limit =
        fromTop ? std::max(NoteService::kTimelineEntries, m_next ? m_model->rowCount() : 0)
                : NoteService::kTimelineEntries;
    const std::optional<TimelineKey> before = fromTop ? std::nullopt : m_next;
    whenDone(this,
             m_context.book.read(
                 [account = m_account, asked = filter(), before, limit](Session &session) {
                     return NoteService(session).timeline(account, asked, before, limit);
                 }),
             [this, fromTop, question = ++m_question](Result<TimelinePage> page) {
                 take(std::move(page), fromTop, question);
             });
}

void TimelinePanel::take(Result<TimelinePage> page, bool fromTop, int question)
{
    if (question != m_question)
        return;
    m_loading = false;
    if (!page) {
        m_view->setLoading(false);
        Q_EMIT noticed(page.error().sentence, Tone::Bad);
        return;
    }
    m_next = page->next;
    if (fromTop)
        m_model->setRows(std::move(page->entries));
    else
        m_model->append(std::move(page->entries));
    const bool finding = !m_find->text().trimmed().isEmpty();
    const bool wanting =
        m_shown->rowCount() < kEnoughShown || (finding && m_model->rowCount() < kMostSearched);
    if (m_next && wanting)
        load(false);
    else
        m_view->setLoading(false);
}

void TimelinePanel::more()
{
    if (!m_loading && m_next)
        load(false);
}

const TimelineEntry *TimelinePanel::entryAt(const QModelIndex &proxied) const
{
    const QModelIndex index = m_shown->mapToSource(proxied);
    return index.isValid() ? &m_model->row(index.row()) : nullptr;
}

const TimelineEntry *TimelinePanel::current() const
{
    return entryAt(m_view->currentIndex());
}

std::vector<Document> TimelinePanel::documentsOf(const TimelineEntry &entry)
{
    if (const auto *document = entry.as<Document>())
        return {*document};
    if (const auto *note = entry.as<Note>())
        return note->documents;
    return {};
}

void TimelinePanel::unfold(const QModelIndex &proxied)
{
    const QModelIndex index = m_shown->mapToSource(proxied);
    if (!index.isValid())
        return;
    const bool unfolded = !index.data(TimelineModel::UnfoldedRole).toBool();
    m_model->setUnfolded(index.row(), unfolded);
    const auto *note = m_model->row(index.row()).as<Note>();
    if (!unfolded || note == nullptr || !note->corrects.isSet())
        return;
    whenDone(this, m_context.book.read([id = note->id](Session &session) {
        return NoteService(session).versions(id);
    }),
             [this, id = note->id](const Result<std::vector<Note>> &versions) {
                 if (versions)
                     m_model->setEarlier(id, *versions);
             });
}

void TimelinePanel::showMenu(QPoint where)
{
    QModelIndex index = m_view->indexAt(where);
    if (!index.isValid())
        index = m_view->currentIndex();
    const TimelineEntry *entry = entryAt(index);
    if (entry == nullptr)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Document &document : documentsOf(*entry)) {
        menu->addAction(tr("Open %1").arg(document.name), this,
                        [this, id = document.id] { Q_EMIT documentPressed(id); });
        menu->addAction(tr("Save %1 as …").arg(document.name), this,
                        [this, document] { Q_EMIT saveAsPressed(document); });
    }
    menu->addSeparator();
    const bool changeable = !m_context.book.readOnly();
    if (const auto *note = entry->as<Note>()) {
        auto *correct = menu->addAction(tr("Correct the note …"), this,
                                        [this, note = *note] { Q_EMIT correctPressed(note); });
        correct->setEnabled(changeable);
        menu->addAction(tr("Copy the text"), this,
                        [text = note->text] { QGuiApplication::clipboard()->setText(text); });
    }
    if (const auto *followUp = entry->as<FollowUp>()) {
        auto *reopen =
            menu->addAction(tr("Open the follow-up again"), this,
                            [this, followUp = *followUp] { Q_EMIT reopenPressed(followUp); });
        reopen->setEnabled(changeable);
    }
    const bool unfolded = index.data(TimelineModel::UnfoldedRole).toBool();
    menu->addAction(unfolded ? tr("Fold the text") : tr("Unfold the text"), this,
                    [this, place = QPersistentModelIndex(index)] { unfold(place); });
    menu->popup(m_view->viewport()->mapToGlobal(where));
}

} // namespace duebook::ui
