// SPDX-License-Identifier: Apache-2.0
// What the records of the feed are called. One look-up by key for each entry shown.
#include "core/db/statement.h"
#include "core/store/record/activityquery.h"

#include <QJsonArray>

namespace duebook {

namespace {

constexpr auto kNote = R"(
    SELECT n.kind, substr(n.text, 1, 300), coalesce(c.name, '')
      FROM note n LEFT JOIN contact c ON c.id = n.contact_id
     WHERE n.id = $1)";
constexpr auto kCorrection = "SELECT id FROM note WHERE corrects_id = $1";
constexpr auto kFollowUp = R"(
    SELECT f.reason, f.due_day, coalesce(u.name, ''), f.result
      FROM follow_up f LEFT JOIN app_user u ON u.id = f.assignee_id
     WHERE f.id = $1)";
constexpr auto kPromise = R"(
    SELECT amount, currency, due_day, said_by, evidence FROM promise WHERE id = $1)";
constexpr auto kDispute = R"(
    SELECT d.reason, substr(d.text, 1, 300), d.resolution,
           (SELECT cast(sum(p.amount) AS bigint) FROM dispute_invoice p WHERE p.dispute_id = d.id),
           (SELECT min(i.currency) FROM dispute_invoice p JOIN invoice i ON i.id = p.invoice_id
             WHERE p.dispute_id = d.id),
           (SELECT max(i.currency) FROM dispute_invoice p JOIN invoice i ON i.id = p.invoice_id
             WHERE p.dispute_id = d.id)
      FROM dispute d WHERE d.id = $1)";
constexpr auto kDocument = "SELECT name, kind FROM document WHERE id = $1";
constexpr auto kContact = "SELECT name, role FROM contact WHERE id = $1";
constexpr auto kInvoice = "SELECT number, amount, currency FROM invoice WHERE id = $1";
constexpr auto kPayment = "SELECT reference, amount, currency, day FROM payment WHERE id = $1";
constexpr auto kUser = "SELECT name FROM app_user WHERE id = $1";
constexpr auto kEscalation = R"(
    SELECT e.reason, e.revisit_day, coalesce(u.name, ''), e.result
      FROM escalation e LEFT JOIN app_user u ON u.id = e.to_user_id
     WHERE e.id = $1)";
constexpr auto kCover = R"(
    SELECT a.name, c.name, v.to_day
      FROM cover v JOIN app_user a ON a.id = v.absent_id JOIN app_user c ON c.id = v.cover_id
     WHERE v.id = $1)";
constexpr auto kImport = "SELECT file_name FROM import_run WHERE id = $1";
constexpr auto kRemark = "SELECT name FROM remark WHERE id = $1";

Money moneyIn(const Statement &row, int amount, int currency)
{
    return {row.integer(amount), Currency::fromCode(row.utf8(currency)).value_or(Currency())};
}

void describeNote(Database &db, const Statement &row, ActivityEntry &entry)
{
    entry.noteKind = static_cast<NoteKind>(row.integer(0));
    entry.excerpt = row.text(1);
    entry.subject = row.text(2);
    Statement correction(db, kCorrection);
    for (bool more = true; more;) {
        correction.reset().at(1).bind(entry.place);
        more = correction.next();
        if (more)
            entry.place = correction.integer(0);
    }
}

void describeDispute(const Statement &row, ActivityEntry &entry)
{
    entry.subject = row.text(0);
    const bool settled = entry.action == QLatin1String("dispute settled");
    entry.excerpt = settled && !row.text(2).isEmpty() ? row.text(2) : row.text(1);
    if (!row.isNull(3) && row.text(4) == row.text(5))
        entry.amount = moneyIn(row, 3, 4);
}

QJsonValue after(const ActivityEntry &entry, const char *field)
{
    return entry.changes.value(QLatin1String(field)).toArray().at(1);
}

/// Holds, owners and status stand in the changes of the row itself.
void describeAccount(Database &db, ActivityEntry &entry)
{
    for (const char *reason : {"hold reason", "status reason", "reason"}) {
        if (entry.excerpt.isEmpty())
            entry.excerpt = after(entry, reason).toString();
    }
    for (const char *revisit : {"hold revisit", "status revisit", "revisit"}) {
        if (!entry.day.isValid())
            entry.day = QDate::fromString(after(entry, revisit).toString(), Qt::ISODate);
    }
    // A name where the audit holds one, else the number of the user.
    const QJsonValue owner = after(entry, "owner");
    entry.other = owner.isString() ? owner.toString()
                                   : ActivityQuery::userName(db, UserId(owner.toInteger()));
}

const char *detailsOf(Entity entity)
{
    switch (entity) {
    case Entity::Note:
        return kNote;
    case Entity::FollowUp:
        return kFollowUp;
    case Entity::Promise:
        return kPromise;
    case Entity::Dispute:
        return kDispute;
    case Entity::Document:
        return kDocument;
    case Entity::Contact:
        return kContact;
    case Entity::Invoice:
        return kInvoice;
    case Entity::Payment:
        return kPayment;
    case Entity::User:
        return kUser;
    case Entity::Escalation:
        return kEscalation;
    case Entity::Cover:
        return kCover;
    case Entity::Import:
        return kImport;
    case Entity::Remark:
        return kRemark;
    case Entity::Account:
    case Entity::Setting:
    case Entity::Message:
    case Entity::Everything:
    case Entity::Holiday:
    case Entity::Presence:
    case Entity::Job:
        break;
    }
    return nullptr;
}

void describe(Database &db, const Statement &row, ActivityEntry &entry)
{
    switch (entry.entity) {
    case Entity::Note:
        describeNote(db, row, entry);
        break;
    case Entity::FollowUp:
        entry.subject = row.text(0);
        entry.day = row.day(1);
        entry.other = row.text(2);
        if (entry.action == QLatin1String("follow-up done"))
            entry.excerpt = row.text(3);
        break;
    case Entity::Promise:
        entry.amount = moneyIn(row, 0, 1);
        entry.day = row.day(2);
        entry.subject = row.text(3);
        entry.excerpt = row.text(4);
        break;
    case Entity::Dispute:
        describeDispute(row, entry);
        break;
    case Entity::Invoice:
        entry.subject = row.text(0);
        entry.amount = moneyIn(row, 1, 2);
        break;
    case Entity::Payment:
        entry.subject = row.text(0);
        entry.amount = moneyIn(row, 1, 2);
        entry.day = row.day(3);
        break;
    case Entity::Escalation:
        entry.excerpt = entry.action.endsWith(QLatin1String("closed")) ? row.text(3) : row.text(0);
        entry.day = row.day(1);
        entry.other = row.text(2);
        break;
    case Entity::Cover:
        entry.subject = row.text(0);
        entry.other = row.text(1);
        entry.day = row.day(2);
        break;
    default:
        entry.subject = row.text(0);
        break;
    }
}

} // namespace

void describeActivity(Database &db, ActivityEntry &entry)
{
    entry.place = entry.entityId;
    if (entry.entity == Entity::Account)
        describeAccount(db, entry);
    const char *sql = detailsOf(entry.entity);
    if (sql == nullptr)
        return;
    Statement select(db, sql);
    select.bind(entry.entityId);
    if (select.next())
        describe(db, select, entry);
}

} // namespace duebook
