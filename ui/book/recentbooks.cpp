// SPDX-License-Identifier: Apache-2.0
#include "ui/book/recentbooks.h"

#include <QFileInfo>
#include <QSettings>

namespace duebook::ui {

namespace {

constexpr int kMostBooks = 8;
const QString kKey = QStringLiteral("books/recent");

} // namespace

QStringList recentBooks(const QSettings &local)
{
    QStringList there;
    for (const QString &path : local.value(kKey).toStringList()) {
        if (QFileInfo::exists(path))
            there += path;
    }
    return there;
}

void rememberBook(QSettings &local, const QString &path)
{
    QStringList books = local.value(kKey).toStringList();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    books.removeAll(absolute);
    books.prepend(absolute);
    local.setValue(kKey, QStringList(books.mid(0, kMostBooks)));
}

} // namespace duebook::ui
