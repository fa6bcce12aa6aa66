// SPDX-License-Identifier: Apache-2.0
#include "core/store/seals/sealstore.h"

#include "core/db/statement.h"
#include "core/store/seals/recordhead.h"

#include <QtEndian>

namespace duebook {

namespace {

constexpr auto kOfTable = R"(
    SELECT bucket, row_count, seal, slots, changed_at, changed_by FROM row_seal
     WHERE table_no = $1 ORDER BY bucket)";
constexpr auto kOne = R"(
    SELECT bucket, row_count, seal, slots, changed_at, changed_by FROM row_seal
     WHERE table_no = $1 AND bucket = $2)";
constexpr auto kAll = R"(
    SELECT bucket, row_count, seal, slots, changed_at, changed_by, table_no FROM row_seal)";
constexpr auto kAdd = R"(
    INSERT INTO row_seal (table_no, bucket, row_count, seal, slots, changed_at, changed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7))";
constexpr auto kChange = R"(
    UPDATE row_seal SET row_count = $3, seal = $4, slots = $5, changed_at = $6, changed_by = $7
     WHERE table_no = $1 AND bucket = $2)";
constexpr auto kRemove = "DELETE FROM row_seal WHERE table_no = $1 AND bucket = $2";

constexpr qsizetype kSlotBytes = sizeof(quint32);

QByteArray slotBytes(const BucketSum &sum)
{
    QByteArray bytes(RowPlace::kSlots * kSlotBytes, Qt::Uninitialized);
    for (size_t slot = 0; slot < sum.slots.size(); ++slot)
        qToLittleEndian(sum.slots[slot], bytes.data() + qsizetype(slot) * kSlotBytes);
    return bytes;
}

Seal readSeal(const Statement &row)
{
    Seal seal;
    seal.sum.rows = row.integer(1);
    seal.sum.sum = DigestSum::fromBytes(row.value(2).bytes).value_or(DigestSum());
    const QByteArrayView slots = row.value(3).bytes;
    for (size_t slot = 0; slot < seal.sum.slots.size(); ++slot) {
        const qsizetype at = qsizetype(slot) * kSlotBytes;
        if (at + kSlotBytes <= slots.size())
            seal.sum.slots[slot] = qFromLittleEndian<quint32>(slots.data() + at);
    }
    seal.changedAt = row.moment(4);
    seal.changedBy = row.id<UserId>(5);
    return seal;
}

/// What one seal adds to the root: all that stands in its row.
DigestSum weight(int table, qint64 bucket, const Seal &seal)
{
    QByteArray form;
    const auto number = [&form](qint64 value) {
        std::array<char, sizeof(qint64)> bytes;
        qToLittleEndian(value, bytes.data());
        form.append(bytes.data(), bytes.size());
    };
    number(table);
    number(bucket);
    number(seal.sum.rows);
    number(seal.changedAt.isValid() ? seal.changedAt.toMSecsSinceEpoch() : -1);
    number(seal.changedBy.number());
    form += seal.sum.sum.bytes();
    form += slotBytes(seal.sum);
    return DigestSum::of(form);
}

void readValues(const Statement &row, const SealedRows &rows, std::vector<RowValue> &values)
{
    values.resize(size_t(rows.columns()));
    for (size_t column = 0; column < values.size(); ++column)
        values[column] = row.value(int(column));
}

QString textOf(const Statement &row, int column)
{
    const RowValue value = row.value(column);
    return value.type == RowValue::Type::Blob
               ? QString::fromLatin1(value.bytes.toByteArray().toHex())
               : row.text(column);
}

void write(Database &db, int table, qint64 bucket, const Seal &seal, bool isNew)
{
    Statement write(db, isNew ? kAdd : kChange);
    write.bind(table).bind(bucket).bind(seal.sum.rows).bind(seal.sum.sum.bytes());
    write.bind(slotBytes(seal.sum)).bind(seal.changedAt).bind(seal.changedBy).run();
}

void remove(Database &db, int table, qint64 bucket)
{
    Statement remove(db, kRemove);
    remove.bind(table).bind(bucket).run();
}

} // namespace

void BucketSum::add(const DigestSum &row, int slot)
{
    sum += row;
    ++rows;
    slots[size_t(slot)] += row.shortened();
}

