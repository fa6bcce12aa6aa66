// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/searchbox.h"

#include "ui/frame/searchhitdelegate.h"
#include "ui/widgets/card.h"
#include "ui/widgets/keyhint.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kMostHeight = 420;
constexpr int kPopupWidth = 620;
// The keys of the filters are typed, so they are not translated; other languages' words work too.
const QString kFilters = QStringLiteral("account:  by:  after:  before:  kind:  is:");

} // namespace

SearchBox::SearchBox(const Theme &theme, QWidget *parent)
    : SearchField(theme, tr("Search accounts, notes, invoices, documents"),
                  QKeySequence(Qt::CTRL | Qt::Key_K), parent),
      m_theme(theme), m_popup(new QFrame(this)), m_list(new QListWidget(m_popup)),
      m_foot(new QWidget(m_popup))
{
    setObjectName(QStringLiteral("searchBox"));
    m_list->setObjectName(QStringLiteral("searchHits"));
    m_list->setAccessibleName(tr("Search results"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new SearchHitDelegate(theme, m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setLook(m_list, Look::Plain);
    setLook(m_popup, Look::Floating);
    castShadow(m_popup, theme);
    auto *column = new QVBoxLayout(m_popup);
    column->setContentsMargins(1, space::kTight, 1, space::kTight);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(hairline(m_popup));
    column->addWidget(m_foot);
    m_popup->hide();

    auto *hint = new QLabel(tr("Narrow with %1").arg(kFilters), m_foot);
    hint->setObjectName(QStringLiteral("searchHint"));
    setLook(hint, Look::Small);
    auto *all = new KeyButton(theme, tr("All results"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                              QStringLiteral("allResultsButton"), m_foot);
    all->setFocusPolicy(Qt::NoFocus);
    setLook(all, Look::Quiet);
    connect(all, &QPushButton::clicked, this, &SearchBox::openAll);
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(space::kMedium, space::kTight, space::kTight, 0);
    row->addWidget(hint, 1);
    row->addWidget(all);

    connect(this, &SearchField::searched, this, &SearchBox::ask);
    connect(this, &SearchField::walked, this, &SearchBox::walk);
    connect(m_list, &QListWidget::clicked, this,
            [this](const QModelIndex &index) { openRow(index.row()); });
}

SearchBox::~SearchBox()
{
    if (m_popup->parent() != this)
        delete m_popup;
}

void SearchBox::ask(const QString &text)
{
    ++m_question; // whatever is still under way belongs to an older question
    if (text.trimmed().isEmpty())
        closeList();
    else
        Q_EMIT asked(m_question, text.trimmed());
}

void SearchBox::addPlain(const QString &text)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setData(SearchHitDelegate::Heading, text);
    item->setFlags(Qt::NoItemFlags);
    m_hits.append(SearchHit{});
}

void SearchBox::setHits(int question, const QList<SearchHit> &hits, const QStringList &remarks)
{
    if (question != m_question)
        return;
    m_list->clear();
    m_hits.clear();
    for (const QString &remark : remarks)
        addPlain(remark);
    QString group;
    for (const SearchHit &hit : hits) {
        if (hit.group != group) {
            group = hit.group;
            addPlain(group);
        }
        auto *item = new QListWidgetItem(m_list);
        item->setText(SearchHitDelegate::plain(hit.title));
        item->setIcon(icon(m_theme, hit.icon, Role::Muted));
        item->setData(SearchHitDelegate::Title, hit.title);
        item->setData(SearchHitDelegate::Detail, hit.detail);
        m_hits.append(hit);
    }
    if (hits.isEmpty())
        addPlain(tr("Nothing found"));
    placeList();
    walk(1);
}

void SearchBox::placeList()
{
    // The list lies over the page inside the window: a window of its own would take the focus away.
    QWidget *window = this->window();
    if (m_popup->parentWidget() != window) {
        m_popup->setParent(window);
        window->installEventFilter(this);
    }
    int height = 2 * space::kTight + 5 + m_foot->sizeHint().height();
    for (int row = 0; row < m_list->count(); ++row)
        height += m_list->sizeHintForRow(row);
    const int width = std::max(this->width(), std::min(kPopupWidth, window->width() - 32));
    const QPoint corner = mapTo(window, QPoint(0, this->height() + 2));
    const int x =
        layoutDirection() == Qt::LeftToRight ? corner.x() + this->width() - width : corner.x();
    m_popup->setGeometry(x, corner.y(), width, std::min(height, kMostHeight));
    m_popup->show();
    m_popup->raise();
}

void SearchBox::closeList()
{
    m_popup->hide();
    m_list->clear();
    m_hits.clear();
}

void SearchBox::walk(int step)
{
    for (int row = m_list->currentRow() + step; row >= 0 && row < m_hits.size(); row += step) {
        if (m_hits[row].where.id == PageId::None && m_hits[row].insert.isEmpty())
            continue;
        m_list->setCurrentRow(row);
        m_list->scrollToItem(m_list->item(row));
        return;
    }
}

void SearchBox::openRow(int row)
{
    if (row < 0 || row >= m_hits.size())
        return;
    const SearchHit hit = m_hits[row];
    if (!hit.insert.isEmpty()) {
        setText(hit.insert);
        return;
    }
    if (hit.where.id == PageId::None)
        return;
    clear();
    closeList();
    Q_EMIT opened(hit.where);
}

void SearchBox::openAll()
{
    const QString typed = text().trimmed();
    if (typed.isEmpty())
        return;
    clear();
    closeList();
    Q_EMIT opened({PageId::Search, typed});
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        openAll();
        return;
    }
    if (enter && m_popup->isVisibleTo(window())) {
        if (m_list->currentRow() >= 0)
            openRow(m_list->currentRow());
        else
            openAll();
        return;
    }
    if (event->key() == Qt::Key_Escape && text().isEmpty()) {
        closeList();
        event->ignore();
        return;
    }
    SearchField::keyPressEvent(event);
}

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    SearchField::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason)
        m_popup->hide();
}

bool SearchBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && m_popup->isVisible())
        m_popup->hide();
    return SearchField::eventFilter(watched, event);
}

} // namespace duebook::ui
