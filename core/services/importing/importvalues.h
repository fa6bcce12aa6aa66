// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/dateparser.h"
#include "core/rules/ledger/amountparser.h"

#include <QByteArray>
#include <QString>

namespace duebook {

/// Appends `foldNumber` of a number given as UTF-8; plain ASCII takes no QString.
void appendNumberKey(QByteArray &to, QByteArrayView number);

/// True where a debit/credit column says credit: H, C, CR, Haben ...
bool isCreditMark(QByteArrayView text);

/// Translated reasons for what could not be read.
QString amountErrorText(AmountError error, Currency currency);
QString dateErrorText(DateError error);

} // namespace duebook
