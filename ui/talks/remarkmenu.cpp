// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/remarkmenu.h"

#include "core/services/talks/remarkservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"

namespace duebook::ui {

namespace {

// So many have a digit to press.
constexpr int kDigits = 9;

} // namespace

RemarkMenu::RemarkMenu(BookContext &book, QWidget *parent) : QMenu(parent), m_book(book)
{
    setObjectName(QStringLiteral("remarkMenu"));
    setToolTipsVisible(true);
    connect(&m_book, &BookContext::changed, this, [this](const ChangeSet &changes) {
        if (changes.touches(Entity::Remark))
            load();
    });
    show({});
    if (m_book.isOpen())
        load();
}

void RemarkMenu::load()
{
    whenDone(this, m_book.read([](Session &session) { return RemarkService(session).remarks(); }),
             [this](const Result<std::vector<Remark>> &remarks) {
                 if (remarks)
                     show(*remarks);
             });
}

void RemarkMenu::show(const std::vector<Remark> &remarks)
{
    clear();
    int place = 0;
    for (const Remark &remark : remarks) {
        QString name = remark.name;
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        ++place;
        if (place <= kDigits)
            name = QStringLiteral("&%1  %2").arg(place).arg(name);
        QAction *action = addAction(name);
        action->setToolTip(remark.text);
        connect(action, &QAction::triggered, this,
                [this, text = remark.text] { Q_EMIT chosen(text); });
    }
    if (remarks.empty())
        addAction(tr("No remarks yet"))->setEnabled(false);
    addSeparator();
    QAction *edit = addAction(tr("Edit remarks …"));
    edit->setObjectName(QStringLiteral("editRemarksAction"));
    connect(edit, &QAction::triggered, this, &RemarkMenu::editWanted);
}

} // namespace duebook::ui
