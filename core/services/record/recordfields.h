// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/changeset.h"
#include "core/domain/account.h"
#include "core/domain/contact.h"
#include "core/domain/dispute.h"
#include "core/domain/document.h"
#include "core/domain/invoice.h"
#include "core/domain/remark.h"
#include "core/domain/settings.h"
#include "core/domain/user.h"

#include <QJsonObject>
#include <QStringList>

namespace duebook {

class Database;

/// What people edit of a record, by the names the audit uses: the one place that says which fields
/// a merge looks at. `ChangeWords` has the words for names and values.
///
/// `take` gives `into` those fields of `from`; what is not named, and the row_version, stays.
/// `find` is the record as the book has it, nothing when it is not there (any more). It throws
/// `SqlFailure`.
template <typename Record>
struct RecordFields {
    static const Entity entity;
    static qint64 idOf(const Record &record);
    static QJsonObject of(const Record &record);
    static void take(Record &into, const Record &from, const QStringList &fields);
    static std::optional<Record> find(Database &db, const Record &record);
};

extern template struct RecordFields<Account>;
extern template struct RecordFields<Contact>;
extern template struct RecordFields<Dispute>;
extern template struct RecordFields<Document>;
extern template struct RecordFields<Invoice>;
extern template struct RecordFields<Remark>;
extern template struct RecordFields<User>;

/// The settings as fields: their keys in the book and their text.
QJsonObject settingFields(const BookSettings &settings);
/// Gives `into` those settings of `from`.
void takeSettings(BookSettings &into, const BookSettings &from, const QStringList &keys);

} // namespace duebook
