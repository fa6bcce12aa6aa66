// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QString>

namespace duebook {

/// A remark that is written again and again: the composer inserts its text.
struct Remark {
    RemarkId id;
    QString name; ///< unique within its language
    QString text;
    QString language; ///< BCP 47; empty = any
    int sortOrder = 0;
    qint64 rowVersion = 0;

    friend bool operator==(const Remark &, const Remark &) = default;
};

} // namespace duebook
