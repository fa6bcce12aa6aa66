// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/previewloader.h"

#include "core/services/documents/documentservice.h"
#include "tests/support/stuckpdf.h"
#include "tests/ui/frame/desk.h"
#include "ui/documents/picturereader.h"

#include <QBuffer>

using namespace duebook;
using namespace duebook::test;

namespace {

struct Loaded {
    Desk desk;
    std::shared_ptr<StuckPdf> pdf = std::make_shared<StuckPdf>();
    ui::PreviewLoader loader{desk.context, pdf.get()};
    std::vector<ui::Preview> previews;
    QStringList failures;

    Loaded()
    {
        QObject::connect(&loader, &ui::PreviewLoader::loaded, &loader,
                         [this](const ui::Preview &preview) { previews.push_back(preview); });
        QObject::connect(&loader, &ui::PreviewLoader::failed, &loader,
                         [this](const Error &error) { failures += error.sentence; });
    }
    ~Loaded()
    {
        loader.stop();
        pdf->letGo();
        CHECK(eventually([&] { return pdf->inside() == 0; }));
    }
    Loaded(const Loaded &) = delete;
    Loaded &operator=(const Loaded &) = delete;

    Document add(const QString &name, const QByteArray &content)
    {
        DocumentService service(desk.book.session());
        NewDocument document;
        document.name = name;
        document.content = content;
        DocumentLink link;
        link.account = desk.account;
        return must(service.document(must(service.add(document, link))));
    }
};

QByteArray pictureFile(const char *format, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(image.save(&buffer, format));
    return bytes;
}

Result<ui::ReadPicture> pictureOf(const QByteArray &bytes)
{
    ReadGuard guard;
    return ui::readPicture(QStringLiteral("p"), bytes, guard);
}

Document named(const char *name, qint64 size)
{
    Document document;
    document.name = QLatin1String(name);
    document.size = size;
    return document;
}

} // namespace

TEST_CASE("A document whose reader never comes back holds no later preview",
          "[documents][preview][danger]")
{
    Loaded f;
    f.loader.load(f.add(QStringLiteral("stuck.pdf"), "%PDF-1.4 1"));
    REQUIRE(eventually([&] { return f.pdf->inside() == 1; }));
    f.loader.load(f.add(QStringLiteral("other.pdf"), "%PDF-1.4 2"));
    REQUIRE(eventually([&] { return f.previews.size() == 1; }));
    CHECK(f.previews[0].pages == 3);
    f.loader.load(f.add(QStringLiteral("text.txt"), "words"));
    REQUIRE(eventually([&] { return f.previews.size() == 2; }));
    CHECK(f.previews[1].text == QStringLiteral("words"));

    // Its time is over: the person is told.
    f.loader.load(f.add(QStringLiteral("stuck too.pdf"), "%PDF-1.4 3"));
    REQUIRE(eventually([&] { return f.pdf->inside() == 2; }));
    f.loader.giveUp();
    REQUIRE(f.failures.size() == 1);
    CHECK(f.failures[0].contains(QStringLiteral("stuck too.pdf")));

    // Until threads are free again, what is asked for waits for one.
    for (int i = 2; i < ReaderThreads::kMost; ++i) {
        f.loader.load(f.add(QStringLiteral("stuck %1.pdf").arg(i), QByteArray::number(i)));
        REQUIRE(eventually([&] { return f.pdf->inside() == i + 1; }));
    }
    f.loader.load(f.add(QStringLiteral("late.txt"), "late words"));
    f.pdf->letGo();
    REQUIRE(eventually([&] { return f.previews.size() == 3; }));
    CHECK(f.previews[2].text == QStringLiteral("late words"));
}

