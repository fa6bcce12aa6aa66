// SPDX-License-Identifier: Apache-2.0
#include "core/store/index/ftsexpression.h"

#include "core/rules/search/spellings.h"
#include "core/rules/search/wordforms.h"

namespace duebook {

namespace {

QString quoted(const QString &words, bool prefix)
{
    return QLatin1Char('"') + words + (prefix ? QStringLiteral("\"*") : QStringLiteral("\""));
}

QString termExpression(const SearchTerm &term)
{
    const QString words = term.words.join(QLatin1Char(' '));
    const QString sharp(QChar(0xDF));
    QString other = words;
    if (words.contains(sharp))
        other.replace(sharp, QStringLiteral("ss"));
    else
        other.replace(QStringLiteral("ss"), sharp);
    const QString plain = quoted(words, term.prefix);
    if (other == words)
        return plain;
    return QLatin1Char('(') + plain + QStringLiteral(" OR ") + quoted(other, term.prefix) +
           QLatin1Char(')');
}

} // namespace

QString ftsExpression(const std::vector<SearchTerm> &terms)
{
    QStringList parts;
    for (const SearchTerm &term : terms)
        parts += termExpression(term);
    return parts.join(QStringLiteral(" AND "));
}

QString ftsAnySpelling(const std::vector<SearchTerm> &terms)
{
    QStringList parts;
    for (const SearchTerm &term : terms) {
        QStringList either{termExpression(term)};
        for (const SearchTerm &spelling : otherSpellings(term))
            either += termExpression(spelling);
        parts += QLatin1Char('(') + either.join(QStringLiteral(" OR ")) + QLatin1Char(')');
    }
    return parts.join(QStringLiteral(" AND "));
}

QString ftsOtherForms(const std::vector<SearchTerm> &terms, bool ofNames)
{
    QStringList parts;
    bool others = false;
    for (const SearchTerm &term : terms) {
        QStringList either{termExpression(term)};
        for (const SearchTerm &form : otherForms(term, ofNames))
            either += termExpression(form);
        others = others || either.size() > 1;
        parts += QLatin1Char('(') + either.join(QStringLiteral(" OR ")) + QLatin1Char(')');
    }
    if (!others)
        return {};
    return QStringLiteral("(%1) NOT (%2)")
        .arg(parts.join(QStringLiteral(" AND ")), ftsExpression(terms));
}

QString endOfPrefix(const QString &prefix)
{
    const char32_t last = 0x10FFFF;
    return prefix + QString::fromUcs4(&last, 1);
}

} // namespace duebook
