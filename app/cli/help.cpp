// SPDX-License-Identifier: Apache-2.0
#include "app/cli/help.h"

#include "app/cli/verb.h"

namespace duebook::cli {

namespace {

constexpr int kWidth = 79;
constexpr int kIndent = 26;

struct ExitText {
    ExitCode code;
    const char *text;
};

constexpr ExitText kExitCodes[] = {
    {ExitCode::Done, QT_TRANSLATE_NOOP("duebook::Cli", "done")},
    {ExitCode::Failed, QT_TRANSLATE_NOOP("duebook::Cli", "failed, nothing was written")},
    {ExitCode::WrongUse,
     QT_TRANSLATE_NOOP("duebook::Cli", "wrong use: what was given cannot be used")},
    {ExitCode::Rejected,
     QT_TRANSLATE_NOOP("duebook::Cli", "done, with rows or items rejected and listed")},
    {ExitCode::Busy,
     QT_TRANSLATE_NOOP("duebook::Cli", "the book is busy or cannot be reached: try again")},
    {ExitCode::Damaged,
     QT_TRANSLATE_NOOP("duebook::Cli", "the book is damaged, or the file is not a book")},
};

constexpr const char *kOutputText = QT_TRANSLATE_NOOP(
    "duebook::Cli",
    "The result alone goes to standard output; progress, notices and errors go to standard error. "
    "Amounts are decimal numbers with a point, their ISO 4217 currency beside them; in JSON they "
    "are strings, so that no digit is lost. Days are YYYY-MM-DD. Every option that takes a day "
    "also understands words such as today, fri, +7, eom or in 2 weeks.");

constexpr const char *kErrorText = QT_TRANSLATE_NOOP(
    "duebook::Cli",
    "An error is one line on standard error, \"duebook-cli: verb: where: what to do\". With "
    "--format json a second line holds it as JSON with the fields verb, code, place, sentence and "
    "exit_code.");

constexpr const char *kSummary =
    QT_TRANSLATE_NOOP("duebook::Cli", "works with a book of receivables from the command line");

constexpr const char *kAbout = QT_TRANSLATE_NOOP(
    "duebook::Cli",
    "Duebook keeps who owes what, every conversation about it and what is to be done next, in one "
    "file: the book. duebook-cli does without a window what the program does with one: nightly "
    "imports, lists for other programs, backups and checks.");

QString wrapped(const QString &text, int indent)
{
    QString lines;
    const QString margin(indent, QLatin1Char(' '));
    for (const QString &paragraph : text.split(QStringLiteral("\n\n"))) {
        if (!lines.isEmpty())
            lines += QStringLiteral("\n\n") + margin;
        qsizetype column = indent;
        for (const QString &word : paragraph.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            if (column > indent && column + 1 + word.size() > kWidth) {
                lines += QLatin1Char('\n') + margin;
                column = indent;
            }
            if (column > indent) {
                lines += QLatin1Char(' ');
                ++column;
            }
            lines += word;
            column += word.size();
        }
    }
    return lines;
}

QString entry(const QString &left, const QString &right)
{
    QString line = QStringLiteral("  ") + left;
    if (line.size() < kIndent - 1)
        line = line.leftJustified(kIndent);
    else
        line += QLatin1Char('\n') + QString(kIndent, QLatin1Char(' '));
    return line + wrapped(right, kIndent) + QLatin1Char('\n');
}

QString optionTitle(const OptionSpec &option)
{
    const QString name = QStringLiteral("--") + QLatin1String(option.name);
    return option.value ? name + QLatin1Char(' ') + QLatin1String(option.value) : name;
}

QString optionText(const OptionSpec &option)
{
    QString text = Texts::tr(option.help);
    if (option.required)
        text += Texts::tr(" (necessary)", "behind an option");
    if (option.repeats)
        text += Texts::tr(" (may be repeated)", "behind an option");
    return text;
}

QString argumentTitle(const ArgumentSpec &argument)
{
    QString title = QLatin1String(argument.name);
    if (argument.repeats)
        title += QStringLiteral("…");
    return argument.optional ? QLatin1Char('[') + title + QLatin1Char(']') : title;
}

QString usage(const Verb &verb)
{
    QString line = QStringLiteral("duebook-cli ") + QLatin1String(verb.name);
    for (const ArgumentSpec &argument : verb.arguments)
        line += QLatin1Char(' ') + argumentTitle(argument);
    for (const OptionSpec &option : verb.options) {
        if (option.required)
            line += QLatin1Char(' ') + optionTitle(option);
    }
    return line + QStringLiteral(" [options]");
}

QString globalPart()
{
    QString text = Texts::tr("Options of every verb:") + QLatin1Char('\n');
    for (const OptionSpec &option : globalOptions())
        text += entry(optionTitle(option), optionText(option));
    return text;
}

QString helpOf(const Verb &verb)
{
    QString text = usage(verb) + QStringLiteral("\n\n") + wrapped(Texts::tr(verb.summary), 0) +
                   QStringLiteral(".\n");
    if (*verb.details)
        text += QLatin1Char('\n') + wrapped(Texts::tr(verb.details), 0) + QLatin1Char('\n');
    if (!verb.arguments.empty() || !verb.options.empty())
        text += QLatin1Char('\n');
    for (const ArgumentSpec &argument : verb.arguments)
        text += entry(QLatin1String(argument.name), Texts::tr(argument.help));
    for (const OptionSpec &option : verb.options)
        text += entry(optionTitle(option), optionText(option));
    if (!verb.examples.empty())
        text += QLatin1Char('\n') + Texts::tr("For example:") + QLatin1Char('\n');
    for (const char *example : verb.examples)
        text += QStringLiteral("  duebook-cli ") + QString::fromUtf8(example) + QLatin1Char('\n');
    return text;
}

QString roff(QString text)
{
    text.replace(QLatin1Char('\\'), QStringLiteral("\\e"));
    text.replace(QLatin1Char('-'), QStringLiteral("\\-"));
    text.replace(QStringLiteral("…"), QStringLiteral("..."));
    text.replace(QStringLiteral("“"), QStringLiteral("\\(lq"));
    text.replace(QStringLiteral("”"), QStringLiteral("\\(rq"));
    text.replace(QStringLiteral("\n\n"), QStringLiteral("\n.PP\n"));
    if (text.startsWith(QLatin1Char('.')) || text.startsWith(QLatin1Char('\'')))
        text.prepend(QStringLiteral("\\&"));
    return text;
}

QString roffEntry(const QString &title, const QString &text)
{
    return QStringLiteral(".TP\n.B %1\n%2\n").arg(roff(title), roff(text));
}

QString roffVerb(const Verb &verb)
{
    QString text = QStringLiteral(".SS %1\n%2.\n")
                       .arg(roff(usage(verb).mid(12)), roff(Texts::tr(verb.summary)));
    if (*verb.details)
        text += QStringLiteral(".PP\n%1\n").arg(roff(Texts::tr(verb.details)));
    for (const ArgumentSpec &argument : verb.arguments)
        text += roffEntry(QLatin1String(argument.name), Texts::tr(argument.help));
    for (const OptionSpec &option : verb.options)
        text += roffEntry(optionTitle(option), optionText(option));
    for (const char *example : verb.examples)
        text += QStringLiteral(".PP\n.EX\nduebook\\-cli %1\n.EE\n")
                    .arg(roff(QString::fromUtf8(example)));
    return text;
}

} // namespace

QString overview()
{
    QString text = Texts::tr("duebook-cli [options] VERB …") + QStringLiteral("\n\n") +
                   wrapped(Texts::tr(kAbout), 0) + QStringLiteral("\n\n");
    for (const Verb &verb : allVerbs())
        text += entry(QLatin1String(verb.name), Texts::tr(verb.summary));
    text += QLatin1Char('\n') + globalPart() + QLatin1Char('\n');
    text += Texts::tr("“duebook-cli VERB --help” tells all about a verb.") + QLatin1Char('\n');
    return text;
}

QString verbHelp(const QString &name)
{
    QString text;
    for (const Verb &verb : allVerbs()) {
        const QString each = QLatin1String(verb.name);
        if (each != name && !each.startsWith(name + QLatin1Char(' ')))
            continue;
        if (!text.isEmpty())
            text += QLatin1Char('\n');
        text += helpOf(verb);
    }
    return text + QLatin1Char('\n') + globalPart();
}

QString manPage()
{
    QString text = QStringLiteral(".\\\" SPDX-License-Identifier: Apache-2.0\n"
                                  ".TH DUEBOOK\\-CLI 1 \"\" \"Duebook %1\" \"User Commands\"\n"
                                  ".SH NAME\nduebook\\-cli \\- %2\n"
                                  ".SH SYNOPSIS\n.B duebook\\-cli\n[options] VERB ...\n"
                                  ".SH DESCRIPTION\n%3\n.PP\n%4\n")
                       .arg(QCoreApplication::applicationVersion(), roff(Texts::tr(kSummary)),
                            roff(Texts::tr(kAbout)), roff(Texts::tr(kOutputText)));
    text += QStringLiteral(".SH OPTIONS OF EVERY VERB\n");
    for (const OptionSpec &option : globalOptions())
        text += roffEntry(optionTitle(option), optionText(option));
    text += QStringLiteral(".SH VERBS\n");
    for (const Verb &verb : allVerbs())
        text += roffVerb(verb);
    text += QStringLiteral(".SH EXIT STATUS\n");
    for (const ExitText &each : kExitCodes)
        text += roffEntry(QString::number(int(each.code)), Texts::tr(each.text));
    text += QStringLiteral(".SH ERRORS\n%1\n").arg(roff(Texts::tr(kErrorText)));
    text += QStringLiteral(".SH ENVIRONMENT\n") +
            roffEntry(QStringLiteral("DUEBOOK_BOOK"),
                      Texts::tr("the book to work with when --book is not given"));
    return text;
}

} // namespace duebook::cli
