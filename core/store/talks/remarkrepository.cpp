// SPDX-License-Identifier: Apache-2.0
#include "core/store/talks/remarkrepository.h"

#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/store/book/conflict.h"
#include "core/store/book/fieldchanges.h"

namespace duebook {

namespace {

#define COLUMNS "SELECT id, name, text, language, sort_order, row_version FROM remark"
constexpr auto kAll = COLUMNS " ORDER BY sort_order, name, id";
constexpr auto kFind = COLUMNS " WHERE id = $1";
#undef COLUMNS
constexpr auto kFindByName = "SELECT id FROM remark WHERE name = $1 AND language = $2";
constexpr auto kInsert = R"(
    INSERT INTO remark (uid, name, text, language, sort_order, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, (SELECT coalesce(max(sort_order), 0) + 1 FROM remark), $5, $6))";
constexpr auto kUpdate = R"(
    UPDATE remark
       SET name = $3, text = $4, language = $5, sort_order = $6, changed_at = $7, changed_by = $8,
           row_version = row_version + 1
     WHERE id = $1 AND row_version = $2)";
constexpr auto kRemove = "DELETE FROM remark WHERE id = $1 AND row_version = $2";

Remark readRemark(const Statement &row)
{
    return {row.id<RemarkId>(0), row.text(1),         row.text(2),
            row.text(3),         int(row.integer(4)), row.integer(5)};
}

} // namespace

std::vector<Remark> RemarkRepository::all(Database &db)
{
    Statement select(db, kAll);
    std::vector<Remark> remarks;
    while (select.next())
        remarks.push_back(readRemark(select));
    return remarks;
}

std::optional<Remark> RemarkRepository::find(Database &db, RemarkId id)
{
    Statement select(db, kFind);
    select.bind(id);
    return select.next() ? std::optional(readRemark(select)) : std::nullopt;
}

RemarkId RemarkRepository::findByName(Database &db, const QString &name, const QString &language)
{
    Statement select(db, kFindByName);
    select.bind(name).bind(language);
    return select.next() ? select.id<RemarkId>(0) : RemarkId();
}

RemarkId RemarkRepository::insert(Transaction &transaction, const Remark &remark)
{
    Statement insert(transaction, kInsert);
    insert.bind(newUid())
        .bind(remark.name)
        .bind(remark.text)
        .bind(remark.language)
        .bind(transaction.now())
        .bind(transaction.user());
    insert.run();
    const RemarkId id(transaction.db().lastInsertId());
    FieldChanges changes;
    changes.add("name", QString(), remark.name);
    transaction.changed(Entity::Remark, ChangeKind::Created, id.number());
    transaction.audit(Entity::Remark, id.number(), {}, QStringLiteral("remark added"),
                      changes.json());
    return id;
}

Result<void> RemarkRepository::update(Transaction &transaction, const Remark &remark)
{
    const std::optional<Remark> before = find(transaction, remark.id);
    if (!before || before->rowVersion != remark.rowVersion)
        return conflictOrMissing(before.has_value());
    FieldChanges changes;
    changes.add("name", before->name, remark.name);
    changes.add("text", before->text, remark.text);
    changes.add("language", before->language, remark.language);
    changes.add("order", before->sortOrder, remark.sortOrder);
    if (changes.isEmpty())
        return {};
    Statement update(transaction, kUpdate);
    update.bind(remark.id)
        .bind(remark.rowVersion)
        .bind(remark.name)
        .bind(remark.text)
        .bind(remark.language)
        .bind(remark.sortOrder)
        .bind(transaction.now())
        .bind(transaction.user());
    update.run();
    transaction.changed(Entity::Remark, ChangeKind::Updated, remark.id.number());
    transaction.audit(Entity::Remark, remark.id.number(), {}, QStringLiteral("remark changed"),
                      changes.json());
    return {};
}

Result<void> RemarkRepository::remove(Transaction &transaction, RemarkId id, qint64 rowVersion)
{
    const std::optional<Remark> before = find(transaction, id);
    if (!before || before->rowVersion != rowVersion)
        return conflictOrMissing(before.has_value());
    Statement remove(transaction, kRemove);
    remove.bind(id).bind(rowVersion);
    remove.run();
    FieldChanges changes;
    changes.add("name", before->name, QString());
    changes.add("text", before->text, QString());
    transaction.changed(Entity::Remark, ChangeKind::Removed, id.number());
    transaction.audit(Entity::Remark, id.number(), {}, QStringLiteral("remark removed"),
                      changes.json());
    return {};
}

} // namespace duebook
