// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/answerby.h"

#include "ui/widgets/dateedit.h"

#include <QBoxLayout>
#include <QLabel>

namespace duebook::ui {

namespace {

constexpr int kDateWidth = 210;

} // namespace

AnswerBy::AnswerBy(const Theme &theme, QWidget *parent) : QWidget(parent)
{
    auto *label = new QLabel(tr("Answer by"), this);
    setLook(label, Look::Muted);
    m_date = new DateEdit(
        theme,
        [this](const QString &typed) -> std::optional<QDate> {
            const NaturalDate read = readNaturalDate(typed, m_context);
            return read.ok() ? std::optional(read.day) : std::nullopt;
        },
        [this](QDate day) { return m_wording.day(day); }, this);
    m_date->setObjectName(QStringLiteral("answerByEdit"));
    m_date->setAccessibleName(tr("An answer is expected by"));
    m_date->setPlaceholderText(tr("fri, +7, 15.3."));
    m_date->setToolTip(tr("You are reminded on that day if nothing came in by then."));
    m_date->setFixedWidth(kDateWidth);
    label->setBuddy(m_date);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(label);
    row->addWidget(m_date);
    connect(m_date, &QLineEdit::textChanged, this, &AnswerBy::changed);
}

void AnswerBy::setContext(const NaturalDateContext &context, const Wording &wording)
{
    m_context = context;
    m_wording = wording;
    m_date->setLocale(wording.locale);
    m_date->setCalendar(context.calendar);
    // What was typed may mean another day now.
    const QString typed = m_date->text();
    if (typed.isEmpty())
        return;
    const QSignalBlocker quiet(this);
    m_date->clear();
    m_date->setText(typed);
}

QString AnswerBy::text() const
{
    return m_date->text();
}

void AnswerBy::setText(const QString &text)
{
    m_date->setText(text);
}

NaturalDate AnswerBy::understood() const
{
    return readNaturalDate(m_date->text(), m_context);
}

} // namespace duebook::ui
