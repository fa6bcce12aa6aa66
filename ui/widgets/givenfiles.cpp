// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/givenfiles.h"

#include <QBuffer>
#include <QImage>
#include <QMimeData>
#include <QUrl>

namespace duebook::ui {

GivenFiles givenFiles(const QMimeData *data)
{
    GivenFiles given;
    if (data == nullptr)
        return given;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            given.paths.append(url.toLocalFile());
    }
    // Spreadsheets put a picture beside the text they copy: the text is what was meant.
    if (!given.paths.isEmpty() || !data->hasImage() || data->hasText())
        return given;
    const auto picture = data->imageData().value<QImage>();
    QBuffer buffer(&given.png);
    buffer.open(QIODevice::WriteOnly);
    if (picture.isNull() || !picture.save(&buffer, "PNG"))
        given.png.clear();
    return given;
}

bool holdsFiles(const QMimeData &data)
{
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            return true;
    }
    return data.hasImage() && !data.hasText();
}

} // namespace duebook::ui
