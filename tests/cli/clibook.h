// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/program.h"

#include <QJsonArray>
#include <QTemporaryDir>

namespace duebook::test {

/// A command line without blanks inside its words.
QStringList words(const char *line);

/// A field of a JSON object as text, whatever it is there.
QString text(const QJsonValue &object, const char *key);
double number(const QJsonValue &object, const char *key);

/// A table of an answer. Const, so that an element of it is a value and outlives it.
const QJsonArray rows(const QJsonObject &answer, const char *key);

/// A small book made for the command line, in a folder with blanks and Hebrew letters, gone after
/// the test. Its today is 2026-03-02, a Monday; "anna" is its administrator, "ben" a clerk.
///
/// | account | | open |
/// |---|---|---|
/// | 10020 | Müller & Söhne, Köln; contact Petra Klein | R-1 1,000.00 EUR due 2026-01-31, R-2
/// 250.50 EUR due 2026-03-31 | | 10021 | כהן בע"מ, Haifa | I-7 99.99 USD due 2026-02-20 | | 10022 |
/// =HYPERLINK("x"), Ōsaka | nothing |
class CliBook {
public:
    CliBook();

    QString path() const { return m_path; }
    QString folder() const { return m_folder.path(); }
    QString file(const QString &name) const { return m_folder.filePath(name); }

    /// Writes a file beside the book and returns its path.
    QString write(const QString &name, const QByteArray &content) const;

    /// Runs with this book and day.
    ProgramRun run(const QStringList &words, const ProgramOptions &options = {}) const;
    /// The same with `--format json`; the exit code must be `exitCode`.
    QJsonObject json(const QStringList &words, int exitCode = 0) const;

private:
    QTemporaryDir m_folder;
    QString m_path;
};

} // namespace duebook::test
