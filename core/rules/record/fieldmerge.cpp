// SPDX-License-Identifier: Apache-2.0
#include "core/rules/record/fieldmerge.h"

#include <set>

namespace duebook {

FieldMerge mergeFields(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs)
{
    std::set<QString> fields;
    for (const QJsonObject *state : {&base, &mine, &theirs})
        for (const QString &field : state->keys())
            fields.insert(field);

    FieldMerge merge;
    merge.merged = theirs;
    for (const QString &field : fields) {
        const bool byMe = mine.value(field) != base.value(field);
        const bool byThem = theirs.value(field) != base.value(field);
        if (byMe && byThem && mine.value(field) != theirs.value(field)) {
            merge.conflicts += field;
        } else if (byMe && !byThem) {
            merge.mine += field;
            // A value that is not there is taken away, not set to null.
            if (mine.contains(field))
                merge.merged.insert(field, mine.value(field));
            else
                merge.merged.remove(field);
        } else if (byThem && !byMe) {
            merge.theirs += field;
        }
    }
    return merge;
}

} // namespace duebook
