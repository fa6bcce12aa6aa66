// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <functional>

namespace duebook::test {

/// What a program does that knows nothing of drives: bare SQLite, its own default journal, one row
/// for each change. The reference for what a drive does to it.
void makeNaiveFile(const QString &path);

struct NaiveWork {
    QString path;
    QString journal; ///< delete, persist or wal
    QString id;
    int first = 1;
    int count = 0;
    qint64 forMs = 0; ///< ends after so long whatever was done; 0 = never
};

/// Writes rows and says "ok ID-N MICROSECONDS" for each that the library acknowledged. Returns an
/// exit code.
int writeNaively(const NaiveWork &work, const std::function<void(const QString &)> &say);

/// What is wrong with the file: rows acknowledged and gone, and what the library's own check finds.
QStringList naiveProblems(const QString &path, const QStringList &acknowledged);

} // namespace duebook::test
