// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/readlimits.h"
#include "core/base/result.h"

#include <QImage>

namespace duebook::ui {

/// A picture as it is shown, and its size as it is stored.
struct ReadPicture {
    QImage picture;
    QSize fullSize;
};

/// A picture of untrusted bytes: only raster formats, its size looked at before it is unpacked,
/// memory limited, at most 4,000 pixels long; stopped by the guard between two pieces. Any thread.
/// Errors: Invalid (no picture in order, too large, too slow), Cancelled.
Result<ReadPicture> readPicture(const QString &name, const QByteArray &bytes, ReadGuard &guard);

} // namespace duebook::ui
