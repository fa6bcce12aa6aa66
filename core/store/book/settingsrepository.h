// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/settings.h"
#include "core/store/book/session.h"

namespace duebook {

/// The book's settings as rows of `setting`; a missing row has the default of `BookSettings`.
class SettingsRepository {
public:
    static BookSettings load(Database &db);

    /// Writes the rows whose value differs, with an audit row of what changed from what to what.
    static void save(Transaction &transaction, const BookSettings &settings);

    /// The day that a program began last for the whole book (`DayUpkeep`); invalid = none yet. No
    /// setting of anybody, so it is not among those of `load`.
    static QDate dayBegun(Database &db);
    static void setDayBegun(Transaction &transaction, QDate day);

    /// True once the book has an invoice: its base currency stays then.
    static bool bookHasInvoices(Database &db);

    /// The settings as text by key, as they stand in the book, for export and the command line.
    static std::vector<std::pair<QString, QString>> toPairs(const BookSettings &settings);

    /// Changes one setting by its key; an Invalid error names what the value should look like.
    static Result<BookSettings> withValue(BookSettings settings, const QString &key,
                                          const QString &value);
};

} // namespace duebook
