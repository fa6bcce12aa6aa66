// SPDX-License-Identifier: Apache-2.0
#include "app/cli/importing/importreport.h"
#include "app/cli/run.h"
#include "app/cli/values.h"
#include "core/services/importing/importservice.h"
#include "core/services/rating/ratingservice.h"
#include "core/services/team/assignmentservice.h"

#include <QDir>
#include <QFileInfo>

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
    for (const QString &text : given.values("same")) {
        const auto pair = readPair(text, "same");
        if (!pair)
            return pair.error();
        settings->sameAccounts.push_back({pair->first, pair->second});
    }
    return {};
}

/// A column serves one field: one that is named for another field is taken from the suggested one.
Result<void> readColumns(const CommandLine &given, ImportSettings *settings)
{
    for (const QString &text : given.values("map")) {
        const auto field = readField(text, settings->kind, "map");
        if (!field)
            return field.error();
        std::erase_if(settings->columns, [&](const auto &entry) {
            return entry.second == field->second || entry.first == field->first;
        });
        if (!field->second.isEmpty())
            settings->columns[field->first] = field->second;
    }
    for (const QString &text : given.values("set")) {
        const auto field = readField(text, settings->kind, "set");
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
    const bool columns = std::any_of(
        inspection.questions.begin(), inspection.questions.end(),
        [](const ImportQuestion &each) { return each.kind == ImportQuestionKind::MissingColumn; });
    if (columns)
        sentences += Texts::tr("The columns are: %1.").arg(headings.join(QStringLiteral(", ")));
    return {ErrorCode::Invalid, sentences.join(QLatin1Char(' ')), path, {}};
}

/// How the file is read: profile, options and what is recognised, without open questions.
Result<ImportSettings> readSettings(Run &run, Session &session, const QString &path)
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
    if (given.has("map") || given.has("set")) {
        // What was recognised from the suggested columns may not hold for those named here.
        settings.kind = inspection->settings.kind;
        settings.columns = inspection->settings.columns;
        if (const Result<void> columns = readColumns(given, &settings); !columns)
            return columns.error();
        inspection = ImportService::inspect(path, settings, settings.kind);
        if (!inspection)
            return inspection.error();
    }
    if (!inspection->questions.empty())
        return openQuestions(path, *inspection);
    return inspection->settings;
}

Result<ExitCode> undoImport(Run &run)
{
    const Result<Session *> opened = run.book(Run::Access::Change);
    if (!opened)
        return opened.error();
    ImportService service(**opened);
    ImportId id;
    if (!run.given().argument(0).isEmpty()) {
        const Result<qint64> number = readId(run.given().argument(0), QStringLiteral("ID"));
        if (!number)
            return number.error();
        id = ImportId(*number);
    } else {
        const Result<std::vector<ImportRun>> runs = service.runs();
        if (!runs)
            return runs.error();
        const auto last = std::find_if(runs->begin(), runs->end(),
                                       [](const ImportRun &each) { return !each.undone; });
        if (last == runs->end())
            return Error{ErrorCode::NotFound,
                         Texts::tr("the book has no import that could be taken back"),
                         QStringLiteral("--undo"),
                         {}};
        id = last->id;
    }
    const Result<ImportRun> undone = service.undo(id);
    if (!undone)
        return undone.error();
    printImportRuns(run.out(), {*undone}, (*opened)->zone());
    return ExitCode::Done;
}

/// What an import brings along: the pool of small accounts and the payment ratings. The import
/// stands, whatever comes of them.
void bringUpToDate(Run &run, Session &session)
{
    const Result<PoolChange> pool = AssignmentService(session).refreshPool();
    const Result<RatingRun> ratings =
        RatingService(session).refresh(false, run.control(Texts::tr("ratings")));
    run.endProgress();
    if (!pool || !ratings)
        run.say(Texts::tr("the payment ratings are not up to date yet: run “duebook-cli ratings "
                          "refresh”"));
}

