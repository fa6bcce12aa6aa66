// SPDX-License-Identifier: Apache-2.0
#include "core/services/waiting/waitingnotes.h"

#include "core/base/uid.h"
#include "core/services/documents/documentintake.h"
#include "core/services/talks/notejson.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace duebook {

namespace {

const QString kEnding = QStringLiteral(".waiting");
const QString kAside = QStringLiteral("aside");
const QString kHalf = QStringLiteral(".half");
const QString kOpen = QStringLiteral(".open");
constexpr int kDigits = 12;

constexpr QLatin1String kNote("note");
constexpr QLatin1String kAuthor("author");
constexpr QLatin1String kAuthorName("author_name");
constexpr QLatin1String kAccountName("account_name");
constexpr QLatin1String kKeptAt("kept_at");
constexpr QLatin1String kRefusal("refusal");
constexpr QLatin1String kAsTyped("as_typed");

QJsonObject toJson(const WaitingNote &waiting)
{
    return {{kNote, duebook::toJson(waiting.note)},
            {kAuthor, waiting.author.number()},
            {kAuthorName, waiting.authorName},
            {kAccountName, waiting.accountName},
            {kKeptAt, waiting.keptAt.toUTC().toString(Qt::ISODateWithMs)},
            {kRefusal, waiting.refusal},
            {kAsTyped, waiting.asTyped}};
}

qint64 numberOf(const QString &entry)
{
    return entry.left(kDigits).toLongLong();
}

} // namespace

QString WaitingNotes::fileOf(const QString &entry) const
{
    return QDir(m_folder).filePath(entry + kEnding);
}

QString WaitingNotes::documentsOf(const QString &entry) const
{
    return QDir(m_folder).filePath(entry);
}

QString WaitingNotes::asideFolder(const QString &entry) const
{
    return QDir(m_folder).filePath(kAside + QLatin1Char('/') + entry);
}

QString WaitingNotes::draftFolder(const QString &entry) const
{
    return asideFolder(entry) + kOpen;
}

Error WaitingNotes::failure(const QString &detail) const
{
    return {ErrorCode::Io,
            tr("The note cannot be kept on this computer in \"%1\": make room on this drive, then "
               "save again.")
                .arg(QDir::toNativeSeparators(m_folder)),
            {},
            detail};
}

QString WaitingNotes::nextName()
{
    if (m_last == 0) {
        const QStringList before = entries();
        m_last = before.isEmpty() ? 0 : numberOf(before.back());
    }
    // The uid keeps apart what two programs keep under one number.
    return QStringLiteral("%1-%2").arg(++m_last, kDigits, 10, QLatin1Char('0')).arg(newUid());
}

Result<QString> WaitingNotes::add(const WaitingNote &given)
{
    if (!WaitingNotesFiles::makeFolder(m_folder))
        return failure(QStringLiteral("mkpath"));
    WaitingNote waiting = given;
    waiting.refusal.clear();
    const QString entry = nextName();
    if (const Result<void> copied = copyDocuments(entry, waiting.note); !copied)
        return copied.error();
    // Last: until the file stands there, the note is not kept.
    if (const Result<void> written = write(entry, toJson(waiting)); !written) {
        QDir(documentsOf(entry)).removeRecursively();
        return written.error();
    }
    return entry;
}

Result<void> WaitingNotes::copyDocuments(const QString &entry, NewNote &note) const
{
    if (note.documents.empty())
        return {};
    const QString half = documentsOf(entry) + kHalf;
    if (!WaitingNotesFiles::makeFolder(half))
        return failure(QStringLiteral("mkpath"));
    for (size_t i = 0; i < note.documents.size(); ++i) {
        NewDocument &document = note.documents[i];
        const QString name = QString::number(i);
        const Result<void> copied = m_files.copy(document, QDir(half).filePath(name));
        if (!copied) {
            QDir(half).removeRecursively();
            return Error{ErrorCode::Io,
                         tr("The file “%1” cannot be kept on this computer until the drive is "
                            "back: make room, or save without it.")
                             .arg(document.name),
                         DocumentIntake::kPlace, copied.error().detail};
        }
        document.path = QDir(documentsOf(entry)).filePath(name);
        document.content.clear();
    }
    if (!QDir().rename(half, documentsOf(entry)))
        return failure(QStringLiteral("rename"));
    return {};
}

Result<void> WaitingNotes::write(const QString &entry, const QJsonObject &json) const
{
    const Result<void> written =
        m_files.write(fileOf(entry), QJsonDocument(json).toJson(QJsonDocument::Compact));
    return written ? written : failure(written.error().detail);
}

QStringList WaitingNotes::entries() const
{
    QStringList names;
    QDirIterator files(m_folder, {QLatin1Char('*') + kEnding}, QDir::Files);
    while (files.hasNext()) {
        const QString name = files.nextFileInfo().completeBaseName();
        if (numberOf(name) > 0)
            names += name;
    }
    names.sort();
    return names;
}

