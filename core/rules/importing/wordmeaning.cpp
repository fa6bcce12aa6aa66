// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/wordmeaning.h"

#include "core/base/textfold.h"

#include <QStringList>

namespace duebook {

namespace {

struct MeaningName {
    WordMeaning meaning;
    const char *name;
};

constexpr MeaningName kNames[] = {
    {WordMeaning::Invoice, "invoice"},   {WordMeaning::CreditNote, "credit-note"},
    {WordMeaning::Charge, "charge"},     {WordMeaning::Payment, "payment"},
    {WordMeaning::BySign, "by-sign"},    {WordMeaning::Open, "open"},
    {WordMeaning::Paid, "paid"},         {WordMeaning::PartPaid, "part-paid"},
    {WordMeaning::Disputed, "disputed"}, {WordMeaning::WrittenOff, "written-off"},
    {WordMeaning::LeftOut, "left-out"},
};

constexpr WordMeaning kGiven[] = {
    WordMeaning::Invoice,  WordMeaning::CreditNote, WordMeaning::Charge, WordMeaning::Payment,
    WordMeaning::BySign,   WordMeaning::Open,       WordMeaning::Paid,   WordMeaning::PartPaid,
    WordMeaning::Disputed, WordMeaning::WrittenOff, WordMeaning::LeftOut};

} // namespace

QString wordMeaningName(WordMeaning meaning)
{
    for (const MeaningName &entry : kNames) {
        if (entry.meaning == meaning)
            return QString::fromLatin1(entry.name);
    }
    return {};
}

std::optional<WordMeaning> wordMeaningFromName(const QString &name)
{
    for (const MeaningName &entry : kNames) {
        if (name == QLatin1String(entry.name))
            return entry.meaning;
    }
    return std::nullopt;
}

std::span<const WordMeaning> givenMeanings()
{
    return kGiven;
}

QString foldLetters(const QString &text)
{
    QString folded = foldText(text);
    folded.replace(QChar(0x142), QLatin1Char('l')).replace(QChar(0xF8), QLatin1Char('o'));
    folded.replace(QChar(0xE6), QLatin1String("ae")).replace(QChar(0x153), QLatin1String("oe"));
    return folded;
}

QString foldWord(const QString &text)
{
    QString folded;
    bool gap = false;
    for (const QChar c : foldLetters(text)) {
        if (!c.isLetterOrNumber()) {
            gap = !folded.isEmpty();
            continue;
        }
        if (gap)
            folded += QLatin1Char(' ');
        gap = false;
        folded += c;
    }
    return folded;
}

PhraseTable::PhraseTable(std::span<const Entry> entries)
{
    for (const Entry &entry : entries) {
        for (const QString &phrase : QString::fromUtf8(entry.phrases).split(QLatin1Char('|'))) {
            const Pattern pattern{foldWord(phrase), phrase.startsWith(QLatin1Char('*')),
                                  phrase.endsWith(QLatin1Char('*')), entry.meaning};
            if (pattern.openBefore || pattern.openBehind)
                m_patterns.push_back(pattern);
            else
                m_exact.insert(pattern.text, pattern.meaning);
        }
    }
}

WordMeaning PhraseTable::meaningOf(const QString &text) const
{
    const QString word = foldWord(text);
    if (word.isEmpty())
        return WordMeaning::Blank;
    if (const auto exact = m_exact.constFind(word); exact != m_exact.constEnd())
        return *exact;
    for (const Pattern &pattern : m_patterns) {
        const bool fits = pattern.openBefore && pattern.openBehind ? word.contains(pattern.text)
                          : pattern.openBefore                     ? word.endsWith(pattern.text)
                                                                   : word.startsWith(pattern.text);
        if (fits)
            return pattern.meaning;
    }
    return WordMeaning::Unknown;
}

} // namespace duebook
