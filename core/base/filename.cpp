// SPDX-License-Identifier: Apache-2.0
#include "core/base/filename.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace duebook {

namespace {

// File systems take 255; what is written under a temporary name first adds a few.
constexpr qsizetype kMostBytes = 240;
constexpr qsizetype kLongestEnding = 20;

/// Shown as nothing, or turning around what stands beside it: directions, joiners, tags.
bool isUnseen(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Format:
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        break;
    }
    // Letters that are drawn as a blank.
    return c == 0x115F || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xFFA0;
}

/// No letter of any language: what stood for half a pair, or what never is to be one.
bool isRubbish(char32_t c)
{
    return c == QChar::ReplacementCharacter || QChar::isNonCharacter(c);
}

/// Names of devices under Windows, with any ending.
bool isReserved(const QString &stem)
{
    static const QStringList kNames{QStringLiteral("CON"),    QStringLiteral("PRN"),
                                    QStringLiteral("AUX"),    QStringLiteral("NUL"),
                                    QStringLiteral("CONIN$"), QStringLiteral("CONOUT$"),
                                    QStringLiteral("CLOCK$")};
    const QString upper = stem.trimmed().toUpper();
    if (kNames.contains(upper))
        return true;
    static const QString kNumbers = QStringLiteral("0123456789\u00B9\u00B2\u00B3");
    return upper.size() == 4 && kNumbers.contains(upper.at(3)) &&
           (upper.startsWith(QLatin1String("COM")) || upper.startsWith(QLatin1String("LPT")));
}

void chopEnd(QString &name)
{
    while (name.endsWith(QLatin1Char('.')) || name.endsWith(QLatin1Char(' ')))
        name.chop(1);
}

QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= kMostBytes)
        return name;
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    const bool hasEnding = dot > 0 && name.size() - dot <= kLongestEnding;
    const QString ending = hasEnding ? name.mid(dot) : QString();
    // A letter takes a byte at least: what is cut one by one is never long.
    QString stem = (hasEnding ? name.left(dot) : name).left(kMostBytes);
    while (!stem.isEmpty() && (stem + ending).toUtf8().size() > kMostBytes)
        stem.chop(stem.size() > 1 && stem.back().isLowSurrogate() ? 2 : 1);
    chopEnd(stem);
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
    const QList<uint> letters = documentName(name).toUcs4();
    for (const char32_t c : letters) {
        if (isUnseen(c))
            continue;
        const bool refused = isRubbish(c) || (c < 0x80 && QByteArray("<>:\"|?*").contains(char(c)));
        clean += refused ? QStringLiteral("_") : QString::fromUcs4(&c, 1);
    }
    // A row of blanks would push the true ending out of sight.
    clean = clean.simplified();
    chopEnd(clean);
    if (clean.startsWith(QLatin1Char('.')))
        clean[0] = QLatin1Char('_');
    if (clean.isEmpty())
        clean = QStringLiteral("document");
    if (isReserved(clean.section(QLatin1Char('.'), 0, 0)))
        clean.prepend(QLatin1Char('_'));
    return shortened(clean);
}

bool isTakenIn(const QString &folder, const QString &name)
{
    const QStringList there = QDir(folder).entryList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::NoSort);
    return std::any_of(there.begin(), there.end(), [&name](const QString &each) {
        return each.compare(name, Qt::CaseInsensitive) == 0;
    });
}

QString wholePath(const QString &path)
{
    // Qt would take it for a file built into the program.
    if (path.startsWith(QLatin1Char(':')))
        return QDir::currentPath() + QLatin1Char('/') + path;
    return QFileInfo(path).absoluteFilePath();
}

} // namespace duebook
