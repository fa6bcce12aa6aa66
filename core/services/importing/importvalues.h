// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/dateparser.h"
#include "core/rules/ledger/amountparser.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace duebook {

/// Appends `foldNumber` of a number given as UTF-8; plain ASCII takes no QString.
void appendNumberKey(QByteArray &to, QByteArrayView number);

/// True where a debit/credit column says credit: H, C, CR, Haben ...
bool isCreditMark(QByteArrayView text);

/// What a column of yes and no says, in the languages of the document types; nothing for other
/// words.
std::optional<bool> yesOrNo(QByteArrayView text);

/// Without what spreadsheets put around a number to keep it a text: ="0012" and '0012 are 0012.
QByteArrayView withoutTextMark(QByteArrayView text);

/// Translated reasons for what could not be read.
QString amountErrorText(AmountError error, Currency currency);
/// Why "4,512E+08" cannot be a number of anything.
QString shortenedNumberText();
QString dateErrorText(DateError error);

} // namespace duebook
