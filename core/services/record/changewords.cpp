// SPDX-License-Identifier: Apache-2.0
#include "core/services/record/changewords.h"

#include "core/services/record/auditwords.h"
#include "core/store/record/activityquery.h"

#include <QJsonArray>
#include <QLocale>

namespace duebook {

namespace {

/// What the number of a field stands for.
enum class Values { Plain, User, Segment, Contact, Invoice, YesNo, State, Priority, Percent };

struct FieldWord {
    const char *field;
    const char *name;
    Values values = Values::Plain;
};

constexpr FieldWord kFields[] = {
    {"number", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Number")},
    {"login", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Sign-in name")},
    {"active", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Works with this book"), Values::YesNo},
    {"calls per day", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Calls a day")},
    {"name", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Name")},
    {"status", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Status"), Values::State},
    {"status reason", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Reason of the status")},
    {"status revisit", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Status looked at again")},
    {"segment", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Segment"), Values::Segment},
    {"owner", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Collector"), Values::User},
    {"representative", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Account representative"),
     Values::User},
    {"assignee", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Assigned to"), Values::User},
    {"person", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Person"), Values::User},
    {"to", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Taken to"), Values::User},
    {"in pool", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Worked on by everybody"), Values::YesNo},
    {"language", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Language")},
    {"currency", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Currency")},
    {"terms days", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Payment terms (days)")},
    {"discount days", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Discount within (days)")},
    {"discount basis points", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Discount"),
     Values::Percent},
    {"credit limit", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Credit limit")},
    {"tax id", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Tax number")},
    {"email", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Email")},
    {"phone", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Phone")},
    {"mobile", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Mobile phone")},
    {"street", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Street")},
    {"postcode", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Postcode")},
    {"city", QT_TRANSLATE_NOOP("duebook::ChangeWords", "City")},
    {"country", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Country")},
    {"role", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Role")},
    {"preferred channel", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Preferred channel")},
    {"do not contact", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Do not contact"), Values::YesNo},
    {"do not contact reason", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Reason not to contact")},
    {"has left", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Has left"), Values::YesNo},
    {"main", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Main contact"), Values::YesNo},
    {"merged into", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Merged into"), Values::Contact},
    {"contact", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Contact"), Values::Contact},
    {"hold", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Do not sell"), Values::YesNo},
    {"hold reason", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Reason of the hold")},
    {"hold revisit", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Hold looked at again")},
    {"rating", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Payment rating")},
    {"reason", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Reason")},
    {"due", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Due")},
    {"time", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Time")},
    {"state", QT_TRANSLATE_NOOP("duebook::ChangeWords", "State"), Values::State},
    {"stage", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Stage"), Values::State},
    {"result", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Result")},
    {"priority", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Priority"), Values::Priority},
    {"repeat", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Repeats")},
    {"order number", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Order number")},
    {"text", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Text")},
    {"deadline", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Deadline")},
    {"resolution", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Agreed")},
    {"outcome", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Outcome"), Values::State},
    {"amount", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Amount")},
    {"received", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Received")},
    {"revisit", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Looked at again")},
    {"level", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Level")},
    {"kind", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Kind")},
    {"source", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Source")},
    {"is proof", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Proof"), Values::YesNo},
    {"proof", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Proof"), Values::YesNo},
    {"invoice", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Invoice"), Values::Invoice},
    {"dispute", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Dispute")},
    {"escalated", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Taken to the manager")},
    {"order", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Order")},
    {"parts", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Parts")},
    {"removed", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Removed")},
    {"replaced by", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Replaced by")},
    {"size", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Size (bytes)")},
    {"login", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Login")},
    {"active", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Works with the book"), Values::YesNo},
    {"calls per day", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Calls per day")},
};

/// A state in the words of the audit: of accounts, follow-ups, promises and disputes.
struct StateWord {
    const char *word;
    const char *name;
};

constexpr StateWord kStates[] = {
    {"active", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Active")},
    {"insolvency", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Insolvency")},
    {"legal", QT_TRANSLATE_NOOP("duebook::ChangeWords", "With the lawyer")},
    {"agency", QT_TRANSLATE_NOOP("duebook::ChangeWords", "With the agency")},
    {"closed", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Closed")},
    {"open", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Open")},
    {"done", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Done")},
    {"cancelled", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Cancelled")},
    {"kept", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Kept")},
    {"partly kept", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Partly kept")},
    {"broken", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Broken")},
    {"replaced", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Replaced")},
    {"settled", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Settled")},
    {"new", QT_TRANSLATE_NOOP("duebook::ChangeWords", "New")},
    {"looked into", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Being looked into")},
    {"customer answers", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Customer is to answer")},
    {"colleague answers", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Colleague is to answer")},
    {"credit note expected", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Credit note expected")},
    {"credited", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Credited")},
    {"refused", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Refused")},
    {"withdrawn", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Withdrawn")},
    {"paid", QT_TRANSLATE_NOOP("duebook::ChangeWords", "Paid")},
};

// Of use to a computer only.
constexpr const char *kLeftOut[] = {"sha256", "uid", "corrects"};

const FieldWord *wordFor(const QString &field)
{
    for (const FieldWord &word : kFields) {
        if (field == QLatin1String(word.field))
            return &word;
    }
    return nullptr;
}

QString capital(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString stateName(const QString &word)
{
    for (const StateWord &state : kStates) {
        if (word == QLatin1String(state.word))
            return ChangeWords::tr(state.name);
    }
    return word;
}

QString plainText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? ChangeWords::tr("yes") : ChangeWords::tr("no");
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (!value.isArray())
        return value.toString();
    QStringList parts;
    for (const QJsonValue &part : value.toArray())
        parts += plainText(part);
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString ChangeWords::fieldName(const QString &field)
{
    const FieldWord *word = wordFor(field);
    return word != nullptr ? tr(word->name) : capital(field);
}

std::vector<FieldChange> ChangeWords::fieldsOf(const ActivityEntry &entry)
{
    FieldChange base;
    base.audit = entry.id;
    base.at = entry.at;
    base.user = entry.user;
    base.userName = entry.userName.isEmpty() ? tr("Duebook") : entry.userName;
    base.entity = entry.entity;
    base.entityId = entry.entityId;
    const QString known = auditActionName(entry.action);
    const QString action = known.isEmpty() ? capital(entry.action) : known;
    base.what =
        entry.subject.isEmpty() ? action : QStringLiteral("%1: %2").arg(action, entry.subject);
    std::vector<FieldChange> rows;
    for (auto field = entry.changes.begin(); field != entry.changes.end(); ++field) {
        const bool leftOut =
            std::any_of(std::begin(kLeftOut), std::end(kLeftOut),
                        [&field](const char *name) { return field.key() == QLatin1String(name); });
        if (leftOut)
            continue;
        const QJsonArray pair = field->toArray();
        FieldChange row = base;
        row.position = int(rows.size());
        row.field = fieldName(field.key());
        row.from = pair.size() == 2 ? valueText(field.key(), pair[0]) : QString();
        row.to = valueText(field.key(), pair.size() == 2 ? pair[1] : field.value());
        // A record that begins has nothing before; nor has a reason given for this once.
        if (row.from != row.to)
            rows.push_back(std::move(row));
    }
    if (rows.empty()) {
        base.to = entry.excerpt;
        rows.push_back(base);
    }
    return rows;
}

QString ChangeWords::valueText(const QString &field, const QJsonValue &value)
{
    const FieldWord *word = wordFor(field);
    if (word != nullptr && word->values == Values::State && value.isString())
        return stateName(value.toString());
    if (word == nullptr || value.isString() || value.isBool() || value.isArray())
        return plainText(value);
    const qint64 number = value.toInteger();
    switch (word->values) {
    case Values::User:
    case Values::Segment:
    case Values::Contact:
    case Values::Invoice:
        return number == 0 ? QString() : nameOf(field, number);
    case Values::YesNo:
        return number != 0 ? tr("yes") : tr("no");
    case Values::Priority:
        return number < 0 ? tr("low") : number > 0 ? tr("high") : tr("normal");
    case Values::Percent:
        return QStringLiteral("%1 %").arg(QLocale().toString(double(number) / 100, 'g', 4));
    case Values::State:
    case Values::Plain:
        break;
    }
    return plainText(value);
}

QString ChangeWords::nameOf(const QString &field, qint64 id)
{
    const Values values = wordFor(field)->values;
    QString &name = m_names[{field, id}];
    if (name.isEmpty())
        name = values == Values::User      ? ActivityQuery::userName(m_db, UserId(id))
               : values == Values::Segment ? ActivityQuery::segmentName(m_db, SegmentId(id))
               : values == Values::Contact ? ActivityQuery::contactName(m_db, ContactId(id))
                                           : ActivityQuery::invoiceNumber(m_db, InvoiceId(id));
    // Who or what is no longer in the book keeps at least its number.
    if (name.isEmpty())
        name = tr("no. %1").arg(id);
    return name;
}

} // namespace duebook
