// SPDX-License-Identifier: Apache-2.0
#include "core/services/demo/demopeople.h"

#include "core/base/textfold.h"
#include "core/services/demo/demoresource.h"

#include <QJsonArray>

namespace duebook {

namespace {

// Words of other scripts carry their Latin form behind a bar: "גליל|galil".
QString shown(const QString &word)
{
    return word.section(QLatin1Char('|'), 0, 0);
}

QString digits(DemoRandom &random, QString pattern)
{
    for (QChar &c : pattern) {
        if (c == QLatin1Char('#'))
            c = QLatin1Char(char('0' + random.below(10)));
    }
    return pattern;
}

QString capitalised(QString word)
{
    if (!word.isEmpty())
        word[0] = word[0].toUpper();
    return word;
}

} // namespace

QString DemoPeople::latin(const QString &word)
{
    const QString text =
        foldText(word.contains(QLatin1Char('|')) ? word.section(QLatin1Char('|'), 1, 1) : word);
    QString ascii;
    for (const QChar c : text) {
        if (c == QChar(0xF8))
            ascii += QLatin1Char('o');
        else if (c.unicode() < 128 && c.isLetterOrNumber())
            ascii += c;
    }
    return ascii;
}

Result<DemoPeople> DemoPeople::load()
{
    const Result<QJsonObject> json = readDemoResource(QStringLiteral("places.json"));
    if (!json)
        return json.error();
    DemoPeople people;
    people.m_roles = demoTexts((*json)[QLatin1String("roles")]);
    for (const QJsonValue &value : (*json)[QLatin1String("countries")].toArray()) {
        const QJsonObject from = value.toObject();
        const auto text = [&](const char *key) { return from[QLatin1String(key)].toString(); };
        const auto texts = [&](const char *key) { return demoTexts(from[QLatin1String(key)]); };
        Country country{text("code"),    text("language"),
                        text("phone"),   text("tax"),
                        text("domain"),  text("company"),
                        text("street"),  Currency::fromCode(text("currency")).value_or(Currency()),
                        texts("trades"), texts("forms"),
                        texts("first"),  texts("last"),
                        texts("cities"), texts("streets")};
        for (int i = 0; i < from[QLatin1String("weight")].toInt(); ++i)
            people.m_weighted.push_back(int(people.m_countries.size()));
        people.m_countries.push_back(std::move(country));
    }
    return people;
}

DemoAccount DemoPeople::make(DemoContext &context, DemoRandom &random, AccountId id,
                             const QString &number, int contacts) const
{
    const Country &country = m_countries[size_t(random.pick(m_weighted))];
    const QString last = random.pick(country.last);
    const QString trade = random.pick(country.trades);
    DemoAccount made;
    Account &account = made.account;
    account.id = id;
    account.number = number;
    account.name = QString(country.company)
                       .replace(QLatin1String("{last}"), shown(last))
                       .replace(QLatin1String("{trade}"), shown(trade))
                       .replace(QLatin1String("{form}"), random.pick(country.forms));
    account.segment = SegmentId(random.chance(0.12) ? 1 : random.chance(0.7) ? 2 : 3);
    account.owner = random.chance(0.55) ? DemoContext::kAnna : DemoContext::kMia;
    account.representative = DemoContext::kSam;
    account.language = country.language;
    account.currency = country.currency.isSet() ? country.currency
                                                : Currency::fromCode(QStringLiteral("EUR")).value();
    account.termsDays = random.chance(0.15)   ? 14
                        : random.chance(0.75) ? 30
                        : random.chance(0.6)  ? 45
                                              : 60;
    if (random.chance(0.1)) {
        account.discountDays = 10;
        account.discountBasisPoints = 200;
    }
    const QString domain = latin(last) + QLatin1Char('-') + latin(trade) + QLatin1Char('.') +
                           country.domain + QStringLiteral(".example");
    account.email = QStringLiteral("accounts@") + domain;
    account.phone = country.phone + digits(random, QStringLiteral(" ## ### ## 0"));
    account.taxId = digits(random, country.tax);
    account.street = QString(country.street)
                         .replace(QLatin1String("{street}"), random.pick(country.streets))
                         .replace(QLatin1String("{n}"), QString::number(random.between(1, 180)));
    const QString city = random.pick(country.cities);
    account.city = shown(city);
    account.postcode = city.section(QLatin1Char('|'), 1, 1);
    account.country = country.code;
    for (int i = 0; i < contacts; ++i) {
        made.contacts.push_back(person(context, random, country, account, domain));
        made.contacts.back().isMain = i == 0;
    }
    return made;
}

Contact DemoPeople::person(DemoContext &context, DemoRandom &random, const Country &country,
                           const Account &account, const QString &domain) const
{
    const QString first = random.pick(country.first);
    const QString last = random.pick(country.last);
    Contact contact;
    contact.id = context.newContact();
    contact.account = account.id;
    const bool familyFirst = country.code == QStringLiteral("JP");
    contact.name = familyFirst ? shown(last) + QLatin1Char(' ') + shown(first)
                               : shown(first) + QLatin1Char(' ') + shown(last);
    if (first.contains(QLatin1Char('|')) && familyFirst)
        contact.name +=
            QStringLiteral(" (%1 %2)").arg(capitalised(latin(first)), capitalised(latin(last)));
    contact.role = random.pick(m_roles);
    contact.email = latin(first) + QLatin1Char('.') + latin(last) + QLatin1Char('@') + domain;
    contact.phone = account.phone.chopped(1) + QString::number(random.between(11, 99));
    if (random.chance(0.3))
        contact.mobile = country.phone + digits(random, QStringLiteral(" ## ### ## ##"));
    contact.preferredChannel = random.chance(0.5)   ? QStringLiteral("email")
                               : random.chance(0.6) ? QStringLiteral("phone")
                                                    : QString();
    contact.hasLeft = random.chance(0.03);
    return contact;
}

} // namespace duebook
