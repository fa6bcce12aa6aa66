// SPDX-License-Identifier: Apache-2.0
#include "core/services/record/recordfields.h"

#include "core/store/accounts/accountrepository.h"
#include "core/store/accounts/contactrepository.h"
#include "core/store/book/settingsrepository.h"
#include "core/store/book/userrepository.h"
#include "core/store/disputes/disputerepository.h"
#include "core/store/documents/documentrepository.h"
#include "core/store/ledger/invoicerepository.h"
#include "core/store/talks/remarkrepository.h"

#include <QJsonArray>

#include <vector>

namespace duebook {

namespace {

QJsonValue valueOf(const QString &text)
{
    return text;
}

QJsonValue valueOf(int number)
{
    return number;
}

QJsonValue valueOf(bool flag)
{
    return flag;
}

QJsonValue valueOf(QDate day)
{
    return day.toString(Qt::ISODate);
}

QJsonValue valueOf(Currency currency)
{
    return currency.isSet() ? currency.code() : QString();
}

template <typename Tag>
QJsonValue valueOf(Id<Tag> id)
{
    return id.number();
}

QString moneyText(const Money &money)
{
    return QStringLiteral("%1 %2").arg(money.toDecimal(), money.currency().code());
}

QJsonValue valueOf(const std::optional<Money> &money)
{
    return money ? moneyText(*money) : QString();
}

QJsonValue valueOf(const std::vector<DisputePart> &parts)
{
    QJsonArray texts;
    for (const DisputePart &part : parts)
        texts.append(QStringLiteral("%1: %2").arg(part.invoiceNumber, moneyText(part.amount)));
    return texts;
}

QJsonValue valueOf(DisputeStage stage)
{
    switch (stage) {
    case DisputeStage::New:
        return QStringLiteral("new");
    case DisputeStage::LookedInto:
        return QStringLiteral("looked into");
    case DisputeStage::CustomerAnswers:
        return QStringLiteral("customer answers");
    case DisputeStage::ColleagueAnswers:
        return QStringLiteral("colleague answers");
    case DisputeStage::CreditExpected:
        break;
    }
    return QStringLiteral("credit note expected");
}

QJsonValue valueOf(DocumentSource source)
{
    return source == DocumentSource::Us ? QStringLiteral("us") : QStringLiteral("customer");
}

QJsonValue valueOf(Role role)
{
    switch (role) {
    case Role::Clerk:
        return QStringLiteral("clerk");
    case Role::Manager:
        return QStringLiteral("manager");
    case Role::Sales:
        return QStringLiteral("sales");
    case Role::Administrator:
        break;
    }
    return QStringLiteral("administrator");
}

template <typename Record>
struct Field {
    const char *name;
    QJsonValue (*value)(const Record &);
    void (*copy)(Record &, const Record &);
};

template <typename Record, auto Member>
constexpr Field<Record> field(const char *name)
{
    return {name, [](const Record &record) { return valueOf(record.*Member); },
            [](Record &into, const Record &from) { into.*Member = from.*Member; }};
}

const std::vector<Field<Account>> &fields(const Account *)
{
    static const std::vector<Field<Account>> kFields{
        field<Account, &Account::number>("number"),
        field<Account, &Account::name>("name"),
        field<Account, &Account::segment>("segment"),
        field<Account, &Account::owner>("owner"),
        field<Account, &Account::representative>("representative"),
        field<Account, &Account::inPool>("in pool"),
        field<Account, &Account::language>("language"),
        field<Account, &Account::currency>("currency"),
        field<Account, &Account::termsDays>("terms days"),
        field<Account, &Account::discountDays>("discount days"),
        field<Account, &Account::discountBasisPoints>("discount basis points"),
        field<Account, &Account::creditLimit>("credit limit"),
        field<Account, &Account::taxId>("tax id"),
        field<Account, &Account::email>("email"),
        field<Account, &Account::phone>("phone"),
        field<Account, &Account::street>("street"),
        field<Account, &Account::postcode>("postcode"),
        field<Account, &Account::city>("city"),
        field<Account, &Account::country>("country"),
    };
    return kFields;
}

// The flag and its reason are one decision: "yes" of one person with the reason of another would
// say what neither of them said.
QJsonValue doNotContact(const Contact &contact)
{
    if (!contact.doNotContact || contact.doNotContactReason.isEmpty())
        return contact.doNotContact;
    return contact.doNotContactReason;
}

void copyDoNotContact(Contact &into, const Contact &from)
{
    into.doNotContact = from.doNotContact;
    into.doNotContactReason = from.doNotContactReason;
}

const std::vector<Field<Contact>> &fields(const Contact *)
{
    static const std::vector<Field<Contact>> kFields{
        field<Contact, &Contact::name>("name"),
        field<Contact, &Contact::role>("role"),
        field<Contact, &Contact::email>("email"),
        field<Contact, &Contact::phone>("phone"),
        field<Contact, &Contact::mobile>("mobile"),
        field<Contact, &Contact::language>("language"),
        field<Contact, &Contact::preferredChannel>("preferred channel"),
        {"do not contact", doNotContact, copyDoNotContact},
        field<Contact, &Contact::hasLeft>("has left"),
        field<Contact, &Contact::isMain>("main"),
    };
    return kFields;
}

const std::vector<Field<Dispute>> &fields(const Dispute *)
{
    static const std::vector<Field<Dispute>> kFields{
        field<Dispute, &Dispute::reason>("reason"), field<Dispute, &Dispute::text>("text"),
        field<Dispute, &Dispute::owner>("owner"),   field<Dispute, &Dispute::deadline>("deadline"),
        field<Dispute, &Dispute::stage>("stage"),   field<Dispute, &Dispute::parts>("parts"),
    };
    return kFields;
}

const std::vector<Field<Document>> &fields(const Document *)
{
    static const std::vector<Field<Document>> kFields{
        field<Document, &Document::name>("name"),
        field<Document, &Document::kind>("kind"),
        field<Document, &Document::source>("source"),
        field<Document, &Document::isProof>("proof"),
        field<Document, &Document::received>("received"),
    };
    return kFields;
}

const std::vector<Field<Invoice>> &fields(const Invoice *)
{
    static const std::vector<Field<Invoice>> kFields{
        field<Invoice, &Invoice::due>("due"),
        field<Invoice, &Invoice::orderNumber>("order number"),
        field<Invoice, &Invoice::text>("text"),
    };
    return kFields;
}

const std::vector<Field<Remark>> &fields(const Remark *)
{
    static const std::vector<Field<Remark>> kFields{
        field<Remark, &Remark::name>("name"),
        field<Remark, &Remark::text>("text"),
        field<Remark, &Remark::language>("language"),
        field<Remark, &Remark::sortOrder>("order"),
    };
    return kFields;
}

const std::vector<Field<User>> &fields(const User *)
{
    static const std::vector<Field<User>> kFields{
        field<User, &User::login>("login"),
        field<User, &User::name>("name"),
        field<User, &User::email>("email"),
        field<User, &User::phone>("phone"),
        field<User, &User::role>("role"),
        field<User, &User::active>("active"),
        field<User, &User::callsPerDay>("calls per day"),
    };
    return kFields;
}

std::optional<Account> found(Database &db, const Account &account)
{
    return AccountRepository::find(db, account.id);
}

std::optional<Contact> found(Database &db, const Contact &contact)
{
    return ContactRepository::find(db, contact.id);
}

std::optional<Dispute> found(Database &db, const Dispute &dispute)
{
    return DisputeRepository::find(db, dispute.id);
}

std::optional<Document> found(Database &db, const Document &document)
{
    return DocumentRepository::find(db, document.id);
}

std::optional<Invoice> found(Database &db, const Invoice &invoice)
{
    return InvoiceRepository::find(db, invoice.id);
}

std::optional<Remark> found(Database &db, const Remark &remark)
{
    return RemarkRepository::find(db, remark.id);
}

std::optional<User> found(Database &db, const User &user)
{
    return UserRepository::find(db, user.id);
}

} // namespace

template <>
const Entity RecordFields<Account>::entity = Entity::Account;
template <>
const Entity RecordFields<Contact>::entity = Entity::Contact;
template <>
const Entity RecordFields<Dispute>::entity = Entity::Dispute;
template <>
const Entity RecordFields<Document>::entity = Entity::Document;
template <>
const Entity RecordFields<Invoice>::entity = Entity::Invoice;
template <>
const Entity RecordFields<Remark>::entity = Entity::Remark;
template <>
const Entity RecordFields<User>::entity = Entity::User;

template <typename Record>
qint64 RecordFields<Record>::idOf(const Record &record)
{
    return record.id.number();
}

template <typename Record>
QJsonObject RecordFields<Record>::of(const Record &record)
{
    QJsonObject values;
    for (const Field<Record> &each : fields(&record))
        values.insert(QLatin1String(each.name), each.value(record));
    return values;
}

template <typename Record>
void RecordFields<Record>::take(Record &into, const Record &from, const QStringList &names)
{
    for (const Field<Record> &each : fields(&into)) {
        if (names.contains(QLatin1String(each.name)))
            each.copy(into, from);
    }
}

template <typename Record>
std::optional<Record> RecordFields<Record>::find(Database &db, const Record &record)
{
    return found(db, record);
}

template struct RecordFields<Account>;
template struct RecordFields<Contact>;
template struct RecordFields<Dispute>;
template struct RecordFields<Document>;
template struct RecordFields<Invoice>;
template struct RecordFields<Remark>;
template struct RecordFields<User>;

QJsonObject settingFields(const BookSettings &settings)
{
    QJsonObject values;
    for (const auto &[key, text] : SettingsRepository::toPairs(settings))
        values.insert(key, text);
    return values;
}

void takeSettings(BookSettings &into, const BookSettings &from, const QStringList &keys)
{
    for (const auto &[key, text] : SettingsRepository::toPairs(from)) {
        if (!keys.contains(key))
            continue;
        // A text that these settings were written as can always be read.
        if (const Result<BookSettings> with = SettingsRepository::withValue(into, key, text); with)
            into = *with;
    }
}

} // namespace duebook
