// SPDX-License-Identifier: Apache-2.0
#include "core/rules/search/searchterms.h"

#include "core/rules/search/searchfilterwords.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kMostSigns = 2000;
constexpr qsizetype kShortestUnknownKey = 3;

bool isQuote(QChar c)
{
    return c == QLatin1Char('"') || c.unicode() == 0x201C || c.unicode() == 0x201D ||
           c.unicode() == 0x201E;
}

bool isColon(QChar c)
{
    return c == QLatin1Char(':') || c.unicode() == 0xFF1A;
}

/// A run of signs without blanks outside its quotes.
struct Token {
    qsizetype start = 0;
    qsizetype end = 0;
};

std::vector<Token> tokensOf(const QString &text)
{
    std::vector<Token> tokens;
    bool inside = false;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isSpace() && !quoted) {
            inside = false;
            continue;
        }
        if (isQuote(text[i]))
            quoted = !quoted;
        if (!inside)
            tokens.push_back({i, i});
        inside = true;
        tokens.back().end = i + 1;
    }
    return tokens;
}

QString withoutQuotes(const QString &text)
{
    QString plain;
    for (const QChar c : text) {
        if (!isQuote(c))
            plain += c;
    }
    return plain.trimmed();
}

/// The letters before the first colon of the token; empty when it has none.
QString keyOf(QStringView token)
{
    for (qsizetype i = 0; i < token.size(); ++i) {
        if (isColon(token[i]))
            return token.left(i).toString();
        if (!token[i].isLetter() && !token[i].isMark())
            return {};
    }
    return {};
}

/// A day as a search means it: the last one that fits, where the text names no year.
QDate pastDay(const QString &text, const NaturalDateContext &dates)
{
    const NaturalDate plain = readNaturalDate(text, dates);
    if (!plain.ok() || plain.day <= dates.today)
        return plain.ok() ? plain.day : QDate();
    const auto seenFrom = [&](qint64 daysAgo) {
        NaturalDateContext earlier = dates;
        earlier.today = dates.today.addDays(-daysAgo);
        const NaturalDate seen = readNaturalDate(text, earlier);
        return seen.ok() ? seen.day : QDate();
    };
    // "+7" and "tomorrow" move with the day they are seen from: they are meant so.
    if (seenFrom(1) == plain.day.addDays(-1))
        return plain.day;
    for (const qint64 daysAgo : {7, 31, 366}) {
        const QDate day = seenFrom(daysAgo);
        if (day.isValid() && day <= dates.today)
            return day;
    }
    return plain.day;
}

class Reader {
public:
    Reader(const QString &text, const NaturalDateContext &dates) : m_text(text), m_dates(dates) {}

    SearchQuestion read()
    {
        const std::vector<Token> tokens = tokensOf(m_text);
        QStringList words;
        for (size_t i = 0; i < tokens.size(); ++i) {
            const QStringView token = view(tokens[i]);
            const QString key = keyOf(token);
            const std::optional<SearchFilterKind> kind = searchFilterKey(key);
            if (key.isEmpty() || !kind) {
                sayUnknown(key, token);
                words += token.toString();
                continue;
            }
            SearchFilter filter;
            filter.kind = *kind;
            filter.start = tokens[i].start;
            filter.value = withoutQuotes(token.mid(key.size() + 1).toString());
            qsizetype end = tokens[i].end;
            if (filter.value.isEmpty() && i + 1 < tokens.size() &&
                !searchFilterKey(keyOf(view(tokens[i + 1])))) {
                ++i;
                filter.value = withoutQuotes(view(tokens[i]).toString());
                end = tokens[i].end;
            }
            filter.length = end - filter.start;
            take(filter);
            m_question.filters.push_back(filter);
        }
        m_question.words = words.join(QLatin1Char(' '));
        return std::move(m_question);
    }

private:
    QStringView view(const Token &token) const
    {
        return QStringView(m_text).mid(token.start, token.end - token.start);
    }

