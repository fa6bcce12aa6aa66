// SPDX-License-Identifier: Apache-2.0
#include "core/io/csvsniff.h"
#include "core/io/encodingguess.h"
#include "core/rules/importing/columnmapping.h"
#include "core/rules/importing/filekind.h"
#include "core/services/importing/importfirstrows.h"
#include "core/services/importing/importmapping.h"
#include "core/services/importing/importplan.h"
#include "core/services/importing/importquestions.h"
#include "core/services/importing/importrefusals.h"
#include "core/services/importing/importservice.h"
#include "core/services/importing/presetfiles.h"

#include "core/base/days.h"
#include "core/base/textfold.h"

#include <QFile>
#include <QFileInfo>

namespace duebook {

namespace {

constexpr qint64 kSniffBytes = 256 * 1024;
constexpr qint64 kSampleBytes = 16 * 1024 * 1024;
constexpr qint64 kEndBytes = 64 * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

Error invalid(const QString &sentence, const QString &place)
{
    return {ErrorCode::Invalid, sentence, place, {}};
}

QStringList headingsOf(const CsvGuess &guess, const TableShape &shape)
{
    QStringList headings;
    if (shape.headerRow > 0 && size_t(shape.headerRow) <= guess.rows.size()) {
        for (const QString &cell : guess.rows[size_t(shape.headerRow - 1)])
            headings.append(cell.simplified());
        return headings;
    }
    qsizetype width = 0;
    for (const QStringList &row : guess.rows)
        width = std::max(width, row.size());
    for (qsizetype i = 0; i < width; ++i)
        headings.append(QStringLiteral("#%1").arg(i + 1));
    return headings;
}

/// "As of 31 July 2026" in the block above the table.
QDate asOfDay(const CsvGuess &guess, const TableShape &shape)
{
    for (int i = 0; i + 1 < shape.headerRow && size_t(i) < guess.rows.size(); ++i) {
        for (const QString &cell : guess.rows[size_t(i)]) {
            const QStringList words = cell.simplified().split(QLatin1Char(' '));
            for (qsizetype from = 1; from < words.size() && !shape.datev; ++from) {
                const QByteArray tail = words.mid(from).join(QLatin1Char(' ')).toUtf8();
                const ParsedDay parsed = parseDay(tail, DateOrder::Unknown);
                if (parsed.error == DateError::None && tail.size() >= 6)
                    return fromEpochDay(parsed.day);
            }
        }
    }
    return {};
}

/// Invoices that stand in several rows are put together, and that is said.
void decideSameNumbers(ImportPlan &plan, const ValueCounts &counts, QStringList &notes)
{
    if (counts.sameNumbers == 0)
        return;
    if (plan.settings.sameNumber == SameNumber::Ask)
        plan.settings.sameNumber = counts.sameNumber;
    if (plan.settings.sameNumber == SameNumber::Sum)
        notes += counts.instalments
                     ? Texts::tr("%n invoice(s) stand in several rows with several due days: their "
                                 "amounts are added up, and the earliest day of what is open is "
                                 "the due day.",
                                 nullptr, counts.sameNumbers)
                     : Texts::tr("%n invoice(s) stand in several rows: their amounts are added up.",
                                 nullptr, counts.sameNumbers);
    else if (plan.settings.sameNumber == SameNumber::First)
        notes += Texts::tr("%n invoice(s) stand in several rows that repeat the whole amount: it "
                           "is taken once.",
                           nullptr, counts.sameNumbers);
}

/// What stands above and below the headings, for recognising what the rows are.
FileHead headOf(const CsvGuess &guess, const ImportPlan &plan)
{
    FileHead head{plan.fileName, {}, plan.headings, {}, {}};
    for (int i = 0; i + 1 < plan.shape.headerRow && size_t(i) < guess.rows.size(); ++i) {
        for (const QString &cell : guess.rows[size_t(i)]) {
            if (!cell.trimmed().isEmpty())
                head.titles += cell.simplified();
        }
    }
    for (size_t i = size_t(plan.dataRow - 1); i < guess.rows.size(); ++i)
        head.rows.push_back(guess.rows[i]);
    return head;
}

/// The file's beginning, if it is a table of text at all.
Result<QByteArray> readBeginning(QFile &file, const QString &path, const QString &name)
{
    if (!file.exists())
        return Error{ErrorCode::NotFound,
                     Texts::tr("There is no file \"%1\"; choose another one.").arg(name),
                     path,
                     {}};
    // By its name: to open and close the open book would give away SQLite's locks on it.
    if (QFileInfo(path).suffix().compare(QLatin1String("duebook"), Qt::CaseInsensitive) == 0)
        return Error{
            ErrorCode::Invalid,
            Texts::tr("\"%1\" is a book, not a list: choose a CSV or text file.").arg(name),
            path,
            {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io,
                     Texts::tr("The file \"%1\" cannot be read: %2.").arg(name, file.errorString()),
                     path,
                     {}};
    QByteArray sample = file.read(kSniffBytes);
    QByteArray end;
    if (file.size() > kSniffBytes && file.seek(file.size() - kEndBytes))
        end = file.read(kEndBytes);
    file.seek(sample.size());
    if (const auto refused = refusedFormat(recogniseFormat(sample, end), name))
        return *refused;
    return sample;
}

/// What the rows are, where nobody said so. A refusal stands whatever was said.
Result<QString> chooseKind(ImportPlan &plan, const FileHead &head, std::optional<ImportKind> kind,
                           const CsvGuess &guess)
{
    QString question;
    if (plan.shape.datev) {
        constexpr int kLedgerDigitsCell = 13;
        constexpr int kCategoryCell = 2;
        plan.datevDigits = guess.rows.front().value(kLedgerDigitsCell).toInt() + 1;
        const int category = guess.rows.front().value(kCategoryCell).toInt();
        if (const auto refused = refusedDatev(category, plan.fileName))
            return *refused;
        plan.settings.kind = ImportKind::Accounts;
    } else {
        const FileKind recognised = recogniseKind(head);
        if (const auto refused = refusedRows(recognised, plan.fileName))
            return *refused;
        const bool ledger = plan.form == FileForm::Fec;
        plan.settings.kind = ledger ? ImportKind::Invoices : recognised.likely;
        question = ledger ? QString() : kindQuestion(recognised);
        if (plan.preset && !ledger) {
            plan.settings.kind = plan.preset->kind;
            question.clear();
        }
    }
    if (!kind)
        return question;
    plan.settings.kind = *kind;
    return QString();
}

} // namespace

QStringList ImportService::encodings()
{
    QStringList names;
    for (const TextEncoding encoding : textEncodings())
        names += encodingName(encoding);
    return names;
}

Result<InspectedFile> inspectImportFile(const QString &path, const ImportSettings &known,
                                        std::optional<ImportKind> kind)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    Result<QByteArray> beginning = readBeginning(file, path, name);
    if (!beginning)
        return beginning.error();
    QByteArray &sample = *beginning;

