// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/columnmapping.h"

#include "core/base/textfold.h"
#include "core/rules/importing/headingcurrency.h"
#include "core/rules/importing/headingwords.h"
#include "core/rules/importing/wordlist.h"

#include <QHash>

#include <set>

namespace duebook {

namespace {

/// Headings with everything removed but letters and digits: "Rechnungs-Nr." and "rechnungsnr" are
/// one.
QString bareHeading(const QString &heading)
{
    QString bare;
    for (const QChar c : foldText(heading)) {
        if (c.isLetterOrNumber())
            bare += c;
    }
    return bare;
}

using F = ImportField;

struct Known {
    ImportField field;
    int rank; ///< 0 = the likeliest heading of the field
};

const QHash<QString, std::vector<Known>> &knownByHeading()
{
    static const auto known = [] {
        QHash<QString, std::vector<Known>> byHeading;
        for (const HeadingWords &entry : headingWords()) {
            int rank = 0;
            for (const QString &word :
                 QString::fromUtf8(entry.words).split(QLatin1Char(' '), Qt::SkipEmptyParts))
                byHeading[bareHeading(word)].push_back({entry.field, rank++});
        }
        return byHeading;
    }();
    return known;
}

/// What a heading is known as; the first of numbered ones ("Email 1") stands for the plain one. One
/// that names a currency is less likely than one without.
std::vector<Known> knownAs(const QString &heading)
{
    constexpr int kWithCurrency = 1000;
    const QString bare = bareHeading(heading);
    const auto found = knownByHeading().constFind(bare);
    if (found != knownByHeading().constEnd())
        return *found;
    if (bare.endsWith(QLatin1Char('1')))
        return knownByHeading().value(bare.chopped(1));
    std::vector<Known> known =
        knownByHeading().value(bareHeading(splitHeadingCurrency(heading).heading));
    for (Known &each : known)
        each.rank += kWithCurrency;
    return known;
}

bool mayBe(const QString &heading, ImportField field)
{
    const std::vector<Known> known = knownAs(heading);
    return std::any_of(known.begin(), known.end(),
                       [field](const Known &each) { return each.field == field; });
}

/// Headings of a column that may hold the number or the name of a customer.
bool namesTheParty(const QString &heading)
{
    static const QStringList kParties{QStringLiteral("customer"), QStringLiteral("client"),
                                      QStringLiteral("kunde"), QStringLiteral("cliente"),
                                      QString::fromUtf8("לקוח")};
    return kParties.contains(bareHeading(heading));
}

bool suggests(ImportField field, ImportKind kind)
{
    const std::vector<ImportField> fields = importFields(kind);
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

bool isDay(ImportField field)
{
    return field == F::IssueDate || field == F::DueDate || field == F::SettledDate ||
           field == F::PaymentDate;
}

bool isMoney(ImportField field)
{
    return field == F::Amount || field == F::OpenAmount || field == F::PaidAmount ||
           field == F::Debit || field == F::Credit;
}

/// Could these values be the field's? What cannot be read as any kind of value is let through: the
/// rows are named when they are read.
bool fits(ImportField field, const ColumnFacts &facts)
{
    switch (facts.content) {
    case ColumnContent::Empty:
        return true;
    case ColumnContent::Money:
        return !isDay(field) && field != F::InvoiceNumber && field != F::AccountNumber &&
               field != F::AccountName && field != F::OrderNumber;
    case ColumnContent::Day:
        return !isMoney(field) && field != F::AccountNumber && field != F::AccountName;
    case ColumnContent::Text:
        return !isMoney(field) || facts.anyDigit;
    case ColumnContent::Number:
        return true;
    }
    return true;
}

struct Candidate {
    bool empty; ///< of two equal headings the filled one is meant
    int rank;
    int column;
    ImportField field;
};

/// Headings that name a customer only in a list of customers: elsewhere they describe the item.
bool isWeakName(const QString &heading)
{
    static const QStringList kWeak{QStringLiteral("bezeichnung"), QStringLiteral("intitule")};
    return kWeak.contains(bareHeading(heading));
}

/// "Email 1" beside "Email 2" in a list of accounts: what is numbered is of the persons there.
bool isOfAPerson(const ColumnsAsked &asked, const QString &heading)
{
    const QString bare = bareHeading(heading);
    if (asked.kind != ImportKind::Accounts || !bare.endsWith(QLatin1Char('1')))
        return false;
    const QString second = bare.chopped(1) + QLatin1Char('2');
    return std::any_of(asked.headings.begin(), asked.headings.end(),
                       [&](const QString &each) { return bareHeading(each) == second; });
}

std::vector<Candidate> candidatesFor(const ColumnsAsked &asked)
{
    std::vector<Candidate> candidates;
    for (int column = 0; column < asked.headings.size(); ++column) {
        if (asked.leftOut.contains(column) || isOfAPerson(asked, asked.headings.at(column)))
            continue;
        const bool known = size_t(column) < asked.facts.size();
        const ColumnFacts facts = known ? asked.facts[size_t(column)] : ColumnFacts();
        for (const Known &each : knownAs(asked.headings.at(column))) {
            const bool weak = each.field == F::AccountName && asked.kind != ImportKind::Accounts &&
                              isWeakName(asked.headings.at(column));
            if (!weak && suggests(each.field, asked.kind) && (!known || fits(each.field, facts)))
                candidates.push_back({known && facts.content == ColumnContent::Empty, each.rank,
                                      column, each.field});
        }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        return std::tuple(a.empty, a.rank, int(a.field), a.column) <
               std::tuple(b.empty, b.rank, int(b.field), b.column);
    });
    return candidates;
}

/// The only column of days that is left tells when an invoice was made, whatever it is called.
void takeTheOtherDay(const ColumnsAsked &asked, std::map<ImportField, int> &columns,
                     const std::set<int> &taken)
{
    static constexpr const char *kOtherDays =
        "contact* promis* remind* mahn* paid pay* last next versend* sent deliver* liefer* service "
        "leistung* start end begin from to von bis created modified updated print* druck*";
    int found = -1;
    for (int column = 0; size_t(column) < asked.facts.size(); ++column) {
        if (asked.facts[size_t(column)].content != ColumnContent::Day || taken.contains(column) ||
            asked.leftOut.contains(column))
            continue;
        if (found >= 0 || saysOneOf(asked.headings.value(column), kOtherDays))
            return;
        found = column;
    }
    if (found >= 0)
        columns[F::IssueDate] = found;
}

/// One number in every row is the sender's own, not the customer's, where the names differ.
bool isOneForAll(const ColumnsAsked &asked, int number, int name)
{
    if (size_t(number) >= asked.facts.size() || size_t(name) >= asked.facts.size())
        return false;
    const ColumnFacts &numbers = asked.facts[size_t(number)];
    return numbers.filled > 2 && numbers.distinct == 1 && asked.facts[size_t(name)].distinct > 1;
}

} // namespace

std::map<ImportField, int> suggestColumns(const ColumnsAsked &asked)
{
    const std::vector<Candidate> candidates = candidatesFor(asked);
    std::map<ImportField, int> columns = asked.given;
    std::set<int> taken;
    for (const auto &[field, column] : columns)
        taken.insert(column);
    const auto given = [&asked](ImportField field) { return asked.given.contains(field); };
    for (const Candidate &candidate : candidates) {
        if (!columns.contains(candidate.field) && !taken.contains(candidate.column)) {
            columns[candidate.field] = candidate.column;
            taken.insert(candidate.column);
        }
    }
    if (columns.contains(F::AccountNumber) && columns.contains(F::AccountName) &&
        !given(F::AccountNumber) &&
        isOneForAll(asked, columns[F::AccountNumber], columns[F::AccountName])) {
        columns.erase(F::AccountNumber);
    }
    const bool items = asked.kind == ImportKind::OpenItems || asked.kind == ImportKind::Invoices;
    if (items && columns.contains(F::DueDate) && !columns.contains(F::IssueDate))
        takeTheOtherDay(asked, columns, taken);
    // A list that only names what is open tells the amount by it.
    if (items && !columns.contains(F::Amount) && !columns.contains(F::Debit)) {
        if (const auto open = columns.find(F::OpenAmount); open != columns.end()) {
            columns[F::Amount] = open->second;
            if (!given(F::OpenAmount))
                columns.erase(open);
        }
    }
    // "Customer" alone: a number where there is no other, a name where there is. Beside a second
    // column that can only be the name ("Customer", "Name") it is the number.
    if (!columns.contains(F::AccountNumber) && !given(F::AccountName)) {
        if (const auto name = columns.find(F::AccountName); name != columns.end()) {
            const int first = name->second;
            const auto second =
                std::find_if(candidates.begin(), candidates.end(), [&](const Candidate &candidate) {
                    return candidate.field == F::AccountName && candidate.column != first &&
                           !taken.contains(candidate.column) &&
                           namesTheParty(asked.headings.at(first)) !=
                               namesTheParty(asked.headings.at(candidate.column));
                });
            columns[F::AccountNumber] = first;
            if (second == candidates.end()) {
                columns.erase(F::AccountName);
            } else if (namesTheParty(asked.headings.at(first))) {
                columns[F::AccountName] = second->column;
            } else {
                columns[F::AccountName] = first;
                columns[F::AccountNumber] = second->column;
            }
        }
    }
    return columns;
}

std::map<ImportField, int> suggestColumns(const QStringList &headings, ImportKind kind)
{
    ColumnsAsked asked;
    asked.headings = headings;
    asked.kind = kind;
    return suggestColumns(asked);
}

bool isMoneyHeading(const QString &heading)
{
    const std::vector<Known> known = knownAs(heading);
    return std::any_of(known.begin(), known.end(),
                       [](const Known &each) { return isMoney(each.field) || isDay(each.field); });
}

bool isOpenHeading(const QString &heading)
{
    return mayBe(heading, F::OpenAmount);
}

bool isNameHeading(const QString &heading)
{
    return mayBe(heading, F::AccountName);
}

int knownHeadings(const QStringList &texts)
{
    int count = 0;
    for (const QString &text : texts)
        count += knownAs(text).empty() ? 0 : 1;
    return count;
}

} // namespace duebook