Result<WaitingNote> WaitingNotes::read(const QString &entry) const
{
    const Result<QByteArray> content = m_files.read(fileOf(entry));
    if (!content && content.error().code == ErrorCode::NotFound)
        return Error{ErrorCode::NotFound,
                     tr("This note does not wait any more."),
                     {},
                     content.error().detail};
    if (!content)
        return content.error();
    const QJsonObject json = QJsonDocument::fromJson(*content).object();
    const std::optional<NewNote> note = noteFromJson(json.value(kNote).toObject());
    if (!note)
        return Error{ErrorCode::Invalid,
                     tr("The file of a waiting note, \"%1\", cannot be read: its note is to be "
                        "written again.")
                         .arg(QDir::toNativeSeparators(fileOf(entry))),
                     {},
                     {}};
    WaitingNote waiting;
    waiting.entry = entry;
    waiting.note = *note;
    waiting.author = UserId(json.value(kAuthor).toInteger());
    waiting.authorName = json.value(kAuthorName).toString();
    waiting.accountName = json.value(kAccountName).toString();
    waiting.keptAt = QDateTime::fromString(json.value(kKeptAt).toString(), Qt::ISODateWithMs);
    waiting.refusal = json.value(kRefusal).toString();
    waiting.asTyped = json.value(kAsTyped).toObject();
    return waiting;
}

Result<void> WaitingNotes::setRefusal(const QString &entry, const QString &sentence) const
{
    Result<WaitingNote> waiting = read(entry);
    if (!waiting)
        return waiting.error();
    waiting->refusal = sentence;
    return write(entry, toJson(*waiting));
}

Result<void> WaitingNotes::remove(const QString &entry) const
{
    // First the file: without it nobody asks for the documents.
    QFile file(fileOf(entry));
    if (!file.remove() && file.exists())
        return failure(file.errorString());
    QDir(documentsOf(entry)).removeRecursively();
    return {};
}

Result<void> WaitingNotes::openDocuments(WaitingNote &waiting) const
{
    const bool sealed =
        std::any_of(waiting.note.documents.begin(), waiting.note.documents.end(),
                    [](const auto &each) { return WaitingNotesFiles::isSealedFile(each.path); });
    return sealed ? openCopies(waiting.note.documents, documentsOf(waiting.entry) + kOpen)
                  : Result<void>();
}

Result<void> WaitingNotes::openCopies(std::vector<NewDocument> &documents,
                                      const QString &folder) const
{
    if (!WaitingNotesFiles::makeFolder(folder))
        return failure(QStringLiteral("mkpath"));
    for (NewDocument &document : documents) {
        const QString copy = QDir(folder).filePath(QFileInfo(document.path).fileName());
        if (const Result<void> opened = m_files.openCopy(document.path, copy); !opened)
            return opened.error().code == ErrorCode::Io ? failure(opened.error().detail) : opened;
        document.path = copy;
    }
    return {};
}

void WaitingNotes::closeDocuments(const QString &entry) const
{
    QDir(documentsOf(entry) + kOpen).removeRecursively();
}

Result<void> WaitingNotes::putAside(const QString &entry) const
{
    if (!WaitingNotesFiles::makeFolder(QDir(m_folder).filePath(kAside)))
        return failure(QStringLiteral("mkpath"));
    if (!QFile::rename(fileOf(entry), asideFolder(entry) + kEnding))
        return Error{ErrorCode::NotFound, tr("This note does not wait any more."), {}, {}};
    if (QFileInfo::exists(documentsOf(entry)))
        QDir().rename(documentsOf(entry), asideFolder(entry));
    return {};
}

Result<void> WaitingNotes::openForDraft(const WaitingNote &waiting) const
{
    std::vector<NewDocument> documents = waiting.note.documents;
    if (documents.empty())
        return {};
    for (NewDocument &document : documents)
        document.path =
            QDir(asideFolder(waiting.entry)).filePath(QFileInfo(document.path).fileName());
    return openCopies(documents, draftFolder(waiting.entry));
}

Result<void> WaitingNotes::bringBack(const QString &entry) const
{
    if (QFileInfo::exists(asideFolder(entry)))
        QDir().rename(asideFolder(entry), documentsOf(entry));
    QDir(draftFolder(entry)).removeRecursively();
    if (!QFile::rename(asideFolder(entry) + kEnding, fileOf(entry)))
        return Error{ErrorCode::NotFound, tr("This note is not there any more."), {}, {}};
    return {};
}

void WaitingNotes::forgetAside(const QDateTime &before) const
{
    const auto old = [&before](const QFileInfo &info) {
        return info.lastModified().toUTC() < before;
    };
    const QDir aside(QDir(m_folder).filePath(kAside));
    for (const QFileInfo &info :
         aside.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!old(info))
            continue;
        if (info.isDir())
            QDir(info.filePath()).removeRecursively();
        else
            QFile::remove(info.filePath());
    }
    // Documents whose note never came to be, or whose note was saved when the program was killed.
    const QDir folder(m_folder);
    for (const QFileInfo &info : folder.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const bool orphan =
            info.fileName() != kAside && !QFileInfo::exists(fileOf(info.fileName()));
        if (orphan && old(info))
            QDir(info.filePath()).removeRecursively();
    }
}

} // namespace duebook
