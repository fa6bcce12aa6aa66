// SPDX-License-Identifier: Apache-2.0
// Mails that nobody wrote to be read.
#include "core/io/mailparts.h"
#include "core/io/mailreader.h"
#include "tests/support/catch.h"

using namespace duebook;

namespace {

const QByteArray kHead = "From: a@example.com\r\nSubject: s\r\n";

QByteArray repeated(const QByteArray &piece, qsizetype bytes)
{
    return piece.repeated(bytes / piece.size());
}

/// A mail of about a megabyte of the same.
std::vector<std::pair<const char *, QByteArray>> bombs()
{
    constexpr qsizetype kBytes = 1024 * 1024;
    const auto heads = [&](const char *name, const QByteArray &piece) {
        return kHead + name + ": " + repeated(piece, kBytes) + "\r\n\r\nx\r\n";
    };
    const auto body = [&](const char *more, const QByteArray &piece) {
        return kHead + more + "\r\n\r\n" + repeated(piece, kBytes);
    };
    QByteArray nested = kHead;
    QByteArray messages = kHead;
    for (int i = 0; nested.size() < kBytes; ++i)
        nested += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) +
                  "\r\n\r\n--b" + QByteArray::number(i) + "\r\n";
    while (messages.size() < kBytes)
        messages += "Content-Type: message/rfc822\r\n\r\nSubject: s\r\n";
    return {
        {"groups", heads("To", "a:")},
        {"groups that end", heads("To", "a:;")},
        {"comments", heads("To", "(")},
        {"brackets", heads("From", "<")},
        {"quotes", heads("Cc", "\"")},
        {"addresses", heads("To", "a@b, ")},
        {"encoded words", heads("Subject", "=?utf-8?q?a?= ")},
        {"broken encoded words", heads("Subject", "=?utf-8?b?")},
        {"raw bytes", heads("Subject", "\xE4 x ")},
        {"dates", heads("Date", "1 ")},
        {"parameters", heads("Content-Type", "text/plain; a=b; ")},
        {"continued parameters", heads("Content-Type", "text/plain; name*1*=b; ")},
        {"names", heads("Content-Disposition", "attachment; filename=\"a")},
        {"fields", kHead + repeated("X: y\r\n", kBytes) + "\r\nx"},
        {"To fields", kHead + repeated("To: y@z\r\n", kBytes) + "\r\nx"},
        {"folds", kHead + "X: y" + repeated("\r\n x", kBytes) + "\r\n\r\nx"},
        {"parts inside parts", nested},
        {"mails inside mails", messages},
        {"parts", body("Content-Type: multipart/mixed; boundary=b", "--b\r\n\r\nx\r\n")},
        {"mails",
         body("Content-Type: multipart/digest; boundary=b", "--b\r\n\r\nSubject: a\r\n\r\nx\r\n")},
        {"boundaries", body("Content-Type: multipart/mixed; boundary=b", "--b\r\n")},
        {"same boundary", kHead + repeated("Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                                           "--b\r\n",
                                           kBytes)},
        {"dashes", body("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b", "-")},
        {"empty boundary", body("Content-Type: multipart/mixed; boundary=\"\"", "--\r\n")},
        {"uuencoded", body("Content-Transfer-Encoding: x-uuencode", "begin 644 a\r\n")},
        {"quoted", body("Content-Transfer-Encoding: quoted-printable", "=")},
        {"base64", body("Content-Transfer-Encoding: base64", "QUFB")},
        {"web page", body("Content-Type: text/html", "&")},
        {"colons", repeated(":", kBytes)},
        {"short fields", repeated("a:\n", kBytes)},
        {"envelopes", repeated("From x\n", kBytes)},
    };
}

} // namespace

TEST_CASE("A mail made to be endless is read with work that grows with its length",
          "[documents][mail][danger]")
{
    for (const auto &[what, bytes] : bombs()) {
        INFO(what);
        ReadGuard guard;
        const std::optional<MailContent> mail = readMail(bytes, guard);
        // Each of the twenty levels looks at it once; a web page a little more often.
        CHECK(guard.steps() < 24 * qint64(bytes.size()));
        CHECK(guard.stopped() == ReadStop::None);
        if (!mail)
            continue;
        CHECK(mail->attachments.size() <= size_t(guard.limits().parts));
        qsizetype kept = mail->text.size();
        for (const MailPart &part : mail->attachments)
            kept += part.content.size() + part.name.size();
        CHECK(kept <= 21 * bytes.size());
        CHECK(mail->to.size() + mail->from.size() + mail->subject.size() <= 4 * bytes.size());
    }
}

TEST_CASE("A mail whose addresses are groups inside groups does not take the program down",
          "[documents][mail][danger]")
{
    ReadGuard guard;
    const std::optional<MailContent> mail =
        readMail("From: a@b\r\nTo: " + QByteArray("a:").repeated(1000000) + "\r\n\r\nx", guard);
    REQUIRE(mail);
    CHECK(mail->text.trimmed() == QStringLiteral("x"));
    CHECK(tamedAddresses("friends: a@b, c@d; others: e@f;") == "friends: a@b, c@d; others: e@f;");
}

TEST_CASE("Reading a mail ends when it is stopped and when time is over",
          "[documents][mail][limits]")
{
    const QByteArray mail = kHead + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" +
                            repeated("--b\r\n\r\nwords\r\n", 1024 * 1024);
    const CancelFlag cancel;
    cancel.cancel();
    ReadGuard stopped({}, cancel);
    std::ignore = readMail(mail, stopped);
    CHECK(stopped.stopped() == ReadStop::Cancelled);
    CHECK(stopped.steps() < mail.size() / 2);

    ReadLimits limits;
    limits.time = {};
    ReadGuard slow(limits);
    std::ignore = readMail(mail, slow);
    CHECK(slow.stopped() == ReadStop::TooSlow);
}

TEST_CASE("Names of a mail's files come without their content where only names are wanted",
          "[documents][mail]")
{
    ReadGuard guard;
    const std::optional<MailContent> mail =
        readMail(kHead +
                     "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                     "--b\r\nContent-Type: application/pdf; name=\"" +
                     QByteArray(5000, 'n') + ".pdf\"\r\n\r\ncontent\r\n--b--\r\n",
                 guard, MailFiles::NamesOnly);
    REQUIRE(mail);
    REQUIRE(mail->attachments.size() == 1);
    CHECK(mail->attachments[0].content.isEmpty());
    CHECK(mail->attachments[0].name.size() <= 250);
    CHECK(mail->attachments[0].name.endsWith(QStringLiteral(".pdf")));
}

TEST_CASE("Parts are told apart by their own boundary only", "[documents][mail]")
{
    ReadGuard guard;
    const QByteArray body = "before\r\n--b\r\n\r\none\r\n--bb\r\nstill one\r\n--b  \r\n\r\ntwo\r\n"
                            "--b--\r\nbehind\r\n--b\r\nnever\r\n";
    const std::vector<QByteArrayView> parts = splitParts(body, "b", 10, guard);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].toByteArray() == "\r\none\r\n--bb\r\nstill one");
    CHECK(parts[1].toByteArray() == "\r\ntwo");
    CHECK(splitParts(body, "b", 1, guard).size() == 1);
    CHECK(splitParts("no line", "b", 10, guard).empty());
    CHECK(splitParts("--b\r\nopen", "b", 10, guard).at(0).toByteArray() == "open");
}
