// SPDX-License-Identifier: Apache-2.0
#include "core/services/record/activityservice.h"

#include "core/services/record/changewords.h"
#include "core/store/book/session.h"
#include "core/store/record/activityquery.h"

namespace duebook {

Result<ActivityPage> ActivityService::feed(const ActivityFilter &filter, qint64 before, int limit)
{
    return m_session.read([&](Database &db) -> Result<ActivityPage> {
        return ActivityQuery::page(db, filter, m_session.zone(), before, limit);
    });
}

Result<std::vector<ActivityCount>> ActivityService::counts(const ActivityFilter &filter)
{
    return m_session.read([&](Database &db) -> Result<std::vector<ActivityCount>> {
        return ActivityQuery::counts(db, filter, m_session.zone());
    });
}

Result<ChangePage> ActivityService::changes(AccountId account, const ChangeFilter &filter,
                                            qint64 before, int limit)
{
    return m_session.read([&](Database &db) -> Result<ChangePage> {
        ActivityFilter asked;
        asked.account = account;
        asked.user = filter.user;
        const ActivityPage actions =
            ActivityQuery::page(db, asked, m_session.zone(), before, limit);
        ChangePage page;
        page.next = actions.next;
        ChangeWords words(db);
        for (const ActivityEntry &entry : actions.rows) {
            if (filter.entity && entry.entity != *filter.entity)
                continue;
            for (FieldChange &change : words.fieldsOf(entry))
                page.rows.push_back(std::move(change));
        }
        return page;
    });
}

} // namespace duebook
