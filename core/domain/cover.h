// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"

#include <QDate>
#include <QString>

namespace duebook {

/// A colleague's work done by another from one day to another (core/README.md, rule 8).
struct Cover {
    CoverId id;
    UserId absent;
    QString absentName;
    UserId by;
    QString byName;
    QDate from;
    QDate to;           ///< that day included
    bool ended = false; ///< given back before `to`
    qint64 rowVersion = 0;

    friend bool operator==(const Cover &, const Cover &) = default;
};

} // namespace duebook
