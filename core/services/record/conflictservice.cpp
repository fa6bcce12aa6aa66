// SPDX-License-Identifier: Apache-2.0
#include "core/services/record/conflictservice.h"

#include "core/services/record/changewords.h"
#include "core/services/record/settingwords.h"
#include "core/store/book/conflict.h"
#include "core/store/book/session.h"
#include "core/store/book/settingsrepository.h"
#include "core/store/record/activityquery.h"

namespace duebook {

namespace {

// Actions on the record that are looked through for who changed a field.
constexpr int kActions = 50;

/// The newest action that names the field or a part of it ("do not contact reason"); the newest of
/// all where none does: some actions are told without their fields.
const ActivityEntry *changeOf(const std::vector<ActivityEntry> &actions, const QString &field)
{
    for (const ActivityEntry &action : actions) {
        for (const QString &changed : action.changes.keys()) {
            if (changed == field || changed == field + QLatin1String(" reason"))
                return &action;
        }
    }
    return actions.empty() ? nullptr : &actions.front();
}

class FieldTeller {
public:
    FieldTeller(Database &db, Entity entity, qint64 id)
        : m_words(db), m_actions(ActivityQuery::ofRecord(db, entity, id, kActions)),
          m_isSetting(entity == Entity::Setting)
    {
    }

    std::vector<MetField> tell(const QStringList &fields, const QJsonObject &mine,
                               const QJsonObject &theirs)
    {
        std::vector<MetField> told;
        for (const QString &field : fields) {
            MetField met;
            met.field = field;
            met.name = m_isSetting ? SettingWords::nameOf(field) : ChangeWords::fieldName(field);
            met.mine = valueText(field, mine.value(field));
            met.theirs = valueText(field, theirs.value(field));
            if (const ActivityEntry *action = changeOf(m_actions, field)) {
                met.who = action->userName;
                met.at = action->at;
            }
            told.push_back(std::move(met));
        }
        return told;
    }

private:
    QString valueText(const QString &field, const QJsonValue &value)
    {
        return m_isSetting ? SettingWords::valueText(field, value.toString())
                           : m_words.valueText(field, value);
    }

    ChangeWords m_words;
    std::vector<ActivityEntry> m_actions;
    bool m_isSetting;
};

} // namespace

Meeting ConflictService::inWords(Database &db, Entity entity, qint64 id, const QJsonObject &base,
                                 const QJsonObject &mine, const QJsonObject &theirs) const
{
    Meeting met;
    met.merge = mergeFields(base, mine, theirs);
    FieldTeller teller(db, entity, id);
    met.conflicts = teller.tell(met.merge.conflicts, mine, theirs);
    met.taken = teller.tell(met.merge.theirs, mine, theirs);
    met.kept = teller.tell(met.merge.mine, mine, theirs);
    return met;
}

template <typename Record>
Result<RecordMeeting<Record>> ConflictService::meet(const Record &base, const Record &mine)
{
    using Fields = RecordFields<Record>;
    return m_session.read([&](Database &db) -> Result<RecordMeeting<Record>> {
        const std::optional<Record> theirs = Fields::find(db, base);
        if (!theirs)
            return conflictOrMissing(false);
        return RecordMeeting<Record>{*theirs, inWords(db, Fields::entity, Fields::idOf(base),
                                                      Fields::of(base), Fields::of(mine),
                                                      Fields::of(*theirs))};
    });
}

Result<RecordMeeting<BookSettings>> ConflictService::meet(const BookSettings &base,
                                                          const BookSettings &mine)
{
    return m_session.read([&](Database &db) -> Result<RecordMeeting<BookSettings>> {
        const BookSettings theirs = SettingsRepository::load(db);
        return RecordMeeting<BookSettings>{theirs,
                                           inWords(db, Entity::Setting, 0, settingFields(base),
                                                   settingFields(mine), settingFields(theirs))};
    });
}

template <typename Record>
Record ConflictService::merged(const RecordMeeting<Record> &met, const Record &mine,
                               const QStringList &mineOf)
{
    Record record = met.theirs;
    RecordFields<Record>::take(record, mine, met.fields.merge.mine + mineOf);
    return record;
}

BookSettings ConflictService::merged(const RecordMeeting<BookSettings> &met,
                                     const BookSettings &mine, const QStringList &mineOf)
{
    BookSettings settings = met.theirs;
    takeSettings(settings, mine, met.fields.merge.mine + mineOf);
    return settings;
}

#define MEETING_OF(Record)                                                                         \
    template Result<RecordMeeting<Record>> ConflictService::meet(const Record &, const Record &);  \
    template Record ConflictService::merged(const RecordMeeting<Record> &, const Record &,         \
                                            const QStringList &)
MEETING_OF(Account);
MEETING_OF(Contact);
MEETING_OF(Dispute);
MEETING_OF(Document);
MEETING_OF(Invoice);
MEETING_OF(Remark);
MEETING_OF(User);
#undef MEETING_OF

} // namespace duebook
