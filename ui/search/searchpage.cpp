// SPDX-License-Identifier: Apache-2.0
#include "ui/search/searchpage.h"

#include "core/rules/search/searchfilterwords.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/frame/searchhitdelegate.h"
#include "ui/search/searchlines.h"
#include "ui/search/searchresultmodel.h"
#include "ui/text/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/layoutrows.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>

namespace duebook::ui {

namespace {

constexpr int kHitsOfAKind = 8;
constexpr int kHitsOfTheKind = 50;
constexpr int kMoreHits = 50;
const QString kAllKinds = QStringLiteral("all");

/// A list that opens its rows by Enter as well as by a double click.
class HitList : public QListView {
public:
    using QListView::QListView;

protected:
    // Focus without a chosen row would say nothing.
    void focusInEvent(QFocusEvent *event) override
    {
        QListView::focusInEvent(event);
        for (int row = 0; !currentIndex().isValid() && model() && row < model()->rowCount();
             ++row) {
            const QModelIndex index = model()->index(row, 0);
            if (index.flags().testFlag(Qt::ItemIsSelectable))
                setCurrentIndex(index);
        }
    }
};

} // namespace

SearchPage::SearchPage(const PageContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_model(new SearchResultModel(context.theme, this))
{
    setObjectName(QStringLiteral("searchPage"));
    build();
    showEmpty(false);
}

SearchPage::~SearchPage() = default;

QString SearchPage::title() const
{
    return m_asked.isEmpty() ? tr("Search") : tr("Search: %1").arg(m_asked);
}

QList<ShortcutHelp> SearchPage::shortcuts() const
{
    return {{QKeySequence(Qt::Key_Down), tr("From the text to the hits")},
            {QKeySequence(Qt::Key_Return), tr("Open the hit")}};
}

void SearchPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kMedium);
    column->setSpacing(space::kMedium);
    column->addWidget(makeHead());
    column->addWidget(makeList(), 1);

    auto *find = new QAction(tr("Change the text"), this);
    find->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F));
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_text, [this] {
        m_text->setFocus();
        m_text->selectAll();
    });
    addAction(find);
}

QWidget *SearchPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *heading = new QLabel(tr("Search"), head);
    setLook(heading, Look::Title);
    m_summary = new QLabel(head);
    m_summary->setObjectName(QStringLiteral("searchSummary"));
    setLook(m_summary, Look::Muted);
    auto *line = new QHBoxLayout;
    line->addWidget(heading);
    line->addWidget(m_summary);
    line->addStretch();

    m_text = new SearchField(m_context.theme, tr("Words, a number, an amount; by: after: kind: …"),
                             QKeySequence(Qt::CTRL | Qt::Key_F), head);
    m_text->setObjectName(QStringLiteral("searchText"));
    m_text->setAccessibleName(tr("What is looked for"));
    connect(m_text, &SearchField::searched, this, [this](const QString &text) {
        if (text.trimmed() != m_pending)
            ask();
    });
    connect(m_text, &QLineEdit::textEdited, this, [this] { m_entering = false; });
    connect(m_text, &SearchField::walked, this, [this](int step) {
        if (step > 0)
            enterList();
    });
    connect(m_text, &QLineEdit::returnPressed, this, &SearchPage::enterList);

    m_chipRow = new QWidget(head);
    m_chips = new FlowLayout(m_chipRow);
    m_chips->setSpacing(space::kTight);
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_chipRow->hide();
    m_kinds = new FilterChips(m_context.theme, tr("Which kinds"), head);
    m_kinds->addChip(kAllKinds, tr("All"));
    for (int kind = 0; kind < kSearchKinds; ++kind)
        m_kinds->addChip(QString::number(kind), SearchService::groupName(SearchKind(kind)));
    connect(m_kinds, &FilterChips::chosen, this, &SearchPage::ask);
    m_remarks = new QLabel(head);
    m_remarks->setObjectName(QStringLiteral("searchRemarks"));
    m_remarks->setWordWrap(true);
    setLook(m_remarks, Look::Problem);
    m_remarks->hide();

    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addLayout(line);
    column->addWidget(m_text);
    column->addWidget(m_chipRow);
    column->addWidget(m_remarks);
    column->addWidget(m_kinds);
    return head;
}

