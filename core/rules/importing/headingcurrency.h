// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/currency.h"

#include <QString>

namespace duebook {

/// A heading that names the currency of its amounts: "Amount (USD)", "amount_gbp", "Betrag in EUR".
struct HeadingCurrency {
    QString heading;   ///< without the currency; as it was where it names none
    Currency currency; ///< unset: none is named, or the company's own ("Original Amt. (LCY)")
};
HeadingCurrency splitHeadingCurrency(const QString &heading);

} // namespace duebook
