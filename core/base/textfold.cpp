// SPDX-License-Identifier: Apache-2.0
#include "core/base/textfold.h"

namespace duebook {

namespace {

bool isAscii(const QString &text)
{
    for (const QChar c : text) {
        if (c.unicode() >= 128)
            return false;
    }
    return true;
}

} // namespace

QString foldText(const QString &text)
{
    const QString decomposed =
        isAscii(text) ? text : text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString folded;
    folded.reserve(decomposed.size());
    bool blankPending = false;
    for (const QChar c : decomposed) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        if (c.isSpace()) {
            blankPending = !folded.isEmpty();
            continue;
        }
        if (blankPending) {
            folded += QLatin1Char(' ');
            blankPending = false;
        }
        // Qt folds one letter to one letter; the sharp s is two.
        if (c.unicode() == 0xDF || c.unicode() == 0x1E9E)
            folded += QStringLiteral("ss");
        else
            folded += c.toLower();
    }
    return folded;
}

QString foldNumber(const QString &number)
{
    QString folded = foldText(number);
    folded.remove(QLatin1Char(' '));
    return folded;
}

QString looseNumber(const QString &number)
{
    const QString folded = foldNumber(number);
    QString loose;
    loose.reserve(folded.size());
    bool inDigits = false;
    for (const QChar c : folded) {
        if (c == QLatin1Char('-') || c == QLatin1Char('.') || c == QLatin1Char('/'))
            inDigits = false;
        else if (c != QLatin1Char('0') || inDigits) {
            loose += c;
            inDigits = c.isDigit();
        }
    }
    // A number of zeros and signs only still is a number.
    return loose.isEmpty() && !folded.isEmpty() ? QStringLiteral("0") : loose;
}

} // namespace duebook
