// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace duebook {

/// What two people made of one record, field by field. Every field of the three states is in at
/// most one of the lists; what nobody changed, or both changed to the same, is in none.
struct FieldMerge {
    QStringList mine;      ///< changed by me only
    QStringList theirs;    ///< changed by the other only
    QStringList conflicts; ///< changed by both, to different values: a person decides
    QJsonObject merged;    ///< the outcome; a field in conflict has their value here

    bool isDecided() const { return conflicts.isEmpty(); }

    friend bool operator==(const FieldMerge &, const FieldMerge &) = default;
};

/// Three-way merge over named fields: `base` as both read it, `mine` as I typed it, `theirs` as the
/// book has it now. A field that is missing in a state has no value there. The lists are sorted.
FieldMerge mergeFields(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs);

} // namespace duebook
