// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/disputesection.h"

#include "core/services/disputes/disputeservice.h"
#include "ui/look/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace duebook::ui {

namespace {

constexpr int kFieldWidth = 460;
constexpr int kTextHeight = 110;
constexpr int kMostDays = 365;

void addField(QVBoxLayout *layout, const QString &label, QWidget *field)
{
    field->setMaximumWidth(kFieldWidth);
    auto *name = new QLabel(label, field->parentWidget());
    setLook(name, Look::Small);
    name->setBuddy(field);
    field->setAccessibleName(label);
    layout->addWidget(name);
    layout->addWidget(field);
}

} // namespace

DisputeSection::DisputeSection(QWidget *parent) : Card(parent), m_reasons(new QPlainTextEdit(this))
{
    auto *heading = new QLabel(tr("Disputes and credit limit"), this);
    setLook(heading, Look::Heading);
    body()->addWidget(heading);
    m_reasons->setObjectName(QStringLiteral("disputeReasonsEdit"));
    m_reasons->setFixedHeight(kTextHeight);
    m_reasons->setTabChangesFocus(true);
    m_reasons->setPlaceholderText(
        DisputeService::defaultReasons().mid(0, 4).join(QLatin1Char('\n')));
    addField(body(), tr("Reasons of disputes, one a line"), m_reasons);
    m_deadline = addDays(QStringLiteral("disputeDeadlineEdit"),
                         tr("A new dispute is looked at again after"), kMostDays, tr(" days"));
    m_escalate = addDays(QStringLiteral("disputeEscalateEdit"),
                         tr("A large one comes to the manager when open longer than"), kMostDays,
                         tr(" days"));
    m_limit = addDays(QStringLiteral("limitWarnEdit"), tr("A credit limit warns from"), 100,
                      QStringLiteral(" %"));
}

QSpinBox *DisputeSection::addDays(const QString &name, const QString &label, int most,
                                  const QString &suffix)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(name);
    box->setRange(1, most);
    box->setSuffix(suffix);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    addField(body(), label, box);
    return box;
}

void DisputeSection::show(const BookSettings &settings)
{
    m_reasons->setPlainText(settings.disputeReasons.join(QLatin1Char('\n')));
    m_deadline->setValue(settings.disputeDeadlineDays);
    m_escalate->setValue(settings.disputeEscalateDays);
    m_limit->setValue(settings.limitWarnPercent);
}

void DisputeSection::read(BookSettings &settings) const
{
    settings.disputeReasons.clear();
    for (const QString &line : m_reasons->toPlainText().split(QLatin1Char('\n'))) {
        const QString reason = line.simplified();
        if (!reason.isEmpty() && !settings.disputeReasons.contains(reason))
            settings.disputeReasons += reason;
    }
    settings.disputeDeadlineDays = m_deadline->value();
    settings.disputeEscalateDays = m_escalate->value();
    settings.limitWarnPercent = m_limit->value();
}

} // namespace duebook::ui
