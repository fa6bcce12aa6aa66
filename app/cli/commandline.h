// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

#include <QStringList>

#include <map>

namespace duebook::cli {

/// What was typed, taken apart and checked against the tables in `verb.h`: every option is known,
/// has its value, and required ones are there.
class CommandLine {
public:
    enum class Wish { RunVerb, Overview, VerbHelp, Version, ManPage };

    /// `words` without the program's name. Errors: Invalid; the sentence says what to type, with
    /// the nearest known word.
    static Result<CommandLine> parse(const QStringList &words);

    /// The value of `--format` as far as it can be told from words that may not parse.
    static QString formatIn(const QStringList &words);

    Wish wish() const { return m_wish; }
    const Verb *verb() const { return m_verb; }   ///< set for RunVerb
    QString helpFor() const { return m_helpFor; } ///< a verb or the first word of several

    bool has(const char *option) const { return m_options.contains(QLatin1String(option)); }
    QString value(const char *option) const; ///< the last one given; empty when not given
    QStringList values(const char *option) const;

    /// By position; empty when it was left out.
    QString argument(int position) const { return m_arguments.value(position); }
    const QStringList &arguments() const { return m_arguments; }

private:
    Result<void> takeOption(const QStringList &words, qsizetype *position);
    Result<void> takeVerb(const QStringList &words, qsizetype *position);
    Result<void> checkComplete() const;
    void nameFiles();
    const OptionSpec *optionNamed(const QString &name) const;

    Wish m_wish = Wish::RunVerb;
    const Verb *m_verb = nullptr;
    QString m_helpFor;
    std::map<QString, QStringList> m_options;
    QStringList m_arguments;
};

/// A path as it was typed; ":memory:" is a file's name like any other.
QString asFileName(const QString &typed);

/// The candidate most like `typed`, or empty when none is near.
QString nearest(const QString &typed, const QStringList &candidates);

} // namespace duebook::cli
