// SPDX-License-Identifier: Apache-2.0
#include "core/store/seals/sealedtables.h"

#include "core/db/statement.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>

namespace duebook {

namespace {

constexpr int kSlotBits = 6;
static_assert(1 << kSlotBits == RowPlace::kSlots);
constexpr int kUpperBits = 24;
// Of a value in the form: column, type, and its length or its number.
constexpr size_t kMostBytesBeside = 2 + sizeof(qint64);

constexpr auto kColumns =
    R"(SELECT name, "notnull", dflt_value FROM pragma_table_info($1) ORDER BY cid)";

/// FNV-1a: spreads, proves nothing.
qint64 spread(QByteArrayView bytes)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const char byte : bytes)
        hash = (hash ^ uchar(byte)) * 0x100000001b3ULL;
    return qint64(hash & (RowPlace::kSlots - 1));
}

} // namespace

std::span<const SealedTable> sealedTables()
{
    static const std::vector<SealedTable> kTables{
        {1, "setting"},
        {2, "currency_rate", 1},
        {3, "app_user"},
        {4, "cover"},
        {5, "segment"},
        {6, "import_run"},
        {7, "account"},
        {8, "contact"},
        {9, "invoice", 0, -1, {"open_amount", "settled_day", "disputed_amount"}},
        {10, "payment", 0, -1, {"unallocated_amount"}},
        {11, "allocation"},
        {12, "ledger_state"},
        {13, "interest_rate"},
        {14, "holiday", 1},
        {15, "note"},
        {16, "note_invoice"},
        {17, "document_content"},
        {18, "document"},
        {19, "promise"},
        {20, "promise_invoice"},
        {21, "dispute"},
        {22, "dispute_invoice"},
        {23, "document_link"},
        {24, "follow_up"},
        {25, "policy"},
        {26, "policy_step"},
        {27, "mail_template"},
        {28, "message"},
        {29, "message_event"},
        {30, "message_invoice"},
        {31, "message_document"},
        {32, "dunning_event"},
        {33, "import_profile"},
        {34, "import_before", 1, 0},
        {35, "currency_scale"},
        {36, "account_person"},
        {37, "escalation"},
        {38, "remark"},
        {39, "contact_distinct"},
    };
    return kTables;
}

SealedRows::SealedRows(const SealedTable &table, Database &db) : m_table(&table)
{
    Statement select(db, kColumns);
    select.bind(QString::fromLatin1(table.name));
    while (select.next()) {
        Column column;
        column.name = select.utf8(0).toByteArray().toStdString();
        column.neverNull = select.flag(1);
        const QByteArray literal = select.isNull(2) ? QByteArray() : select.blob(2);
        if (literal.startsWith('\'')) {
            column.defaultType = RowValue::Type::Text;
            column.defaultText =
                literal.mid(1, literal.size() - 2).replace("''", "'").toStdString();
        } else if (!literal.isEmpty() && literal != "NULL") {
            column.defaultType = RowValue::Type::Integer;
            column.defaultNumber = literal.toLongLong();
        }
        for (const std::string_view derived : table.derived)
            column.derived = column.derived || column.name == derived;
        if (!table.derived.empty() && column.name == "amount")
            m_amount = columns();
        m_select += m_columns.empty() ? "SELECT " : ", ";
        m_select += '"' + column.name + '"';
        m_columns.push_back(std::move(column));
    }
    if (m_columns.empty())
        throw SqlFailure(
            {ErrorCode::Damaged,
             QCoreApplication::translate(
                 "duebook::RowSeals", "A part of the book is missing: restore the newest backup."),
             {},
             QStringLiteral("no table %1").arg(QLatin1String(table.name))});
    m_select += std::string(" FROM ") + table.name;
}

void SealedRows::form(std::string &into, std::span<const RowValue> values) const
{
    const bool proved = m_amount >= 0 && values[size_t(m_amount)].integer != 0;
    size_t most = 1;
    for (const RowValue &value : values)
        most += kMostBytesBeside + size_t(value.bytes.size());
    into.resize(most);
    char *to = into.data();
    *to++ = char(m_table->number);
    for (size_t column = 0; column < m_columns.size(); ++column) {
        const RowValue &value = values[column];
        const Column &rule = m_columns[column];
        if ((proved && rule.derived) || isDefault(rule, value))
            continue;
        *to++ = char(column);
        *to++ = char(value.type);
        if (value.type == RowValue::Type::Integer || value.type == RowValue::Type::Real) {
            qToLittleEndian(value.integer, to);
            to += sizeof(qint64);
            continue;
        }
        qToLittleEndian(quint32(value.bytes.size()), to);
        to += sizeof(quint32);
        to = std::copy(value.bytes.begin(), value.bytes.end(), to);
    }
    into.resize(size_t(to - into.data()));
}

bool SealedRows::isDefault(const Column &rule, const RowValue &value)
{
    // A row that is older than the column has no value of its own there.
    if (value.type == RowValue::Type::Null)
        return rule.neverNull || rule.defaultType == RowValue::Type::Null;
    if (value.type != rule.defaultType)
        return false;
    return value.type == RowValue::Type::Integer
               ? value.integer == rule.defaultNumber
               : std::string_view(value.bytes.data(), size_t(value.bytes.size())) ==
                     rule.defaultText;
}

RowPlace SealedRows::place(std::span<const RowValue> values) const
{
    const RowValue &key = values[size_t(m_table->key)];
    if (key.type == RowValue::Type::Text)
        return {0, int(spread(key.bytes))};
    const qint64 upper = m_table->upperKey < 0 ? 0 : values[size_t(m_table->upperKey)].integer;
    return {(upper << kUpperBits) + (key.integer >> kSlotBits),
            int(key.integer & (RowPlace::kSlots - 1))};
}

SealedLayout::SealedLayout(Database &db)
{
    for (const SealedTable &table : sealedTables()) {
        m_byName.emplace(table.name, m_tables.size());
        m_tables.emplace_back(table, db);
    }
}

const SealedRows *SealedLayout::find(std::string_view table) const
{
    const auto found = m_byName.find(table);
    return found == m_byName.end() ? nullptr : &m_tables[found->second];
}

} // namespace duebook
