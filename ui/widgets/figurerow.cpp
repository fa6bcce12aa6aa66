// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/figurerow.h"

#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace duebook::ui {

FigureCard::FigureCard(QWidget *parent)
    : QFrame(parent), m_label(new QLabel(this)), m_value(new QLabel(this)),
      m_suffix(new QLabel(this)), m_hint(new QLabel(this)), m_progress(new QProgressBar(this))
{
    setLook(m_label, Look::Small);
    setLook(m_value, Look::Figure);
    setLook(m_suffix, Look::Suffix);
    setLook(m_hint, Look::Tiny);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(90);

    auto *values = new QHBoxLayout;
    values->setSpacing(6);
    values->addWidget(m_value, 0, Qt::AlignBaseline);
    values->addWidget(m_suffix, 0, Qt::AlignBaseline);
    values->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(0);
    column->addWidget(m_label);
    column->addLayout(values);
    column->addWidget(m_hint);
    column->addSpacing(4);
    column->addWidget(m_progress);
    column->addStretch();
}

void FigureCard::setFigure(const Figure &figure)
{
    m_label->setText(figure.label);
    m_value->setText(figure.value);
    setLook(m_value, figure.worrying ? Look::FigureBad : Look::Figure);
    m_suffix->setText(figure.suffix);
    m_suffix->setVisible(!figure.suffix.isEmpty());
    m_hint->setText(figure.hint);
    m_hint->setVisible(!figure.hint.isEmpty());
    m_progress->setVisible(figure.progress.has_value());
    if (figure.progress)
        m_progress->setValue(int(std::clamp(*figure.progress, 0.0, 1.0) * 1000));
    setAccessibleName(QStringLiteral("%1: %2 %3. %4")
                          .arg(figure.label, figure.value, figure.suffix, figure.hint)
                          .simplified());
}

FigureRow::FigureRow(QWidget *parent) : QFrame(parent), m_layout(new QHBoxLayout(this))
{
    setLook(this, Look::Card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
}

void FigureRow::setFigures(const QList<Figure> &figures)
{
    while (m_cards.size() > figures.size()) {
        delete m_cards.takeLast();
        if (!m_lines.isEmpty())
            delete m_lines.takeLast();
    }
    while (m_cards.size() < figures.size()) {
        if (!m_cards.isEmpty()) {
            auto *line = new QFrame(this);
            line->setFixedWidth(1);
            setLook(line, Look::Hairline);
            m_layout->addWidget(line);
            m_lines.append(line);
        }
        auto *card = new FigureCard(this);
        m_layout->addWidget(card, 1);
        m_cards.append(card);
    }
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setFigure(figures[i]);
}

} // namespace duebook::ui
