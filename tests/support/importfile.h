// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/importprofile.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

namespace duebook::test {

/// Files to import, gone after the test.
class ImportFolder {
public:
    /// Writes a file and returns its path.
    QString file(const QByteArray &text, const QString &name = QStringLiteral("file.csv")) const
    {
        QFile file(m_folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(text) == text.size());
        return file.fileName();
    }

private:
    QTemporaryDir m_folder;
};

/// Settings with the currency that files without one need.
inline ImportSettings inCurrency(const char *code, ImportKind kind = ImportKind::OpenItems)
{
    ImportSettings settings;
    settings.kind = kind;
    settings.constants[ImportField::Currency] = QString::fromLatin1(code);
    return settings;
}

} // namespace duebook::test