    std::optional<TextEncoding> encoding;
    if (!known.encoding.isEmpty()) {
        encoding = encodingFromName(known.encoding);
        if (!encoding)
            return invalid(
                Texts::tr("The encoding \"%1\" is not known; it is one of: %2.")
                    .arg(known.encoding, ImportService::encodings().join(QStringLiteral(", "))),
                QStringLiteral("encoding"));
    }
    const std::optional<char> separator =
        known.separator != '\0' ? std::optional(known.separator) : std::nullopt;
    std::vector<ImportEncoding> encodings;
    if (!encoding) {
        const EncodingGuess letters = guessEncoding(sample);
        encoding = letters.encoding;
        for (const EncodingCandidate &each : letters.candidates) {
            if (!letters.sure)
                encodings.push_back({encodingName(each.encoding), each.texts});
        }
    }
    const CsvGuess guess = sniffCsv(sample, encoding, separator);
    if (guess.rows.empty())
        return invalid(Texts::tr("The file \"%1\" has no rows to import.").arg(name), name);

    InspectedFile result;
    ImportPlan &plan = result.plan;
    plan.settings = known;
    plan.format = guess.format;
    plan.hintRows = guess.hintRows;
    plan.fileName = name;
    plan.fileSize = file.size();
    plan.shape = recogniseShape(guess.rows, known.headerRow);
    plan.dataRow = std::max(plan.shape.headerRow, plan.hintRows) + 1;
    plan.headings = headingsOf(guess, plan.shape);
    plan.settings.encoding = encodingName(plan.format.encoding);
    plan.settings.separator = plan.format.separator;
    plan.settings.headerRow = plan.shape.headerRow;
    const Result<std::map<ImportField, int>> given = givenColumns(plan);
    if (!given)
        return given.error();
    plan.preset = presetFor(plan.headings, plan.shape.groups == GroupBy::Account, importPresets());
    if (plan.preset && plan.settings.sameNumber == SameNumber::Ask)
        plan.settings.sameNumber = plan.preset->sameNumber;
    takeForm(plan, result.inspection.notes);
    FileHead head = headOf(guess, plan);
    plan.titles = head.titles;
    head.given = *given;
    const Result<QString> kindAsked = chooseKind(plan, head, kind, guess);
    if (!kindAsked)
        return kindAsked.error();
    if (!plan.settings.asOf.isValid() && hasAmounts(plan.settings.kind))
        plan.settings.asOf = asOfDay(guess, plan.shape);
    const std::vector<ColumnFacts> facts = columnFacts(head.rows, int(plan.headings.size()));
    mapColumns(plan, *given, facts);
    if (const Result<void> filters = planFilters(plan); !filters)
        return filters.error();
    takeDueForIssue(plan, facts, result.inspection.notes);

