// SPDX-License-Identifier: Apache-2.0
// The real programs of poppler-utils, with files that mean well and files that do not.
#include "app/platform/pdfprograms.h"

#include "tests/support/must.h"
#include "tests/support/pdffile.h"
#include "tests/support/talks.h"

#include <QElapsedTimer>
#include <QImage>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace duebook;
using namespace duebook::test;

namespace {

bool programsMissing()
{
    if (!QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        return false;
    WARN("skipped: poppler-utils is not installed");
    return true;
}

struct Fixture {
    QTemporaryDir folder;
    PdfPrograms pdf;

    QString file(const char *name, const QByteArray &content) const
    {
        return aFile(folder.filePath(QString::fromUtf8(name)), content);
    }
};

/// Objects that each draw the one before ten times: small to store, endless to draw.
QByteArray drawingBomb()
{
    QByteArray pdf =
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Resources << "
        "/XObject << /X 14 0 R >> /Font << /F 15 0 R >> >> /Contents 4 0 R >>\nendobj\n"
        "4 0 obj\n<< /Length 5 >>\nstream\n/X Do\nendstream\nendobj\n";
    for (int i = 5; i <= 14; ++i) {
        const QByteArray draw = i == 5 ? QByteArray("BT /F 9 Tf (bomb) Tj ET ").repeated(10)
                                       : QByteArray("/X Do ").repeated(10);
        pdf +=
            QByteArray::number(i) +
            " 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 400 400] /Resources << /XObject "
            "<< /X " +
            QByteArray::number(i - 1) + " 0 R >> /Font << /F 15 0 R >> >> /Length " +
            QByteArray::number(draw.size()) + " >>\nstream\n" + draw + "\nendstream\nendobj\n";
    }
    return pdf + "15 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
                 "trailer\n<< /Root 1 0 R >>\n";
}

} // namespace

TEST_CASE("Pages of a PDF are counted, read and drawn by other processes", "[documents][pdf]")
{
    if (programsMissing())
        return;
    const Fixture f;
    PdfPrograms pdf;
    const QString path = f.file("חשבונית -f 1.pdf", pdfFile({"First page", "Second page"}));
    CHECK(must(pdf.pageCount(path, {})) == 2);
    CHECK(must(pdf.text(path, 1, 0, {})).contains(QStringLiteral("Second page")));
    CHECK_FALSE(must(pdf.text(path, 1, 1, {})).contains(QStringLiteral("Second page")));
    const QImage page = QImage::fromData(must(pdf.picture(path, 2, 700, {})));
    CHECK(std::max(page.width(), page.height()) == 700);
}

TEST_CASE("A PDF that is none, cut or locked is told in a sentence with its name",
          "[documents][pdf]")
{
    if (programsMissing())
        return;
    const Fixture f;
    PdfPrograms pdf;
    const QByteArray whole = pdfFile({"page"});
    for (const auto &[name, content] :
         {std::pair("empty.pdf", QByteArray()), std::pair("noise.pdf", QByteArray(5000, 'x')),
          std::pair("head.pdf", QByteArray("%PDF-1.4\n"))}) {
        const QString path = f.file(name, content);
        INFO(name);
        for (const Error &error :
             {pdf.pageCount(path, {}).valueOr(0) == 0 ? pdf.pageCount(path, {}).error() : Error(),
              pdf.picture(path, 1, 100, {}).error()}) {
            CHECK(error.code == ErrorCode::Invalid);
            CHECK(error.sentence.contains(QLatin1String(name)));
        }
    }
    // Poppler mends what it can of a cut file; either way nothing hangs.
    for (qsizetype cut = 20; cut < whole.size(); cut += whole.size() / 5)
        CHECK_NOTHROW(std::ignore = pdf.text(f.file("cut.pdf", whole.left(cut)), 1, 0, {}));
    QByteArray locked = whole;
    locked.replace(
        "trailer\n<<",
        "trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O "
        "(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) >> /ID "
        "[(1234567890123456) (1234567890123456)]");
    const Result<QString> text = pdf.text(f.file("locked.pdf", locked), 1, 0, {});
    REQUIRE_FALSE(text);
    CHECK(text.error().sentence.contains(QStringLiteral("password")));
}

TEST_CASE("A PDF made to be endless is stopped by its limits", "[documents][pdf]")
{
    if (programsMissing())
        return;
    const Fixture f;
    const QString path = f.file("bomb.pdf", drawingBomb());
    PdfLimits tight;
    tight.cpuSeconds = 1;
    tight.milliseconds = 4000;
    PdfPrograms pdf(tight);
    QElapsedTimer clock;
    clock.start();
    const Result<QByteArray> picture = pdf.picture(path, 1, 3000, {});
    CHECK(clock.elapsed() < 15000);
    REQUIRE_FALSE(picture);
    CHECK(picture.error().sentence.contains(QStringLiteral("bomb.pdf")));
    CHECK(picture.error().sentence.contains(QStringLiteral("time or memory")));

    // A page of two kilometres: the picture asked for has its size all the same.
    QByteArray huge = pdfFile({"huge"});
    huge.replace("[0 0 420 595]", "[0 0 5000000 5000000]");
    const Result<QByteArray> drawn = PdfPrograms().picture(f.file("huge.pdf", huge), 1, 500, {});
    if (drawn)
        CHECK(QImage::fromData(*drawn).width() <= 500);
}

TEST_CASE("Memory of the program that reads a PDF is limited", "[documents][pdf]")
{
    if (programsMissing())
        return;
    const Fixture f;
    PdfLimits none;
    none.memoryBytes = 2 * 1024 * 1024;
    const Result<QString> text =
        PdfPrograms(none).text(f.file("a.pdf", pdfFile({"words"})), 1, 0, {});
    // Not even its libraries fit: the limit holds, and it is an error with a sentence.
    REQUIRE_FALSE(text);
    CHECK_FALSE(text.error().sentence.isEmpty());
}

TEST_CASE("Looking into a PDF can be stopped", "[documents][pdf]")
{
    if (programsMissing())
        return;
    const Fixture f;
    const QString path = f.file("bomb.pdf", drawingBomb());
    // The flag is looked at only while the program runs.
    const CancelFlag cancel;
    cancel.cancel();
    const Result<QByteArray> picture = PdfPrograms().picture(path, 1, 3000, cancel);
    REQUIRE_FALSE(picture);
    CHECK(picture.error().code == ErrorCode::Cancelled);
}

TEST_CASE("A computer without the programs says which package is missing", "[documents][pdf]")
{
    const Fixture f;
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    const Result<QString> text = PdfPrograms().text(QStringLiteral("/x.pdf"), 1, 0, {});
    qputenv("PATH", path);
    REQUIRE_FALSE(text);
    CHECK(text.error().code == ErrorCode::NotFound);
    CHECK(text.error().sentence.contains(QStringLiteral("poppler-utils")));
}
