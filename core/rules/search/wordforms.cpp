// SPDX-License-Identifier: Apache-2.0
#include "core/rules/search/wordforms.h"

#include "core/base/textfold.h"
#include "core/rules/search/spellings.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr qsizetype kShortestWord = 4;
constexpr qsizetype kShortestHebrew = 3;
constexpr qsizetype kMostForms = 24;

struct Ending {
    const char *letters;
    int least; ///< letters that must remain
};

// Longest first: what remains is a beginning, so it covers all shorter endings too.
constexpr Ending kEndings[] = {
    {"ings", 4}, {"eaux", 3}, {"aron", 4}, {"ando", 4}, {"ies", 4}, {"ied", 4}, {"ing", 4},
    {"ees", 4},  {"ten", 4},  {"ern", 4},  {"ant", 5},  {"aux", 3}, {"ado", 4}, {"ada", 4},
    {"ed", 4},   {"es", 4},   {"en", 4},   {"er", 4},   {"em", 5},  {"ez", 4},  {"ee", 4},
    {"os", 4},   {"as", 4},   {"te", 4},   {"s", 3},    {"e", 4},   {"n", 5},   {"t", 4},
    {"y", 4},    {"a", 5},    {"o", 5},
};

// Words of the trade whose forms have no common ending. A member stands for every word that begins
// with it when it has four letters or more, else for itself.
constexpr const char *kIrregular[] = {
    "pay paid payed paying paye",
    "send sent sending gesendet gesandt sandte",
    "say said says",
    "speak spoke spoken",
    "write wrote written writing",
    "break broke broken",
    "keep kept",
    "give gave given",
    "owe owed owing",
    "zahl zahlung gezahlt bezahlt",
    "schick geschickt",
    "schreib schrieb geschrieben",
    "sprech sprach gesprochen",
    "versprech verspricht versprach versprochen",
    "uberweis uberwies",
    "mahn gemahnt",
    "liefer geliefert",
    "envoy envoi",
    "promet promis",
    "recev recu recoi",
    "doit devoir dois",
    "pago pagar pagado paga pagan",
    "debe deber debido",
    "prometi promete promesa",
};

bool isHebrew(QChar c)
{
    return c.unicode() >= 0x05D0 && c.unicode() <= 0x05EA;
}

/// Hebrew letters that look otherwise at the end of a word, in pairs: inside, at the end.
constexpr char16_t kFinals[][2] = {
    {0x05DB, 0x05DA}, {0x05DE, 0x05DD}, {0x05E0, 0x05DF}, {0x05E4, 0x05E3}, {0x05E6, 0x05E5}};

QString withLast(const QString &word, bool final)
{
    QString changed = word;
    for (const auto &pair : kFinals) {
        if (word.back().unicode() == pair[final ? 0 : 1])
            changed.back() = QChar(pair[final ? 1 : 0]);
    }
    return changed;
}

class Forms {
public:
    explicit Forms(QString word) : m_word(std::move(word)) {}

    QStringList take()
    {
        if (std::all_of(m_word.begin(), m_word.end(), isHebrew))
            addHebrew();
        else if (m_word.size() >= kShortestWord && m_word.front().isLetter())
            addLatin();
        return std::move(m_forms);
    }

    void add(const QString &form)
    {
        const bool full = m_forms.size() == kMostForms;
        if (full || form.size() < 3 || form == m_word || m_forms.contains(form))
            return;
        m_forms += form;
    }

private:
    void addLatin()
    {
        for (const Ending &ending : kEndings) {
            const QLatin1String letters(ending.letters);
            if (!m_word.endsWith(letters) || m_word.size() - letters.size() < ending.least)
                continue;
            add(m_word.chopped(letters.size()));
            break;
        }
        for (const char *group : kIrregular) {
            const QStringList members = QString::fromLatin1(group).split(QLatin1Char(' '));
            const bool ours = std::any_of(members.begin(), members.end(), [this](const QString &m) {
                return m == m_word || (m.size() >= kShortestWord && m_word.startsWith(m));
            });
            for (const QString &member : ours ? members : QStringList())
                add(member);
        }
        QString umlauts = m_word;
        umlauts.replace(QLatin1String("ae"), QLatin1String("a"))
            .replace(QLatin1String("oe"), QLatin1String("o"))
            .replace(QLatin1String("ue"), QLatin1String("u"));
        if (umlauts.size() >= kShortestWord)
            add(umlauts);
    }

    // The letters for and, the, in, as, to, from and that are written onto the word, also two.
    void addHebrew()
    {
        if (m_word.size() < kShortestHebrew)
            return;
        const QString attached = QStringLiteral("והבכלמש");
        const QStringList pairs{QStringLiteral("וה"), QStringLiteral("שה"), QStringLiteral("מה"),
                                QStringLiteral("וב"), QStringLiteral("ול")};
        for (const QString &pair : pairs) {
            if (m_word.startsWith(pair) && m_word.size() - 2 >= kShortestHebrew)
                addEndings(m_word.mid(2));
        }
        if (attached.contains(m_word.front()) && m_word.size() - 1 >= kShortestHebrew)
            addEndings(m_word.mid(1));
        addEndings(m_word);
        const QString inside = withLast(m_word, false);
        for (const QChar letter : attached) {
            add(letter + m_word);
            if (inside != m_word)
                add(letter + inside);
        }
        for (const QString &pair : pairs)
            add(pair + m_word);
    }

    void addEndings(const QString &word)
    {
        add(word);
        add(withLast(word, false));
        for (const QString &plural : {QStringLiteral("ים"), QStringLiteral("ות")}) {
            if (!word.endsWith(plural) || word.size() - 2 < kShortestHebrew)
                continue;
            add(word.chopped(2));
            add(withLast(word.chopped(2), true));
        }
    }

    QString m_word;
    QStringList m_forms;
};

/// `Müller` is also written Mueller.
QString umlautsWrittenOut(const QString &word)
{
    QString written = word.normalized(QString::NormalizationForm_C).toLower();
    written.replace(QChar(0xE4), QStringLiteral("ae"))
        .replace(QChar(0xF6), QStringLiteral("oe"))
        .replace(QChar(0xFC), QStringLiteral("ue"));
    return foldText(written);
}

} // namespace

QStringList wordForms(const QString &word)
{
    const QString folded = foldText(word);
    if (folded.isEmpty())
        return {};
    QStringList forms = Forms(folded).take();
    const QString written = umlautsWrittenOut(word);
    if (written != folded && !forms.contains(written))
        forms += written;
    return forms;
}

std::vector<SearchTerm> otherForms(const SearchTerm &term, bool foreignLetters)
{
    std::vector<SearchTerm> forms = otherSpellings(term, foreignLetters);
    if (term.words.size() != 1 || !term.prefix)
        return forms;
    for (const QString &form : wordForms(term.words.front())) {
        const SearchTerm made{{form}, true};
        if (std::find(forms.begin(), forms.end(), made) == forms.end())
            forms.push_back(made);
    }
    return forms;
}

std::vector<SearchTerm> withOtherForms(const std::vector<SearchTerm> &terms)
{
    std::vector<SearchTerm> all = terms;
    for (const SearchTerm &term : terms) {
        for (SearchTerm &form : otherForms(term))
            all.push_back(std::move(form));
    }
    return all;
}

bool hasTerms(const QString &text, const std::vector<SearchTerm> &terms, bool forms)
{
    return std::all_of(terms.begin(), terms.end(), [&](const SearchTerm &term) {
        if (!markTerms(text, {term}).empty())
            return true;
        return forms && !markTerms(text, otherForms(term)).empty();
    });
}

} // namespace duebook
