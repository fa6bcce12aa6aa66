// SPDX-License-Identifier: Apache-2.0
#include "tests/sharing/sharedbook.h"

#include "core/base/uid.h"
#include "core/db/statement.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/care/checkservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/store/book/recordrepository.h"
#include <QJsonArray>
#include <QJsonDocument>

#include <stdexcept>

namespace duebook::test {

namespace {

constexpr int kInvoicesPerAccount = 8;

/// The value, or what is thrown says why there is none: this is used by benchmarks too.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(
            (result.error().sentence + QStringLiteral(" | ") + result.error().detail)
                .toStdString());
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

Currency euro()
{
    return Currency::fromCode(QByteArrayView("EUR")).value();
}

void addAccount(Session &session, int number)
{
    Account account;
    account.number = QStringLiteral("S-%1").arg(number);
    account.name = QStringLiteral("Shared %1 Ltd").arg(number);
    const AccountId id = must(AccountService(session).create(account));
    Contact contact;
    contact.account = id;
    contact.name = QStringLiteral("Person %1").arg(number);
    must(ContactService(session).add(contact));
    for (int i = 1; i <= kInvoicesPerAccount; ++i) {
        Invoice invoice;
        invoice.account = id;
        invoice.number = QStringLiteral("START-%1-%2").arg(number).arg(i);
        invoice.issued = session.today().addDays(-60);
        invoice.due = session.today().addDays(-30 + i);
        invoice.amount = Money(1'000'000, euro());
        must(InvoiceService(session).add(invoice));
    }
}

/// Counts what `sql` selects: a uid, how often it is there, how many of its parts are there.
void count(Database &db, const char *sql, qint64 parts, SharedContent &content)
{
    Statement select(db, sql);
    while (select.next()) {
        const QString uid = select.text(0);
        content.times[uid] += select.integer(1);
        if (select.integer(2) != parts * select.integer(1))
            content.halves << QStringLiteral("%1 is there with %2 of %3 parts")
                                  .arg(uid)
                                  .arg(select.integer(2))
                                  .arg(parts);
    }
}

/// Changes of contacts have no uid in the book: the audit tells what was set.
void countContacts(Database &db, SharedContent &content)
{
    Statement select(db, "SELECT changes FROM audit WHERE action = 'contact changed'");
    while (select.next()) {
        const QJsonObject changes = QJsonDocument::fromJson(select.text(0).toUtf8()).object();
        const QString uid = changes[QStringLiteral("role")].toArray().at(1).toString();
        if (uid.startsWith(QStringLiteral("C-")))
            ++content.times[uid];
    }
}

} // namespace

void makeSharedBook(const QString &path)
{
    const SystemClock clock;
    NewBook book;
    book.company = QStringLiteral("Northwind Trading");
    book.currency = euro();
    book.timeZone = "UTC";
    book.administrator.login = QStringLiteral("anna");
    book.administrator.name = QStringLiteral("Anna Berg");
    must(BookService::create(path, book, clock));
    const OpenedBook opened = openShared(path, {}, clock);
    for (int number = 1; number <= kSharedAccounts; ++number)
        addAccount(*opened.session, number);
}

OpenedBook openShared(const QString &path, std::optional<DriveKind> drive, const Clock &clock)
{
    BookOpening opening;
    opening.drive = drive;
    return must(BookService::open(path, opening, clock, QStringLiteral("anna"), newUid()));
}

SharedContent contentOf(Session &session)
{
    return must(session.read([](Database &db) -> Result<SharedContent> {
        SharedContent content;
        count(db,
              "SELECT n.uid, count(DISTINCT n.id), count(f.id) FROM note n"
              " LEFT JOIN follow_up f ON f.note_id = n.id WHERE n.uid LIKE 'N-%' GROUP BY n.uid",
              1, content);
        count(db,
              "SELECT p.uid, 1, count(DISTINCT a.id) > 0 FROM payment p"
              " LEFT JOIN allocation a ON a.payment_id = p.id WHERE p.uid LIKE 'P-%' GROUP BY p.id",
              1, content);
        count(db, "SELECT uid, count(*), count(*) FROM promise WHERE uid LIKE 'V-%' GROUP BY uid",
              1, content);
        count(db,
              "SELECT order_number, count(DISTINCT import_id), count(*) FROM invoice"
              " WHERE order_number LIKE 'I-%' GROUP BY order_number",
              kImportRows, content);
        countContacts(db, content);
        return content;
    }));
}

SharedProof proofOf(const QString &path, std::optional<DriveKind> drive,
                    const QStringList &acknowledged)
{
    const SystemClock clock;
    const OpenedBook opened = openShared(path, drive, clock);
    Session &session = *opened.session;
    const SharedContent content = contentOf(session);
    SharedProof proof;
    proof.halves = content.halves;
    for (const QString &uid : acknowledged) {
        if (!content.times.contains(uid))
            proof.lost << uid;
    }
    for (auto each = content.times.begin(); each != content.times.end(); ++each) {
        if (each.value() > 1)
            proof.doubled
                << QStringLiteral("%1 is there %2 times").arg(each.key()).arg(each.value());
    }
    const CheckReport report = must(CheckService(session).check());
    for (const CheckFinding &finding : report.findings)
        proof.findings << finding.what + QStringLiteral(": ") + finding.where;
    if (report.auditRows < content.times.size())
        proof.findings << QStringLiteral("the audit has fewer rows than changes");
    return proof;
}

QStringList problemsOf(const QString &path, std::optional<DriveKind> drive,
                       const QStringList &acknowledged)
{
    const SharedProof proof = proofOf(path, drive, acknowledged);
    QStringList problems = proof.halves;
    for (const QString &uid : proof.lost)
        problems << uid + QStringLiteral(" was acknowledged and is not there");
    return problems + proof.doubled + proof.findings;
}

} // namespace duebook::test
