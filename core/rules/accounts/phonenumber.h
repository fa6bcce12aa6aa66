// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// What makes one doubt that a text is a telephone number. Numbers are written in too many ways to
/// refuse any: this is shown as a warning only.
enum class PhoneDoubt { None, NoDigits, TooShort, TooLong, Letters };

PhoneDoubt phoneDoubt(const QString &written);

/// What is dialled for a number as people write it: "+47 55 00 (0) 12" becomes "+47550012", "0049
/// 30/12" becomes "+4930…", an extension ("ext. 12", "Durchwahl 12", "poste 12") comes
/// behind as ";ext=12". Empty when there is nothing to dial.
/// Source: RFC 3966 (the tel URI), E.123 (how numbers are written).
QString dialNumber(const QString &written);

/// "tel:+4755000012"; empty when there is nothing to dial.
QString telephoneLink(const QString &written);

/// Whether two numbers reach the same telephone, with or without the country's code in front.
bool samePhone(const QString &one, const QString &other);

} // namespace duebook
