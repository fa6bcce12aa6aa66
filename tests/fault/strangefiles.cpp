// SPDX-License-Identifier: Apache-2.0
#include "tests/fault/strangefiles.h"

#include "tests/support/pdffile.h"

#include <QBuffer>
#include <QImage>
#include <QtEndian>

#include <random>

namespace duebook::test {

namespace {

constexpr qsizetype kLongest = 2 * 1024 * 1024;

/// Numbers that are the same everywhere: the library's distributions are not.
class Dice {
public:
    explicit Dice(int number) : m_engine(quint64(number) * 7919 + 17) {}
    qsizetype below(qsizetype end) { return end <= 0 ? 0 : qsizetype(m_engine() % quint64(end)); }
    char byte() { return char(m_engine() & 0xFF); }

private:
    std::mt19937_64 m_engine;
};

QByteArray mailFile()
{
    return "From: =?utf-8?q?J=C3=BCrgen?= <j@example.com>\r\nTo: Anna <a@example.com>, "
           "b@example.com\r\n"
           "Subject: =?utf-8?b?16nXnNeV150=?= R-1\r\nDate: Mon, 2 Mar 2026 10:15:00 +0200\r\n"
           "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n"
           "--outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n"
           "--inner\r\nContent-Type: text/plain; charset=iso-8859-8\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n\r\nWe pay =E9=E5=ED on Friday.=\r\n\r\n"
           "--inner\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>We pay <b>on "
           "Friday</b>.&nbsp;"
           "<img src='http://example.com/spy.png'></p>\r\n--inner--\r\n"
           "--outer\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@example.com\r\nSubject: "
           "inside\r\n\r\n"
           "words\r\n--outer\r\nContent-Type: application/pdf; name*=utf-8''ad%20vice.pdf\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n" +
           QByteArray("%PDF-1.4 words of an advice").toBase64() + "\r\n--outer--\r\n";
}

QByteArray webPage()
{
    return "<!DOCTYPE html><html><head><title>Offer</title><style>p{color:red}</style>"
           "<script src=\"http://example.com/x.js\">alert('1')</script></head><body><!-- none -->"
           "<h1>Offer &amp; more</h1><table><tr><td>A</td><td title='x > y'>1&nbsp;&euro;</td></tr>"
           "</table><p>Dear&#32;Ms &#x5d0;,<br>we pay.<img "
           "src=\"file:///etc/passwd\"></p></body></html>";
}

QByteArray pictureFile(const char *format)
{
    QImage image(61, 47, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x * 4, y * 5, (x * y) % 256));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QByteArray gifFile()
{
    return QByteArray("GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xFF\xFF\xFF", 19) +
           QByteArray("\x2C\0\0\0\0\x02\0\x02\0\0\x02\x03\x44\x02\x05\0\x3B", 17);
}

void addNumber(QByteArray &to, quint32 value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        to.append(i < 4 ? char(value >> (8 * i)) : char(0));
}

/// An office file: two parts, stored.
QByteArray zipFile()
{
    QByteArray zip;
    QByteArray directory;
    for (const auto &[name, content] :
         {std::pair<QByteArray, QByteArray>("[Content_Types].xml", "<Types/>"),
          std::pair<QByteArray, QByteArray>("word/document.xml",
                                            "<w:document>words</w:document>")}) {
        const auto facts = [&, name = name, content = content](QByteArray &to) {
            addNumber(to, 20, 2);
            addNumber(to, 0, 4);
            addNumber(to, 0x5A215A21, 4);
            addNumber(to, 0xCAFEBABE, 4);
            addNumber(to, quint32(content.size()), 4);
            addNumber(to, quint32(content.size()), 4);
            addNumber(to, quint32(name.size()), 2);
            addNumber(to, 0, 2);
        };
        const quint32 place = quint32(zip.size());
        directory += "PK\1\2";
        addNumber(directory, 20, 2);
        facts(directory);
        addNumber(directory, 0, 10);
        addNumber(directory, place, 4);
        directory += name;
        zip += "PK\3\4";
        facts(zip);
        zip += name + content;
    }
    const quint32 place = quint32(zip.size());
    zip += directory + "PK\5\6";
    addNumber(zip, 0, 4);
    addNumber(zip, 2, 2);
    addNumber(zip, 2, 2);
    addNumber(zip, quint32(directory.size()), 4);
    addNumber(zip, place, 4);
    addNumber(zip, 0, 2);
    return zip;
}

/// What wraps a file of its sort into itself.
QByteArray nested(int sort, int depth)
{
    QByteArray bytes;
    for (int i = 0; i < depth && bytes.size() < kLongest; ++i) {
        const QByteArray number = QByteArray::number(i);
        if (sort == 0)
            bytes += "Content-Type: multipart/mixed; boundary=b" + number + "\r\n\r\n--b" + number +
                     "\r\n";
        else if (sort == 5)
            bytes +=
                "Content-Type: message/rfc822\r\n\r\nTo: " + QByteArray("a:").repeated(40) + "\r\n";
        else if (sort == 2 || sort == 9)
            bytes += "<< /A [ ( ";
        else
            bytes += "<table><tr><td title=\"" + number + "\"><!-- <a '";
    }
    return bytes;
}

/// Sizes as they stand in heads of files, made enormous.
void enlarge(QByteArray &bytes, int sort, Dice &dice)
{
    const QByteArray most("\xFF\xFF\xFF\x7F", 4);
    if (sort == 3 && bytes.size() > 24)
        bytes.replace(16, 8,
                      dice.below(2) == 0 ? QByteArray("\0\0\x7F\xFF\0\0\x7F\xFF", 8)
                                         : QByteArray("\x7F\xFF\xFF\xFF\0\0\0\1", 8));
    else if (sort == 4)
        bytes.replace("\xFF\xC0\x00\x11\x08", "\xFF\xC2\x00\x11\x08");
    else if (sort == 8 && bytes.startsWith("GIF"))
        bytes.replace(6, 4, QByteArray("\xFF\xFF\xFF\xFF", 4));
    else if (sort == 8 && bytes.startsWith("BM"))
        bytes.replace(18, 8, most + most);
    else if (sort == 7)
        bytes.replace(QByteArray("\xBE\xBA\xFE\xCA", 4), most);
    else if (sort == 2 || sort == 9)
        bytes.replace("420 595", "99999999 99999999").replace("/Count 2", "/Count 2147483647");
    else
        bytes.replace("text/plain", "text/plain; a=\"" + QByteArray(kLongest, 'x'));
}

QByteArray changed(QByteArray bytes, int sort, int way, Dice &dice, QByteArray *how)
{
    switch (way) {
    case 0:
        *how += " cut";
        return bytes.left(dice.below(bytes.size()));
    case 1:
        *how += " flipped";
        for (qsizetype i = 1 + dice.below(dice.below(3) == 0 ? 64 : 3); i > 0 && !bytes.isEmpty();
             --i)
            bytes[dice.below(bytes.size())] = dice.byte();
        return bytes;
    case 2: {
        *how += " repeated";
        const qsizetype from = dice.below(bytes.size());
        const QByteArray part = bytes.mid(from, 1 + dice.below(200));
        if (!part.isEmpty())
            bytes.insert(from, part.repeated(1 + dice.below(kLongest / part.size())));
        return bytes;
    }
    case 3:
        *how += " nested";
        return bytes.left(dice.below(bytes.size())) +
               nested(sort, int(1 + dice.below(dice.below(2) == 0 ? 200 : 100000))) + bytes;
    case 4:
        *how += " enlarged";
        enlarge(bytes, sort, dice);
        return bytes;
    case 5: {
        *how += " mixed";
        const QByteArray other = plainFile(int(dice.below(kSorts))).bytes;
        return bytes.left(dice.below(bytes.size())) + other.mid(dice.below(other.size())) +
               bytes.mid(dice.below(bytes.size()));
    }
    default: {
        *how += " noisy";
        QByteArray noise;
        for (qsizetype i = 1 + dice.below(5000); i > 0; --i)
            noise += dice.byte();
        return bytes.insert(dice.below(bytes.size()), noise);
    }
    }
}

} // namespace

StrangeFile plainFile(int sort)
{
    switch (sort) {
    case 0:
    case 5:
        return {QStringLiteral("mail.eml"), mailFile(), "mail"};
    case 1:
    case 6:
        return {QStringLiteral("page.html"), webPage(), "web page"};
    case 2:
    case 9:
        return {QStringLiteral("paper.pdf"), pdfFile({"First page", "Second page"}), "PDF"};
    case 3:
        return {QStringLiteral("photo.png"), pictureFile("PNG"), "PNG"};
    case 4:
        return {QStringLiteral("photo.jpg"), pictureFile("JPG"), "JPEG"};
    case 7:
        return {QStringLiteral("letter.docx"), zipFile(), "ZIP"};
    default:
        return {QStringLiteral("scan.bmp"), pictureFile("BMP"), "BMP"};
    }
}

StrangeFile strangeFile(int number)
{
    Dice dice(number);
    const int sort = number % kSorts;
    StrangeFile file = plainFile(sort);
    if (sort == 8 && number % 20 == 8)
        file = {QStringLiteral("sign.gif"), gifFile(), "GIF"};
    const int first = (number / kSorts) % 7;
    file.bytes = changed(file.bytes, sort, first, dice, &file.how);
    for (qsizetype more = dice.below(3); more > 0; --more)
        file.bytes = changed(file.bytes, sort, int(dice.below(7)), dice, &file.how);
    file.bytes.truncate(4 * kLongest);
    return file;
}

} // namespace duebook::test
