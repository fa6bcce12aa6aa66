// SPDX-License-Identifier: Apache-2.0
#include "ui/waiting/waitingnotesbar.h"

#include "ui/look/icons.h"
#include "ui/talks/waitingnoteskeeper.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace duebook::ui {

WaitingNotesBar::WaitingNotesBar(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_icon(new IconLabel(theme, Icon::Clock, Role::Warn, this)),
      m_text(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("waitingNotesBar"));
    setAccessibleName(tr("Notes that wait on this computer"));
    setLook(this, Look::Bar);
    m_text->setObjectName(QStringLiteral("waitingNotesText"));
    auto *show = new QPushButton(tr("Show"), this);
    show->setObjectName(QStringLiteral("showWaitingNotesButton"));
    show->setAccessibleName(tr("Show the notes that wait on this computer"));
    show->setFocusPolicy(Qt::TabFocus);
    setLook(show, Look::Link);
    connect(show, &QPushButton::clicked, this, &WaitingNotesBar::showPressed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kLarge, space::kTight, space::kLarge, space::kTight);
    row->setSpacing(space::kSmall);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(show);
    hide();
}

void WaitingNotesBar::setWaitingNotes(WaitingNotesKeeper *waitingNotes)
{
    m_waitingNotes = waitingNotes;
    if (m_waitingNotes)
        connect(m_waitingNotes, &WaitingNotesKeeper::changed, this, &WaitingNotesBar::refresh);
    refresh();
}

void WaitingNotesBar::refresh()
{
    const int count = m_waitingNotes ? m_waitingNotes->count() : 0;
    const int refused = m_waitingNotes ? m_waitingNotes->refused() : 0;
    const int waiting = count - refused;
    QStringList parts;
    if (waiting > 0)
        parts += tr("%n note(s) wait on this computer", nullptr, waiting);
    if (refused > 0)
        parts += tr("%n note(s) that waited could not be saved", nullptr, refused);
    m_text->setText(parts.join(QStringLiteral(" · ")));
    m_icon->setIcon(refused > 0 ? Icon::Warning : Icon::Clock,
                    refused > 0 ? Role::Bad : Role::Warn);
    setVisible(count > 0);
}

} // namespace duebook::ui
