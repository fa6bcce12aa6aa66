// SPDX-License-Identifier: Apache-2.0
#include "core/base/filename.h"

#include "core/base/privatefolder.h"
#include "tests/support/must.h"

#include <QFileInfo>

namespace duebook {

TEST_CASE("A document keeps its name but for what would make it a path", "[documents]")
{
    CHECK(documentName(QStringLiteral(" חשבונית 17.pdf ")) == QStringLiteral("חשבונית 17.pdf"));
    CHECK(documentName(QStringLiteral("../Q1/2026.pdf")) == QStringLiteral(".._Q1_2026.pdf"));
    CHECK(documentName(QStringLiteral("C:\\offer\n.pdf")) == QStringLiteral("C:_offer_.pdf"));
    CHECK(documentName(QStringLiteral("  ")) == QStringLiteral("document"));
}

TEST_CASE("A file name is safe on every system", "[documents]")
{
    CHECK(safeFileName(QStringLiteral("Rechnung: 5*.pdf")) == QStringLiteral("Rechnung_ 5_.pdf"));
    CHECK(safeFileName(QStringLiteral("..")) == QStringLiteral("document"));
    CHECK(safeFileName(QStringLiteral(".profile")) == QStringLiteral("_profile"));
    CHECK(safeFileName(QStringLiteral("con.txt")) == QStringLiteral("_con.txt"));
    CHECK(safeFileName(QStringLiteral("COM1")) == QStringLiteral("_COM1"));
    CHECK(safeFileName(QStringLiteral("Compass.txt")) == QStringLiteral("Compass.txt"));
    CHECK(safeFileName(QStringLiteral("report. ")) == QStringLiteral("report"));

    // "invoice<right-to-left override>fdp.exe" shows as "invoiceexe.pdf".
    const QString disguised = QStringLiteral("invoice") + QChar(0x202E) + QStringLiteral("fdp.exe");
    CHECK(safeFileName(disguised) == QStringLiteral("invoicefdp.exe"));
}

TEST_CASE("A long file name keeps its ending within 255 bytes", "[documents]")
{
    const QString latin(251, QLatin1Char('a'));
    CHECK(safeFileName(latin + QStringLiteral(".pdf")) == latin + QStringLiteral(".pdf"));
    const QString hebrew = safeFileName(QString(251, QChar(0x05D0)) + QStringLiteral(".pdf"));
    CHECK(hebrew.endsWith(QStringLiteral(".pdf")));
    CHECK(hebrew.toUtf8().size() == 254);
    QString faces;
    for (int i = 0; i < 100; ++i)
        faces += QStringLiteral("😀");
    const QByteArray cut = safeFileName(faces).toUtf8();
    CHECK(cut.size() <= 255);
    CHECK(QString::fromUtf8(cut).toUtf8() == cut);
    CHECK_FALSE(cut.contains('?'));
}

TEST_CASE("A private folder may be entered by its owner alone and goes away", "[documents]")
{
    QString path;
    {
        const PrivateFolder folder = test::must(PrivateFolder::create());
        path = folder.path();
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        CHECK((QFileInfo(path).permissions() & others) == QFile::Permissions());
    }
    CHECK_FALSE(QFileInfo::exists(path));
}

} // namespace duebook
