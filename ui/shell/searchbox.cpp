// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/searchbox.h"

#include "ui/shell/searchhitdelegate.h"
#include "ui/widgets/card.h"

#include <QEvent>
#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kMostHeight = 420;
constexpr int kPopupWidth = 560;

} // namespace

SearchBox::SearchBox(const Theme &theme, QWidget *parent)
    : SearchField(theme, tr("Search accounts, notes, invoices, documents"),
                  QKeySequence(Qt::CTRL | Qt::Key_K), parent),
      m_theme(theme), m_popup(new QFrame(this)), m_list(new QListWidget(m_popup))
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
    column->addWidget(m_list);
    m_popup->hide();

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

void SearchBox::setHits(int question, const QList<SearchHit> &hits)
{
    if (question != m_question)
        return;
    m_list->clear();
    m_hits.clear();
    QString group;
    for (const SearchHit &hit : hits) {
        if (hit.group != group) {
            group = hit.group;
            auto *heading = new QListWidgetItem(m_list);
            heading->setText(group);
            heading->setData(SearchHitDelegate::Heading, group);
            heading->setFlags(Qt::NoItemFlags);
            m_hits.append(SearchHit{});
        }
        auto *item = new QListWidgetItem(m_list);
        item->setText(SearchHitDelegate::plain(hit.title));
        item->setIcon(icon(m_theme, hit.icon, Role::Muted));
        item->setData(SearchHitDelegate::Title, hit.title);
        item->setData(SearchHitDelegate::Detail, hit.detail);
        m_hits.append(hit);
    }
    if (hits.isEmpty()) {
        auto *nothing = new QListWidgetItem(m_list);
        nothing->setData(SearchHitDelegate::Heading, tr("Nothing found"));
        nothing->setFlags(Qt::NoItemFlags);
        m_hits.append(SearchHit{});
    }
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
    int height = 2 * space::kTight + 4;
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
        if (m_hits[row].where.id == PageId::None)
            continue;
        m_list->setCurrentRow(row);
        m_list->scrollToItem(m_list->item(row));
        return;
    }
}

void SearchBox::openRow(int row)
{
    if (row < 0 || row >= m_hits.size() || m_hits[row].where.id == PageId::None)
        return;
    const PageRef where = m_hits[row].where;
    clear();
    closeList();
    Q_EMIT opened(where);
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_popup->isVisibleTo(window()) && m_list->currentRow() >= 0) {
        openRow(m_list->currentRow());
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
