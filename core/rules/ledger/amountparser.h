// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/currency.h"

#include <QByteArrayView>

namespace duebook {

/// Which sign stands before the decimals.
enum class DecimalSign { Unknown, Point, Comma };

enum class AmountError {
    None,
    Empty,
    NotANumber,
    TooLarge,        ///< beyond 64 bits of minor units
    TooManyDecimals, ///< more than the currency has, and not zeros
    Ambiguous,       ///< "1.234" where nothing tells thousands from decimals
    Shortened,       ///< "4,512E+08": a spreadsheet kept only the first digits
};

struct ParsedAmount {
    qint64 minor = 0;
    AmountError error = AmountError::None;
    bool rounded = false; ///< computers left a tail of decimals: 54273.279999999999
    Currency currency; ///< written beside the number (a code or an unmistakable sign); else unset
};

/// An amount as accounting programs write it, into minor units with `minorDigits` decimals (the
/// currency's; a currency code beside the number wins): 1.234,56 / 1,234.56 / 1'234.56 / 1 234,56
/// with any Unicode blank; negative as -1, 1-, (1), a real minus sign or "1 CR"; currency sign or
/// code before or after. With `decimal` Unknown the number itself must tell. Groups must have three
/// digits (two in front of the last group, as in India, are taken too). Eight decimals and more are
/// what is left of a calculation: rounded, half up. Pure, allocates nothing.
ParsedAmount parseAmount(QByteArrayView text, DecimalSign decimal, int minorDigits);

/// Counts which decimal sign the values of a column speak for.
class DecimalCounter {
public:
    void add(QByteArrayView text);

    int point() const { return m_point; } ///< values that only make sense with a decimal point
    int comma() const { return m_comma; }
    int both() const
    {
        return m_both;
    } ///< values such as 1.234 that fit both, with different meaning

    /// The sign most values speak for; Point where no value has decimals or groups; Unknown where
    /// values fit both and nothing decides, or as many speak for one as for the other.
    DecimalSign decided() const;

private:
    int m_point = 0;
    int m_comma = 0;
    int m_both = 0;
};

} // namespace duebook
