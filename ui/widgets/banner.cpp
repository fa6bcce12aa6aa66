// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/banner.h"

#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace duebook::ui {

Banner::Banner(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_icon(new IconLabel(theme, Icon::Info, Role::Muted, this)),
      m_sentence(new QLabel(this)), m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("banner"));
    m_sentence->setObjectName(QStringLiteral("bannerSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(QStringLiteral("bannerButton"));
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("bannerClose"));
    close->setAccessibleName(tr("Dismiss"));
    close->setIcon(icon(theme, Icon::Cross, Role::Muted));
    setLook(close, Look::Quiet);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::kMedium, space::kTight, space::kTight, space::kTight);
    row->setSpacing(space::kSmall);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_button);
    row->addWidget(close);
    hide();
    connect(m_button, &QPushButton::clicked, this, &Banner::buttonPressed);
    connect(close, &QToolButton::clicked, this, &Banner::dismiss);
}

void Banner::say(const QString &sentence, Tone tone, const QString &buttonText)
{
    m_tone = tone;
    const bool alarming = tone == Tone::Bad || tone == Tone::Warn;
    m_icon->setIcon(alarming             ? Icon::Warning
                    : tone == Tone::Good ? Icon::Check
                                         : Icon::Info,
                    inkOf(tone));
    m_sentence->setText(sentence);
    m_button->setText(buttonText);
    m_button->setAccessibleName(buttonText);
    m_button->setVisible(!buttonText.isEmpty());
    setAccessibleName(sentence);
    show();
    update();
    Q_EMIT said();
}

void Banner::dismiss()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT dismissed();
}

QString Banner::sentence() const
{
    return isHidden() ? QString() : m_sentence->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(groundOf(m_tone)));
    painter.drawRoundedRect(rect(), kCornerRadius, kCornerRadius);
}

} // namespace duebook::ui