    // "Re: payment", "10:30" and "https://..." are no filters; "colour:red" wants to be one.
    void sayUnknown(const QString &key, QStringView token)
    {
        if (key.size() < kShortestUnknownKey || key.size() + 1 >= token.size())
            return;
        const QChar next = token[key.size() + 1];
        if ((next.isLetterOrNumber() || isQuote(next)) && !m_question.unknown.contains(key))
            m_question.unknown += key;
    }

    void take(SearchFilter &filter)
    {
        if (filter.value.isEmpty()) {
            filter.problem = SearchProblem::Incomplete;
            return;
        }
        switch (filter.kind) {
        case SearchFilterKind::Account:
            m_question.account = filter.value;
            break;
        case SearchFilterKind::By:
            m_question.by = filter.value;
            break;
        case SearchFilterKind::From:
        case SearchFilterKind::Before:
        case SearchFilterKind::Until:
            takeDay(filter);
            break;
        case SearchFilterKind::Kind:
            takeKinds(filter);
            break;
        case SearchFilterKind::State:
            if (const std::optional<SearchState> state = searchStateWord(filter.value))
                m_question.state = *state;
            else
                filter.problem = SearchProblem::NoSuchState;
            break;
        }
    }

    void takeDay(SearchFilter &filter)
    {
        filter.day = pastDay(filter.value, m_dates);
        if (!filter.day.isValid())
            filter.problem = SearchProblem::NotADay;
        else if (filter.kind == SearchFilterKind::From)
            m_question.from = filter.day;
        else
            m_question.before =
                filter.kind == SearchFilterKind::Until ? filter.day.addDays(1) : filter.day;
    }

    void takeKinds(SearchFilter &filter)
    {
        const auto add = [](auto &list, auto value) {
            if (std::find(list.begin(), list.end(), value) == list.end())
                list.push_back(value);
        };
        for (const QString &word : filter.value.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            const std::optional<SearchKindWord> meaning = searchKindWord(word);
            if (!meaning) {
                filter.problem = SearchProblem::NoSuchKind;
                continue;
            }
            add(m_question.kinds, meaning->kind);
            if (meaning->kind == SearchKind::Note && !meaning->noteKind)
                m_everyNote = true;
            else if (meaning->noteKind)
                add(m_question.noteKinds, *meaning->noteKind);
        }
        if (m_everyNote)
            m_question.noteKinds.clear();
    }

    const QString &m_text;
    const NaturalDateContext &m_dates;
    SearchQuestion m_question;
    bool m_everyNote = false;
};

} // namespace

bool SearchQuestion::narrowed() const
{
    return !account.isEmpty() || !by.isEmpty() || from.isValid() || before.isValid() ||
           !kinds.empty() || state != SearchState::Any;
}

bool SearchQuestion::wants(SearchKind kind) const
{
    return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

SearchQuestion readSearch(const QString &typed, const NaturalDateContext &dates)
{
    const QString text = typed.left(kMostSigns);
    return Reader(text, dates).read();
}

QString withoutFilter(const QString &typed, const SearchFilter &filter)
{
    QString text = typed;
    text.remove(filter.start, filter.length);
    return text.simplified();
}

QString withFilter(const QString &typed, const NaturalDateContext &dates, SearchFilterKind kind,
                   const QString &value)
{
    QString text = typed;
    const SearchQuestion question = readSearch(typed, dates);
    for (auto filter = question.filters.rbegin(); filter != question.filters.rend(); ++filter) {
        if (filter->kind == kind)
            text.remove(filter->start, filter->length);
    }
    text = text.simplified();
    if (value.isEmpty())
        return text;
    const bool blanks =
        std::any_of(value.begin(), value.end(), [](QChar c) { return c.isSpace(); });
    const QString quote = blanks ? QStringLiteral("\"") : QString();
    const QString filter =
        searchFilterName(kind) + QLatin1Char(':') + quote + withoutQuotes(value) + quote;
    return text.isEmpty() ? filter : text + QLatin1Char(' ') + filter;
}

} // namespace duebook
