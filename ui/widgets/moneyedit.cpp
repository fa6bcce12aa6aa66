// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/moneyedit.h"

#include "core/rules/ledger/amountparser.h"
#include "ui/text/format.h"

#include <QStyle>

namespace duebook::ui {

MoneyEdit::MoneyEdit(QWidget *parent) : QLineEdit(parent)
{
    setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    connect(this, &QLineEdit::textChanged, this, &MoneyEdit::understand);
}

void MoneyEdit::setCurrency(Currency currency)
{
    m_currency = currency;
    setPlaceholderText(currency.code());
    understand();
}

void MoneyEdit::setMost(std::optional<Money> most)
{
    m_most = most;
    if (most)
        setCurrency(most->currency());
    else
        understand();
}

bool MoneyEdit::isAcceptable() const
{
    return text().trimmed().isEmpty() || m_money.has_value();
}

void MoneyEdit::setMoney(std::optional<Money> money)
{
    if (money)
        m_currency = money->currency();
    setText(money ? format::amount(*money, locale()) : QString());
}

std::optional<Money> MoneyEdit::read(const QString &typed) const
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return std::nullopt;
    const bool share = text.endsWith(QLatin1Char('%')) && m_most;
    const QByteArray number = (share ? text.chopped(1).trimmed() : text).toUtf8();
    const int digits = share ? 2 : m_currency.minorDigits();
    const DecimalSign own =
        locale().decimalPoint() == QLatin1String(",") ? DecimalSign::Comma : DecimalSign::Point;
    ParsedAmount parsed = parseAmount(number, own, digits);
    if (parsed.error != AmountError::None)
        parsed = parseAmount(number, DecimalSign::Unknown, digits);
    if (parsed.error != AmountError::None ||
        (parsed.currency.isSet() && parsed.currency != m_currency))
        return std::nullopt;
    if (!share)
        return Money(parsed.minor, m_currency);
    if (parsed.minor < 0 || parsed.minor > 10000)
        return std::nullopt;
    return Money(qint64(qRound64(double(m_most->minorUnits()) * double(parsed.minor) / 10000.0)),
                 m_currency);
}

void MoneyEdit::understand()
{
    std::optional<Money> money = read(text());
    if (money && (money->isNegative() || (m_most && money->minorUnits() > m_most->minorUnits())))
        money.reset();
    const bool wrong = !text().trimmed().isEmpty() && !money;
    if (property("invalid").toBool() != wrong) {
        setProperty("invalid", wrong);
        style()->unpolish(this);
        style()->polish(this);
    }
    if (money == m_money)
        return;
    m_money = money;
    Q_EMIT moneyChanged(m_money);
}

void MoneyEdit::focusOutEvent(QFocusEvent *event)
{
    // Shown as it was understood, so that a slip is seen.
    if (m_money)
        setText(format::amount(*m_money, locale()));
    QLineEdit::focusOutEvent(event);
}

} // namespace duebook::ui
