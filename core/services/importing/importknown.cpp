// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importknown.h"

#include <bit>
#include <cstring>

namespace duebook {

namespace {

constexpr quint64 kOdd = 0x9E3779B97F4A7C15u;

/// The finishing steps of MurmurHash3: every bit of the input changes half of the bits.
constexpr quint64 scatter(quint64 value)
{
    value ^= value >> 33;
    value *= 0xFF51AFD7ED558CCDu;
    value ^= value >> 33;
    value *= 0xC4CEB9FE1A85EC53u;
    value ^= value >> 33;
    return value;
}

class Fingerprint {
public:
    Fingerprint &add(quint64 value)
    {
        m_state = scatter((m_state ^ value) + kOdd);
        return *this;
    }
    Fingerprint &add(QByteArrayView bytes)
    {
        qsizetype at = 0;
        for (; at + 8 <= bytes.size(); at += 8) {
            quint64 chunk = 0;
            std::memcpy(&chunk, bytes.data() + at, 8);
            add(chunk);
        }
        quint64 rest = quint64(bytes.size()) << 56;
        std::memcpy(&rest, bytes.data() + at, size_t(std::min<qsizetype>(bytes.size() - at, 7)));
        return add(rest);
    }
    quint64 value() const { return m_state == 0 ? kOdd : m_state; }

private:
    quint64 m_state = kOdd;
};

quint64 keyOf(quint64 entry)
{
    return entry;
}

quint64 keyOf(const KnownInvoices::Entry &entry)
{
    return entry.key;
}

/// Where the key stands, or the free place where it belongs.
template <typename Entry>
size_t placeOf(const std::vector<Entry> &table, quint64 key)
{
    const size_t mask = table.size() - 1;
    size_t at = size_t(key) & mask;
    while (keyOf(table[at]) != 0 && keyOf(table[at]) != key)
        at = (at + 1) & mask;
    return at;
}

template <typename Entry>
void grow(std::vector<Entry> &table)
{
    std::vector<Entry> old(table.size() * 2);
    old.swap(table);
    for (const Entry &entry : old) {
        if (keyOf(entry) != 0)
            table[placeOf(table, keyOf(entry))] = entry;
    }
}

} // namespace

ComparedFields comparedFields(const ImportPlan &plan)
{
    ComparedFields fields;
    fields.due = plan.has(ImportField::DueDate);
    fields.settledDay = plan.has(ImportField::SettledDate);
    fields.open = plan.settings.kind == ImportKind::OpenItems || fields.settledDay ||
                  plan.has(ImportField::OpenAmount) || plan.has(ImportField::PaidAmount) ||
                  plan.has(ImportField::Status);
    fields.amount = plan.settings.kind != ImportKind::OpenItems || fields.settledDay ||
                    plan.has(ImportField::OpenAmount) || plan.has(ImportField::PaidAmount);
    fields.orderNumber = plan.has(ImportField::OrderNumber);
    fields.text = plan.has(ImportField::Text);
    fields.disputed = plan.has(ImportField::Disputed);
    return fields;
}

quint64 invoiceKey(qint64 account, QByteArrayView numberKey, int kind)
{
    return Fingerprint().add(quint64(account)).add(quint64(kind)).add(numberKey).value();
}

quint64 contentOf(const LedgerRow &row, const LedgerBatch &batch, const ComparedFields &fields)
{
    Fingerprint print;
    print.add(quint64(row.issued)).add(row.currency.codeBytes());
    if (fields.due)
        print.add(quint64(row.due));
    if (fields.amount)
        print.add(quint64(row.amount));
    if (fields.open)
        print.add(quint64(row.open));
    if (fields.settledDay && row.open == 0)
        print.add(quint64(row.settled));
    if (fields.orderNumber)
        print.add(batch.view(row.orderNumber));
    if (fields.text)
        print.add(batch.view(row.text));
    if (fields.disputed)
        print.add(quint64(row.disputed ? 1 : 0));
    return print.value();
}

quint64 contentOf(const StoredInvoice &stored, const ComparedFields &fields)
{
    Fingerprint print;
    print.add(quint64(stored.issued)).add(stored.currency);
    if (fields.due)
        print.add(quint64(stored.due));
    if (fields.amount)
        print.add(quint64(stored.amount));
    if (fields.open)
        print.add(quint64(stored.open));
    if (fields.settledDay && stored.open == 0)
        print.add(quint64(stored.settled.value_or(kNoDay)));
    if (fields.orderNumber)
        print.add(stored.orderNumber);
    if (fields.text)
        print.add(stored.text);
    if (fields.disputed)
        print.add(
            quint64((stored.open != 0 ? stored.disputedAmount != 0 : stored.everDisputed) ? 1 : 0));
    return print.value();
}

KnownInvoices::KnownInvoices(qint64 expectedOfBook)
    : m_book(std::bit_ceil(size_t(std::max<qint64>(expectedOfBook, 512)) * 3 / 2)), m_file(1024)
{
}

KnownInvoices::Entry *KnownInvoices::find(quint64 key)
{
    Entry &entry = m_book[placeOf(m_book, key)];
    return entry.key == key ? &entry : nullptr;
}

void KnownInvoices::addOfBook(quint64 key, quint64 content, qint64 id)
{
    if ((m_bookCount + 1) * 4 > m_book.size() * 3)
        grow(m_book);
    m_book[placeOf(m_book, key)] = {key, content, id};
    ++m_bookCount;
}

bool KnownInvoices::addOfFile(quint64 key)
{
    if ((m_fileCount + 1) * 4 > m_file.size() * 3)
        grow(m_file);
    quint64 &slot = m_file[placeOf(m_file, key)];
    if (slot == key)
        return false;
    slot = key;
    ++m_fileCount;
    return true;
}

} // namespace duebook
