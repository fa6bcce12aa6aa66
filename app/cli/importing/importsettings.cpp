// SPDX-License-Identifier: Apache-2.0
#include "app/cli/importing/importsettings.h"

#include "app/cli/values.h"
#include "core/services/importing/importservice.h"

namespace duebook::cli {

namespace {

const Choices<ImportKind> kKinds{{"open-items", ImportKind::OpenItems},
                                 {"invoices", ImportKind::Invoices},
                                 {"accounts", ImportKind::Accounts},
                                 {"contacts", ImportKind::Contacts},
                                 {"payments", ImportKind::Payments}};

const Choices<DateOrder> kDates{
    {"DMY", DateOrder::Dmy}, {"MDY", DateOrder::Mdy}, {"YMD", DateOrder::Ymd}};

const Choices<DecimalSign> kDecimals{{".", DecimalSign::Point}, {",", DecimalSign::Comma}};

const Choices<ZeroLimit> kZeroLimits{{"none", ZeroLimit::None}, {"no-credit", ZeroLimit::NoCredit}};
const Choices<SameNumber> kSameNumbers{{"sum", SameNumber::Sum}, {"first", SameNumber::First}};

const Choices<char> kSeparators{{",", ','},     {";", ';'},         {"|", '|'},    {"\t", '\t'},
                                {"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}};

/// "name=value" of a repeated option.
Result<std::pair<QString, QString>> readPair(const QString &text, const char *option)
{
    const qsizetype equals = text.indexOf(QLatin1Char('='));
    if (equals < 1)
        return invalidOption(Texts::tr("“%1” has no “=”: write it like name=value").arg(text),
                             option);
    return std::pair(text.left(equals), text.mid(equals + 1));
}

Result<std::pair<ImportField, QString>> readField(const QString &text, ImportKind kind,
                                                  const char *option)
{
    const Result<std::pair<QString, QString>> pair = readPair(text, option);
    if (!pair)
        return pair.error();
    const std::vector<ImportField> fields = importFields(kind);
    QStringList names;
    for (const ImportField field : fields) {
        if (importFieldName(field) == pair->first)
            return std::pair(field, pair->second);
        names += importFieldName(field);
    }
    return noSuchChoice(pair->first, names, QStringLiteral("--") + QLatin1String(option));
}

/// What was given about the form of the file, over what the profile knows.
Result<void> readForm(const CommandLine &given, Session &session, ImportSettings *settings)
{
    if (given.has("encoding"))
        settings->encoding = given.value("encoding");
    const Result<char> separator =
        choiceOption(given, "separator", kSeparators, settings->separator);
    if (!separator)
        return separator.error();
    settings->separator = *separator;
    if (given.has("header-row")) {
        const Result<qint64> row = numberOption(given, "header-row", 1, 0, 1000);
        if (!row)
            return row.error();
        settings->headerRow = int(*row);
    }
    const Result<DateOrder> dates = choiceOption(given, "dates", kDates, settings->dates);
    if (!dates)
        return dates.error();
    settings->dates = *dates;
    const Result<DecimalSign> decimal =
        choiceOption(given, "decimal", kDecimals, settings->decimal);
    if (!decimal)
        return decimal.error();
    settings->decimal = *decimal;
    const Result<SameNumber> sameNumber =
        choiceOption(given, "same-number", kSameNumbers, settings->sameNumber);
    if (!sameNumber)
        return sameNumber.error();
    settings->sameNumber = *sameNumber;
    const Result<Currency> currency = currencyOption(given, "currency");
    if (!currency)
        return currency.error();
    if (currency->isSet())
        settings->constants[ImportField::Currency] = currency->code();
    const Result<QDate> asOf = dayOption(given, session, "as-of");
    if (!asOf)
        return asOf.error();
    if (asOf->isValid())
        settings->asOf = *asOf;
    settings->fullList = settings->fullList || given.has("full-list");
    settings->namedAccountsOnly = settings->namedAccountsOnly || given.has("named-accounts");
    const Result<qint64> most = numberOption(given, "most-settled", settings->mostSettled, 0, 100);
    if (!most)
        return most.error();
    settings->mostSettled = int(*most);
    settings->acceptSettling = given.has("accept-settling");
    for (const QString &text : given.values("same")) {
        const auto pair = readPair(text, "same");
        if (!pair)
            return pair.error();
        settings->sameAccounts.push_back({pair->first, pair->second});
    }
    return {};
}

/// What a person says about columns stands beside what is recognised: a column serves one field,
/// and one that is named for nothing ("due_date=") is not used. `seen`: what was recognised without
/// it.
Result<void> readColumns(const CommandLine &given, const ImportSettings &seen,
                         ImportSettings *settings)
{
    for (const QString &text : given.values("map")) {
        const auto field = readField(text, seen.kind, "map");
        if (!field)
            return field.error();
        std::erase_if(settings->columns, [&](const auto &entry) {
            return entry.second == field->second || entry.first == field->first;
        });
        if (!field->second.isEmpty())
            settings->columns[field->first] = field->second;
        else if (const auto column = seen.columns.find(field->first); column != seen.columns.end())
            settings->leftOut += column->second;
    }
    settings->leftOut += given.values("leave-out");
    for (const QString &text : given.values("rows")) {
        const std::optional<RowFilter> filter = rowFilterFromText(text);
        if (!filter)
            return invalidOption(Texts::tr("“%1” is no choice of rows: write it like "
                                           "Status is not Draft, Void")
                                     .arg(text),
                                 "rows");
        settings->filters.push_back(*filter);
    }
    for (const QString &text : given.values("set")) {
        const auto field = readField(text, seen.kind, "set");
        if (!field)
            return field.error();
        settings->constants[field->first] = field->second;
    }
    return {};
}

/// What words and noughts of the file mean.
Result<void> readMeanings(const CommandLine &given, ImportSettings *settings)
{
    for (const QString &text : given.values("word")) {
        const Result<std::pair<QString, QString>> pair = readPair(text, "word");
        if (!pair)
            return pair.error();
        const std::optional<WordMeaning> meaning = wordMeaningFromName(pair->second);
        if (!meaning) {
            QStringList names;
            for (const WordMeaning each : givenMeanings())
                names += wordMeaningName(each);
            return noSuchChoice(pair->second, names, QStringLiteral("--word"));
        }
        settings->words[foldWord(pair->first)] = *meaning;
    }
    const Result<ZeroLimit> zero =
        choiceOption(given, "zero-limit", kZeroLimits, settings->zeroLimit);
    if (!zero)
        return zero.error();
    settings->zeroLimit = *zero;
    return {};
}

QString answerTo(const ImportQuestion &question)
{
    switch (question.kind) {
    case ImportQuestionKind::DateOrder:
        return QStringLiteral("--dates DMY|MDY|YMD");
    case ImportQuestionKind::DecimalSign:
        return QStringLiteral("--decimal .|,");
    case ImportQuestionKind::Currency:
        return QStringLiteral("--currency CODE");
    case ImportQuestionKind::Kind:
        return QStringLiteral("--kind open-items|invoices|payments|accounts|contacts");
    case ImportQuestionKind::Encoding:
        return QStringLiteral("--encoding NAME");
    case ImportQuestionKind::SameNumber:
        return QStringLiteral("--same-number sum|first");
    case ImportQuestionKind::UnusedColumn:
        return QStringLiteral("--map FIELD=\"%1\" | --rows \"%1 is not …\" | --leave-out \"%1\"")
            .arg(question.column);
    case ImportQuestionKind::MissingColumn:
        break;
    }
    return QStringLiteral("--map %1=COLUMN").arg(importFieldName(question.field));
}

/// A nightly run cannot ask: it says what to pass.
Error openQuestions(const QString &path, const ImportInspection &inspection)
{
    QStringList sentences;
    QStringList headings;
    for (const ImportQuestion &question : inspection.questions)
        sentences += Texts::tr("%1 Pass %2.", "a question and the option that answers it")
                         .arg(question.text, answerTo(question));
    for (const ImportColumn &column : inspection.columns)
        headings += column.heading;
    const bool columns = std::any_of(inspection.questions.begin(), inspection.questions.end(),
                                     [](const ImportQuestion &each) {
                                         return each.kind == ImportQuestionKind::MissingColumn ||
                                                each.kind == ImportQuestionKind::Kind;
                                     });
    if (columns)
        sentences += Texts::tr("What a column holds is said by --map FIELD=COLUMN.");
    if (columns)
        sentences += Texts::tr("The columns are: %1.").arg(headings.join(QStringLiteral(", ")));
    return {ErrorCode::Invalid, sentences.join(QLatin1Char(' ')), path, {}};
}

} // namespace

Result<ImportInspection> readSettings(Run &run, Session &session, const QString &path)
{
    const CommandLine &given = run.given();
    ImportSettings settings;
    std::optional<ImportKind> kind;
    if (given.has("profile")) {
        const Result<ImportProfile> profile =
            ImportService(session).profile(given.value("profile"));
        if (!profile)
            return profile.error();
        settings = profile->settings;
        kind = settings.kind;
    }
    if (given.has("kind")) {
        const Result<ImportKind> chosen =
            choiceOption(given, "kind", kKinds, ImportKind::OpenItems);
        if (!chosen)
            return chosen.error();
        kind = *chosen;
    }
    if (const Result<void> form = readForm(given, session, &settings); !form)
        return form.error();
    if (const Result<void> meanings = readMeanings(given, &settings); !meanings)
        return meanings.error();
    Result<ImportInspection> inspection = ImportService::inspect(path, settings, kind);
    if (!inspection)
        return inspection.error();
    if (given.has("map") || given.has("set") || given.has("leave-out") || given.has("rows")) {
        if (const Result<void> columns = readColumns(given, inspection->settings, &settings);
            !columns)
            return columns.error();
        inspection = ImportService::inspect(path, settings, kind);
        if (!inspection)
            return inspection.error();
    }
    if (!inspection->questions.empty())
        return openQuestions(path, *inspection);
    return inspection;
}

std::vector<OptionSpec> importOptions()
{
    return {
        {"kind", "KIND",
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "what the rows are: open-items, invoices, accounts, contacts or payments "
             "(default: recognised)")},
        {"profile", "NAME", QT_TRANSLATE_NOOP("duebook::Cli", "read it as saved under this name")},
        {"save-profile", "NAME",
         QT_TRANSLATE_NOOP("duebook::Cli", "remember under this name how it was read")},
        {"map", "FIELD=COLUMN",
         QT_TRANSLATE_NOOP("duebook::Cli", "the heading (or #3) of a field's column, such as "
                                           "due_date=Fällig; nothing behind = leaves it out"),
         true},
        {"same-number", "sum|first",
         QT_TRANSLATE_NOOP("duebook::Cli", "rows with one invoice's number are parts of it, or "
                                           "each repeats it (default: recognised)")},
        {"rows", "CHOICE",
         QT_TRANSLATE_NOOP("duebook::Cli", "which rows are taken: \"Status is not Draft, Void\", "
                                           "\"Type is Invoice\", \"Account begins with 411\""),
         true},
        {"leave-out", "COLUMN",
         QT_TRANSLATE_NOOP("duebook::Cli", "a column (heading or #3) that is not to be used"),
         true},
        {"set", "FIELD=VALUE",
         QT_TRANSLATE_NOOP("duebook::Cli", "the value every row has where no column has it"), true},
        {"currency", "CODE",
         QT_TRANSLATE_NOOP("duebook::Cli", "the currency where no column names it")},
        {"dates", "DMY|MDY|YMD", QT_TRANSLATE_NOOP("duebook::Cli", "order of day, month and year")},
        {"decimal", ".|,", QT_TRANSLATE_NOOP("duebook::Cli", "the sign before the decimals")},
        {"encoding", "NAME",
         QT_TRANSLATE_NOOP("duebook::Cli", "such as UTF-8 or windows-1252 (default: recognised)")},
        {"separator", "SIGN",
         QT_TRANSLATE_NOOP("duebook::Cli", "comma, semicolon, tab or pipe (default: recognised)")},
        {"header-row", "NUMBER",
         QT_TRANSLATE_NOOP("duebook::Cli", "row of the headings; 0 = there are none")},
        {"as-of", "DAY",
         QT_TRANSLATE_NOOP("duebook::Cli", "the day the list was made (default: today)")},
        {"full-list", nullptr,
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "the list names everything that is open in its currencies: what it does not name is "
             "settled")},
        {"named-accounts", nullptr,
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "with --full-list: only for the accounts that the list names")},
        {"most-settled", "PERCENT",
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "a full list that would settle more of what is open stops (default: 30)")},
        {"accept-settling", nullptr,
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "the full list is right although it has no rows, is cut off, of an "
                           "earlier day than the last one or settles a lot")},
        {"list-changes", nullptr,
         QT_TRANSLATE_NOOP("duebook::Cli", "list what changed, row by row (JSON always does)")},
        {"same", "FILE=BOOK",
         QT_TRANSLATE_NOOP(
             "duebook::Cli",
             "this account number of the file is that one of the book; nothing behind "
             "= another account"),
         true},
        {"word", "WORD=MEANING",
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "what a word in the column of types or statuses means: invoice, "
                           "credit-note, charge, payment, by-sign, open, paid, part-paid, "
                           "disputed, written-off or left-out"),
         true},
        {"zero-limit", "MEANING",
         QT_TRANSLATE_NOOP("duebook::Cli", "what a credit limit of 0 means: none or no-credit "
                                           "(default: the limit stays as it is)")},
        {"dry-run", nullptr,
         QT_TRANSLATE_NOOP("duebook::Cli", "only show what would happen; nothing is written")},
        {"undo", nullptr,
         QT_TRANSLATE_NOOP("duebook::Cli", "take the last import back, or the one with the id "
                                           "that stands in place of FILE")},
    };
}

} // namespace duebook::cli
