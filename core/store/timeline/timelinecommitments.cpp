// SPDX-License-Identifier: Apache-2.0
// The timeline's promises, disputes and events of the account itself: where the customer and we
// stand.
#include "core/base/days.h"
#include "core/store/promises/promiserow.h"
#include "core/store/timeline/timelinereader.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace duebook {

namespace {

constexpr auto kPromises =
    "SELECT " DUEBOOK_PROMISE_COLUMNS " FROM promise p" DUEBOOK_PROMISE_JOINS R"(
     WHERE p.account_id = $1 AND (p.created_at, p.id) < ($2, $3) AND p.created_at >= $4
       AND ($5 = 0 OR p.created_by = $5)
       AND ($6 = 0 OR EXISTS (SELECT 1 FROM promise_invoice i
                               WHERE i.promise_id = p.id AND i.invoice_id = $6))
     ORDER BY p.created_at DESC, p.id DESC
     LIMIT $7)";
constexpr auto kPromiseParts = R"(
    SELECT p.invoice_id, i.number, p.amount
      FROM promise_invoice p JOIN invoice i ON i.id = p.invoice_id
     WHERE p.promise_id = $1 ORDER BY i.due_day, i.id)";
constexpr auto kDisputes = R"(
    SELECT d.id, d.created_at, d.created_by, coalesce(u.name, ''), d.reason, d.text, d.owner_id,
           coalesce(o.name, ''), d.note_id, d.opened_day, d.deadline_day, d.state, d.stage,
           d.outcome, d.resolution, d.closed_day, d.escalated_day, d.row_version
      FROM dispute d
      LEFT JOIN app_user u ON u.id = d.created_by
      LEFT JOIN app_user o ON o.id = d.owner_id
     WHERE d.account_id = $1 AND (d.created_at, d.id) < ($2, $3) AND d.created_at >= $4
       AND ($5 = 0 OR d.created_by = $5)
       AND ($6 = 0 OR EXISTS (SELECT 1 FROM dispute_invoice i
                               WHERE i.dispute_id = d.id AND i.invoice_id = $6))
     ORDER BY d.created_at DESC, d.id DESC
     LIMIT $7)";
constexpr auto kDisputeParts = R"(
    SELECT d.invoice_id, i.number, d.amount, i.currency
      FROM dispute_invoice d JOIN invoice i ON i.id = d.invoice_id
     WHERE d.dispute_id = $1 ORDER BY i.due_day, i.id)";
// The actions stand here as in the condition of the index.
constexpr auto kEvents = R"(
    SELECT e.id, e.at, e.user_id, coalesce(u.name, ''), e.action, e.changes
      FROM audit e INDEXED BY ix_audit_story
      LEFT JOIN app_user u ON u.id = e.user_id
     WHERE e.account_id = $1 AND (e.at, e.id) < ($2, $3) AND e.at >= $4
       AND e.action IN ('hold set', 'hold lifted', 'owner changed', 'status changed', 'escalated',
                        'escalation closed')
       AND ($5 = 0 OR e.user_id = $5) AND $6 = 0
     ORDER BY e.at DESC, e.id DESC
     LIMIT $7)";
constexpr auto kUserName = "SELECT name FROM app_user WHERE id = $1";

Currency currencyIn(const Statement &row, int column)
{
    return Currency::fromCode(row.utf8(column)).value_or(Currency());
}

AccountEventKind kindOf(const QString &action)
{
    if (action == QLatin1String("hold set"))
        return AccountEventKind::HoldSet;
    if (action == QLatin1String("hold lifted"))
        return AccountEventKind::HoldLifted;
    if (action == QLatin1String("owner changed"))
        return AccountEventKind::OwnerChanged;
    if (action == QLatin1String("status changed"))
        return AccountEventKind::StatusChanged;
    if (action == QLatin1String("escalated"))
        return AccountEventKind::Escalated;
    return AccountEventKind::EscalationClosed;
}

