// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/book/bookexecutor.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QString>

#include <vector>

namespace duebook::ui {

/// Unsaved text, kept in local files until it is saved in the book: survives a crash, a lost drive
/// and a closed window. One file per key, readable only by the user, replaced whole, so that a
/// crash leaves the draft before or the new one. Files are read and written on a thread of their
/// own, and the end of the keeper waits for the last of them. What is kept is known at once; what
/// lies in files is known from `read` on, so wait for it before the first answer is shown. What is
/// kept or forgotten earlier stands against its file. GUI thread.
class DraftKeeper : public QObject {
    Q_OBJECT
public:
    struct Draft {
        QString key;
        QDateTime keptAt; ///< UTC
        QJsonObject content;

        friend bool operator==(const Draft &, const Draft &) = default;
    };

    /// `folder` is created when the first draft is kept; the drafts in it are read beside. One
    /// folder per book: `folderFor`. The clock must outlive the keeper.
    DraftKeeper(QString folder, const Clock &clock, QObject *parent = nullptr);
    ~DraftKeeper() override;

    /// The folder inside `dataFolder` for the drafts of one book.
    static QString folderFor(const QString &dataFolder, const QString &bookPath);

    /// The files are read: what `find` and `list` answer is all there is.
    bool isRead() const { return m_isRead; }

    /// Keeps `content` under `key` (any text, for example "note/17"); an empty object forgets it.
    void keep(const QString &key, const QJsonObject &content);
    void forget(const QString &key) { keep(key, {}); }

    /// The draft under this key; empty when there is none.
    QJsonObject find(const QString &key) const;

    /// Every draft, newest first. A file that cannot be read is left out.
    std::vector<Draft> list() const;

Q_SIGNALS:
    /// The drafts in the files are known; once, never from within the constructor.
    void read();
    /// There are other drafts than before.
    void changed();
    /// What was kept last under this key is safely in its file (or its file is gone).
    void written(const QString &key);
    void failed(const QString &key, const duebook::Error &error);

private:
    QString fileFor(const QString &key) const;
    void takeFiles(const std::vector<Draft> &files);
    void write(const QString &key);
    std::function<Result<void>()> writing(const QString &key) const;

    QString m_folder;
    const Clock &m_clock;
    QHash<QString, Draft> m_drafts;
    QSet<QString> m_early; ///< kept or forgotten before the files were read
    bool m_isRead = false;
    QSet<QString> m_underWay; ///< keys whose file is being written
    QSet<QString> m_again;    ///< changed meanwhile
    // Declared last: destroyed first, after what is queued.
    BookExecutor m_worker;
};

} // namespace duebook::ui