QWidget *SearchPage::makeList()
{
    auto *card = new Card(this);
    card->setFlush();
    m_list = new HitList(card);
    m_list->setObjectName(QStringLiteral("searchResults"));
    m_list->setAccessibleName(tr("Search results"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setProperty("look", QStringLiteral("plain"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *delegate = new SearchHitDelegate(m_context.theme, m_list);
    delegate->setTwoLines(true);
    m_list->setItemDelegate(delegate);
    m_list->setModel(m_model);
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { openRow(index.row()); });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (m_model->rowKind(index.row()) == SearchResultModel::RowKind::More)
            openRow(index.row());
    });
    m_empty = new EmptyState(m_context.theme, Icon::Search, {}, card);
    card->body()->addWidget(m_list, 1);
    card->body()->addWidget(m_empty, 1);
    return card;
}

void SearchPage::activate(const QString &argument)
{
    // Coming back to the page finds the text as it was left.
    if (argument != m_arrivedWith || m_text->text().isEmpty()) {
        m_arrivedWith = argument;
        m_kinds->setCurrent(kAllKinds);
        m_text->setText(argument);
    }
    m_entering = !m_text->text().isEmpty();
    m_text->setFocus();
    ask();
}

std::optional<SearchKind> SearchPage::chosenKind() const
{
    bool one = false;
    const int kind = m_kinds->current().toInt(&one);
    return one ? std::optional(SearchKind(kind)) : std::nullopt;
}

void SearchPage::ask()
{
    const QString text = m_text->text().trimmed();
    const std::optional<SearchKind> kind = chosenKind();
    m_pending = text;
    m_context.book.interruptSearch();
    whenDone(this, m_context.book.search([text, kind](Session &session) -> Result<SearchAnswer> {
        SearchService service(session);
        Result<SearchAnswer> answer = service.search(text, kind ? 1 : kHitsOfAKind);
        if (!answer || !kind)
            return answer;
        Result<SearchGroup> group = service.more(text, *kind, 0, kHitsOfTheKind);
        if (!group)
            return group.error();
        answer->groups.clear();
        if (!group->hits.empty())
            answer->groups.push_back(std::move(*group));
        return answer;
    }),
             [this, text, question = ++m_question](const Result<SearchAnswer> &answer) {
                 if (question != m_question)
                     return;
                 if (!answer) {
                     if (answer.error().code != ErrorCode::Cancelled)
                         Q_EMIT noticed(answer.error().sentence, Tone::Bad);
                     return;
                 }
                 m_asked = text;
                 m_loadingMore = false;
                 showAnswer(*answer);
                 Q_EMIT titleChanged();
             });
}

void SearchPage::showAnswer(const SearchAnswer &answer)
{
    showChips(answer.chips);
    m_remarks->setText(answer.remarks.join(QLatin1Char('\n')));
    m_remarks->setVisible(!answer.remarks.isEmpty());
    m_model->clear();
    const Wording wording = Wording::of(m_context.book);
    int hits = 0;
    bool more = false;
    for (const SearchGroup &group : answer.groups) {
        QList<SearchHit> lines;
        for (const duebook::SearchHit &hit : group.hits)
            lines += searchLine(hit, wording);
        hits += int(lines.size());
        more = more || group.more;
        m_model->addGroup(group.kind, SearchService::groupName(group.kind), lines, group.more);
    }
    const QString count = format::count(hits, wording.locale);
    m_summary->setText(m_asked.isEmpty() ? QString()
                       : more            ? tr("%1 shown, there are more").arg(count)
                                         : tr("%n hit(s)", nullptr, hits));
    showEmpty(!m_asked.isEmpty());
    if (m_entering || m_list->hasFocus())
        enterList();
    m_entering = false;
}

void SearchPage::showChips(const std::vector<SearchChip> &chips)
{
    clearRows(*m_chips);
    for (const SearchChip &chip : chips) {
        auto *button = new QPushButton(
            icon(m_context.theme, Icon::Cross, chip.understood ? Role::Muted : Role::Bad),
            chip.text, m_chipRow);
        const QString name = searchFilterName(chip.filter.kind);
        button->setObjectName(QStringLiteral("searchChip_%1").arg(name));
        button->setAccessibleName(tr("Take the filter “%1” away").arg(chip.text));
        button->setToolTip(button->accessibleName());
        button->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft
                                                                        : Qt::LeftToRight);
        connect(button, &QPushButton::clicked, this, [this, filter = chip.filter] {
            const QString rest = withoutFilter(m_text->text(), filter);
            m_text->setFocus();
            m_text->setText(rest);
            ask();
        });
        m_chips->addWidget(button);
    }
    m_chipRow->setVisible(!chips.empty());
}

void SearchPage::showMore(SearchKind kind)
{
    if (m_loadingMore)
        return;
    m_loadingMore = true;
    whenDone(this,
             m_context.book.search([text = m_asked, kind, from = m_model->shown(kind)](Session &s) {
                 return SearchService(s).more(text, kind, from, kMoreHits);
             }),
             [this, kind, question = m_question](const Result<SearchGroup> &group) {
                 if (question != m_question)
                     return;
                 m_loadingMore = false;
                 if (!group) {
                     if (group.error().code != ErrorCode::Cancelled)
                         Q_EMIT noticed(group.error().sentence, Tone::Bad);
                     return;
                 }
                 const Wording wording = Wording::of(m_context.book);
                 QList<SearchHit> lines;
                 for (const duebook::SearchHit &hit : group->hits)
                     lines += searchLine(hit, wording);
                 const int before = m_list->currentIndex().row();
                 m_model->addMore(kind, lines, group->more);
                 // Who pressed "more" goes on reading where the new ones begin.
                 if (before >= 0 && before < m_model->rowCount() && m_list->hasFocus())
                     m_list->setCurrentIndex(m_model->index(before, 0));
             });
}

void SearchPage::openRow(int row)
{
    switch (m_model->rowKind(row)) {
    case SearchResultModel::RowKind::Heading:
        return;
    case SearchResultModel::RowKind::More:
        showMore(m_model->groupOf(row));
        return;
    case SearchResultModel::RowKind::Hit:
        Q_EMIT pageRequested(m_model->hit(row).where);
        return;
    }
}

void SearchPage::enterList()
{
    if (m_model->firstHit() < 0)
        return;
    m_list->setFocus();
    m_list->setCurrentIndex(m_model->index(m_model->firstHit(), 0));
}

void SearchPage::showEmpty(bool asked)
{
    const bool empty = m_model->rowCount() == 0;
    m_empty->setSentence(
        asked ? tr("Nothing found. Try fewer letters, or take a filter away.")
              : tr("Type words, a number or an amount. Narrow with account: by: after: before: "
                   "kind: is:, for example\nkind:call by:anna after:monday payment"));
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
}

} // namespace duebook::ui
