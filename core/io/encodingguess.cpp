// SPDX-License-Identifier: Apache-2.0
#include "core/io/encodingguess.h"

#include "core/io/languageletters.h"

#include <QSet>

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kLongestText = 80;
constexpr int kMostTexts = 300;
constexpr qsizetype kShownTexts = 5;
constexpr double kClear = 0.12; ///< points between two readings that are not confused

/// The cells that have letters beyond ASCII. The signs they are cut at are no part of a letter in
/// any code page of East Asia.
QList<QByteArray> cellsWithLetters(QByteArrayView sample)
{
    QList<QByteArray> cells;
    QSet<QByteArray> met;
    qsizetype from = 0;
    // The last cell may be cut inside a letter.
    for (qsizetype at = 0; at < sample.size() && cells.size() < kMostTexts; ++at) {
        const char c = sample[at];
        if (c != ',' && c != ';' && c != '\t' && c != '\n' && c != '\r' && c != '"')
            continue;
        const QByteArray cell = sample.sliced(from, at - from).toByteArray();
        from = at + 1;
        const bool letters = std::any_of(cell.begin(), cell.end(), [](char each) {
            return static_cast<unsigned char>(each) >= 128;
        });
        if (letters && cell.size() <= 2 * kLongestText && !met.contains(cell)) {
            met.insert(cell);
            cells.append(cell);
        }
    }
    if (cells.isEmpty() && from < sample.size())
        cells.append(
            sample.sliced(from).first(std::min(kLongestText, sample.size() - from)).toByteArray());
    return cells;
}

enum class Script { None, Latin, Other };

Script scriptOf(QChar c)
{
    if (!c.isLetter())
        return Script::None;
    return c.script() == QChar::Script_Latin ? Script::Latin : Script::Other;
}

/// A letter by itself before or behind a number: a currency's sign, read wrongly.
bool isBesideNumber(const QString &text, qsizetype at)
{
    const auto beyond = [&text](qsizetype from, int step) {
        while (from >= 0 && from < text.size() && text.at(from).isSpace())
            from += step;
        return from >= 0 && from < text.size() ? text.at(from) : QChar(u' ');
    };
    const QChar before = beyond(at - 1, -1);
    const QChar after = beyond(at + 1, 1);
    return !before.isLetter() && !after.isLetter() && (before.isDigit() || after.isDigit());
}

/// What is wrong with the place of a sign, in points.
double faultOf(const QString &text, qsizetype at, bool eastAsian)
{
    const QChar c = text.at(at);
    const QChar before = at > 0 ? text.at(at - 1) : QChar(u' ');
    const QChar after = at + 1 < text.size() ? text.at(at + 1) : QChar(u' ');
    if (c == QChar::ReplacementCharacter || c.category() == QChar::Other_PrivateUse)
        return 4;
    if (c.category() == QChar::Other_Control)
        return 2;
    const Script script = scriptOf(c);
    if (script == Script::None) {
        // A sign inside a word, also beside another one.
        const auto sign = [](QChar each) { return each.unicode() >= 128 && !each.isSpace(); };
        const bool inside = (before.isLetter() && (after.isLetter() || sign(after))) ||
                            (sign(before) && after.isLetter());
        const bool dash = c.category() == QChar::Punctuation_Dash;
        return inside && !c.isMark() && !c.isSpace() && !dash ? 1.5 : 0;
    }
    double fault = 0;
    const auto other = [&](QChar neighbour) {
        const Script its = scriptOf(neighbour);
        return its != Script::None && its != script;
    };
    if (other(before) || other(after))
        fault += 1.5;
    if (!eastAsian) {
        if (c.isUpper() && before.isLower())
            fault += 1;
        if (isBesideNumber(text, at))
            fault += 1.2; // signs of currencies are letters elsewhere
        else if (before.isDigit() || after.isDigit())
            fault += 0.5;
    }
    return fault;
}

