// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/clibook.h"

#include "core/base/uid.h"
#include "core/services/accounts/accountservice.h"
#include "core/services/accounts/contactservice.h"
#include "core/services/book/bookservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "core/services/team/userservice.h"
#include "tests/support/fakeclock.h"
#include "tests/support/must.h"

#include <QDir>
#include <QFile>

namespace duebook::test {

namespace {

Account anAccount(const char *number, const char *name, const char *city)
{
    Account account;
    account.number = QString::fromUtf8(number);
    account.name = QString::fromUtf8(name);
    account.city = QString::fromUtf8(city);
    return account;
}

void addInvoice(Session &session, AccountId account, const char *number, QDate due, qint64 cents,
                const char *currency)
{
    Invoice invoice;
    invoice.account = account;
    invoice.number = QString::fromUtf8(number);
    invoice.issued = due.addDays(-30);
    invoice.due = due;
    invoice.amount = Money(cents, Currency::fromCode(QByteArrayView(currency)).value());
    must(InvoiceService(session).add(invoice));
}

} // namespace

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString text(const QJsonValue &object, const char *key)
{
    return object.toObject()[QLatin1String(key)].toVariant().toString();
}

double number(const QJsonValue &object, const char *key)
{
    return object.toObject()[QLatin1String(key)].toDouble();
}

const QJsonArray rows(const QJsonObject &answer, const char *key)
{
    return answer[QLatin1String(key)].toArray();
}

CliBook::CliBook() : m_folder(QDir::tempPath() + QString::fromUtf8("/duebook ספר"))
{
    m_path = file(QString::fromUtf8("חובות של לקוחות.duebook"));
    const FakeClock clock;
    NewBook book;
    book.company = QStringLiteral("Northwind Trading");
    book.currency = Currency::fromCode(QByteArrayView("EUR")).value();
    book.timeZone = "UTC";
    book.administrator.login = QStringLiteral("anna");
    book.administrator.name = QStringLiteral("Anna Berg");
    must(BookService::create(m_path, book, clock));
    const OpenedBook opened =
        must(BookService::open(m_path, {}, clock, QStringLiteral("anna"), newUid()));
    Session &session = *opened.session;
    User ben;
    ben.login = QStringLiteral("ben");
    ben.name = QStringLiteral("Ben Adler");
    must(UserService(session).add(ben));
    AccountService accounts(session);
    const AccountId muller = must(accounts.create(anAccount("10020", "Müller & Söhne", "Köln")));
    const AccountId cohen = must(accounts.create(anAccount("10021", "כהן בע\"מ", "Haifa")));
    must(accounts.create(anAccount("10022", "=HYPERLINK(\"x\")", "Ōsaka")));
    Contact petra;
    petra.account = muller;
    petra.name = QStringLiteral("Petra Klein");
    petra.email = QStringLiteral("petra@example.com");
    must(ContactService(session).add(petra));
    addInvoice(session, muller, "R-1", QDate(2026, 1, 31), 100000, "EUR");
    addInvoice(session, muller, "R-2", QDate(2026, 3, 31), 25050, "EUR");
    addInvoice(session, cohen, "I-7", QDate(2026, 2, 20), 9999, "USD");
}

QString CliBook::write(const QString &name, const QByteArray &content) const
{
    QFile out(file(name));
    REQUIRE(out.open(QIODevice::WriteOnly));
    REQUIRE(out.write(content) == content.size());
    return out.fileName();
}

ProgramRun CliBook::run(const QStringList &words, const ProgramOptions &options) const
{
    return runCli(QStringList{QStringLiteral("--book"), m_path, QStringLiteral("--today"),
                              QStringLiteral("2026-03-02")} +
                      words,
                  options);
}

QJsonObject CliBook::json(const QStringList &words, int exitCode) const
{
    const ProgramRun run =
        this->run(QStringList{QStringLiteral("--format"), QStringLiteral("json")} + words);
    INFO(run.err.toStdString());
    REQUIRE(run.exitCode == exitCode);
    return run.json();
}

} // namespace duebook::test
