// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/rules/record/fieldmerge.h"
#include "core/services/record/recordfields.h"

#include <QCoreApplication>
#include <QDateTime>

#include <vector>

namespace duebook {

class Database;
class Session;

/// One field that another person changed while it stood in a form here, in words.
struct MetField {
    QString field; ///< as `RecordFields` calls it
    QString name;
    QString mine;   ///< what is typed here
    QString theirs; ///< what the book has
    QString who;    ///< who changed it last, empty = not known
    QDateTime at;   ///< when, UTC; invalid = not known

    friend bool operator==(const MetField &, const MetField &) = default;
};

/// What a form found in the book when saving it was a conflict.
struct Meeting {
    FieldMerge merge;
    std::vector<MetField> conflicts; ///< of both people: one is to be chosen
    std::vector<MetField> taken;     ///< changed by the other only
    std::vector<MetField> kept;      ///< changed here only
};

template <typename Record>
struct RecordMeeting {
    Record theirs; ///< as the book has it now
    Meeting fields;
};

/// Two people changed one record: what each of them changed, from the record as it was read
/// (`base`), as it is typed (`mine`) and as it stands in the book. Nothing is written. Belongs to
/// the thread of its session.
class ConflictService {
    Q_DECLARE_TR_FUNCTIONS(duebook::ConflictService)
public:
    explicit ConflictService(Session &session) : m_session(session) {}

    /// `Record` is Account, Contact, Dispute, Document, Invoice, Remark or User. Errors: NotFound.
    template <typename Record>
    Result<RecordMeeting<Record>> meet(const Record &base, const Record &mine);

    Result<RecordMeeting<BookSettings>> meet(const BookSettings &base, const BookSettings &mine);

    /// `theirs` with what only I changed and with my side of the conflicts in `mineOf`.
    template <typename Record>
    static Record merged(const RecordMeeting<Record> &met, const Record &mine,
                         const QStringList &mineOf);

    static BookSettings merged(const RecordMeeting<BookSettings> &met, const BookSettings &mine,
                               const QStringList &mineOf);

private:
    Meeting inWords(Database &db, Entity entity, qint64 id, const QJsonObject &base,
                    const QJsonObject &mine, const QJsonObject &theirs) const;

    Session &m_session;
};

} // namespace duebook
