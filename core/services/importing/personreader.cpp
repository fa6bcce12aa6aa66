// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/personreader.h"

#include "core/services/importing/importvalues.h"

#include <algorithm>

namespace duebook {

namespace {

std::set<int> usedColumns(const ImportPlan &plan)
{
    std::set<int> used;
    for (const int column : plan.columns)
        used.insert(column);
    return used;
}

/// In a list whose customers have no numbers the names stand for them: "Alpha Ltd", "3M Ltd", not
/// "10001" or "C 100".
bool isCompanyName(const QString &number)
{
    int words = 0;
    for (const QString &word : number.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words +=
            std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetter(); }) ? 1 : 0;
    const bool digits =
        std::any_of(number.begin(), number.end(), [](QChar c) { return c.isDigit(); });
    return words > 0 && (!digits || words > 1);
}

} // namespace

PersonReader::PersonReader(const ImportPlan &plan)
    : m_plan(plan), m_sets(contactSets(plan.headings, usedColumns(plan)))
{
}

QString PersonReader::text(ImportField field) const
{
    const int column = m_plan.column(field);
    const QString told = column < 0 ? QString() : textAt(column);
    return told.isEmpty() ? QString::fromUtf8(m_plan.constants[size_t(field)]) : told;
}

QString PersonReader::textAt(int column) const
{
    if (size_t(column) >= m_fields.size())
        return {};
    return QString::fromUtf8(withoutTextMark(m_fields[size_t(column)].trimmed())).simplified();
}

QString PersonReader::personName() const
{
    return QStringLiteral("%1 %2")
        .arg(text(ImportField::FirstName), text(ImportField::LastName))
        .simplified();
}

/// The person that the fields of the row name.
Contact PersonReader::person() const
{
    Contact contact;
    contact.name = text(ImportField::ContactName);
    if (contact.name.isEmpty())
        contact.name = personName();
    contact.role = text(ImportField::ContactRole);
    contact.email = text(ImportField::Email);
    contact.phone = text(ImportField::Phone);
    contact.mobile = text(ImportField::Mobile);
    contact.language = text(ImportField::Language);
    return contact;
}

/// Everybody else whom the row names; in a list of accounts also the one beside the company.
std::vector<Contact> PersonReader::personsBeside() const
{
    std::vector<Contact> persons;
    const bool accounts = m_plan.settings.kind == ImportKind::Accounts;
    if (accounts && namesCompany() && !personName().isEmpty()) {
        Contact beside;
        beside.name = personName();
        beside.email = text(ImportField::Email);
        persons.push_back(beside);
    }
    for (const ContactColumns &set : m_sets) {
        const auto in = [&](ImportField field) {
            const auto column = set.find(field);
            return column == set.end() ? QString() : textAt(column->second);
        };
        Contact contact;
        contact.name = in(ImportField::ContactName);
        if (contact.name.isEmpty())
            contact.name = QStringLiteral("%1 %2")
                               .arg(in(ImportField::FirstName), in(ImportField::LastName))
                               .simplified();
        contact.role = in(ImportField::ContactRole);
        contact.email = in(ImportField::Email);
        contact.phone = in(ImportField::Phone);
        contact.mobile = in(ImportField::Mobile);
        if (contact.name.isEmpty())
            contact.name = contact.email;
        if (!contact.name.isEmpty())
            persons.push_back(contact);
    }
    return persons;
}

bool PersonReader::namesCompany() const
{
    return !text(ImportField::AccountName).isEmpty() ||
           isCompanyName(text(ImportField::AccountNumber));
}

} // namespace duebook
