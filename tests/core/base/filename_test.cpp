// SPDX-License-Identifier: Apache-2.0
#include "core/base/filename.h"

#include "tests/support/catch.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

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

TEST_CASE("Every stored name becomes a file's name that hides nothing and means nothing else",
          "[documents]")
{
    struct Row {
        const char *stored;
        const char *written;
    };
    const Row rows[] = {
        {"offer.pdf", "offer.pdf"},
        {"Müller & Söhne (1).pdf", "Müller & Söhne (1).pdf"},
        {"חשבונית 17.pdf", "חשבונית 17.pdf"},
        {"", "document"},
        {"  ", "document"},
        {".", "document"},
        {"..", "document"},
        {". .", "document"},
        {".bashrc", "_bashrc"},
        {"...pdf", "_..pdf"},
        {"CON", "_CON"},
        {"nul.txt", "_nul.txt"},
        {"NUL .txt", "_NUL .txt"},
        {"aux.tar.gz", "_aux.tar.gz"},
        {"com1", "_com1"},
        {"COM¹.txt", "_COM¹.txt"},
        {"LPT9.pdf", "_LPT9.pdf"},
        {"CONIN$", "_CONIN$"},
        {"console.txt", "console.txt"},
        {"x:stream.txt", "x_stream.txt"},
        {"../../etc/passwd", "_._.._etc_passwd"},
        {"..\\..\\evil.dll", "_._.._evil.dll"},
        {"/etc/passwd", "_etc_passwd"},
        {"C:\\Windows\\x.dll", "C__Windows_x.dll"},
        {"a<b>c\"d|e?f*g.txt", "a_b_c_d_e_f_g.txt"},
        {"report.", "report"},
        {"report. . ", "report"},
        {"report.pdf   ", "report.pdf"},
        {"line\nbreak\x7f.pdf", "line_break_.pdf"},
        {"annexe\u202Efdp.exe", "annexefdp.exe"},
        {"a\u2066b\u2069c\u200Ed\u200Fe\u061Cf.pdf", "abcdef.pdf"},
        {"zero\u200Bwidth\u200D\uFEFF\u2060\u00AD.pdf", "zerowidth.pdf"},
        {"tag\U000E0041.pdf", "tag.pdf"},
        {"para\u2029graph.pdf", "paragraph.pdf"},
        {"\u202E", "document"},
        {"\u200B.profile", "_profile"},
        {"invoice.pdf                                   .exe", "invoice.pdf .exe"},
        {"wide\u3000blank.pdf", "wide blank.pdf"},
        {"braille\u2800blank.pdf", "brailleblank.pdf"},
        {"😀.png", "😀.png"},
    };
    for (const Row &row : rows) {
        INFO(row.stored);
        const QString name = safeFileName(QString::fromUtf8(row.stored));
        CHECK(name.toStdString() == row.written);
        // What is safe stays as it is.
        CHECK(safeFileName(name) == name);
    }
    // Half a letter cannot be written as a name.
    CHECK(safeFileName(QStringLiteral("a") + QChar(0xD83D) + QStringLiteral(".png")) ==
          QStringLiteral("a_.png"));
}

TEST_CASE("A long file name keeps its ending within 240 bytes", "[documents]")
{
    const QString latin(236, QLatin1Char('a'));
    CHECK(safeFileName(latin + QStringLiteral(".pdf")) == latin + QStringLiteral(".pdf"));
    const QString hebrew = safeFileName(QString(251, QChar(0x05D0)) + QStringLiteral(".pdf"));
    CHECK(hebrew.endsWith(QStringLiteral(".pdf")));
    CHECK(hebrew.toUtf8().size() == 240);
    QString faces;
    for (int i = 0; i < 100; ++i)
        faces += QStringLiteral("😀");
    const QByteArray cut = safeFileName(faces).toUtf8();
    CHECK(cut.size() <= 240);
    CHECK(QString::fromUtf8(cut).toUtf8() == cut);
    CHECK_FALSE(cut.contains('?'));
    // Cut at a blank or a dot the name would not be one everywhere.
    const QString dots = safeFileName(QString(230, QLatin1Char('a')) +
                                      QString(50, QLatin1Char('.')) + QStringLiteral("b"));
    CHECK_FALSE(dots.endsWith(QLatin1Char('.')));
}

TEST_CASE("Names that differ in capitals only are one in a folder", "[documents]")
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("Offer.PDF")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    CHECK(isTakenIn(folder.path(), QStringLiteral("offer.pdf")));
    CHECK_FALSE(isTakenIn(folder.path(), QStringLiteral("offer2.pdf")));
    // A link that leads nowhere has its name too.
    REQUIRE(QFile::link(folder.filePath(QStringLiteral("nowhere")),
                        folder.filePath(QStringLiteral("Link.txt"))));
    CHECK(isTakenIn(folder.path(), QStringLiteral("link.TXT")));
}

TEST_CASE("A path is a file's name whatever it looks like", "[documents]")
{
    const QString here = QDir::currentPath() + QLatin1Char('/');
    for (const char *name : {":memory:", "file:x?mode=memory", "-", "a?b#c%41.duebook"})
        CHECK(wholePath(QLatin1String(name)).startsWith(QLatin1Char('/')));
    CHECK(wholePath(QStringLiteral(":memory:")) == here + QStringLiteral(":memory:"));
    CHECK(wholePath(QStringLiteral("file:x")) == here + QStringLiteral("file:x"));
    CHECK(wholePath(QStringLiteral("/tmp/x")) == QStringLiteral("/tmp/x"));
}

} // namespace duebook
