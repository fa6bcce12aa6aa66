// SPDX-License-Identifier: Apache-2.0
#include "core/rules/search/spellings.h"

#include "core/base/textfold.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kShortestWord = 4;

/// What is typed, and the letter that may stand for it.
struct Letter {
    const char16_t *typed;
    const char16_t *written;
};

constexpr Letter kLetters[] = {{u"l", u"ł"},  {u"o", u"ø"}, {u"d", u"đ"},  {u"ae", u"æ"},
                               {u"oe", u"œ"}, {u"i", u"ı"}, {u"th", u"þ"}, {u"d", u"ð"},
                               {u"t", u"ŧ"},  {u"h", u"ħ"}};

/// Ways to write an umlaut without its points.
constexpr Letter kUmlauts[] = {{u"ae", u"a"}, {u"oe", u"o"}, {u"ue", u"u"}};

/// What names begin with before an apostrophe.
const QStringList &beforeApostrophe()
{
    static const QStringList kWords{QStringLiteral("o"),    QStringLiteral("d"),
                                    QStringLiteral("l"),    QStringLiteral("dell"),
                                    QStringLiteral("dall"), QStringLiteral("sant")};
    return kWords;
}

QString text(const char16_t *letters)
{
    return QString::fromUtf16(letters);
}

class Spellings {
public:
    explicit Spellings(const SearchTerm &term) : m_term(term) {}

    std::vector<SearchTerm> take(bool foreignLetters)
    {
        if (m_term.words.size() > 1) {
            addJoined();
            return std::move(m_found);
        }
        const QString word = foldText(m_term.words.front());
        if (word.size() < kShortestWord)
            return {};
        addSplit(word);
        addUmlauts(word);
        if (foreignLetters)
            addLetters(word);
        return std::move(m_found);
    }

private:
    void add(const QStringList &words)
    {
        const SearchTerm spelled{words, m_term.prefix};
        if (m_found.size() < kMostSpellings && spelled != m_term &&
            std::find(m_found.begin(), m_found.end(), spelled) == m_found.end())
            m_found.push_back(spelled);
    }

    // A phrase in quotes is of whole words, and means them.
    void addJoined()
    {
        if (!m_term.prefix)
            return;
        QString joined;
        for (const QString &word : m_term.words)
            joined += foldText(word);
        add({joined});
    }

    void addSplit(const QString &word)
    {
        if (!m_term.prefix)
            return;
        for (const QString &start : beforeApostrophe()) {
            if (word.startsWith(start) && word.size() > start.size() + 1)
                add({start, word.mid(start.size())});
        }
        QStringList runs;
        for (const QChar c : word) {
            const bool goesOn = !runs.isEmpty() && runs.back().back().isDigit() == c.isDigit();
            if (goesOn)
                runs.back() += c;
            else
                runs += QString(c);
        }
        if (runs.size() > 1)
            add(runs);
    }

    void addUmlauts(const QString &word)
    {
        QString plain = word;
        // While "ue" is typed last it may be the end of a word.
        const QString last = plain.right(1);
        plain.chop(1);
        for (const Letter &umlaut : kUmlauts)
            plain.replace(text(umlaut.typed), text(umlaut.written));
        plain += last;
        add({plain});

        QString written = m_term.words.front().normalized(QString::NormalizationForm_C).toLower();
        written.replace(QChar(0xE4), QStringLiteral("ae"))
            .replace(QChar(0xF6), QStringLiteral("oe"))
            .replace(QChar(0xFC), QStringLiteral("ue"));
        add({foldText(written)});
    }

    /// Typed with the letters themselves, the plain ones are meant too; typed plain, every choice
    /// of the letters that occur, each everywhere in the word or nowhere.
    void addLetters(const QString &word)
    {
        QString plain = word;
        for (const Letter &letter : kLetters)
            plain.replace(text(letter.written), text(letter.typed));
        add({plain});
        std::vector<QString> spelled{plain};
        for (const Letter &letter : kLetters) {
            if (!plain.contains(text(letter.typed)))
                continue;
            const size_t before = spelled.size();
            for (size_t i = 0; i < before && spelled.size() <= kMostSpellings; ++i) {
                QString next = spelled[i];
                next.replace(text(letter.typed), text(letter.written));
                if (next != spelled[i])
                    spelled.push_back(next);
            }
        }
        for (const QString &each : spelled)
            add({each});
    }

    const SearchTerm &m_term;
    std::vector<SearchTerm> m_found;
};

} // namespace

std::vector<SearchTerm> otherSpellings(const SearchTerm &term, bool foreignLetters)
{
    return Spellings(term).take(foreignLetters);
}

} // namespace duebook