/// How well the text is written with the letters of this language: 1 = all of them are its own.
double pointsFor(const QStringList &texts, const LanguageLetters &language, bool eastAsian)
{
    const QString own = QString::fromUtf8(language.letters);
    double points = 0;
    int signs = 0;
    int letters = 0;
    int capitals = 0;
    bool cased = false;
    for (const QString &text : texts) {
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar c = text.at(at);
            if (c.unicode() < 128)
                continue;
            const double fault = faultOf(text, at, eastAsian);
            if (!c.isLetter() && fault == 0)
                continue;
            ++signs;
            points -= fault;
            if (!c.isLetter())
                continue;
            ++letters;
            cased = cased || c.isUpper() || c.isLower();
            capitals += c.isUpper() ? 1 : 0;
            const bool kana = c.unicode() >= 0x3041 && c.unicode() <= 0x30FF;
            const bool common = c.unicode() >= 0x4E00 && c.unicode() <= 0x9FFF;
            if (own.contains(c.toLower()))
                points += language.weight;
            else if (eastAsian && kana)
                points += 0.9;
            else if (eastAsian && (common || c.script() == QChar::Script_Hangul))
                points += 0.45;
            else
                points -= 0.5;
        }
    }
    if (signs == 0)
        return 0;
    points /= signs;
    // Names begin with capitals where a script has them.
    const bool wholeWords = letters > 5 && cased && scriptOf(own.front()) == Script::Other;
    if (!wholeWords)
        return points;
    if (capitals == 0)
        return points - 0.3;
    return capitals == letters ? points - 0.1 : points;
}

QStringList decoded(const QList<QByteArray> &cells, TextEncoding encoding)
{
    QStringList texts;
    for (const QByteArray &cell : cells)
        texts += decodeText(cell, encoding);
    return texts;
}

/// What the signs beyond ASCII are: two code pages that agree in them read the file alike.
QString lettersOf(const QStringList &texts)
{
    QString letters;
    for (const QString &text : texts) {
        for (const QChar c : text) {
            if (c.unicode() >= 128)
                letters += c;
        }
    }
    return letters;
}

} // namespace

EncodingGuess guessEncoding(QByteArrayView sample)
{
    EncodingGuess guess;
    if (const auto certain = certainEncoding(sample)) {
        guess.encoding = *certain;
        return guess;
    }
    const QList<QByteArray> cells = cellsWithLetters(sample);
    QSet<QString> readings;
    for (const CodePage &page : codePages()) {
        const QStringList texts = decoded(cells, page.encoding);
        const QString letters = lettersOf(texts);
        if (readings.contains(letters))
            continue;
        readings.insert(letters);
        double best = -10;
        for (const LanguageLetters &language : page.languages)
            best = std::max(best, pointsFor(texts, language, page.eastAsian));
        EncodingCandidate candidate{page.encoding, best + page.prior, {}};
        for (const QString &text : texts.mid(0, kShownTexts))
            candidate.texts += text.simplified().left(kLongestText);
        guess.candidates.push_back(candidate);
    }
    std::stable_sort(
        guess.candidates.begin(), guess.candidates.end(),
        [](const EncodingCandidate &a, const EncodingCandidate &b) { return a.points > b.points; });
    guess.encoding = guess.candidates.front().encoding;
    const QString signs = lettersOf(decoded(cells, guess.encoding));
    const bool anyLetter = std::any_of(signs.begin(), signs.end(), [](QChar c) {
        return c.isLetter() || c == QChar::ReplacementCharacter;
    });
    guess.sure = !anyLetter || guess.candidates.size() < 2 ||
                 guess.candidates[0].points - guess.candidates[1].points >= kClear;
    // A long tail helps nobody to choose.
    const double last = guess.candidates.front().points - 0.6;
    std::erase_if(guess.candidates,
                  [last](const EncodingCandidate &each) { return each.points < last; });
    return guess;
}

} // namespace duebook
