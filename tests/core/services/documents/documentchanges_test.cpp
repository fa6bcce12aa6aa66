// SPDX-License-Identifier: Apache-2.0
#include "core/services/documents/documentservice.h"

#include "core/services/book/settingsservice.h"
#include "core/services/search/searchservice.h"
#include "core/services/talks/noteservice.h"
#include "tests/support/ledger.h"
#include "tests/support/talks.h"

namespace duebook {

using namespace test;

namespace {

struct Fixture : LedgerBook {
    AccountId customer = account("1001");
    DocumentService service{session};

    DocumentId add(const QString &name, const NewDocument &like = {}, DocumentLink link = {})
    {
        NewDocument document = like;
        document.name = name;
        document.content = name.toUtf8();
        if (!link.account.isSet() && !link.note.isSet() && !link.invoice.isSet())
            link.account = customer;
        return must(service.add(document, link));
    }
    Document read(DocumentId id) { return must(service.document(id)); }
    QStringList listed(const DocumentFilter &filter = {})
    {
        QStringList names;
        for (const ListedDocument &row : must(service.list(filter)).rows)
            names += row.document.name;
        return names;
    }
    qsizetype found(const char *words)
    {
        for (const SearchGroup &group :
             must(SearchService(session).search(QLatin1String(words))).groups)
            if (group.kind == SearchKind::Document)
                return qsizetype(group.hits.size());
        return 0;
    }
    QString lastAudit()
    {
        return must(session.read([](Database &db) -> Result<QString> {
            return db.text("SELECT action || ' ' || changes FROM audit ORDER BY id DESC LIMIT 1");
        }));
    }
};

} // namespace

TEST_CASE("What is said about a document is changed, recorded and undone", "[documents]")
{
    Fixture f;
    const Document before = f.read(f.add(QStringLiteral("scan0001.pdf")));
    CHECK(before.received == QDate(2026, 3, 2));
    Document wanted = before;
    wanted.name = QStringLiteral("POD 4711");
    wanted.kind = QStringLiteral(" Proof of  DELIVERY ");
    wanted.source = DocumentSource::Us;
    wanted.isProof = true;
    wanted.received = QDate(2026, 2, 20);
    const Document after = must(f.service.change(wanted));
    CHECK(after.name == QStringLiteral("POD 4711.pdf"));
    CHECK(after.kind == QStringLiteral("proof of delivery"));
    CHECK(after.source == DocumentSource::Us);
    CHECK(after.isProof);
    CHECK(after.received == QDate(2026, 2, 20));
    CHECK(after.rowVersion == before.rowVersion + 1);
    CHECK(f.lastAudit().startsWith(QStringLiteral("document changed")));
    CHECK(f.lastAudit().contains(QStringLiteral("\"proof\":[\"no\",\"yes\"]")));
    CHECK(f.lastAudit().contains(QStringLiteral("\"source\":[\"customer\",\"us\"]")));
    CHECK(f.found("4711") == 1);
    CHECK(f.found("scan0001") == 0);

    // Somebody else's change in between is not overwritten.
    CHECK(f.service.change(wanted).error().code == ErrorCode::Conflict);
    Document undo = before;
    undo.rowVersion = after.rowVersion;
    const Document again = must(f.service.change(undo));
    CHECK(again.name == before.name);
    CHECK_FALSE(again.isProof);
    CHECK(f.found("scan0001") == 1);
}

TEST_CASE("What cannot be said about a document is refused at its field", "[documents]")
{
    Fixture f;
    Document wanted = f.read(f.add(QStringLiteral("a.pdf")));
    wanted.name = QStringLiteral("  ");
    CHECK(f.service.change(wanted).error().place == QStringLiteral("name"));
    wanted.name = QStringLiteral("a.pdf");
    wanted.received = QDate(2026, 3, 3);
    CHECK(f.service.change(wanted).error().place == QStringLiteral("received"));
    wanted.received = {};
    CHECK(f.service.change(wanted).error().place == QStringLiteral("received"));
    NewDocument later;
    later.received = QDate(2026, 3, 3);
    later.name = QStringLiteral("b");
    DocumentLink link;
    link.account = f.customer;
    CHECK(f.service.add(later, link).error().place == QStringLiteral("received"));
    // A name of 250 letters, Hebrew, and folders in a name.
    wanted.received = QDate(2026, 3, 2);
    wanted.name = QString(250, QChar(0x05D0)) + QStringLiteral(".pdf");
    wanted = must(f.service.change(wanted));
    CHECK(wanted.name.size() == 254);
    wanted.name = QStringLiteral("../../etc/passwd");
    CHECK(must(f.service.change(wanted)).name == QStringLiteral(".._.._etc_passwd.pdf"));
}

TEST_CASE("A removed document leaves lists and search, its story stays", "[documents]")
{
    Fixture f;
    NewNote note = aNote(f.customer, QStringLiteral("He sent the delivery note"));
    NewDocument proof;
    proof.name = QStringLiteral("delivery.txt");
    proof.content = "signed";
    note.documents = {proof};
    const NoteId noteId = must(NoteService(f.session).addNote(note));
    const Document before = must(f.service.ofNote(noteId)).front();
    REQUIRE(must(f.service.needsReason(before.id)));
    CHECK(f.service.remove(before.id, before.rowVersion, QStringLiteral(" ")).error().place ==
          QStringLiteral("reason"));
    const Document gone =
        must(f.service.remove(before.id, before.rowVersion, QStringLiteral("other customer's")));
    CHECK(gone.isRemoved());
    CHECK(gone.removedByName == QStringLiteral("Anna Berg"));
    CHECK(f.listed().isEmpty());
    CHECK(f.found("delivery") == 0);
    CHECK(must(f.service.ofAccount(f.customer)).rows.empty());
    DocumentFilter removed;
    removed.removedOnly = true;
    CHECK(f.listed(removed) == QStringList{QStringLiteral("delivery.txt")});
    // The note still names it, and its content is there.
    const std::vector<Document> told = must(f.service.ofNote(noteId));
    REQUIRE(told.size() == 1);
    CHECK(told.front().removedReason == QStringLiteral("other customer's"));
    CHECK(must(f.service.beginning(gone.id, 100)) == "signed");
    // Twice changes nothing; a stale version is refused.
    CHECK(must(f.service.remove(gone.id, gone.rowVersion, {})).rowVersion == gone.rowVersion);
    CHECK(f.service.bringBack(gone.id, before.rowVersion).error().code == ErrorCode::Conflict);
    DocumentLink link;
    link.account = f.customer;
    CHECK(f.service.link(gone.id, link).error().code == ErrorCode::Invalid);
    const Document back = must(f.service.bringBack(gone.id, gone.rowVersion));
    CHECK_FALSE(back.isRemoved());
    CHECK(back.removedReason.isEmpty());
    CHECK(f.found("delivery") == 1);

    const Document plain = f.read(f.add(QStringLiteral("draft.txt")));
    CHECK_FALSE(must(f.service.needsReason(plain.id)));
    CHECK(must(f.service.remove(plain.id, plain.rowVersion, {})).isRemoved());
}

TEST_CASE("A content two documents share stays when one is removed", "[documents]")
{
    Fixture f;
    NewDocument like;
    const DocumentId first = f.add(QStringLiteral("same"), like);
    const DocumentId second = f.add(QStringLiteral("same"), like);
    const Document one = f.read(first);
    must(f.service.remove(first, one.rowVersion, {}));
    CHECK(must(f.service.beginning(second, 10)) == "same");
}

TEST_CASE("A document is linked to what it is about, and freed from it", "[documents]")
{
    Fixture f;
    const InvoiceId invoice = f.invoice(f.customer, "R-1", "2026-01-31", eur(100'00));
    const AccountId other = f.account("1002", QStringLiteral("Other"));
    const DocumentId id = f.add(QStringLiteral("paper.pdf"));
    DocumentLink link;
    link.invoice = invoice;
    must(f.service.link(id, link));
    must(f.service.link(id, link));
    std::vector<DocumentLinkRow> links = must(f.service.links(id));
    REQUIRE(links.size() == 2);
    CHECK(links[1].invoiceNumber == QStringLiteral("R-1"));
    CHECK(links[1].accountNumber == QStringLiteral("1001"));
    CHECK(f.lastAudit().contains(QStringLiteral("invoice R-1")));
    DocumentLink wrong;
    wrong.account = other;
    wrong.invoice = invoice;
    CHECK(f.service.link(id, wrong).error().code == ErrorCode::Invalid);
    DocumentLink elsewhere;
    elsewhere.account = other;
    must(f.service.link(id, elsewhere));
    DocumentFilter ofOther;
    ofOther.account = other;
    CHECK(f.listed(ofOther).size() == 1);

    CHECK(must(f.service.unlink(id, links[1].id)).invoice == invoice);
    CHECK(f.service.unlink(id, links[1].id).error().code == ErrorCode::NotFound);
    must(f.service.unlink(id, links[0].id));
    links = must(f.service.links(id));
    REQUIRE(links.size() == 1);
    CHECK(f.service.unlink(id, links[0].id).error().place == QStringLiteral("links"));

    NewNote note = aNote(f.customer);
    NewDocument attached;
    attached.name = QStringLiteral("n.txt");
    attached.content = "n";
    note.documents = {attached};
    const NoteId noteId = must(NoteService(f.session).addNote(note));
    const DocumentId ofNote = must(f.service.ofNote(noteId)).front().id;
    must(f.service.link(ofNote, link));
    links = must(f.service.links(ofNote));
    CHECK(links[0].cameWithNote);
    CHECK(f.service.unlink(ofNote, links[0].id).error().place == QStringLiteral("links"));
    // A document put beside a note later may be taken away again.
    f.clock.advance(60);
    DocumentLink beside;
    beside.note = noteId;
    must(f.service.link(id, beside));
    links = must(f.service.links(id));
    CHECK_FALSE(links.back().cameWithNote);
    CHECK(f.service.unlink(id, links.back().id));

    const std::vector<DocumentLinkRow> targets = must(f.service.linkTargets(f.customer));
    CHECK(std::any_of(targets.begin(), targets.end(),
                      [&](const DocumentLinkRow &row) { return row.link.invoice == invoice; }));
    CHECK(std::any_of(targets.begin(), targets.end(),
                      [&](const DocumentLinkRow &row) { return row.link.note == noteId; }));
}

TEST_CASE("Documents are found by kind, source, proof, day, account and words", "[documents]")
{
    Fixture f;
    const AccountId other = f.account("2002", QStringLiteral("Maison Lefèvre"));
    NewDocument contract;
    contract.kind = QStringLiteral("contract");
    contract.source = DocumentSource::Us;
    contract.received = QDate(2026, 1, 10);
    f.add(QStringLiteral("frame contract.pdf"), contract);
    NewDocument proof;
    proof.isProof = true;
    proof.received = QDate(2026, 2, 10);
    DocumentLink ofOther;
    ofOther.account = other;
    f.add(QStringLiteral("signed.jpg"), proof, ofOther);
    f.add(QStringLiteral("newest.txt"));
    CHECK(f.listed() == QStringList{QStringLiteral("newest.txt"), QStringLiteral("signed.jpg"),
                                    QStringLiteral("frame contract.pdf")});
    const auto only = [&](auto change) {
        DocumentFilter filter;
        change(filter);
        return f.listed(filter);
    };
    const QStringList signedOnly{QStringLiteral("signed.jpg")};
    const QStringList contractOnly{QStringLiteral("frame contract.pdf")};
    CHECK(only([](DocumentFilter &d) { d.kind = QStringLiteral("contract"); }) == contractOnly);
    CHECK(only([](DocumentFilter &d) { d.source = DocumentSource::Us; }) == contractOnly);
    CHECK(only([](DocumentFilter &d) { d.proofOnly = true; }) == signedOnly);
    CHECK(only([&](DocumentFilter &d) { d.account = other; }) == signedOnly);
    CHECK(only([](DocumentFilter &d) {
              d.from = QDate(2026, 2, 1);
              d.to = QDate(2026, 2, 28);
          }) == signedOnly);
    CHECK(only([](DocumentFilter &d) { d.text = QStringLiteral("CONTR"); }) == contractOnly);
    CHECK(only([](DocumentFilter &d) { d.text = QStringLiteral("lefevre"); }) == signedOnly);
    CHECK(only([](DocumentFilter &d) { d.text = QStringLiteral("2002"); }) == signedOnly);
    CHECK(only([&](DocumentFilter &d) {
              d.account = other;
              d.text = QStringLiteral("contract");
          }).isEmpty());
    for (const char *odd : {"\"", "*", "NEAR(", "a AND", "🙂", "'; DROP TABLE document"})
        CHECK(f.service.list({.text = QString::fromUtf8(odd)}));
}

TEST_CASE("A long list comes page by page, each document once", "[documents]")
{
    Fixture f;
    for (int i = 0; i < 25; ++i) {
        NewDocument like;
        like.received = QDate(2026, 3, 2).addDays(-i / 4);
        f.add(QStringLiteral("d%1").arg(i), like);
    }
    QStringList all;
    std::optional<PageKey> after = PageKey{};
    int pages = 0;
    while (after) {
        const ListedDocumentPage page = must(f.service.list({}, *after, 7));
        for (const ListedDocument &row : page.rows)
            all += row.document.name;
        after = page.next;
        ++pages;
    }
    CHECK(pages == 4);
    CHECK(all.size() == 25);
    CHECK(QSet<QString>(all.begin(), all.end()).size() == 25);
    CHECK(all.first() == QStringLiteral("d3"));
    CHECK(all.last() == QStringLiteral("d24"));
}

TEST_CASE("Invoices without proof of delivery are those disputed or long overdue",
          "[documents][missingproof]")
{
    Fixture f;
    const InvoiceId old = f.invoice(f.customer, "OLD", "2026-01-15", eur(100'00));
    const InvoiceId proved = f.invoice(f.customer, "PROVED", "2026-01-10", eur(200'00));
    f.invoice(f.customer, "RECENT", "2026-02-20", eur(300'00));
    f.invoice(f.customer, "CREDIT", "2026-01-01", eur(-50'00), InvoiceKind::CreditNote);
    f.invoice(f.customer, "PAID", "2025-12-01", eur(10'00));
    f.payment(f.customer, "2026-02-01", eur(10'00));
    const InvoiceId talked = f.invoice(f.customer, "TALKED", "2026-01-20", eur(400'00));
    const InvoiceId disputed = f.invoice(f.customer, "DISPUTED", "2026-03-30", eur(500'00));
    f.book.db().execute(QStringLiteral("UPDATE invoice SET disputed_amount = 20000 WHERE id = %1")
                            .arg(disputed.number())
                            .toUtf8()
                            .constData());
    NewDocument proof;
    proof.kind = QStringLiteral("Proof of delivery");
    DocumentLink link;
    link.account = f.customer;
    link.invoice = proved;
    const DocumentId paper = f.add(QStringLiteral("pod.pdf"), proof, link);
    NewNote note = aNote(f.customer);
    note.invoices = {talked};
    NewDocument attached;
    attached.name = QStringLiteral("seen.jpg");
    attached.content = "j";
    attached.isProof = true;
    note.documents = {attached};
    must(NoteService(f.session).addNote(note));

    const auto missing = [&](const MissingProofFilter &filter = {}) {
        QStringList numbers;
        for (const MissingProof &row : must(f.service.missingProof(filter)).rows)
            numbers += row.number;
        return numbers;
    };
    CHECK(missing() == QStringList{QStringLiteral("OLD"), QStringLiteral("DISPUTED")});
    const MissingProof row = must(f.service.missingProof({})).rows.front();
    CHECK(row.invoice == old);
    CHECK(row.daysLate == 46);
    CHECK(row.open == eur(100'00));
    CHECK(row.accountNumber == QStringLiteral("1001"));

    // A removed proof proves nothing any more.
    const Document shown = f.read(paper);
    must(f.service.remove(paper, shown.rowVersion, QStringLiteral("wrong invoice")));
    CHECK(missing() ==
          QStringList{QStringLiteral("PROVED"), QStringLiteral("OLD"), QStringLiteral("DISPUTED")});
    MissingProofFilter nobody;
    nobody.account = f.account("9");
    CHECK(missing(nobody).isEmpty());
    MissingProofFilter mine;
    mine.owner = f.session.user().id;
    CHECK(missing(mine).isEmpty());

    BookSettings settings = f.session.settings();
    settings.missingProofDays = -1;
    must(SettingsService(f.session).save(settings));
    CHECK(missing() == QStringList{QStringLiteral("DISPUTED")});

    settings.missingProofDays = 0;
    must(SettingsService(f.session).save(settings));
    QStringList paged;
    std::optional<PageKey> after = PageKey{};
    while (after) {
        const MissingProofPage page = must(f.service.missingProof({}, *after, 1));
        for (const MissingProof &each : page.rows)
            paged += each.number;
        after = page.next;
    }
    CHECK(paged == missing());
    CHECK(paged.contains(QStringLiteral("RECENT")));
}

} // namespace duebook
