// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/account/currencyblock.h"

#include "ui/support/format.h"
#include "ui/support/words.h"
#include "ui/widgets/ageingbar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/limitbar.h"

#include <QBoxLayout>
#include <QLabel>

namespace duebook::ui {

namespace {

constexpr int kFurtherWidth = 116;
constexpr int kMainWidth = 140;

QWidget *figure(QLabel *label, QLabel *value, int width, QWidget *parent)
{
    auto *part = new QWidget(parent);
    part->setMinimumWidth(width);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(label);
    column->addWidget(value);
    return part;
}

} // namespace

CurrencyBlock::CurrencyBlock(const Theme &theme, Form form, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_form(form), m_balanceLabel(new QLabel(this)),
      m_balance(new QLabel(this)), m_overdue(new QLabel(this)), m_limitPart(new QWidget(this)),
      m_limitLabel(new QLabel(m_limitPart)), m_limit(new LimitBar(theme, m_limitPart)),
      m_limitWords(new QLabel(m_limitPart)), m_ageing(new AgeingBar(theme, this)),
      m_figures(new QHBoxLayout)
{
    const bool isMain = form == Form::Main;
    const int width = isMain ? kMainWidth : kFurtherWidth;
    auto *overdueLabel = new QLabel(tr("Overdue"), this);
    for (QLabel *label : {m_balanceLabel, overdueLabel, m_limitLabel, m_limitWords})
        setLook(label, isMain ? Look::Muted : Look::Small);
    m_balance->setObjectName(QStringLiteral("balanceFigure"));
    m_overdue->setObjectName(QStringLiteral("overdueFigure"));
    setLook(m_balance, isMain ? Look::Figure : Look::Heading);

    m_figures->setSpacing(space::kLarge);
    m_figures->addWidget(figure(m_balanceLabel, m_balance, width, this));
    m_figures->addWidget(figure(overdueLabel, m_overdue, width, this));

    auto *limit = new QVBoxLayout(m_limitPart);
    limit->setContentsMargins(0, 0, 0, 0);
    limit->setSpacing(space::kTight);
    limit->addWidget(m_limitLabel);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(space::kSmall);
    bar->addWidget(m_limit);
    bar->addWidget(m_limitWords);
    limit->addLayout(bar);
    m_figures->addWidget(m_limitPart);
    m_limitPart->hide();
    setLook(m_limitWords, Look::Small);

    if (isMain) {
        m_figures->addStretch();
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(space::kSmall);
        column->addLayout(m_figures);
        column->addWidget(m_ageing);
    } else {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(hairline(this));
        auto *row = new QHBoxLayout;
        column->addLayout(row);
        row->setSpacing(space::kLarge);
        row->addLayout(m_figures);
        row->addWidget(m_ageing, 1);
    }
}

void CurrencyBlock::show(const AccountBalance &balance, const AgeingEdges &edges,
                         const QLocale &locale)
{
    m_balanceMinor = balance.balance();
    const auto text = [&](qint64 minor) {
        return format::amount(Money(minor, balance.currency), locale);
    };
    m_balanceLabel->setText(tr("Balance %1", "currency code").arg(balance.currency.code()));
    m_balance->setText(text(balance.balance()));
    m_overdue->setText(text(balance.overdue()));
    const bool late = balance.overdue() > 0;
    if (m_form == Form::Main)
        setLook(m_overdue, late ? Look::FigureBad : Look::Figure);
    else
        setLook(m_overdue, Look::Heading);

    QList<AgeingStep> steps;
    const QStringList names = words::buckets(edges);
    for (int bucket = 0; bucket < edges.bucketCount(); ++bucket) {
        const qint64 minor = balance.buckets[size_t(bucket)];
        steps.append({names.value(bucket), minor, text(minor)});
    }
    if (balance.credits != 0)
        steps.append({tr("credits"), balance.credits, text(balance.credits)});
    m_ageing->setSteps(steps);
    m_ageing->setVisible(balance.openInvoices() != 0 || balance.credits != 0);
}

void CurrencyBlock::showLimit(std::optional<Money> limit, std::optional<int> usedPercent,
                              const QLocale &locale)
{
    m_limitPart->setVisible(limit.has_value());
    if (!limit)
        return;
    m_limit->setUse(m_balanceMinor, limit->minorUnits());
    const QString percent = usedPercent ? format::percent(*usedPercent / 100.0, locale) : QString();
    m_limitLabel->setText(tr("Credit limit %1").arg(format::amount(*limit, locale)));
    m_limitWords->setText(percent);
    m_limit->setWords(tr("%1 of %2 used").arg(percent, format::amount(*limit, locale)));
}

void CurrencyBlock::setAside(QWidget *aside)
{
    m_figures->addWidget(aside, 0, Qt::AlignBottom);
}

} // namespace duebook::ui
