// SPDX-License-Identifier: Apache-2.0
#include "ui/ledger/currencyblock.h"

#include "ui/text/format.h"
#include "ui/text/words.h"
#include "ui/widgets/ageingbar.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/limitbar.h"

#include <QBoxLayout>
#include <QLabel>

namespace duebook::ui {

namespace {

constexpr int kFurtherWidth = 116;
constexpr int kMainWidth = 140;

} // namespace

CurrencyBlock::CurrencyBlock(const Theme &theme, Form form, QWidget *parent)
    : QWidget(parent), m_form(form), m_limitPart(new QWidget(this)),
      m_limitLabel(new QLabel(m_limitPart)), m_limit(new LimitBar(theme, m_limitPart)),
      m_limitWords(new QLabel(m_limitPart)), m_ageing(new AgeingBar(theme, this))
{
    const bool isMain = form == Form::Main;
    auto *figures = new QWidget(this);
    m_figures = new FlowLayout(figures);
    m_figures->setContentsMargins(0, 0, 0, 0);
    m_figures->setSpacing(isMain ? space::kLarge : space::kMedium);
    m_balance = makeFigure(QStringLiteral("balanceFigure"), {});
    m_overdue = makeFigure(QStringLiteral("overdueFigure"), tr("Overdue"));
    m_disputed = makeFigure(QStringLiteral("disputedFigure"), tr("Disputed"));
    m_promised = makeFigure(QStringLiteral("promisedFigure"), tr("Promised"));
    m_credit = makeFigure(QStringLiteral("creditFigure"), tr("Credit not yet used"));
    m_disputed.part->hide();
    m_promised.part->hide();
    m_credit.part->hide();

    for (QLabel *label : {m_limitLabel, m_limitWords})
        setLook(label, isMain ? Look::Muted : Look::Small);
    m_limitLabel->setObjectName(QStringLiteral("limitLabel"));
    m_limitWords->setObjectName(QStringLiteral("limitWords"));
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

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    if (!isMain)
        column->addWidget(hairline(this));
    column->addWidget(figures);
    column->addWidget(m_ageing);
}

CurrencyBlock::Figure CurrencyBlock::makeFigure(const QString &objectName, const QString &name)
{
    const bool isMain = m_form == Form::Main;
    auto *part = new QWidget(this);
    part->setMinimumWidth(isMain ? kMainWidth : kFurtherWidth);
    Figure figure{part, new QLabel(name, part), new QLabel(part)};
    figure.value->setObjectName(objectName);
    setLook(figure.name, isMain ? Look::Muted : Look::Small);
    setLook(figure.value, isMain ? Look::Figure : Look::Heading);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(figure.name);
    column->addWidget(figure.value);
    m_figures->addWidget(part);
    return figure;
}

void CurrencyBlock::say(const Figure &figure, const QString &value)
{
    figure.value->setText(value);
    figure.value->setAccessibleName(
        tr("%1: %2", "name of a figure, its value").arg(figure.name->text(), value));
}

void CurrencyBlock::show(const AccountBalance &balance, const AgeingEdges &edges,
                         const QLocale &locale)
{
    m_balanceMinor = balance.balance();
    const auto text = [&](qint64 minor) {
        return format::amount(Money(minor, balance.currency), locale);
    };
    m_balance.name->setText(tr("Balance %1", "currency code").arg(balance.currency.code()));
    say(m_balance, text(balance.balance()));
    say(m_overdue, text(balance.overdue()));
    if (m_form == Form::Main)
        setLook(m_overdue.value, balance.overdue() > 0 ? Look::FigureBad : Look::Figure);

    m_credit.part->setVisible(balance.overdue() > 0 && balance.unusedCredit() > 0);
    say(m_credit, text(balance.unusedCredit()));

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

void CurrencyBlock::showApart(const Money &disputed, const Money &promised,
                              const QString &nextPromise, const QLocale &locale)
{
    m_disputed.part->setVisible(disputed.minorUnits() > 0);
    m_promised.part->setVisible(promised.minorUnits() > 0);
    m_promised.name->setText(nextPromise.isEmpty() ? tr("Promised")
                                                   : tr("Promised by %1").arg(nextPromise));
    say(m_disputed, format::amount(disputed, locale));
    say(m_promised, format::amount(promised, locale));
}

void CurrencyBlock::showLimit(std::optional<Money> limit, std::optional<int> usedPercent,
                              int warnPercent, const QString &stopped, const QLocale &locale)
{
    m_limitPart->setVisible(limit.has_value());
    if (!limit)
        return;
    m_limit->setWarnPercent(warnPercent);
    m_limit->setUse(m_balanceMinor, limit->minorUnits());
    const QString percent = usedPercent ? format::percent(*usedPercent / 100.0, locale) : QString();
    const QString whole = format::amount(*limit, locale);
    m_limitLabel->setText(stopped.isEmpty() ? tr("Credit limit %1").arg(whole)
                                            : tr("Credit limit %1, stopped").arg(whole));
    m_limitLabel->setToolTip(stopped);
    m_limitLabel->setAccessibleDescription(stopped);
    const qint64 over = m_balanceMinor - limit->minorUnits();
    const QString words =
        over > 0 ? tr("over by %1").arg(format::amount(Money(over, limit->currency()), locale))
        : usedPercent && *usedPercent >= warnPercent
            ? tr("%1, %2 left", "percent used, amount")
                  .arg(percent, format::amount(Money(-over, limit->currency()), locale))
            : percent;
    m_limitWords->setText(words);
    m_limit->setWords(over > 0 ? tr("Credit limit of %1 exceeded: %2").arg(whole, words)
                               : tr("%1 of %2 used").arg(percent, whole));
}

} // namespace duebook::ui
