// SPDX-License-Identifier: Apache-2.0
#include "core/io/htmltext.h"
#include "core/io/mailreader.h"
#include "core/io/mediatype.h"
#include "tests/support/catch.h"
#include "tests/support/testpaths.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace duebook;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

std::optional<MailContent> mailOf(const QByteArray &bytes)
{
    ReadGuard guard;
    return readMail(bytes, guard);
}

QString textOf(const QString &html)
{
    ReadGuard guard;
    return htmlToText(html, guard);
}

const QByteArray kMail = "From: =?utf-8?q?J=C3=BCrgen_Wei=C3=9F?= <j@example.com>\r\n"
                         "To: Anna Berg <anna@northwind.example>\r\n"
                         "Subject: =?utf-8?b?16nXnNeV150=?= R-1\r\n"
                         "Date: Mon, 2 Mar 2026 10:15:00 +0200\r\n"
                         "MIME-Version: 1.0\r\n"
                         "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                         "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                         "<p>We pay <b>on Friday</b>.<br>Regards<script>alert(1)</script>"
                         "<img src='http://example.com/spy.png'></p>\r\n"
                         "--b\r\nContent-Type: application/pdf; name=\"advice.pdf\"\r\n"
                         "Content-Disposition: attachment; filename=\"advice.pdf\"\r\n"
                         "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQ=\r\n--b--\r\n";

} // namespace

TEST_CASE("A mail gives its heads, its words as plain text and its files", "[documents][mail]")
{
    const std::optional<MailContent> mail = mailOf(kMail);
    REQUIRE(mail);
    CHECK(mail->from == QString::fromUtf8("Jürgen Weiß <j@example.com>"));
    CHECK(mail->to.contains(QStringLiteral("anna@northwind.example")));
    CHECK(mail->subject == QString::fromUtf8("שלום R-1"));
    CHECK(mail->date == QDateTime(QDate(2026, 3, 2), QTime(8, 15), Qt::UTC));
    CHECK(mail->text.contains(QStringLiteral("We pay on Friday.\nRegards")));
    CHECK_FALSE(mail->text.contains(QStringLiteral("alert")));
    CHECK_FALSE(mail->text.contains(QStringLiteral("spy")));
    REQUIRE(mail->attachments.size() == 1);
    CHECK(mail->attachments[0].name == QStringLiteral("advice.pdf"));
    CHECK(mail->attachments[0].mediaType == QStringLiteral("application/pdf"));
    CHECK(mail->attachments[0].content == "%PDF-1.4");
}

TEST_CASE("What is no mail is none, and a broken one gives what is there", "[documents][mail]")
{
    CHECK_FALSE(mailOf({}));
    CHECK_FALSE(mailOf("just words\nand more\n"));
    CHECK_FALSE(mailOf(QByteArray(100000, '\0')));
    for (qsizetype cut = 0; cut < kMail.size(); cut += 7) {
        const std::optional<MailContent> part = mailOf(kMail.left(cut));
        if (cut > 400)
            CHECK(part);
    }
    QByteArray nested = "From: a@b\r\n";
    for (int i = 0; i < 300; ++i)
        nested += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) +
                  "\r\n\r\n--b" + QByteArray::number(i) + "\r\n";
    CHECK(mailOf(nested));
}

TEST_CASE("Mails of the world are read", "[documents][mail][data]")
{
    const auto folder = test::sharedData(QStringLiteral("mail"));
    if (!folder) {
        WARN("skipped: no mail beside the checkout");
        return;
    }
    int read = 0;
    int withFiles = 0;
    int seen = 0;
    QDirIterator files(*folder, {QStringLiteral("*.eml"), QStringLiteral("*.txt")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const std::optional<MailContent> mail = mailOf(contentOf(path));
        ++seen;
        INFO(path.toStdString());
        if (!mail)
            continue;
        ++read;
        withFiles += mail->attachments.empty() ? 0 : 1;
        CHECK_FALSE(mail->text.contains(QChar(0)));
        for (const MailPart &part : mail->attachments) {
            CHECK_FALSE(part.name.isEmpty());
            CHECK_FALSE(part.name.contains(QLatin1Char('/')));
        }
    }
    CHECK(seen > 80);
    CHECK(read > seen * 9 / 10);
    CHECK(withFiles > 10);

    const QString replies = *folder + QStringLiteral("/replies/");
    for (const char *client :
         {"gmail", "outlook", "thunderbird", "apple_mail", "yahoo", "android"}) {
        INFO(client);
        const std::optional<MailContent> reply =
            mailOf(contentOf(replies + QLatin1String(client) + QStringLiteral(".eml")));
        REQUIRE(reply);
        CHECK(reply->text.contains(QStringLiteral("Hello")));
    }
    const std::optional<MailContent> japanese =
        mailOf(contentOf(*folder + QStringLiteral("/mime/japanese.txt")));
    REQUIRE(japanese);
    const bool kana = std::any_of(japanese->text.cbegin(), japanese->text.cend(), [](QChar c) {
        return c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana;
    });
    CHECK(kana);
}

TEST_CASE("A web page becomes its words, whatever is wrong with it", "[documents][html]")
{
    const auto text = [](const char *html) { return textOf(QString::fromUtf8(html)); };
    CHECK(text("<h1>Offer</h1><p>10&nbsp;&euro; &amp; more &#x5d0;</p>") ==
          QString::fromUtf8("Offer\n\n10 € & more א"));
    CHECK(text("<table><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table>") ==
          QStringLiteral("A 1\nB 2"));
    CHECK(text("a < b && c > d") == QStringLiteral("a < b && c > d"));
    CHECK(text("<style>p{color:red}</style>x<!-- y -->z") == QStringLiteral("xz"));
    CHECK(text("<a title=\"a > b\">link</a>") == QStringLiteral("link"));
    CHECK(text("<p title=\"open>text") == QStringLiteral("text"));
    CHECK(text("<script>never closed") == QString());
    CHECK(text("&#0; &#xD800; &unknown; &") == QStringLiteral("&#0; &#xD800; &unknown; &"));
    CHECK(text("") == QString());
    CHECK(textOf(QStringLiteral("<div>").repeated(200000)).isEmpty());
}

TEST_CASE("A program is known by its content, whatever it is called", "[documents][danger]")
{
    const auto type = [](const char *name, const QByteArray &bytes) {
        return mediaTypeOf(QLatin1String(name), bytes);
    };
    CHECK(type("a.pdf", "%PDF-1.7\n") == QStringLiteral("application/pdf"));
    CHECK(type("a.pdf", QByteArray("MZ\x90\0\3\0\0\0", 8)) ==
          QStringLiteral("application/x-ms-dos-executable"));
    CHECK(type("a.pdf", "\x7f"
                        "ELF\2\1\1") == QStringLiteral("application/x-executable"));
    CHECK(type("a.txt", "#!/bin/sh\nrm -rf /\n") == QStringLiteral("application/x-shellscript"));
    CHECK(type("a.txt", "MZ is a name of two letters") == QStringLiteral("text/plain"));
    CHECK(type("mail.eml", "From: a@b\n\nhello") == QStringLiteral("message/rfc822"));
}
