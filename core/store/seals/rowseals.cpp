// SPDX-License-Identifier: Apache-2.0
#include "core/store/seals/rowseals.h"

#include <QCoreApplication>

namespace duebook {

RowSeals::RowSeals(Database &db) : m_db(db), m_layout(db), m_gathered(m_layout.tables().size()) {}

RowSeals::Watch::Watch(RowSeals &seals) : m_db(seals.m_db)
{
    for (Gathered &gathered : seals.m_gathered) {
        gathered.sums.clear();
        gathered.last = gathered.sums.end();
    }
    seals.m_failed = false;
    m_db.watchRows(&seals);
}

RowSeals::Watch::~Watch()
{
    m_db.watchRows(nullptr);
}

void RowSeals::count(Gathered &gathered, const SealedRows &rows,
                     const std::vector<RowValue> &values, const std::string &form, bool added)
{
    const RowPlace place = rows.place(values);
    if (gathered.last == gathered.sums.end() || gathered.last->first != place.bucket)
        gathered.last = gathered.sums.try_emplace(place.bucket).first;
    const DigestSum digest = DigestSum::of({form.data(), qsizetype(form.size())});
    if (added)
        gathered.last->second.add(digest, place.slot);
    else
        gathered.last->second.take(digest, place.slot);
}

void RowSeals::rowChanges(const ChangedRow &row) noexcept
{
    const SealedRows *rows = m_layout.find(row.table());
    if (rows == nullptr)
        return;
    m_failed = m_failed || row.columns() != rows->columns();
    if (m_failed)
        return;
    Gathered &gathered = m_gathered[size_t(rows - m_layout.tables().data())];
    const size_t columns = size_t(rows->columns());
    if (row.hasBefore()) {
        m_values.resize(columns);
        for (size_t column = 0; column < columns; ++column)
            m_values[column] = row.before(int(column));
        rows->form(m_form, m_values);
        count(gathered, *rows, m_values, m_form, false);
    }
    if (row.hasAfter()) {
        m_values.resize(columns);
        for (size_t column = 0; column < columns; ++column)
            m_values[column] = row.after(int(column));
        rows->form(m_form, m_values);
        count(gathered, *rows, m_values, m_form, true);
    }
    m_failed = m_failed || row.failed();
}

void RowSeals::write(const QDateTime &at, UserId user, DigestSum &root)
{
    // Committed without its sums the change would look as if it had been made outside.
    if (m_failed)
        throw SqlFailure({ErrorCode::Internal,
                          QCoreApplication::translate(
                              "duebook::RowSeals",
                              "What was to be saved could not be summed up; nothing was changed. "
                              "Close the book, open it again and try once more."),
                          {},
                          QStringLiteral("a changed row cannot be read")});
    for (size_t index = 0; index < m_gathered.size(); ++index)
        SealStore::change(m_db, m_layout.tables()[index].table().number, m_gathered[index].sums, at,
                          user, root);
}

} // namespace duebook
