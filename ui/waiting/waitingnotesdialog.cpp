// SPDX-License-Identifier: Apache-2.0
#include "ui/waiting/waitingnotesdialog.h"

#include "ui/look/theme.h"
#include "ui/talks/waitingnoteskeeper.h"
#include "ui/waiting/waitinglist.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace duebook::ui {

namespace {

constexpr QSize kSize(820, 420);

} // namespace

WaitingNotesDialog::WaitingNotesDialog(const PageContext &context, QWidget *parent)
    : QDialog(parent), m_context(context), m_about(new QLabel(this)),
      m_list(new WaitingList(context, this)), m_try(new QPushButton(tr("Try now"), this))
{
    setObjectName(QStringLiteral("waitingNotesDialog"));
    setWindowTitle(tr("Notes that wait on this computer"));
    resize(kSize);
    m_about->setObjectName(QStringLiteral("waitingNotesAbout"));
    m_about->setWordWrap(true);
    setLook(m_about, Look::Muted);
    auto *rows = new QWidget(this);
    auto *inside = new QVBoxLayout(rows);
    inside->setContentsMargins(0, 0, space::kSmall, 0);
    inside->addWidget(m_list);
    inside->addStretch();
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("waitingNotesRows"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(rows);
    m_try->setObjectName(QStringLiteral("tryNowButton"));
    m_try->setAccessibleName(tr("Save the waiting notes now"));
    setLook(m_try, Look::Primary);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_try, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(m_about);
    column->addWidget(area, 1);
    column->addWidget(buttons);
    connect(m_try, &QPushButton::clicked, m_context.waitingNotes, &WaitingNotesKeeper::tryNow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &WaitingList::openRequested, this, &WaitingNotesDialog::openRequested);
    connect(m_list, &WaitingList::undoOffered, this, &WaitingNotesDialog::undoOffered);
    connect(m_context.waitingNotes, &WaitingNotesKeeper::changed, this,
            &WaitingNotesDialog::refresh);
    refresh();
}

void WaitingNotesDialog::refresh()
{
    const bool away = m_context.waitingNotes->isWanted();
    m_try->setEnabled(!away && m_context.waitingNotes->count() > 0);
    if (m_context.waitingNotes->count() == 0)
        m_about->setText(tr("Nothing waits: everything is saved in the book."));
    else if (away)
        m_about->setText(tr("The drive with the book is away. These notes lie on this computer, "
                            "readable only by you, and are saved by themselves when it is back."));
    else
        m_about->setText(tr("These notes lie on this computer and are not in the book yet. What "
                            "the book did not take says why: open it in the composer and save it "
                            "again, or discard it."));
}

} // namespace duebook::ui
