// SPDX-License-Identifier: Apache-2.0
#include "core/base/filename.h"

#include <QStringList>

namespace duebook {

namespace {

constexpr qsizetype kMostBytes = 255;
constexpr qsizetype kLongestEnding = 20;

bool isDirectionMark(QChar c)
{
    const char16_t u = c.unicode();
    return u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) ||
           (u >= 0x2066 && u <= 0x2069);
}

bool isReserved(const QString &stem)
{
    static const QStringList kNames{QStringLiteral("CON"), QStringLiteral("PRN"),
                                    QStringLiteral("AUX"), QStringLiteral("NUL")};
    const QString upper = stem.trimmed().toUpper();
    if (kNames.contains(upper))
        return true;
    return upper.size() == 4 && upper.at(3).isDigit() &&
           (upper.startsWith(QLatin1String("COM")) || upper.startsWith(QLatin1String("LPT")));
}

QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= kMostBytes)
        return name;
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    const bool hasEnding = dot > 0 && name.size() - dot <= kLongestEnding;
    const QString ending = hasEnding ? name.mid(dot) : QString();
    QString stem = hasEnding ? name.left(dot) : name;
    while (!stem.isEmpty() && (stem + ending).toUtf8().size() > kMostBytes)
        stem.chop(stem.size() > 1 && stem.back().isLowSurrogate() ? 2 : 1);
    return stem + ending;
}

} // namespace

QString documentName(const QString &name)
{
    QString clean = name;
    for (QChar &c : clean) {
        if (c == QLatin1Char('/') || c == QLatin1Char('\\') || c.category() == QChar::Other_Control)
            c = QLatin1Char('_');
    }
    clean = clean.trimmed();
    return clean.isEmpty() ? QStringLiteral("document") : clean;
}

QString safeFileName(const QString &name)
{
    QString clean;
    for (const QChar c : documentName(name)) {
        if (isDirectionMark(c))
            continue;
        clean += QStringLiteral("<>:\"|?*").contains(c) ? QLatin1Char('_') : c;
    }
    while (clean.endsWith(QLatin1Char('.')) || clean.endsWith(QLatin1Char(' ')))
        clean.chop(1);
    if (clean.startsWith(QLatin1Char('.')))
        clean[0] = QLatin1Char('_');
    if (clean.isEmpty())
        clean = QStringLiteral("document");
    if (isReserved(clean.section(QLatin1Char('.'), 0, 0)))
        clean.prepend(QLatin1Char('_'));
    return shortened(clean);
}

} // namespace duebook
