// SPDX-License-Identifier: Apache-2.0
#include "core/store/book/conflict.h"

#include <QCoreApplication>

namespace duebook {

Error conflictOrMissing(bool exists)
{
    if (exists)
        return {ErrorCode::Conflict,
                QCoreApplication::translate("duebook::Store",
                                            "Someone else changed this in the meantime: look at "
                                            "the new state, then save again."),
                {},
                {}};
    return {ErrorCode::NotFound,
            QCoreApplication::translate("duebook::Store", "This is no longer in the book."),
            {},
            {}};
}

} // namespace duebook