void BucketSum::take(const DigestSum &row, int slot)
{
    sum -= row;
    --rows;
    slots[size_t(slot)] -= row.shortened();
}

BucketSum &BucketSum::operator+=(const BucketSum &other)
{
    sum += other.sum;
    rows += other.rows;
    for (size_t slot = 0; slot < slots.size(); ++slot)
        slots[slot] += other.slots[slot];
    return *this;
}

Seals SealStore::seals(Database &db, int table)
{
    Seals seals;
    Statement select(db, kOfTable);
    select.bind(table);
    while (select.next())
        seals.emplace_hint(seals.end(), select.integer(0), readSeal(select));
    return seals;
}

DigestSum SealStore::root(Database &db)
{
    DigestSum root;
    Statement select(db, kAll);
    while (select.next())
        root += weight(int(select.integer(6)), select.integer(0), readSeal(select));
    return root;
}

BucketSums SealStore::sums(Database &db, const SealedRows &rows, const CancelFlag &cancel)
{
    BucketSums sums;
    auto last = sums.end();
    std::string form;
    std::vector<RowValue> values;
    Statement select(db, rows.select().c_str());
    while (!cancel.cancelled() && select.next()) {
        readValues(select, rows, values);
        const RowPlace place = rows.place(values);
        // Neighbours come one after the other.
        if (last == sums.end() || last->first != place.bucket)
            last = sums.try_emplace(place.bucket).first;
        rows.form(form, values);
        last->second.add(DigestSum::of(form), place.slot);
    }
    return sums;
}

void SealStore::change(Database &db, int table, const BucketSums &changes, const QDateTime &at,
                       UserId user, DigestSum &root)
{
    for (const auto &[bucket, change] : changes) {
        if (change == BucketSum())
            continue;
        Seal seal;
        bool isNew = true;
        {
            Statement select(db, kOne);
            select.bind(table).bind(bucket);
            if (select.next()) {
                isNew = false;
                seal = readSeal(select);
                root -= weight(table, bucket, seal);
            }
        }
        seal.sum += change;
        seal.changedAt = at;
        seal.changedBy = user;
        if (seal.sum == BucketSum()) {
            remove(db, table, bucket);
        } else {
            write(db, table, bucket, seal, isNew);
            root += weight(table, bucket, seal);
        }
    }
}

Seal SealStore::seal(Database &db, int table, qint64 bucket)
{
    Statement select(db, kOne);
    select.bind(table).bind(bucket);
    return select.next() ? readSeal(select) : Seal();
}

std::vector<StoredRow> SealStore::rowsAt(Database &db, const SealedRows &rows,
                                         const RowPlace &place)
{
    std::vector<StoredRow> found;
    std::string form;
    const std::string sql = rows.select() + (rows.isNumbered() ? " WHERE id = $1" : "");
    Statement select(db, sql.c_str());
    if (rows.isNumbered())
        select.bind(place.number());
    std::vector<RowValue> values;
    while (select.next()) {
        readValues(select, rows, values);
        if (rows.place(values) != place)
            continue;
        rows.form(form, values);
        StoredRow row{{}, DigestSum::of(form)};
        for (int column = 0; column < rows.columns(); ++column)
            row.values.push_back(textOf(select, column));
        found.push_back(std::move(row));
    }
    return found;
}

qint64 SealStore::reseal(Database &db, const QDateTime &at, UserId user)
{
    qint64 others = 0;
    const SealedLayout layout(db);
    for (const SealedRows &rows : layout.tables()) {
        const int table = rows.table().number;
        const BucketSums sums = SealStore::sums(db, rows, {});
        const Seals seals = SealStore::seals(db, table);
        for (const auto &[bucket, sum] : sums) {
            const auto there = seals.find(bucket);
            if (there != seals.end() && there->second.sum == sum)
                continue;
            write(db, table, bucket, {sum, at, user}, there == seals.end());
            ++others;
        }
        for (const auto &[bucket, seal] : seals) {
            if (sums.contains(bucket))
                continue;
            remove(db, table, bucket);
            ++others;
        }
    }
    RecordHead head = readRecordHead(db);
    head.root = root(db);
    head.upkept = true;
    writeRecordHead(db, head);
    return others;
}

void SealStore::startAnew(Database &db, const QDateTime &at, UserId user)
{
    writeRecordHead(db, headOfRows(db));
    reseal(db, at, user);
}

} // namespace duebook
