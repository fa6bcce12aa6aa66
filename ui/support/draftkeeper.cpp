// SPDX-License-Identifier: Apache-2.0
#include "ui/support/draftkeeper.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace duebook::ui {

namespace {

const QString kKey = QStringLiteral("key");
const QString kContent = QStringLiteral("content");
const QString kEnding = QStringLiteral(".draft");

// Keys and paths may hold anything; a hash is always a good file name.
QString hashed(const QString &text)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}

QJsonObject readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

QString DraftKeeper::folderFor(const QString &dataFolder, const QString &bookPath)
{
    const QString whole = QFileInfo(bookPath).canonicalFilePath();
    return QDir(dataFolder)
        .filePath(QStringLiteral("drafts/") + hashed(whole.isEmpty() ? bookPath : whole));
}

QString DraftKeeper::fileFor(const QString &key) const
{
    return QDir(m_folder).filePath(hashed(key) + kEnding);
}

Result<void> DraftKeeper::keep(const QString &key, const QJsonObject &content)
{
    if (content.isEmpty()) {
        QFile::remove(fileFor(key));
        return {};
    }
    const QFileDevice::Permissions mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const auto failed = [&](const QString &detail) {
        return Error{ErrorCode::Io,
                     QCoreApplication::translate("duebook::ui::DraftKeeper",
                                                 "The draft cannot be kept in \"%1\": save the "
                                                 "note soon, or make room on this drive.")
                         .arg(QDir::toNativeSeparators(m_folder)),
                     {},
                     detail};
    };
    if (!QDir().mkpath(m_folder))
        return failed(QStringLiteral("mkpath"));
    QFile::setPermissions(m_folder, mine | QFileDevice::ExeOwner);
    QSaveFile file(fileFor(key));
    // The permissions are set before the first byte is written.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(mine))
        return failed(file.errorString());
    const QJsonObject draft{{kKey, key}, {kContent, content}};
    file.write(QJsonDocument(draft).toJson(QJsonDocument::Compact));
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

QJsonObject DraftKeeper::find(const QString &key) const
{
    const QJsonObject draft = readFile(fileFor(key));
    return draft.value(kKey).toString() == key ? draft.value(kContent).toObject() : QJsonObject();
}

QJsonObject DraftKeeper::take(const QString &key)
{
    const QJsonObject content = find(key);
    QFile::remove(fileFor(key));
    return content;
}

std::vector<DraftKeeper::Draft> DraftKeeper::list() const
{
    std::vector<Draft> drafts;
    const QFileInfoList files =
        QDir(m_folder).entryInfoList({QLatin1Char('*') + kEnding}, QDir::Files);
    for (const QFileInfo &file : files) {
        const QJsonObject draft = readFile(file.filePath());
        const QJsonObject content = draft.value(kContent).toObject();
        if (!content.isEmpty())
            drafts.push_back({draft.value(kKey).toString(), file.lastModified().toUTC(), content});
    }
    std::sort(drafts.begin(), drafts.end(), [](const Draft &a, const Draft &b) {
        return a.keptAt != b.keptAt ? a.keptAt > b.keptAt : a.key < b.key;
    });
    return drafts;
}

} // namespace duebook::ui
