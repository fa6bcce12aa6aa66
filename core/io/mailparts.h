// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/readlimits.h"

#include <QByteArrayView>

#include <vector>

namespace duebook {

/// One head line of a mail, unfolded.
struct MailField {
    QByteArray name; ///< in lower case
    QByteArray value;
};

/// The heads of a mail or of a part of it, and the bytes behind them.
struct MailBlock {
    std::vector<MailField> fields;
    QByteArrayView body;

    /// The value of the first field of that name (lower case); empty when there is none.
    QByteArray value(QByteArrayView name) const;
};

/// Takes heads and body apart. Heads are bounded: at most 1,000 fields, 32 KiB each; the rest of a
/// longer one is left out. `bytes` must outlive what is returned.
MailBlock readMailBlock(QByteArrayView bytes, ReadGuard &guard);

/// The parts that lines `--boundary` make of a body, at most `most`. What stands before the first
/// and behind the last line is none of them. Without a closing line the last one goes to the end.
std::vector<QByteArrayView> splitParts(QByteArrayView body, QByteArrayView boundary, int most,
                                       ReadGuard &guard);

/// A field of addresses cut where no mail program writes on: groups inside groups are unpacked by
/// recursion.
QByteArray tamedAddresses(const QByteArray &value);

} // namespace duebook
