// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importmapping.h"

#include "core/base/textfold.h"
#include "core/rules/importing/columnmapping.h"
#include "core/services/importing/importquestions.h"

#include <QCoreApplication>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

Error invalid(const QString &sentence, const QString &place)
{
    return {ErrorCode::Invalid, sentence, place, {}};
}

/// The column that a profile or a person names: "#3", or a heading (case and accents forgiven).
int columnNamed(const QStringList &headings, const QString &name)
{
    if (name.startsWith(QLatin1Char('#'))) {
        bool isNumber = false;
        const int number = name.mid(1).toInt(&isNumber);
        if (isNumber)
            return number >= 1 && number <= headings.size() ? number - 1 : -1;
    }
    const qsizetype exact = headings.indexOf(name.simplified());
    if (exact >= 0)
        return int(exact);
    for (qsizetype i = 0; i < headings.size(); ++i) {
        if (foldText(headings.at(i)) == foldText(name))
            return int(i);
    }
    return -1;
}

/// The further columns of a bookkeeping's rows, where nothing was said of them.
void mapForm(ImportPlan &plan, const std::map<ImportField, int> &given)
{
    if (plan.form != FileForm::Fec)
        return;
    int further = int(plan.headings.size());
    for (const ImportField field : {ImportField::AccountNumber, ImportField::AccountName,
                                    ImportField::DocumentType, ImportField::SettledDate}) {
        if (!given.contains(field)) {
            plan.columns[size_t(field)] = further;
            plan.settings.columns.erase(field);
        }
        ++further;
    }
}

/// What the rows above the items say: where no column of the file does, it stands in a further one.
void takeGroups(ImportPlan &plan, const std::map<ImportField, int> &given)
{
    const int further = int(plan.headings.size());
    if (plan.settings.kind == ImportKind::Accounts || plan.settings.kind == ImportKind::Contacts)
        plan.shape.groupColumn = -1;
    if (plan.shape.groupColumn < 0)
        return;
    const auto take = [&](ImportField field, int column) {
        int &place = plan.columns[size_t(field)];
        if (place >= 0 && place != plan.shape.groupColumn)
            return;
        place = column;
        plan.settings.columns.erase(field);
        plan.furtherColumns = kGroupColumns;
    };
    if (plan.shape.groups == GroupBy::Currency && !given.contains(ImportField::Currency)) {
        take(ImportField::Currency, further);
        return;
    }
    const int account = plan.column(ImportField::AccountNumber);
    const bool named = account >= 0 && account != plan.shape.groupColumn;
    if (plan.shape.groups != GroupBy::Account || named)
        return;
    take(ImportField::AccountNumber, further);
    take(ImportField::AccountName, further + 1);
}

/// What the preset knows, where it does not go against what a person said.
std::map<ImportField, int> withPreset(const ImportPlan &plan,
                                      const std::map<ImportField, int> &given)
{
    std::map<ImportField, int> columns = given;
    if (!plan.preset || plan.preset->kind != plan.settings.kind)
        return columns;
    for (const auto &[field, name] : plan.preset->columns) {
        for (int column = 0; column < plan.headings.size(); ++column) {
            const bool taken = std::any_of(given.begin(), given.end(), [column](const auto &entry) {
                return entry.second == column;
            });
            if (isSameHeading(plan.headings.at(column), name) && !taken &&
                !plan.settings.leftOut.contains(columnLabel(plan.headings, column)))
                columns.try_emplace(field, column);
        }
    }
    return columns;
}

} // namespace

Result<std::map<ImportField, int>> givenColumns(const ImportPlan &plan)
{
    std::map<ImportField, int> given;
    for (const auto &[field, name] : plan.settings.columns) {
        const int column = columnNamed(plan.headings, name);
        if (column < 0)
            return invalid(
                Texts::tr("The file has no column \"%1\"; choose another one for %2. "
                          "Its columns are: %3.")
                    .arg(name, importFieldName(field), plan.headings.join(QStringLiteral(", "))),
                importFieldName(field));
        given[field] = column;
    }
    return given;
}

