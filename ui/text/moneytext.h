// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/money.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace duebook::ui {

/// An amount as a person types it ("1.020,5", "1020.50 EUR"): in `currency` unless one stands
/// beside the number. The locale's decimal sign is tried first. Nothing when it is no amount.
std::optional<Money> moneyFromText(const QString &text, Currency currency, const QLocale &locale);

/// The amount as the locale writes it, without grouping and currency: what the field reads back.
QString moneyToText(Money money, const QLocale &locale);

} // namespace duebook::ui
