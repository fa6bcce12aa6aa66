// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/emptystate.h"

#include "ui/widgets/iconlabel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duebook::ui {

EmptyState::EmptyState(const Theme &theme, Icon icon, const QString &sentence, QWidget *parent)
    : QWidget(parent), m_icon(new IconLabel(theme, icon, Role::Muted, this, 2 * kIconSize)),
      m_sentence(new QLabel(this)), m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMinimumWidth(240);
    m_sentence->setMaximumWidth(420);
    setLook(m_sentence, Look::Muted);
    m_button->setObjectName(QStringLiteral("emptyStateButton"));
    setLook(m_button, Look::Primary);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonPressed);

    // A wrapped label gets its height from its width only where nothing aligns it.
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_sentence, 4);
    middle->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::kMedium);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addLayout(middle);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    setSentence(sentence);
}

void EmptyState::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

void EmptyState::setButton(const QString &text)
{
    m_button->setText(text);
    m_button->setAccessibleName(text);
    m_button->setVisible(!text.isEmpty());
}

} // namespace duebook::ui
