// SPDX-License-Identifier: Apache-2.0
#include "core/services/documents/documenttext.h"

#include "core/base/privatefolder.h"
#include "core/services/documents/documentcopy.h"
#include "core/services/documents/documentservice.h"
#include "core/services/ports/ports.h"
#include "core/services/search/searchservice.h"
#include "core/store/index/searchindex.h"
#include "tests/support/talks.h"
#include "tests/support/tempbook.h"

namespace duebook {

using namespace test;

namespace {

/// Says what the test put there.
class FakePdf final : public PdfReader {
public:
    Result<QString> words{QStringLiteral("Delivered to Müller on 12 pallets")};
    int asked = 0;

    Result<int> pageCount(const QString &, const CancelFlag &) override { return 1; }
    Result<QString> text(const QString &, int, int, const CancelFlag &) override
    {
        ++asked;
        return words;
    }
    Result<QByteArray> picture(const QString &, int, int, const CancelFlag &) override
    {
        return QByteArray();
    }
};

struct Fixture {
    FakeClock clock;
    TempBook book{clock};
    AccountId account = anAccount(book.session());
    DocumentService documents{book.session()};
    DocumentTextService texts{book.session()};
    PrivateFolder folder = must(PrivateFolder::create());
    FakePdf pdf;

    Document add(const char *name, const QByteArray &content)
    {
        NewDocument document;
        document.name = QString::fromUtf8(name);
        document.content = content;
        DocumentLink link;
        link.account = account;
        return must(documents.document(must(documents.add(document, link))));
    }
    DocumentText read(const Document &document)
    {
        return must(texts.read(document, pdf, folder.path()));
    }
    DocumentTextState stateOf(const Document &document)
    {
        return must(documents.document(document.id)).textState;
    }
    qsizetype found(const char *words)
    {
        for (const SearchGroup &group :
             must(SearchService(book.session()).search(QString::fromUtf8(words))).groups)
            if (group.kind == SearchKind::Document)
                return qsizetype(group.hits.size());
        return 0;
    }
};

} // namespace

TEST_CASE("Words inside PDF files, texts, mails and web pages are found", "[documents][text]")
{
    Fixture f;
    const Document pdf = f.add("scan.pdf", "%PDF-1.4\n");
    const Document plain = f.add("list.txt", "Palettenschein\n\xE4hnlich in windows-1252");
    const Document mail = f.add("reply.eml", "From: a@example.com\r\nSubject: Zahlungsavis\r\n\r\n"
                                             "We settle Thursday\r\n");
    const Document page = f.add("page.html", "<html><body><p>Bestellung</p>"
                                             "<script>nothidden</script></body></html>");
    const Document picture = f.add("photo.png", "\x89PNG\r\n\x1a\n");
    const Document empty = f.add("empty.txt", "");
    REQUIRE(must(f.texts.waiting()).size() == 6);
    for (const Document &document : must(f.texts.waiting()))
        f.read(document);
    CHECK(must(f.texts.waiting()).empty());
    CHECK(f.pdf.asked == 1);
    CHECK(f.found("pallets") == 1);
    CHECK(f.found("muller") == 1);
    CHECK(f.found("palettenschein") == 1);
    CHECK(f.found("ahnlich") == 1);
    CHECK(f.found("zahlungsavis") == 1);
    CHECK(f.found("thursday") == 1);
    CHECK(f.found("bestellung") == 1);
    CHECK(f.found("nothidden") == 0);
    CHECK(f.stateOf(pdf) == DocumentTextState::Read);
    CHECK(f.stateOf(picture) == DocumentTextState::None);
    CHECK(f.stateOf(empty) == DocumentTextState::None);
    CHECK(must(f.texts.text(plain.id)).contains(QStringLiteral("ähnlich")));
    CHECK(must(f.texts.text(mail.id)).contains(QStringLiteral("Zahlungsavis")));
    CHECK(must(f.texts.text(page.id)) == QStringLiteral("Bestellung"));

    // The index agrees with what is stored, also after a name was changed.
    Document renamed = must(f.documents.document(pdf.id));
    renamed.name = QStringLiteral("delivery note.pdf");
    must(f.documents.change(renamed));
    CHECK(f.found("pallets") == 1);
    CHECK(f.found("scan") == 0);
    CHECK(SearchIndex::disagreeing(f.book.db()).empty());
}

TEST_CASE("A document that cannot be looked into is told once and not tried again",
          "[documents][text]")
{
    Fixture f;
    const Document broken = f.add("bomb.pdf", "%PDF-1.4\n");
    f.pdf.words = Error{ErrorCode::Invalid, QStringLiteral("“bomb.pdf” needs too much."), {}, {}};
    const DocumentText text = f.read(broken);
    CHECK(text.state == DocumentTextState::Failed);
    CHECK(text.problem.sentence.contains(QStringLiteral("bomb.pdf")));
    CHECK(f.stateOf(broken) == DocumentTextState::Failed);
    CHECK(must(f.texts.waiting()).empty());

    const Document noMail = f.add("no.eml", "words only");
    CHECK(f.read(noMail).state == DocumentTextState::Failed);
    const Document binary = f.add("data.txt", QByteArray("a\0b\0\0\0c", 7));
    CHECK(f.read(binary).state == DocumentTextState::None);
}

TEST_CASE("What another time or computer may read keeps waiting", "[documents][text]")
{
    Fixture f;
    const Document paper = f.add("a.pdf", "%PDF-1.4\n");
    for (const ErrorCode code : {ErrorCode::Cancelled, ErrorCode::NotFound}) {
        f.pdf.words = Error{code, QStringLiteral("later"), {}, {}};
        CHECK(f.read(paper).state == DocumentTextState::Waiting);
        CHECK(must(f.texts.waiting()).size() == 1);
    }
}

TEST_CASE("The second of two clients that read a text changes nothing", "[documents][text]")
{
    Fixture f;
    const Document paper = f.add("a.pdf", "%PDF-1.4\n");
    must(f.texts.store({{paper, {DocumentTextState::Read, QStringLiteral("first"), {}}}}));
    must(f.texts.store({{paper, {DocumentTextState::Read, QStringLiteral("second"), {}}}}));
    CHECK(must(f.texts.text(paper.id)) == QStringLiteral("first"));
    CHECK(f.found("second") == 0);
    CHECK(SearchIndex::disagreeing(f.book.db()).empty());
}

TEST_CASE("A document that ends the program is given up after some attempts, with its reason",
          "[documents][text][danger]")
{
    Fixture f;
    const Document bad = f.add("bad.pdf", "%PDF-1.4\n");
    const Document good = f.add("good.pdf", "%PDF-1.5\n");
    using Turn = DocumentTextService::Turn;
    for (int attempt = 1; attempt <= DocumentTextService::kMostAttempts; ++attempt) {
        // Whoever begins it does not come to its end.
        CHECK(must(f.texts.begin(bad)) == Turn::Ours);
        CHECK(must(f.texts.begin(bad)) == Turn::Elsewhere);
        CHECK(f.read(bad).state == DocumentTextState::Waiting);
        // Those that nobody began come first.
        REQUIRE(must(f.texts.waiting()).size() == 1);
        CHECK(must(f.texts.waiting()).front().id == good.id);
        CHECK(must(f.texts.waitingAgain()).front().id == bad.id);
        f.clock.advance(qint64{6} * 60);
    }
    const DocumentText given = f.read(bad);
    CHECK(given.state == DocumentTextState::Failed);
    CHECK(given.problem.sentence.contains(QStringLiteral("ended each time")));
    CHECK(f.pdf.asked == 0);
    CHECK(must(f.texts.waitingAgain()).empty());
    CHECK(must(f.texts.reason(bad.id)).contains(QStringLiteral("bad.pdf")));
    CHECK(f.found("bad") == 1);

    // A person may ask once more.
    must(f.texts.tryAgain(bad.id));
    CHECK(f.read(bad).state == DocumentTextState::Read);
    CHECK(must(f.texts.reason(bad.id)).isEmpty());
    CHECK(must(f.texts.begin(bad)) == Turn::Over);
    CHECK(f.texts.tryAgain(DocumentId(99)).error().code == ErrorCode::NotFound);
}

TEST_CASE("What an older program could not read is tried once by a newer one", "[documents][text]")
{
    Fixture f;
    const Document old = f.add("old.pdf", "%PDF-1.4\n");
    const Document ours = f.add("ours.pdf", "%PDF-1.5\n");
    f.pdf.words = Error{ErrorCode::Invalid, QStringLiteral("no"), {}, {}};
    f.read(old);
    f.read(ours);
    CHECK(must(f.texts.tryOlderFailures()) == 0);
    f.book.db().execute("UPDATE document_reading SET reader = 0 WHERE document_id = 1");
    CHECK(must(f.texts.tryOlderFailures()) == 1);
    CHECK(must(f.texts.waiting()).size() == 1);
    CHECK(must(f.texts.waiting()).front().id == old.id);
    CHECK(f.read(old).state == DocumentTextState::Failed);
    CHECK(must(f.texts.tryOlderFailures()) == 0);
    CHECK(must(f.texts.waiting()).empty());
}

TEST_CASE("A reading that was stopped in order counts as no attempt", "[documents][text]")
{
    Fixture f;
    const Document paper = f.add("a.pdf", "%PDF-1.4\n");
    f.pdf.words = Error{ErrorCode::Cancelled, QStringLiteral("later"), {}, {}};
    for (int i = 0; i < 2 * DocumentTextService::kMostAttempts; ++i)
        CHECK(f.read(paper).state == DocumentTextState::Waiting);
    CHECK(must(f.texts.waiting()).size() == 1);
}

TEST_CASE("A document that takes too long is told so, one that was stopped waits",
          "[documents][text][limits]")
{
    Fixture f;
    const Document page = f.add("page.html", QByteArray("<p>&").repeated(100000));
    const Document mail =
        f.add("m.eml", "From: a@b\r\nSubject: s\r\n\r\n" + QByteArray("x\r\n").repeated(100000));
    ReadLimits none;
    none.time = {};
    for (const Document &document : {page, mail}) {
        const QString path = must(f.documents.openCopy(document.id, f.folder.path()));
        const DocumentText slow = DocumentTextService::extract(document, path, f.pdf, {}, none);
        CHECK(slow.state == DocumentTextState::Failed);
        CHECK(slow.problem.sentence.contains(document.name));
        CHECK(slow.problem.sentence.contains(QStringLiteral("longer to read than is safe")));
        const CancelFlag cancel;
        cancel.cancel();
        CHECK(DocumentTextService::extract(document, path, f.pdf, cancel).state ==
              DocumentTextState::Waiting);
        CHECK(DocumentTextService::extract(document, path, f.pdf).state == DocumentTextState::Read);
    }
}

TEST_CASE("The content of a document is copied in pieces", "[documents]")
{
    Fixture f;
    const QByteArray content = QByteArray("0123456789abcdef").repeated(40000);
    const Document large = f.add("large.bin", content);
    const auto copy = must(f.documents.beginCopy(large.id, f.folder.path()));
    CHECK(must(copy->more(f.book.session(), 1)));
    CHECK_FALSE(QFile::exists(copy->path()));
    CHECK(must(copy->more(f.book.session(), 1)));
    CHECK_FALSE(must(copy->more(f.book.session(), 1)));
    QFile file(copy->path());
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == content);
}

TEST_CASE("A text is kept up to its limit and without signs that end it early", "[documents][text]")
{
    Fixture f;
    f.pdf.words = QString(600000, QLatin1Char('x')) + QStringLiteral(" end");
    const Document paper = f.add("long.pdf", "%PDF-1.4\n");
    CHECK(f.read(paper).text.size() == 500000);
    f.pdf.words = QStringLiteral("be%1fore after").arg(QChar(0));
    const Document other = f.add("zero.pdf", "%PDF-1.5\n");
    CHECK(f.read(other).text == QStringLiteral("be fore after"));
    CHECK(f.found("after") == 1);
}

} // namespace duebook
