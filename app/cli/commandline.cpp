// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include "core/base/filename.h"

#include <algorithm>
#include <numeric>

namespace duebook::cli {

namespace {

Error wrongUse(const QString &sentence, const QString &place = {})
{
    return {ErrorCode::Invalid, sentence, place, {}};
}

bool isPath(const char *what)
{
    static const QByteArrayList kNames{"FILE", "DIR", "BACKUP", "DAMAGED"};
    return kNames.contains(what);
}

QString firstWord(const char *verbName)
{
    return QString::fromLatin1(verbName).section(QLatin1Char(' '), 0, 0);
}

/// Letters to change, add, remove or swap to get from one word to the other.
int distance(const QString &from, const QString &to)
{
    const auto columns = size_t(to.size()) + 1;
    std::vector<int> before(columns);
    std::vector<int> row(columns);
    std::vector<int> next(columns);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < from.size(); ++i) {
        next[0] = int(i) + 1;
        for (qsizetype j = 0; j < to.size(); ++j) {
            const auto at = size_t(j);
            next[at + 1] =
                std::min({row[at] + (from[i] == to[j] ? 0 : 1), row[at + 1] + 1, next[at] + 1});
            if (i > 0 && j > 0 && from[i] == to[j - 1] && from[i - 1] == to[j])
                next[at + 1] = std::min(next[at + 1], before[at - 1] + 1);
        }
        before.swap(row);
        row.swap(next);
    }
    return row.back();
}

QString didYouMean(const QString &typed, const QStringList &candidates, const QString &otherwise)
{
    const QString near = nearest(typed, candidates);
    return near.isEmpty() ? otherwise : Texts::tr("did you mean “%1”?").arg(near);
}

QString usageHint(const Verb &verb)
{
    return Texts::tr("see “duebook-cli %1 --help”").arg(QLatin1String(verb.name));
}

} // namespace

QString nearest(const QString &typed, const QStringList &candidates)
{
    QString best;
    int bestDistance = std::max(1, int(typed.size()) / 3) + 1;
    for (const QString &candidate : candidates) {
        const bool begins = typed.size() >= 3 && candidate.startsWith(typed);
        const int between = begins ? 1 : distance(typed.toLower(), candidate);
        if (between < bestDistance) {
            best = candidate;
            bestDistance = between;
        }
    }
    return best;
}

QString asFileName(const QString &typed)
{
    return typed.startsWith(QLatin1Char(':')) ? wholePath(typed) : typed;
}

QString CommandLine::formatIn(const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i] == QLatin1String("--format"))
            return words.value(i + 1);
        if (words[i].startsWith(QLatin1String("--format=")))
            return words[i].mid(9);
    }
    return {};
}

QString CommandLine::value(const char *option) const
{
    const QStringList all = values(option);
    return all.isEmpty() ? QString() : all.back();
}

QStringList CommandLine::values(const char *option) const
{
    const auto found = m_options.find(QLatin1String(option));
    return found == m_options.end() ? QStringList() : found->second;
}

const OptionSpec *CommandLine::optionNamed(const QString &name) const
{
    if (m_verb) {
        for (const OptionSpec &option : m_verb->options) {
            if (name == QLatin1String(option.name))
                return &option;
        }
    }
    for (const OptionSpec &option : globalOptions()) {
        if (name == QLatin1String(option.name))
            return &option;
    }
    return nullptr;
}

Result<void> CommandLine::takeOption(const QStringList &words, qsizetype *position)
{
    const QString &word = words[*position];
    const qsizetype equals = word.indexOf(QLatin1Char('='));
    const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
    const OptionSpec *option = optionNamed(name);
    if (!option) {
        if (!m_verb)
            return wrongUse(Texts::tr("write it behind the verb, or see “duebook-cli --help”"),
                            QStringLiteral("--") + name);
        QStringList known;
        for (const OptionSpec &each : m_verb->options)
            known += QLatin1String(each.name);
        for (const OptionSpec &each : globalOptions())
            known += QLatin1String(each.name);
        const QString near = nearest(name, known);
        return wrongUse(
            Texts::tr("there is no such option: %1")
                .arg(near.isEmpty()
                         ? usageHint(*m_verb)
                         : Texts::tr("did you mean “%1”?").arg(QStringLiteral("--") + near)),
            QStringLiteral("--") + name);
    }
    const QString shown = QStringLiteral("--") + name;
    QStringList &into = m_options[name];
    if (!option->value) {
        if (equals >= 0)
            return wrongUse(Texts::tr("it takes no value: leave out “%1”").arg(word.mid(equals)),
                            shown);
        return {};
    }
    QString value;
    if (equals >= 0) {
        value = word.mid(equals + 1);
    } else {
        const bool missing = *position + 1 >= words.size() ||
                             (words[*position + 1].startsWith(QLatin1String("--")) &&
                              optionNamed(words[*position + 1].mid(2)));
        if (missing)
            return wrongUse(Texts::tr("its value is missing: write %1 %2")
                                .arg(shown, QLatin1String(option->value)),
                            shown);
        value = words[++*position];
    }
    if (!into.isEmpty() && !option->repeats)
        return wrongUse(Texts::tr("it was given twice: leave one out"), shown);
    into += isPath(option->value) ? asFileName(value) : value;
    return {};
}

