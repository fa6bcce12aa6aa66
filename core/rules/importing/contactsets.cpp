// SPDX-License-Identifier: Apache-2.0
#include "core/rules/importing/contactsets.h"

#include "core/rules/importing/columnmapping.h"
#include "core/rules/importing/wordmeaning.h"

#include <QRegularExpression>

namespace duebook {

namespace {

/// The number of the person a heading speaks of (0: the only one) and what it says of him.
struct Place {
    int person = -1; ///< -1: of nobody
    QString heading;
};

Place placeOf(const QString &heading)
{
    static const QRegularExpression first(QStringLiteral(
        "^(contact|contact person|kontakt|kontaktperson|ansprechpartner|"
        "interlocuteur|contacto|referente|contactpersoon|osoba)s? ?(\\d)?( (.+))?$"));
    static const QRegularExpression last(QStringLiteral("^(.+?) ?(\\d)$"));
    const QString folded = foldWord(heading);
    if (const auto match = first.match(folded); match.hasMatch()) {
        const QString what = match.captured(4);
        if (const auto behind = last.match(what); behind.hasMatch())
            return {behind.captured(2).toInt(), behind.captured(1)};
        return {match.captured(2).toInt(),
                what.isEmpty() ? QStringLiteral("contact person") : what};
    }
    if (const auto match = last.match(folded); match.hasMatch())
        return {match.captured(2).toInt(), match.captured(1)};
    return {};
}

} // namespace

std::vector<ContactColumns> contactSets(const QStringList &headings, const std::set<int> &used)
{
    std::map<int, QStringList> persons;
    for (int column = 0; column < headings.size(); ++column) {
        const Place place = placeOf(headings.at(column));
        if (place.person < 0 || used.contains(column))
            continue;
        QStringList &own = persons[place.person];
        while (own.size() < headings.size())
            own.append(QString());
        own[column] = place.heading;
    }
    std::vector<ContactColumns> sets;
    for (const auto &[person, own] : persons) {
        ContactColumns columns = suggestColumns(own, ImportKind::Contacts);
        // "Name 2" is no company here.
        for (const ImportField name : {ImportField::AccountName, ImportField::AccountNumber}) {
            if (const auto at = columns.find(name); at != columns.end()) {
                columns.emplace(ImportField::ContactName, at->second);
                columns.erase(name);
            }
        }
        const bool named =
            columns.contains(ImportField::ContactName) || columns.contains(ImportField::LastName);
        if (named || (columns.contains(ImportField::Email) && person > 0))
            sets.push_back(columns);
    }
    return sets;
}

} // namespace duebook
