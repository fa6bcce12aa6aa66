// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/notedraft.h"

#include <QJsonArray>

namespace duebook::ui {

namespace {

// Pasted content beyond this is not kept in the draft file: drafts are written while typing.
constexpr qsizetype kMostPasted = 4 * 1024 * 1024;

constexpr QLatin1String kUid("uid");
constexpr QLatin1String kKind("kind");
constexpr QLatin1String kDirection("direction");
constexpr QLatin1String kContact("contact");
constexpr QLatin1String kWhen("when");
constexpr QLatin1String kOutcome("outcome");
constexpr QLatin1String kText("text");
constexpr QLatin1String kCorrects("corrects");
constexpr QLatin1String kInvoices("invoices");
constexpr QLatin1String kDocuments("documents");
constexpr QLatin1String kName("name");
constexpr QLatin1String kPath("path");
constexpr QLatin1String kContent("content");
constexpr QLatin1String kProof("proof");
constexpr QLatin1String kDocumentKind("kind");
constexpr QLatin1String kSource("source");
constexpr QLatin1String kReceived("received");
constexpr QLatin1String kNext("next");
constexpr QLatin1String kAssignee("assignee");
constexpr QLatin1String kAnswerBy("answer_by");
constexpr QLatin1String kInform("inform");
constexpr QLatin1String kPromise("promise");
constexpr QLatin1String kDispute("dispute");
constexpr QLatin1String kAccountName("account_name");

qint64 numberOf(const QJsonValue &value)
{
    return value.toVariant().toLongLong();
}

template <typename IdType>
QJsonArray numbersOf(const std::vector<IdType> &ids)
{
    QJsonArray numbers;
    for (const IdType id : ids)
        numbers.append(id.number());
    return numbers;
}

template <typename IdType>
std::vector<IdType> idsOf(const QJsonValue &numbers)
{
    std::vector<IdType> ids;
    for (const QJsonValue &number : numbers.toArray())
        ids.push_back(IdType(numberOf(number)));
    return ids;
}

QJsonArray toJson(const std::vector<NewDocument> &documents)
{
    QJsonArray array;
    for (const NewDocument &document : documents) {
        if (document.path.isEmpty() && document.content.size() > kMostPasted)
            continue;
        array.append(QJsonObject{{kName, document.name},
                                 {kPath, document.path},
                                 {kContent, QString::fromLatin1(document.content.toBase64())},
                                 {kProof, document.isProof},
                                 {kDocumentKind, document.kind},
                                 {kSource, int(document.source)},
                                 {kReceived, document.received.toString(Qt::ISODate)}});
    }
    return array;
}

std::vector<NewDocument> documentsOf(const QJsonArray &array)
{
    std::vector<NewDocument> documents;
    for (const QJsonValue &value : array) {
        NewDocument document;
        document.name = value[kName].toString();
        document.path = value[kPath].toString();
        document.content = QByteArray::fromBase64(value[kContent].toString().toLatin1());
        document.isProof = value[kProof].toBool();
        document.kind = value[kDocumentKind].toString();
        document.source = value[kSource].toInt() == int(DocumentSource::Us)
                              ? DocumentSource::Us
                              : DocumentSource::Customer;
        document.received = QDate::fromString(value[kReceived].toString(), Qt::ISODate);
        documents.push_back(document);
    }
    return documents;
}

} // namespace

bool NoteDraft::isEmpty() const
{
    return text.trimmed().isEmpty() && documents.empty() && next.trimmed().isEmpty() &&
           when.trimmed().isEmpty() && answerBy.trimmed().isEmpty() && promise.isEmpty() &&
           dispute.isEmpty() && !corrects.isSet();
}

QJsonObject NoteDraft::toJson() const
{
    return {{kUid, uid},
            {kKind, int(kind)},
            {kDirection, int(direction)},
            {kContact, contact.number()},
            {kWhen, when},
            {kOutcome, outcome},
            {kText, text},
            {kCorrects, corrects.number()},
            {kInvoices, numbersOf(invoices)},
            {kDocuments, ui::toJson(documents)},
            {kNext, next},
            {kAssignee, assignee.number()},
            {kAnswerBy, answerBy},
            {kInform, numbersOf(inform)},
            {kPromise, promise},
            {kDispute, dispute},
            {kAccountName, accountName}};
}

NoteDraft NoteDraft::fromJson(const QJsonObject &json)
{
    NoteDraft draft;
    draft.uid = json[kUid].toString();
    draft.kind = static_cast<NoteKind>(json[kKind].toInt(int(NoteKind::Call)));
    draft.direction = static_cast<Direction>(json[kDirection].toInt(int(Direction::Outgoing)));
    draft.contact = ContactId(numberOf(json[kContact]));
    draft.when = json[kWhen].toString();
    draft.outcome = json[kOutcome].toString();
    draft.text = json[kText].toString();
    draft.corrects = NoteId(numberOf(json[kCorrects]));
    draft.invoices = idsOf<InvoiceId>(json[kInvoices]);
    draft.documents = documentsOf(json[kDocuments].toArray());
    draft.next = json[kNext].toString();
    draft.assignee = UserId(numberOf(json[kAssignee]));
    draft.answerBy = json[kAnswerBy].toString();
    draft.inform = idsOf<UserId>(json[kInform]);
    draft.promise = json[kPromise].toObject();
    draft.dispute = json[kDispute].toObject();
    draft.accountName = json[kAccountName].toString();
    return draft;
}

} // namespace duebook::ui