Result<void> CommandLine::takeVerb(const QStringList &words, qsizetype *position)
{
    const QString first = words[*position];
    const QString two = first + QLatin1Char(' ') + words.value(*position + 1);
    const Verb *single = nullptr;
    QStringList seconds;
    QStringList firsts;
    for (const Verb &verb : allVerbs()) {
        const QString name = QLatin1String(verb.name);
        if (name == two) {
            m_verb = &verb;
            ++*position;
            return {};
        }
        if (name == first)
            single = &verb;
        else if (firstWord(verb.name) == first)
            seconds += name.mid(first.size() + 1);
        firsts += firstWord(verb.name);
    }
    if (single) {
        m_verb = single;
        return {};
    }
    if (seconds.isEmpty())
        return wrongUse(Texts::tr("there is no such verb: %1")
                            .arg(didYouMean(first, firsts,
                                            Texts::tr("see “duebook-cli --help” for all of them"))),
                        first);
    if (words.contains(QStringLiteral("--help")) || words.contains(QStringLiteral("-h"))) {
        m_wish = Wish::VerbHelp;
        m_helpFor = first;
        return {};
    }
    return wrongUse(Texts::tr("say what to do: %1")
                        .arg(didYouMean(words.value(*position + 1), seconds,
                                        seconds.join(Texts::tr(" or ", "between two verbs")))),
                    first);
}

Result<void> CommandLine::checkComplete() const
{
    const auto count = size_t(m_arguments.size());
    const std::vector<ArgumentSpec> &expected = m_verb->arguments;
    for (size_t i = count; i < expected.size(); ++i) {
        if (!expected[i].optional)
            return wrongUse(Texts::tr("%1 is missing (%2): %3")
                                .arg(QLatin1String(expected[i].name), Texts::tr(expected[i].help),
                                     usageHint(*m_verb)));
    }
    const bool open = !expected.empty() && expected.back().repeats;
    if (count > expected.size() && !open)
        return wrongUse(Texts::tr("“%1” is too much here: %2")
                            .arg(m_arguments[qsizetype(expected.size())], usageHint(*m_verb)));
    for (const OptionSpec &option : m_verb->options) {
        if (option.required && !has(option.name))
            return wrongUse(Texts::tr("%1 is missing (%2)")
                                .arg(QStringLiteral("--%1 %2").arg(QLatin1String(option.name),
                                                                   QLatin1String(option.value)),
                                     Texts::tr(option.help)));
    }
    return {};
}

void CommandLine::nameFiles()
{
    const std::vector<ArgumentSpec> &expected = m_verb->arguments;
    for (qsizetype i = 0; i < m_arguments.size() && !expected.empty(); ++i) {
        const ArgumentSpec &spec = expected[std::min(size_t(i), expected.size() - 1)];
        if (isPath(spec.name))
            m_arguments[i] = asFileName(m_arguments[i]);
    }
}

Result<CommandLine> CommandLine::parse(const QStringList &words)
{
    CommandLine line;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        Result<void> taken;
        if (!optionsEnded && word == QLatin1String("--")) {
            optionsEnded = true;
        } else if (!optionsEnded && word == QLatin1String("-h")) {
            line.m_options[QStringLiteral("help")];
        } else if (!optionsEnded && word == QLatin1String("--man")) {
            line.m_wish = Wish::ManPage;
            return line;
        } else if (!optionsEnded && word.startsWith(QLatin1String("--"))) {
            taken = line.takeOption(words, &i);
        } else if (!optionsEnded && word.size() == 2 && word[0] == QLatin1Char('-') &&
                   word[1].isLetter()) {
            taken = wrongUse(Texts::tr("there is no such option: options are whole words behind "
                                       "two dashes, such as --book"),
                             word);
        } else if (!line.m_verb && word == QLatin1String("help")) {
            line.m_options[QStringLiteral("help")];
        } else if (!line.m_verb) {
            taken = line.takeVerb(words, &i);
            if (taken && line.m_wish == Wish::VerbHelp)
                return line;
        } else {
            line.m_arguments += word;
        }
        if (!taken && !line.has("help"))
            return taken.error();
    }
    if (line.has("version")) {
        line.m_wish = Wish::Version;
    } else if (line.has("help")) {
        line.m_wish = line.m_verb ? Wish::VerbHelp : Wish::Overview;
        line.m_helpFor = line.m_verb ? QString::fromLatin1(line.m_verb->name) : QString();
    } else if (!line.m_verb) {
        return wrongUse(Texts::tr("say what to do: see “duebook-cli --help”"));
    } else if (const Result<void> complete = line.checkComplete(); !complete) {
        return complete.error();
    } else {
        line.nameFiles();
    }
    return line;
}

} // namespace duebook::cli
