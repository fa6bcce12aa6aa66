// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/roundbar.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/keyhint.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>

namespace duebook::ui {

RoundBar::RoundBar(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_where(new ElidedLabel(this)),
      m_account(new QPushButton(this)), m_next(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("roundBar"));
    setAccessibleName(tr("Working through the list"));
    setLook(this, Look::Bar);
    m_where->setObjectName(QStringLiteral("roundPosition"));
    m_where->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    setLook(m_where, Look::Heading);
    m_account->setObjectName(QStringLiteral("roundAccount"));
    setLook(m_account, Look::Quiet);
    connect(m_account, &QPushButton::clicked, this, &RoundBar::accountPressed);
    m_next->setObjectName(QStringLiteral("roundNext"));
    setLook(m_next, Look::Muted);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kLarge, space::kTight, space::kLarge, space::kTight);
    row->setSpacing(space::kSmall);
    row->addWidget(m_where);
    row->addWidget(m_account);
    row->addWidget(m_next, 1);
    row->addWidget(
        button(tr("Skip"), QKeySequence(Qt::Key_F8), "roundSkip", &RoundBar::skipPressed));
    row->addWidget(button(tr("Stop"), QKeySequence(Qt::SHIFT | Qt::Key_F8), "roundStop",
                          &RoundBar::stopPressed));
    hide();
}

QPushButton *RoundBar::button(const QString &text, const QKeySequence &keys, const char *name,
                              void (RoundBar::*pressed)())
{
    auto *made = new KeyButton(m_theme, text, keys, QString::fromLatin1(name), this);
    made->setFocusPolicy(Qt::TabFocus);
    connect(made, &QPushButton::clicked, this, pressed);
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, pressed);
    addAction(action);
    return made;
}

void RoundBar::present(int position, int total, const QString &account, const QString &next)
{
    m_where->setText(tr("%1 of %2").arg(position).arg(total));
    m_account->setText(QString(account).replace(QLatin1Char('&'), QStringLiteral("&&")));
    m_account->setAccessibleName(tr("To %1").arg(account));
    m_next->setText(next.isEmpty() ? tr("the last one") : tr("Next: %1").arg(next));
    show();
}

} // namespace duebook::ui