TEST_CASE("A document of one endless line is folded before a window lays it out",
          "[documents][preview][danger]")
{
    ReadLimits limits;
    limits.characters = 500000;
    ReadGuard guard(limits);
    const QByteArray bytes(1024 * 1024, '&');
    for (const DocumentShape shape : {DocumentShape::WebPage, DocumentShape::Text}) {
        const ui::Preview preview =
            must(ui::PreviewLoader::read(named("a.html", 2 * bytes.size()), shape, bytes, guard));
        CHECK(preview.cut);
        CHECK(preview.text.size() < 600000);
        for (const QString &line : preview.text.split(QLatin1Char('\n')))
            REQUIRE(line.size() <= 1001);
    }
    const ui::Preview mail = must(ui::PreviewLoader::read(
        named("a.eml", 0), DocumentShape::Mail, "From: a@b\r\nSubject: s\r\n\r\n" + bytes, guard));
    REQUIRE(mail.mail);
    CHECK(mail.mail->text.size() < 600000);
    CHECK(mail.mail->text.contains(QLatin1Char('\n')));
    // What has lines stays as it is.
    CHECK(must(ui::PreviewLoader::read(named("b.txt", 9), DocumentShape::Text, "one\ntwo\n", guard))
              .text == QStringLiteral("one\ntwo\n"));
}

TEST_CASE("A preview that is stopped stops its work", "[documents][preview][limits]")
{
    const CancelFlag cancel;
    cancel.cancel();
    const QByteArray picture = pictureFile("PNG", {2000, 2000});
    const QByteArray mail = "From: a@b\r\nSubject: s\r\n\r\n" + QByteArray(1024 * 1024, 'x');
    for (const auto &[shape, bytes] :
         {std::pair(DocumentShape::Picture, picture), std::pair(DocumentShape::Mail, mail),
          std::pair(DocumentShape::WebPage, mail)}) {
        ReadGuard stopped({}, cancel);
        const Result<ui::Preview> preview =
            ui::PreviewLoader::read(named("a", bytes.size()), shape, bytes, stopped);
        REQUIRE_FALSE(preview);
        CHECK(preview.error().code == ErrorCode::Cancelled);
        ReadLimits none;
        none.time = {};
        ReadGuard slow(none);
        const Result<ui::Preview> late =
            ui::PreviewLoader::read(named("a", bytes.size()), shape, bytes, slow);
        REQUIRE_FALSE(late);
        CHECK(late.error().sentence.contains(QStringLiteral("longer to read than is safe")));
    }
}

TEST_CASE("A picture that says it is enormous is told so before it is unpacked",
          "[documents][preview][danger]")
{
    CHECK(must(pictureOf(pictureFile("PNG", {600, 300}))).fullSize == QSize(600, 300));
    QByteArray png = pictureFile("PNG", {10, 10});
    // Width and height stand behind the signature; their checksum is not looked at first.
    png.replace(16, 8, QByteArray("\0\0\xFF\xFF\0\0\xFF\xFF", 8));
    QByteArray bmp = pictureFile("BMP", {10, 10});
    bmp.replace(18, 8, QByteArray("\x30\x75\0\0\x30\x75\0\0", 8));
    QByteArray jpeg = pictureFile("JPG", {10, 10});
    const qsizetype frame = jpeg.indexOf("\xFF\xC0");
    REQUIRE(frame > 0);
    jpeg.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC");
    for (const QByteArray &bytes : {png, bmp, jpeg}) {
        const Result<ui::ReadPicture> read = pictureOf(bytes);
        REQUIRE_FALSE(read);
        CHECK_FALSE(read.error().sentence.isEmpty());
    }
    CHECK(pictureOf(jpeg).error().sentence.contains(QStringLiteral("too large")));
    // Long and thin ones keep a pixel.
    CHECK(must(pictureOf(pictureFile("PNG", {9000, 1}))).picture.size() == QSize(4000, 1));
}

TEST_CASE("A picture that is drawn over and over again is refused", "[documents][preview][danger]")
{
    QByteArray jpeg = pictureFile("JPG", {400, 400});
    const qsizetype scan = jpeg.indexOf("\xFF\xDA");
    REQUIRE(scan > 0);
    const QByteArray again = jpeg.mid(scan, jpeg.size() - 2 - scan);
    jpeg.insert(jpeg.size() - 2, again.repeated(1000));
    const Result<ui::ReadPicture> read = pictureOf(jpeg);
    REQUIRE_FALSE(read);
    CHECK(read.error().sentence.contains(QStringLiteral("longer to read than is safe")));
}
