// SPDX-License-Identifier: Apache-2.0
// What people can do to a book with another program: each alteration is found and named.
#include "core/services/accounts/contactservice.h"
#include "core/services/book/bookservice.h"
#include "core/services/care/backupservice.h"
#include "core/services/care/checkservice.h"
#include "core/services/disputes/disputeservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/promises/promiseservice.h"
#include "core/services/talks/noteservice.h"
#include "core/store/book/recordrepository.h"
#include "tests/support/bookfiles.h"
#include "tests/support/ledger.h"
#include "tests/support/promises.h"
#include "tests/support/sealed.h"
#include "tests/support/talks.h"

#include <QFile>
#include <QJsonDocument>

namespace duebook {

using namespace test;

namespace {

/// A book with something of everything, and a copy of it that is altered.
struct Office {
    LedgerBook ledger;
    AccountId account = ledger.account("10020");
    QString copy = ledger.book.folder() + QStringLiteral("/copy.duebook");

    Office()
    {
        Session &session = ledger.session;
        ledger.account("10030", QStringLiteral("Bakker"));
        Account changed = must(ledger.accounts.account(account)).account;
        changed.creditLimit = eur(5'000'00);
        changed.email = QStringLiteral("office@halvorsen.example");
        must(ledger.accounts.update(changed));
        must(ledger.accounts.setHold(account, QStringLiteral("three months late"),
                                     day("2026-05-01")));
        const InvoiceId invoice = ledger.invoice(account, "R1", "2026-02-01", eur(1'000'00));
        ledger.invoice(account, "R2", "2026-02-11", eur(250'00));
        ledger.payment(account, "2026-02-10", eur(1'250'00));
        aUser(session, QStringLiteral("bo"));
        Contact contact;
        contact.account = account;
        contact.name = QStringLiteral("Ingrid");
        contact.email = QStringLiteral("ingrid@halvorsen.example");
        must(ContactService(session).add(contact));
        NewNote note = aNote(account, QStringLiteral("They owe us 1,250.00 until Friday"));
        note.invoices = {invoice};
        must(NoteService(session).addNote(note));
        must(PromiseService(session).create(aPromise(account, "2026-03-20", eur(400'00))));
        NewDocument document;
        document.name = QStringLiteral("proof.pdf");
        document.content = "delivered";
        DocumentLink link;
        link.account = account;
        must(DocumentService(session).add(document, link));
        document.name = QStringLiteral("other.pdf");
        document.content = "never came";
        must(DocumentService(session).add(document, link));
    }

    /// What the check says of the book after these statements of another program.
    CheckReport after(const char *sql, const std::vector<QString> &backups = {})
    {
        for (const char *end : {"", "-wal", "-shm", "-journal"})
            QFile::remove(copy + QLatin1String(end));
        copyWhole(ledger.book, copy);
        {
            const auto raw = Database::open(copy, Database::Access::ReadWrite);
            alterOutside(*raw, sql);
        }
        const OpenedBook opened =
            must(BookService::open(copy, {}, ledger.clock, QStringLiteral("anna"), newUid()));
        return must(CheckService(*opened.session).check({}, backups));
    }
};

struct Alteration {
    const char *what;
    const char *sql;
    CheckArea area;
    const char *where; ///< a part of it
};

const Alteration kAlterations[] = {
    {"a note in capitals", "UPDATE note SET text = upper(text)", CheckArea::Rows,
     "note 2026-03-02 of account 10020"},
    {"separators of an amount in a talk",
     "UPDATE note SET text = replace(text, '1,250.00', '1.250,00')", CheckArea::Rows,
     "note 2026-03-02 of account 10020"},
    {"the author of a note", "UPDATE note SET author_id = 2", CheckArea::Rows, "note"},
    {"the day of a note", "UPDATE note SET spoken_at = spoken_at - 864000000", CheckArea::Rows,
     "note 2026-02-20"},
    {"the account of a note", "UPDATE note SET account_id = 2", CheckArea::Rows,
     "note 2026-03-02 of account 10030"},
    {"a note that is gone", "DELETE FROM note_invoice; DELETE FROM note", CheckArea::Rows, "note"},
    {"what a note speaks of", "UPDATE note_invoice SET invoice_id = 2", CheckArea::Rows,
     "invoice named in the note"},
    {"a credit limit", "UPDATE account SET credit_limit = 9000000 WHERE id = 1", CheckArea::Rows,
     "account 10020"},
    {"a hold", "UPDATE account SET hold = 0 WHERE id = 1", CheckArea::Rows, "account 10020"},
    {"an account's email", "UPDATE account SET email = 'x@y.example' WHERE id = 1", CheckArea::Rows,
     "account 10020"},
    {"terms that nothing is derived from", "UPDATE account SET terms_days = 90 WHERE id = 2",
     CheckArea::Rows, "account 10030"},
    {"a folded key", "UPDATE account SET number_loose = 'x' WHERE id = 2", CheckArea::Rows,
     "account 10030"},
    {"a contact's email", "UPDATE contact SET email = 'x@y.example'", CheckArea::Rows,
     "contact Ingrid of account 10020"},
    {"a promised amount", "UPDATE promise SET amount = 4000", CheckArea::Rows,
     "promise due 2026-03-20 of account 10020"},
    {"an invoice's due day", "UPDATE invoice SET due_day = due_day + 60 WHERE id = 1",
     CheckArea::Rows, "invoice R1 of account 10020"},
    {"the day of a settlement", "UPDATE allocation SET created_at = 1 WHERE id = 1",
     CheckArea::Rows, "settlement of invoice R"},
    {"a payment's reference", "UPDATE payment SET method = 'cash'", CheckArea::Rows,
     "of account 10020"},
    {"the role of a person", "UPDATE app_user SET role = 4 WHERE login = 'bo'", CheckArea::Rows,
     "person bo"},
    {"a password", "UPDATE app_user SET password_hash = 'x' WHERE id = 1", CheckArea::Rows,
     "person Anna Berg"},
    {"a setting", "UPDATE setting SET value = 'Nobody' WHERE key = 'company'", CheckArea::Rows,
     "setting company"},
    {"a swapped document", "UPDATE document SET content_id = 3 - content_id", CheckArea::Rows,
     "document other.pdf"},
    {"another name of a document", "UPDATE document SET name = 'x.pdf' WHERE id = 1",
     CheckArea::Rows, "document x.pdf of account 10020"},
    {"a row that was put in",
     "INSERT INTO contact (uid, account_id, name, name_key, created_at, changed_at)"
     " VALUES ('x', 1, 'Nobody', 'nobody', 0, 0)",
     CheckArea::Rows, "contact Nobody of account 10020"},
    {"a seal that was made to fit", "UPDATE row_seal SET changed_by = 2", CheckArea::Rows,
     "the whole book"},
    {"all seals taken away", "DELETE FROM row_seal", CheckArea::Rows, "of account 10020"},
    {"all of the record", "DELETE FROM audit", CheckArea::Audit, "ends at row 0"},
    {"the newest of the record", "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)",
     CheckArea::Audit, "ends at row"},
    {"a row of the record", "UPDATE audit SET user_id = 2 WHERE id = 3", CheckArea::Audit, "row 3"},
    {"a root in the record",
     "UPDATE audit SET root = zeroblob(32) WHERE id = (SELECT max(id) FROM audit)",
     CheckArea::Audit, "row "},
    {"the head of the record", "UPDATE record_head SET length = length - 1", CheckArea::Audit,
     "ends at row"},
};

} // namespace

TEST_CASE("Whatever is altered with another program is found and named", "[check][seals]")
{
    Office office;
    REQUIRE(office.after("SELECT 1").clean());
    for (const Alteration &each : kAlterations) {
        INFO(each.what);
        const CheckReport report = office.after(each.sql);
        bool named = false;
        for (const CheckFinding &finding : report.findings) {
            CAPTURE(finding.what.toStdString(), finding.where.toStdString());
            CHECK_FALSE(finding.what.isEmpty());
            CHECK_FALSE(finding.remedy.isEmpty());
            named = named || (finding.area == each.area &&
                              finding.where.contains(QLatin1String(each.where)));
        }
        std::string places;
        for (const CheckFinding &finding : report.findings)
            places += finding.where.toStdString() + "; ";
        INFO(places);
        CHECK(named);
    }
}

TEST_CASE("An alteration says who saved the row last, when, and what it was in a backup",
          "[check][seals]")
{
    Office office;
    BackupService backups(office.ledger.session);
    const QString folder = office.ledger.book.folder() + QStringLiteral("/backups");
    must(backups.daily(folder));
    const auto known = [&] {
        std::vector<QString> paths;
        for (const KnownBackup &backup : backups.known(folder))
            paths.push_back(backup.path);
        return paths;
    };
    const CheckReport report =
        office.after("UPDATE account SET credit_limit = 9000000 WHERE id = 1", known());
    REQUIRE(report.findings.size() == 1);
    const CheckFinding &finding = report.findings.front();
    CHECK(finding.what.contains(QStringLiteral("credit_limit: “500000” → “9000000”")));
    CHECK(finding.since.contains(QStringLiteral("2026-03-02")));
    CHECK(finding.since.contains(QStringLiteral("Anna Berg")));
    CHECK(finding.since.contains(QStringLiteral("“test book 2026-03-02”, it was in order")));

    // Altered between two days' backups.
    office.ledger.book.db().execute("UPDATE contact SET mobile = '0151'");
    office.ledger.clock.advance(24 * 3600);
    must(backups.daily(folder));
    const CheckReport later = must(CheckService(office.ledger.session).check({}, known()));
    REQUIRE(later.findings.size() == 1);
    CHECK(later.findings.front().since.contains(QStringLiteral(
        "In the backup “test book 2026-03-02” it was in order, in “test book 2026-03-03” no "
        "longer.")));
    CHECK(later.findings.front().what.contains(QStringLiteral("mobile: “” → “0151”")));
    // What is gone is called by the name that the backup knows.
    const CheckReport gone = office.after("DELETE FROM contact", known());
    REQUIRE(gone.findings.size() >= 1);
    CHECK(gone.findings.front().where.contains(QStringLiteral("contact Ingrid of account 10020")));
}

TEST_CASE("Repairing what is worked out does not hide an alteration, accepting it does",
          "[check][seals]")
{
    Office office;
    Session &session = office.ledger.session;
    CheckService service(session);
    office.ledger.book.db().execute("UPDATE account SET email = 'x@y.example' WHERE id = 1");
    must(service.repairDerived());
    CHECK_FALSE(must(service.check()).clean());
    office.ledger.clock.advance(60);
    CHECK(must(service.acceptOutside()) == 1);
    CHECK(must(service.check()).clean());
    CHECK(must(service.acceptOutside()) == 0);
    const AuditEntry recorded = must(session.read([](Database &db) -> Result<AuditEntry> {
        return RecordRepository::audit(db, {}, 1).front();
    }));
    CHECK(recorded.action == QLatin1String(RecordRepository::kAccepted));
    CHECK(recorded.user == session.user().id);
    CHECK(QJsonDocument(recorded.changes).toJson().contains("account 10020"));
    // What comes later is found again.
    office.ledger.book.db().execute("UPDATE account SET email = 'z@y.example' WHERE id = 1");
    CHECK_FALSE(must(service.check()).clean());
}

} // namespace duebook