/// The value of a field before (0) or after (1) the change; numbers as digits.
QString valueOf(const QJsonObject &changes, const char *field, int place)
{
    const QJsonValue value = changes.value(QLatin1String(field)).toArray().at(place);
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

/// A status as its number or its word.
std::optional<AccountStatus> statusOf(const QString &text)
{
    static const QStringList kWords{QStringLiteral("active"), QStringLiteral("insolvency"),
                                    QStringLiteral("legal"), QStringLiteral("agency"),
                                    QStringLiteral("closed")};
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    const qsizetype place = isNumber ? number - 1 : kWords.indexOf(text);
    if (place < 0 || place >= kWords.size())
        return {};
    return static_cast<AccountStatus>(place + 1);
}

AccountEvent eventOf(const QString &action, const QJsonObject &changes)
{
    AccountEvent event;
    event.kind = kindOf(action);
    const auto before = [&](const char *field) { return valueOf(changes, field, 0); };
    const auto after = [&](const char *field) { return valueOf(changes, field, 1); };
    const auto dayAfter = [&](const char *field) {
        return QDate::fromString(after(field), Qt::ISODate);
    };
    event.reason = after("reason");
    event.revisit = dayAfter("revisit");
    switch (event.kind) {
    case AccountEventKind::HoldSet:
        // So it stands in the record of books from before these names.
        if (event.reason.isEmpty())
            event.reason = after("hold reason");
        if (!event.revisit.isValid())
            event.revisit = dayAfter("hold revisit");
        break;
    case AccountEventKind::HoldLifted:
        event.revisit = {};
        break;
    case AccountEventKind::OwnerChanged:
        event.from = before("owner");
        event.to = after("owner");
        break;
    case AccountEventKind::StatusChanged:
        event.statusFrom = statusOf(before("status"));
        event.statusTo = statusOf(after("status"));
        break;
    case AccountEventKind::Escalated:
        event.to = after("to");
        break;
    case AccountEventKind::EscalationClosed:
        event.to = after("to");
        event.reason = after("result");
        break;
    }
    return event;
}

} // namespace

void TimelineReader::readPromises()
{
    Statement select(m_db, kPromises);
    bindMoments(select, TimelineKind::Promise);
    select.bind(m_query.limit);
    while (select.next()) {
        Promise promise = readPromise(select);
        const UserId who = promise.createdBy;
        const QString name = promise.createdByName;
        add(toEpochMs(promise.createdAt), promise.id.number(), who, name, std::move(promise));
    }
}

void TimelineReader::completePromises()
{
    Statement select(m_db, kPromiseParts);
    for (TimelineEntry &entry : m_entries) {
        auto *promise = std::get_if<Promise>(&entry.what);
        if (promise == nullptr)
            continue;
        select.bind(promise->id);
        while (select.next())
            promise->parts.push_back({select.id<InvoiceId>(0),
                                      select.text(1),
                                      {select.integer(2), promise->amount.currency()}});
        select.reset();
    }
}

void TimelineReader::readDisputes()
{
    Statement select(m_db, kDisputes);
    bindMoments(select, TimelineKind::Dispute);
    select.bind(m_query.limit);
    while (select.next()) {
        Dispute dispute;
        dispute.id = select.id<DisputeId>(0);
        dispute.account = m_query.account;
        dispute.reason = select.text(4);
        dispute.text = select.text(5);
        dispute.owner = select.id<UserId>(6);
        dispute.ownerName = select.text(7);
        dispute.note = select.id<NoteId>(8);
        dispute.opened = select.day(9);
        dispute.deadline = select.day(10);
        dispute.state = static_cast<DisputeState>(select.integer(11));
        dispute.stage = static_cast<DisputeStage>(select.integer(12));
        dispute.outcome = static_cast<DisputeOutcome>(select.integer(13));
        dispute.resolution = select.text(14);
        dispute.closed = select.day(15);
        dispute.escalated = select.day(16);
        dispute.rowVersion = select.integer(17);
        add(select.integer(1), dispute.id.number(), select.id<UserId>(2), select.text(3),
            std::move(dispute));
    }
}

void TimelineReader::completeDisputes()
{
    Statement select(m_db, kDisputeParts);
    for (TimelineEntry &entry : m_entries) {
        auto *dispute = std::get_if<Dispute>(&entry.what);
        if (dispute == nullptr)
            continue;
        select.bind(dispute->id);
        while (select.next())
            dispute->parts.push_back({select.id<InvoiceId>(0),
                                      select.text(1),
                                      {select.integer(2), currencyIn(select, 3)}});
        select.reset();
    }
}

void TimelineReader::readEvents()
{
    Statement select(m_db, kEvents);
    bindMoments(select, TimelineKind::Event);
    select.bind(m_query.limit);
    while (select.next()) {
        AccountEvent event =
            eventOf(select.text(4), QJsonDocument::fromJson(select.utf8(5).toByteArray()).object());
        event.id = select.integer(0);
        event.account = m_query.account;
        add(select.integer(1), event.id, select.id<UserId>(2), select.text(3), std::move(event));
    }
}

// The audit names people by number: a name may have changed since.
void TimelineReader::completeEvents()
{
    QHash<QString, QString> names;
    const auto nameOf = [&](const QString &number) -> QString {
        bool isNumber = false;
        const qint64 id = number.toLongLong(&isNumber);
        if (!isNumber)
            return number;
        if (id == 0)
            return {};
        const auto known = names.constFind(number);
        if (known != names.constEnd())
            return *known;
        Statement select(m_db, kUserName);
        select.bind(id);
        return *names.insert(number, select.next() ? select.text(0) : number);
    };
    for (TimelineEntry &entry : m_entries) {
        auto *event = std::get_if<AccountEvent>(&entry.what);
        if (event == nullptr)
            continue;
        event->from = nameOf(event->from);
        event->to = nameOf(event->to);
    }
}

} // namespace duebook