    ImportInspection &inspection = result.inspection;
    for (int i = 0; i < plan.headings.size(); ++i) {
        ImportColumn column{plan.headings.at(i), {}, {}, namesOthers(plan, i)};
        for (int field = 1; field < kImportFieldCount; ++field) {
            if (plan.columns[size_t(field)] == i)
                column.field = ImportField(field);
        }
        inspection.columns.push_back(column);
    }
    sample += file.read(kSampleBytes - sample.size());
    const ValueCounts counts = readSample(sample, plan, inspection.columns);
    const bool ordered = counts.dates.dmyOnly() + counts.dates.mdyOnly() > 0;
    if (plan.preset && plan.settings.dates == DateOrder::Unknown && !ordered)
        plan.settings.dates = plan.preset->dates;
    decideSameNumbers(plan, counts, inspection.notes);
    if (kindAsked->isEmpty())
        askFor(plan, counts, head.rows, facts, inspection.questions);
    else
        inspection.questions.push_back(
            {ImportQuestionKind::Kind, ImportField::Text, *kindAsked, {}});
    if (plan.settings.dates == DateOrder::Unknown)
        plan.settings.dates = counts.dates.decided();
    if (plan.settings.decimal == DecimalSign::Unknown)
        plan.settings.decimal = counts.decimals.decided();
    const DateOrderCounter &dates = counts.mainDates.dmyOnly() + counts.mainDates.mdyOnly() +
                                                counts.mainDates.plain() + counts.mainDates.both() >
                                            0
                                        ? counts.mainDates
                                        : counts.dates;
    inspection.dates = {dates.dmyOnly(), dates.mdyOnly(), dates.plain(), dates.both()};
    inspection.settings = plan.settings;
    if (plan.preset)
        inspection.looksLike = plan.preset->title();
    inspection.encodings = std::move(encodings);
    if (!inspection.encodings.empty())
        inspection.questions.insert(inspection.questions.begin(),
                                    encodingQuestion(inspection.encodings));
    if (kindAsked->isEmpty())
        inspection.firstRows =
            firstRows(sample, plan, counts.anyAmount && counts.amountsNameCurrency);
    inspection.datev = plan.shape.datev;
    inspection.grouped = plan.shape.groupColumn >= 0;
    return result;
}

Result<ImportPlan> planImport(const QString &path, const ImportSettings &settings)
{
    Result<InspectedFile> inspected = inspectImportFile(path, settings, settings.kind);
    if (!inspected)
        return inspected.error();
    for (const ImportQuestion &question : inspected->inspection.questions) {
        QString place = importFieldName(question.field);
        if (question.kind == ImportQuestionKind::DateOrder)
            place = QStringLiteral("dates");
        else if (question.kind == ImportQuestionKind::DecimalSign)
            place = QStringLiteral("decimal");
        else if (question.kind == ImportQuestionKind::Encoding)
            place = QStringLiteral("encoding");
        else if (question.kind == ImportQuestionKind::SameNumber)
            place = QStringLiteral("same-number");
        else if (question.kind == ImportQuestionKind::UnusedColumn)
            place = question.column;
        return invalid(question.text, place);
    }
    return std::move(inspected->plan);
}

} // namespace duebook
