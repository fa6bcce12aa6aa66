// SPDX-License-Identifier: Apache-2.0
#include "core/services/talks/notejson.h"

#include <QJsonArray>

namespace duebook {

using namespace Qt::Literals::StringLiterals;

namespace {

QString dayText(QDate day)
{
    return day.toString(Qt::ISODate);
}

QDate dayOf(const QJsonValue &value)
{
    return QDate::fromString(value.toString(), Qt::ISODate);
}

template <typename IdType>
IdType idOf(const QJsonValue &value)
{
    return IdType(value.toInteger());
}

template <typename IdType>
QJsonArray toArray(const std::vector<IdType> &ids)
{
    QJsonArray numbers;
    for (const IdType id : ids)
        numbers.append(id.number());
    return numbers;
}

template <typename IdType>
std::vector<IdType> idsOf(const QJsonValue &array)
{
    std::vector<IdType> ids;
    for (const QJsonValue &number : array.toArray())
        ids.push_back(idOf<IdType>(number));
    return ids;
}

QJsonObject toJson(const Money &money)
{
    return {{"amount"_L1, money.toDecimal()}, {"currency"_L1, money.currency().code()}};
}

std::optional<Money> moneyOf(const QJsonValue &value)
{
    const std::optional<Currency> currency = Currency::fromCode(value[u"currency"].toString());
    return currency ? Money::fromDecimal(value[u"amount"].toString(), *currency) : std::nullopt;
}

QJsonObject toJson(const NewPromise &promise)
{
    QJsonArray instalments;
    for (const Instalment &instalment : promise.instalments)
        instalments.append(QJsonObject{{"due"_L1, dayText(instalment.due)},
                                       {"amount"_L1, toJson(instalment.amount)}});
    return {{"uid"_L1, promise.uid},
            {"contact"_L1, promise.contact.number()},
            {"made"_L1, dayText(promise.made)},
            {"instalments"_L1, instalments},
            {"invoices"_L1, toArray(promise.invoices)},
            {"said_by"_L1, promise.saidBy},
            {"evidence"_L1, promise.evidence},
            {"replaces"_L1, promise.replaces.number()}};
}

std::optional<NewPromise> promiseOf(const QJsonObject &json)
{
    NewPromise promise;
    promise.uid = json[u"uid"].toString();
    promise.contact = idOf<ContactId>(json[u"contact"]);
    promise.made = dayOf(json[u"made"]);
    for (const QJsonValue &each : json[u"instalments"].toArray()) {
        const std::optional<Money> amount = moneyOf(each[u"amount"]);
        if (!amount)
            return std::nullopt;
        promise.instalments.push_back({dayOf(each[u"due"]), *amount});
    }
    promise.invoices = idsOf<InvoiceId>(json[u"invoices"]);
    promise.saidBy = json[u"said_by"].toString();
    promise.evidence = json[u"evidence"].toString();
    promise.replaces = idOf<PromiseId>(json[u"replaces"]);
    return promise;
}

QJsonObject toJson(const NewDispute &dispute)
{
    QJsonArray parts;
    for (const DisputePart &part : dispute.parts)
        parts.append(QJsonObject{{"invoice"_L1, part.invoice.number()},
                                 {"number"_L1, part.invoiceNumber},
                                 {"amount"_L1, toJson(part.amount)}});
    return {{"uid"_L1, dispute.uid},
            {"reason"_L1, dispute.reason},
            {"text"_L1, dispute.text},
            {"owner"_L1, dispute.owner.number()},
            {"opened"_L1, dayText(dispute.opened)},
            {"deadline"_L1, dayText(dispute.deadline)},
            {"parts"_L1, parts}};
}

std::optional<NewDispute> disputeOf(const QJsonObject &json)
{
    NewDispute dispute;
    dispute.uid = json[u"uid"].toString();
    dispute.reason = json[u"reason"].toString();
    dispute.text = json[u"text"].toString();
    dispute.owner = idOf<UserId>(json[u"owner"]);
    dispute.opened = dayOf(json[u"opened"]);
    dispute.deadline = dayOf(json[u"deadline"]);
    for (const QJsonValue &each : json[u"parts"].toArray()) {
        const std::optional<Money> amount = moneyOf(each[u"amount"]);
        if (!amount)
            return std::nullopt;
        dispute.parts.push_back(
            {idOf<InvoiceId>(each[u"invoice"]), each[u"number"].toString(), *amount});
    }
    return dispute;
}

QJsonArray toJson(const std::vector<NewDocument> &documents)
{
    QJsonArray array;
    for (const NewDocument &document : documents)
        array.append(QJsonObject{{"name"_L1, document.name},
                                 {"path"_L1, document.path},
                                 {"kind"_L1, document.kind},
                                 {"source"_L1, int(document.source)},
                                 {"proof"_L1, document.isProof},
                                 {"received"_L1, dayText(document.received)}});
    return array;
}

std::vector<NewDocument> documentsOf(const QJsonValue &array)
{
    std::vector<NewDocument> documents;
    for (const QJsonValue &each : array.toArray()) {
        NewDocument document;
        document.name = each[u"name"].toString();
        document.path = each[u"path"].toString();
        document.kind = each[u"kind"].toString();
        document.source = each[u"source"].toInt() == int(DocumentSource::Us)
                              ? DocumentSource::Us
                              : DocumentSource::Customer;
        document.isProof = each[u"proof"].toBool();
        document.received = dayOf(each[u"received"]);
        documents.push_back(std::move(document));
    }
    return documents;
}

} // namespace

QJsonObject toJson(const NewNote &note)
{
    QJsonObject json{{"uid"_L1, note.uid},
                     {"account"_L1, note.account.number()},
                     {"kind"_L1, int(note.kind)},
                     {"direction"_L1, int(note.direction)},
                     {"contact"_L1, note.contact.number()},
                     {"spoken_at"_L1, note.spokenAt.toUTC().toString(Qt::ISODateWithMs)},
                     {"outcome"_L1, note.outcome},
                     {"text"_L1, note.text},
                     {"corrects"_L1, note.corrects.number()},
                     {"response_due"_L1, dayText(note.responseDue)},
                     {"invoices"_L1, toArray(note.invoices)},
                     {"documents"_L1, toJson(note.documents)},
                     {"next_contact"_L1, dayText(note.nextContact)},
                     {"next_time"_L1, note.nextTime.toString(Qt::ISODateWithMs)},
                     {"next_reason"_L1, note.nextReason},
                     {"next_assignee"_L1, note.nextAssignee.number()},
                     {"inform"_L1, toArray(note.inform)}};
    if (note.promise)
        json.insert(QStringLiteral("promise"), toJson(*note.promise));
    if (note.dispute)
        json.insert(QStringLiteral("dispute"), toJson(*note.dispute));
    return json;
}

std::optional<NewNote> noteFromJson(const QJsonObject &json)
{
    NewNote note;
    note.uid = json[u"uid"].toString();
    note.account = idOf<AccountId>(json[u"account"]);
    const int kind = json[u"kind"].toInt();
    const int direction = json[u"direction"].toInt();
    const bool known = kind >= int(NoteKind::Call) && kind <= int(NoteKind::Internal) &&
                       direction >= int(Direction::Outgoing) && direction <= int(Direction::None);
    // Without its uid it could be saved twice.
    if (note.uid.isEmpty() || !note.account.isSet() || !known)
        return std::nullopt;
    note.kind = static_cast<NoteKind>(kind);
    note.direction = static_cast<Direction>(direction);
    note.contact = idOf<ContactId>(json[u"contact"]);
    note.spokenAt = QDateTime::fromString(json[u"spoken_at"].toString(), Qt::ISODateWithMs);
    note.outcome = json[u"outcome"].toString();
    note.text = json[u"text"].toString();
    note.corrects = idOf<NoteId>(json[u"corrects"]);
    note.responseDue = dayOf(json[u"response_due"]);
    note.invoices = idsOf<InvoiceId>(json[u"invoices"]);
    note.documents = documentsOf(json[u"documents"]);
    note.nextContact = dayOf(json[u"next_contact"]);
    note.nextTime = QTime::fromString(json[u"next_time"].toString(), Qt::ISODateWithMs);
    note.nextReason = json[u"next_reason"].toString();
    note.nextAssignee = idOf<UserId>(json[u"next_assignee"]);
    note.inform = idsOf<UserId>(json[u"inform"]);
    if (json.contains(u"promise")) {
        note.promise = promiseOf(json[u"promise"].toObject());
        if (!note.promise)
            return std::nullopt;
    }
    if (json.contains(u"dispute")) {
        note.dispute = disputeOf(json[u"dispute"].toObject());
        if (!note.dispute)
            return std::nullopt;
    }
    return note;
}

} // namespace duebook
