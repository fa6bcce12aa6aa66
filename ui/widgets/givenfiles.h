// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QStringList>

class QMimeData;

namespace duebook::ui {

/// What the clipboard or a drag holds that can become documents.
struct GivenFiles {
    QStringList paths;
    QByteArray png; ///< a picture; set only when there are no files

    bool isEmpty() const { return paths.isEmpty() && png.isEmpty(); }
};

/// Local files, else a picture that has no text beside it. Folders are among the paths: whoever
/// takes them says that they are none.
GivenFiles givenFiles(const QMimeData *data);

/// The same without looking at the picture: whether there is anything.
bool holdsFiles(const QMimeData &data);

} // namespace duebook::ui

Q_DECLARE_METATYPE(duebook::ui::GivenFiles)
