// SPDX-License-Identifier: Apache-2.0
#include "core/base/searchwords.h"

#include "core/base/textfold.h"

namespace duebook {

namespace {

constexpr size_t kMostTerms = 12;
constexpr qsizetype kLongestWord = 64;
constexpr qsizetype kBeforeFound = 40;
// A note of 100 KB is shown by its first lines; marking looks no further than a person would.
constexpr qsizetype kMarkedText = 20000;

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c.isSurrogate() || c.isMark();
}

// Emoji are surrogate pairs but no words: the search index does not know them either.
bool isWordPair(QChar high, QChar low)
{
    const char32_t code = QChar::surrogateToUcs4(high, low);
    return QChar::isLetterOrNumber(code);
}

/// Scripts without blanks between words: a word may begin anywhere.
bool isUnspaced(QChar c)
{
    return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hiragana ||
           c.script() == QChar::Script_Katakana || c.script() == QChar::Script_Thai;
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    const auto finish = [&] {
        if (!word.isEmpty())
            words += word.left(kLongestWord);
        word.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair =
            c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair && isWordPair(c, text[i + 1])) {
            word += c;
            word += text[++i];
        } else if (pair) {
            ++i;
            finish();
        } else if (isWordPart(c) && !c.isSurrogate() && !(c.isMark() && word.isEmpty())) {
            word += c;
        } else {
            finish();
        }
    }
    finish();
    return words;
}

void addTerms(std::vector<SearchTerm> &terms, const QString &text, bool quoted, bool closed)
{
    if (quoted) {
        const QStringList words = wordsOf(text);
        if (!words.isEmpty())
            terms.push_back({words, !closed});
        return;
    }
    for (const QString &part : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QStringList words = wordsOf(part);
        if (!words.isEmpty())
            terms.push_back({words, true});
    }
}

/// The text folded letter by letter, with the place each folded letter came from.
struct Folded {
    QString text;
    std::vector<qsizetype> from;

    explicit Folded(const QString &original)
    {
        text.reserve(original.size());
        from.reserve(size_t(original.size()));
        for (qsizetype i = 0; i < original.size(); ++i) {
            const QChar c = original[i];
            if (c.unicode() < 128) {
                add(c.toLower(), i);
                continue;
            }
            const qsizetype units =
                c.isHighSurrogate() && i + 1 < original.size() ? qsizetype{2} : qsizetype{1};
            for (const QChar folded : foldText(original.mid(i, units)))
                add(folded, i);
            // Folding trims; what separates words must stay.
            if (c.isSpace())
                add(QLatin1Char(' '), i);
            i += units - 1;
        }
    }

    void add(QChar c, qsizetype origin)
    {
        text += c;
        from.push_back(origin);
    }

    bool wordStartsAt(qsizetype i) const
    {
        return i == 0 || !isWordPart(text[i - 1]) || isUnspaced(text[i]);
    }

    bool wordEndsAt(qsizetype i) const { return i >= text.size() || !isWordPart(text[i]); }
};

/// Where the rest of the term ends when its first word stands at `at`, or -1.
qsizetype endOfTerm(const Folded &folded, const QStringList &words, bool prefix, qsizetype at)
{
    for (qsizetype w = 0; w < words.size(); ++w) {
        if (w > 0) {
            while (at < folded.text.size() && !isWordPart(folded.text[at]))
                ++at;
        }
        if (!QStringView(folded.text).mid(at).startsWith(words[w]))
            return -1;
        at += words[w].size();
        const bool last = w + 1 == words.size();
        if (!(last && prefix) && !folded.wordEndsAt(at))
            return -1;
    }
    return at;
}

void markTerm(const Folded &folded, const SearchTerm &term, std::vector<TextRange> &ranges,
              qsizetype originalSize)
{
    QStringList words;
    for (const QString &word : term.words)
        words += foldText(word);
    if (words.front().isEmpty())
        return;
    qsizetype at = 0;
    while ((at = folded.text.indexOf(words.front(), at)) >= 0) {
        const qsizetype end =
            folded.wordStartsAt(at) ? endOfTerm(folded, words, term.prefix, at) : -1;
        if (end < 0) {
            ++at;
            continue;
        }
        const qsizetype start = folded.from[size_t(at)];
        const qsizetype stop = end < folded.text.size() ? folded.from[size_t(end)] : originalSize;
        ranges.push_back({start, std::max<qsizetype>(stop - start, 1)});
        at = end;
    }
}

} // namespace

std::vector<SearchTerm> searchTerms(const QString &typed)
{
    // Signs beyond this length cannot change the twelve terms that are kept.
    const QString text = typed.left(2000).normalized(QString::NormalizationForm_C).toLower();
    std::vector<SearchTerm> terms;
    const QStringList parts = QString(text)
                                  .replace(QChar(0x201C), QLatin1Char('"'))
                                  .replace(QChar(0x201D), QLatin1Char('"'))
                                  .simplified()
                                  .split(QLatin1Char('"'));
    for (qsizetype i = 0; i < parts.size(); ++i)
        addTerms(terms, parts[i], i % 2 == 1, i + 1 < parts.size());
    if (terms.size() > kMostTerms)
        terms.resize(kMostTerms);
    return terms;
}

bool hasUnspacedScript(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return isUnspaced(c); });
}

std::vector<TextRange> markTerms(const QString &text, const std::vector<SearchTerm> &terms)
{
    const Folded folded(text.left(kMarkedText));
    std::vector<TextRange> found;
    for (const SearchTerm &term : terms)
        markTerm(folded, term, found, std::min(text.size(), kMarkedText));
    std::sort(found.begin(), found.end(),
              [](const TextRange &a, const TextRange &b) { return a.start < b.start; });
    std::vector<TextRange> ranges;
    for (const TextRange &range : found) {
        if (!ranges.empty() && range.start <= ranges.back().start + ranges.back().length) {
            const qsizetype end =
                std::max(ranges.back().start + ranges.back().length, range.start + range.length);
            ranges.back().length = end - ranges.back().start;
        } else {
            ranges.push_back(range);
        }
    }
    return ranges;
}

MarkedText excerpt(const QString &text, const std::vector<SearchTerm> &terms, qsizetype length)
{
    const QString line = text.left(kMarkedText).simplified();
    const std::vector<TextRange> all = markTerms(line, terms);
    qsizetype start = 0;
    if (!all.empty() && all.front().start > kBeforeFound && line.size() > length) {
        start = all.front().start - kBeforeFound;
        const qsizetype blank = line.indexOf(QLatin1Char(' '), start);
        if (blank >= 0 && blank < all.front().start)
            start = blank + 1;
        if (line[start].isLowSurrogate())
            --start;
    }
    qsizetype stop = std::min(line.size(), start + length);
    if (stop < line.size() && line[stop].isLowSurrogate())
        --stop;
    MarkedText marked;
    const QString lead = start > 0 ? QString(QChar(0x2026)) : QString();
    marked.text = lead + line.mid(start, stop - start);
    if (stop < line.size())
        marked.text += QChar(0x2026);
    for (const TextRange &range : all) {
        const qsizetype from = std::max(range.start, start);
        const qsizetype to = std::min(range.start + range.length, stop);
        if (to > from)
            marked.ranges.push_back({from - start + lead.size(), to - from});
    }
    return marked;
}

} // namespace duebook
