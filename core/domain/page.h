// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// Rows a list asks for at a time.
constexpr int kPageRows = 200;

/// Where a list goes on: the sort value and id of the last row shown. Opaque to callers, who hand
/// back what the page before gave them; default = from the top.
struct PageKey {
    qint64 number = 0;
    QString text;
    qint64 id = 0; ///< 0 = from the top

    friend bool operator==(const PageKey &, const PageKey &) = default;
};

} // namespace duebook
