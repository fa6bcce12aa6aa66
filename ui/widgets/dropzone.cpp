// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/dropzone.h"

#include "ui/widgets/iconlabel.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>

namespace duebook::ui {

DropZone::DropZone(const Theme &theme, const QString &sentence, const QString &buttonText,
                   QWidget *parent)
    : QFrame(parent), m_theme(theme), m_button(new QPushButton(buttonText, this))
{
    setAcceptDrops(true);
    setAccessibleName(sentence);
    auto *words = new QLabel(sentence, this);
    words->setWordWrap(true);
    setLook(words, Look::Muted);
    m_button->setObjectName(QStringLiteral("chooseFilesButton"));
    m_button->setAccessibleName(buttonText);
    connect(m_button, &QPushButton::clicked, this, &DropZone::choosePressed);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    row->setSpacing(space::kMedium);
    row->addWidget(new IconLabel(theme, Icon::Import, Role::Muted, this));
    row->addWidget(words, 1);
    row->addWidget(m_button);
}

void DropZone::dragEnterEvent(QDragEnterEvent *event)
{
    if (!holdsFiles(*event->mimeData()))
        return;
    event->acceptProposedAction();
    m_lit = true;
    update();
}

void DropZone::dragLeaveEvent(QDragLeaveEvent *)
{
    m_lit = false;
    update();
}

void DropZone::dropEvent(QDropEvent *event)
{
    m_lit = false;
    update();
    const GivenFiles files = givenFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT given(files);
}

void DropZone::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_theme.color(m_lit ? Role::Accent : Role::Line), 1.5);
    pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(m_theme.color(m_lit ? Role::AccentBackground : Role::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kCornerRadius, kCornerRadius);
}

} // namespace duebook::ui
