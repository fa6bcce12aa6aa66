// SPDX-License-Identifier: Apache-2.0
#include "core/services/accounts/fieldcheck.h"

#include <algorithm>

namespace duebook {

bool looksLikeEmail(const QString &text)
{
    const QString address = text.trimmed();
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    if (at < 1 || at + 1 >= address.size() || address.size() > 254)
        return false;
    const QString domain = address.mid(at + 1);
    if (domain.startsWith(QLatin1Char('.')) || domain.endsWith(QLatin1Char('.')) ||
        domain.contains(QStringLiteral("..")))
        return false;
    return std::none_of(address.begin(), address.end(), [](QChar c) {
        return c.isSpace() || c.unicode() < 0x20 || c == QLatin1Char('<') ||
               c == QLatin1Char('>') || c == QLatin1Char(',') || c == QLatin1Char(';');
    });
}

} // namespace duebook
