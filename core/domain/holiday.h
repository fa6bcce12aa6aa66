// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>

namespace duebook {

/// A day on which the book is not worked with.
struct Holiday {
    QDate day;
    QString name;
    bool own = false; ///< put in by a person or an import, not by the country's table

    friend bool operator==(const Holiday &, const Holiday &) = default;
};

} // namespace duebook
