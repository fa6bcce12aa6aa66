// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/services/demo/democontext.h"

#include <QStringList>

namespace duebook {

/// Companies and persons put together from word lists per country (resources/demo/places.json).
class DemoPeople {
public:
    static Result<DemoPeople> load();

    /// An account with name, address, terms and `contacts` persons; id and number are the caller's.
    DemoAccount make(DemoContext &context, DemoRandom &random, AccountId id, const QString &number,
                     int contacts) const;

    /// A word as it stands in an address: "Müller" gives "muller"; other scripts have theirs
    /// beside.
    static QString latin(const QString &word);

private:
    struct Country {
        QString code;
        QString language;
        QString phone;
        QString tax;
        QString domain;
        QString company;
        QString street;
        Currency currency;
        QStringList trades, forms, first, last, cities, streets;
    };
    Contact person(DemoContext &context, DemoRandom &random, const Country &country,
                   const Account &account, const QString &domain) const;

    std::vector<Country> m_countries;
    std::vector<int> m_weighted; ///< index of a country, as often as its weight
    QStringList m_roles;
};

} // namespace duebook
