// SPDX-License-Identifier: Apache-2.0
#include "app/cli/textwidth.h"

#include <QStringList>

#include <iterator>

namespace duebook::cli {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Source: Unicode East Asian Width, classes W and F, in whole blocks.
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF},
    {0x20000, 0x3FFFD},
};

int widthOf(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
        category == QChar::Other_Format)
        return 0;
    for (const Range &range : kWide) {
        if (character >= range.first && character <= range.last)
            return 2;
    }
    return 1;
}

} // namespace

int textWidth(const QString &text)
{
    int width = 0;
    for (const char32_t character : text.toUcs4())
        width += widthOf(character);
    return width;
}

QString forTerminal(const QString &text, bool keepLines)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar each : text) {
        const bool lineEnd = each == QLatin1Char('\n') || each == QLatin1Char('\t');
        if (lineEnd)
            safe += keepLines ? each : QLatin1Char(' ');
        else if (each.category() != QChar::Other_Control)
            safe += each;
    }
    return safe;
}

QStringList wrapLines(const QString &text, int width)
{
    QStringList lines;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        if (width <= 0 || textWidth(paragraph) <= width) {
            lines += paragraph;
            continue;
        }
        QString line;
        for (const QString &word : paragraph.split(QLatin1Char(' '))) {
            if (!line.isEmpty() && textWidth(line) + 1 + textWidth(word) > width) {
                lines += line;
                line = word;
            } else {
                line += (line.isEmpty() ? QString() : QStringLiteral(" ")) + word;
            }
        }
        lines += line;
    }
    return lines;
}

} // namespace duebook::cli