Result<ExitCode> runImport(Run &run)
{
    const CommandLine &given = run.given();
    if (given.has("undo"))
        return undoImport(run);
    const QString path = given.argument(0);
    if (path.isEmpty())
        return Error{ErrorCode::Invalid,
                     Texts::tr("FILE is missing: name the file to import, or --undo"),
                     {},
                     {}};
    const QFileInfo file(path);
    if (file.exists() && !file.isFile() && !file.isDir())
        return Error{ErrorCode::Invalid,
                     Texts::tr("the file is read more than once, which a pipe does not allow: save "
                               "it first"),
                     path,
                     {}};
    const bool dryRun = given.has("dry-run");
    const Result<Session *> opened = run.book(dryRun ? Run::Access::Read : Run::Access::Change);
    if (!opened)
        return opened.error();
    Session &session = **opened;
    const Result<ImportSettings> settings = readSettings(run, session, path);
    if (!settings)
        return settings.error();
    ImportService service(session);
    const WorkControl control = run.control(dryRun ? Texts::tr("preview") : Texts::tr("import"));
    const Result<ImportReport> report =
        dryRun ? service.preview(path, *settings, control) : service.run(path, *settings, control);
    run.endProgress();
    if (!report)
        return report.error();
    if (!dryRun && given.has("save-profile")) {
        const Result<void> saved = service.saveProfile({given.value("save-profile"), *settings});
        if (!saved)
            return saved.error();
    }
    if (!dryRun)
        bringUpToDate(run, session);
    printImportReport(run.out(), path, *settings, *report, dryRun);
    if (report->lookAlikeCount > 0)
        run.say(Texts::tr("%n account number(s) look like one that is known: --same FILE=BOOK says "
                          "they are one, --same FILE= that they are not",
                          nullptr, int(report->lookAlikeCount)));
    const auto noted = [&report](ImportNoteKind kind) {
        return std::any_of(report->notes.begin(), report->notes.end(),
                           [kind](const ImportNote &note) { return note.kind == kind; });
    };
    if (noted(ImportNoteKind::UnknownWord))
        run.say(Texts::tr("words of the file are not known: --word WORD=MEANING says what one "
                          "means, for instance “--word X2=credit-note” or “--word X2=left-out”"));
    if (noted(ImportNoteKind::ZeroLimit))
        run.say(Texts::tr("credit limits of 0 were left out: --zero-limit none says that there is "
                          "no limit, --zero-limit no-credit that nothing is sold on credit"));
    const bool rejected = report->rejected > 0 || report->problemCount > 0;
    return rejected ? ExitCode::Rejected : ExitCode::Done;
}

Result<ExitCode> runImports(Run &run)
{
    const Result<qint64> limit = numberOption(run.given(), "limit", 50, 1, 1000000);
    if (!limit)
        return limit.error();
    const Result<Session *> opened = run.book(Run::Access::Read);
    if (!opened)
        return opened.error();
    ImportService service(**opened);
    if (run.given().has("profiles")) {
        const Result<std::vector<ImportProfile>> profiles = service.profiles();
        if (!profiles)
            return profiles.error();
        printImportProfiles(run.out(), *profiles);
        return ExitCode::Done;
    }
    const Result<std::vector<ImportRun>> runs = service.runs(int(*limit));
    if (!runs)
        return runs.error();
    printImportRuns(run.out(), *runs, (*opened)->zone());
    return ExitCode::Done;
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
             "the list names every open invoice: those it does not name are settled")},
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

} // namespace

std::vector<Verb> importVerbs()
{
    return {
        {"import",
         QT_TRANSLATE_NOOP("duebook::Cli", "Imports a file of another program, or takes it back"),
         QT_TRANSLATE_NOOP("duebook::Cli",
                           "Encoding, separator, headings, dates and numbers are recognised; what "
                           "cannot be known is asked for by an error that names the option. Rows "
                           "that cannot be used are listed with row, column and reason, everything "
                           "else is written in one transaction (exit code 3). Importing a file "
                           "again changes only what changed. Ctrl+C leaves the book as it was."),
         {{"FILE", QT_TRANSLATE_NOOP("duebook::Cli", "the file to import"), true}},
         importOptions(),
         {"--book ledger.duebook import open-items.csv --currency EUR --dates DMY",
          "--book ledger.duebook import nightly.csv --profile nightly --full-list",
          "--book ledger.duebook import --undo"},
         &runImport},
        {"imports",
         QT_TRANSLATE_NOOP("duebook::Cli", "Lists the imports of the book, newest first"),
         "",
         {},
         {{"profiles", nullptr,
           QT_TRANSLATE_NOOP("duebook::Cli", "list the saved profiles instead")},
          {"limit", "NUMBER", QT_TRANSLATE_NOOP("duebook::Cli", "at most so many (default: 50)")}},
         {},
         &runImports},
    };
}

} // namespace duebook::cli
