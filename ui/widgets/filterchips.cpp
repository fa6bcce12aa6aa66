// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/filterchips.h"

#include "ui/widgets/chip.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace duebook::ui {

namespace {

class ChipButton : public QAbstractButton {
public:
    ChipButton(const Theme &theme, const QString &text, QWidget *parent)
        : QAbstractButton(parent), m_theme(theme)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return Chip::sizeFor(m_theme, text()) + QSize(4, 4); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QRect inner = rect().adjusted(2, 2, -2, -2);
        Chip::draw(painter, m_theme, inner, text(), isChecked() ? Tone::Accent : Tone::Neutral,
                   layoutDirection());
        if (!hasFocus())
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(Role::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0,
                                height() / 2.0);
    }

private:
    const Theme &m_theme;
};

} // namespace

FilterChips::FilterChips(const Theme &theme, const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_group(new QButtonGroup(this)),
      m_layout(new QHBoxLayout(this))
{
    setAccessibleName(accessibleName);
    m_group->setExclusive(true);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::kTight);
    m_layout->addStretch();
}

void FilterChips::addChip(const QString &key, const QString &text)
{
    auto *button = new ChipButton(m_theme, text, this);
    button->setObjectName(QStringLiteral("filter_%1").arg(key));
    button->setProperty("key", key);
    button->setAccessibleName(text);
    button->setChecked(m_group->buttons().isEmpty());
    m_group->addButton(button);
    m_layout->insertWidget(m_layout->count() - 1, button);
    connect(button, &QAbstractButton::toggled, this, [this, key](bool on) {
        if (on)
            Q_EMIT chosen(key);
    });
}

void FilterChips::setChipText(const QString &key, const QString &text)
{
    for (QAbstractButton *button : m_group->buttons()) {
        if (button->property("key") != key)
            continue;
        button->setText(text);
        button->setAccessibleName(text);
        button->updateGeometry();
    }
}

QString FilterChips::current() const
{
    const QAbstractButton *button = m_group->checkedButton();
    return button != nullptr ? button->property("key").toString() : QString();
}

void FilterChips::setCurrent(const QString &key)
{
    const QSignalBlocker quiet(this);
    for (QAbstractButton *button : m_group->buttons())
        if (button->property("key") == key)
            button->setChecked(true);
}

} // namespace duebook::ui