void mapColumns(ImportPlan &plan, const std::map<ImportField, int> &said,
                const std::vector<ColumnFacts> &facts)
{
    const std::map<ImportField, int> given = withPreset(plan, said);
    ColumnsAsked asked{plan.headings, plan.settings.kind, facts, given, {}};
    for (const QString &name : plan.settings.leftOut)
        asked.leftOut.insert(columnNamed(plan.headings, name));
    plan.columns.fill(-1);
    for (const auto &[field, column] : suggestColumns(asked)) {
        plan.columns[size_t(field)] = column;
        plan.settings.columns.try_emplace(field, columnLabel(plan.headings, column));
    }
    // Customers known by their name alone are called by it, whoever else stands beside.
    const int number = plan.column(ImportField::AccountNumber);
    if (plan.settings.kind == ImportKind::Accounts && number >= 0 &&
        plan.column(ImportField::AccountName) < 0 && isNameHeading(plan.headings.at(number)))
        plan.columns[size_t(ImportField::AccountName)] = number;
    for (const auto &[field, value] : plan.settings.constants)
        plan.constants[size_t(field)] = value.trimmed().toUtf8();
    takeGroups(plan, given);
    mapForm(plan, given);
}

void takeDueForIssue(ImportPlan &plan, const std::vector<ColumnFacts> &facts, QStringList &notes)
{
    // Another column of days may be the one: that is asked.
    for (int column = 0; size_t(column) < facts.size(); ++column) {
        const bool used =
            std::find(plan.columns.begin(), plan.columns.end(), column) != plan.columns.end();
        if (!used && facts[size_t(column)].content == ColumnContent::Day &&
            !plan.settings.leftOut.contains(columnLabel(plan.headings, column)))
            return;
    }
    const bool items =
        plan.settings.kind == ImportKind::OpenItems || plan.settings.kind == ImportKind::Invoices;
    if (!items || plan.has(ImportField::IssueDate) || !plan.has(ImportField::DueDate))
        return;
    plan.columns[size_t(ImportField::IssueDate)] = plan.column(ImportField::DueDate);
    plan.constants[size_t(ImportField::IssueDate)] = plan.constants[size_t(ImportField::DueDate)];
    notes += Texts::tr("No column has the days of the invoices: the due days are taken for them.");
}

void takeForm(ImportPlan &plan, QStringList &notes)
{
    const std::optional<FecColumns> fec = fecColumns(plan.headings);
    if (!fec)
        return;
    plan.form = FileForm::Fec;
    plan.fec = *fec;
    plan.furtherColumns = kFecColumns;
    if (plan.settings.filters.empty())
        plan.settings.filters.push_back({columnLabel(plan.headings, fec->account),
                                         RowFilter::Test::BeginsWith,
                                         {QStringLiteral("411")}});
    notes += Texts::tr("The file is a whole bookkeeping (FEC): only the rows of the customers' "
                       "accounts (%1) are taken.")
                 .arg(rowFilterText(plan.settings.filters.front()));
}

Result<void> planFilters(ImportPlan &plan)
{
    for (const RowFilter &filter : plan.settings.filters) {
        const int column = columnNamed(plan.headings, filter.column);
        if (column < 0)
            return invalid(Texts::tr("The file has no column \"%1\" to choose rows by. Its columns "
                                     "are: %2.")
                               .arg(filter.column, plan.headings.join(QStringLiteral(", "))),
                           QStringLiteral("rows"));
        PlannedFilter planned{column, filter.test, {}};
        for (const QString &value : filter.values)
            planned.values += foldText(value);
        plan.filters.push_back(planned);
    }
    return {};
}

bool namesOthers(const ImportPlan &plan, int column)
{
    const auto filters = [column](const PlannedFilter &each) { return each.column == column; };
    if (column == plan.shape.groupColumn ||
        std::any_of(plan.filters.begin(), plan.filters.end(), filters))
        return true;
    const FecColumns &fec = plan.fec;
    return plan.form == FileForm::Fec &&
           (column == fec.customer || column == fec.customerName || column == fec.journal ||
            column == fec.journalName || column == fec.matched || column == fec.matchedDay ||
            column == fec.accountName);
}

bool PlannedFilter::passes(QByteArrayView cell) const
{
    const QString text = foldText(QString::fromUtf8(cell));
    const bool found = std::any_of(values.begin(), values.end(), [&](const QString &value) {
        return test == RowFilter::Test::BeginsWith ? text.startsWith(value) : text == value;
    });
    return found != (test == RowFilter::Test::IsNot);
}

} // namespace duebook
