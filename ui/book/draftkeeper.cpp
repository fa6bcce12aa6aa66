// SPDX-License-Identifier: Apache-2.0
#include "ui/book/draftkeeper.h"

#include "core/base/ownfile.h"
#include "ui/book/async.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <utility>

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

std::vector<DraftKeeper::Draft> readFolder(const QString &folder)
{
    std::vector<DraftKeeper::Draft> drafts;
    const QFileInfoList files =
        QDir(folder).entryInfoList({QLatin1Char('*') + kEnding}, QDir::Files);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject draft = QJsonDocument::fromJson(file.readAll()).object();
        const QString key = draft.value(kKey).toString();
        const QJsonObject content = draft.value(kContent).toObject();
        if (!content.isEmpty() && info.completeBaseName() == hashed(key))
            drafts.push_back({key, info.lastModified().toUTC(), content});
    }
    return drafts;
}

Error failure(const QString &folder, const QString &detail)
{
    return {ErrorCode::Io,
            QCoreApplication::translate("duebook::ui::DraftKeeper",
                                        "The draft cannot be kept in \"%1\": save the note soon, "
                                        "or make room on this drive.")
                .arg(QDir::toNativeSeparators(folder)),
            {},
            detail};
}

Result<void> removeFile(const QString &folder, const QString &path)
{
    QFile file(path);
    if (file.remove() || !file.exists())
        return {};
    return failure(folder, file.errorString());
}

Result<void> writeFile(const QString &folder, const QString &path, const QJsonObject &draft)
{
    const QFileDevice::Permissions mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!makeOwnFolder(folder))
        return failure(folder, QStringLiteral("mkpath"));
    QFile::setPermissions(folder, mine | QFileDevice::ExeOwner);
    QSaveFile file(path);
    // The permissions are set before the first byte is written.
    if (!openOwnFile(file) || !file.setPermissions(mine))
        return failure(folder, file.errorString());
    file.write(QJsonDocument(draft).toJson(QJsonDocument::Compact));
    if (!file.commit())
        return failure(folder, file.errorString());
    return {};
}

} // namespace

DraftKeeper::DraftKeeper(QString folder, const Clock &clock, QObject *parent)
    : QObject(parent), m_folder(std::move(folder)), m_clock(clock)
{
    whenDone(this, m_worker.run([folder = m_folder] { return readFolder(folder); }),
             [this](const std::vector<Draft> &files) { takeFiles(files); });
}

DraftKeeper::~DraftKeeper()
{
    for (const QString &key : std::as_const(m_again))
        m_worker.run(writing(key));
}

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

void DraftKeeper::takeFiles(const std::vector<Draft> &files)
{
    const qsizetype before = m_drafts.size();
    for (const Draft &draft : files)
        if (!m_early.contains(draft.key))
            m_drafts.insert(draft.key, draft);
    m_early.clear();
    m_isRead = true;
    if (m_drafts.size() != before)
        Q_EMIT changed();
    Q_EMIT read();
}

void DraftKeeper::keep(const QString &key, const QJsonObject &content)
{
    // Before the files are read nobody knows whether it is the same again: it is written.
    if (!m_isRead)
        m_early.insert(key);
    else if (m_drafts.value(key).content == content)
        return;
    if (content.isEmpty())
        m_drafts.remove(key);
    else
        m_drafts.insert(key, {key, m_clock.nowUtc(), content});
    write(key);
    Q_EMIT changed();
}

std::function<Result<void>()> DraftKeeper::writing(const QString &key) const
{
    const auto draft = m_drafts.constFind(key);
    if (draft == m_drafts.constEnd())
        return [folder = m_folder, path = fileFor(key)] { return removeFile(folder, path); };
    return [folder = m_folder, path = fileFor(key),
            json = QJsonObject{{kKey, key}, {kContent, draft->content}}] {
        return writeFile(folder, path, json);
    };
}

void DraftKeeper::write(const QString &key)
{
    // However fast it comes: one file at a time, and the last wins.
    if (m_underWay.contains(key)) {
        m_again.insert(key);
        return;
    }
    m_underWay.insert(key);
    whenDone(this, m_worker.run(writing(key)), [this, key](const Result<void> &done) {
        m_underWay.remove(key);
        if (m_again.remove(key))
            write(key);
        else if (done)
            Q_EMIT written(key);
        else
            Q_EMIT failed(key, done.error());
    });
}

QJsonObject DraftKeeper::find(const QString &key) const
{
    return m_drafts.value(key).content;
}

std::vector<DraftKeeper::Draft> DraftKeeper::list() const
{
    std::vector<Draft> drafts(m_drafts.cbegin(), m_drafts.cend());
    std::sort(drafts.begin(), drafts.end(), [](const Draft &a, const Draft &b) {
        return a.keptAt != b.keptAt ? a.keptAt > b.keptAt : a.key < b.key;
    });
    return drafts;
}

} // namespace duebook::ui
