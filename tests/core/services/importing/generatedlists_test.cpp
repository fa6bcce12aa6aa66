// SPDX-License-Identifier: Apache-2.0
// Lists that nobody foresaw are read right, asked about or refused by name: never silently wrong.
#include "core/base/days.h"
#include "core/db/statement.h"
#include "core/services/importing/importservice.h"
#include "tests/core/services/importing/generatedlist.h"
#include "tests/support/importfile.h"
#include "tests/support/proof.h"
#include "tests/support/tempbook.h"

using namespace duebook;
using test::GeneratedList;
using test::TrueItem;

namespace {

constexpr quint32 kLists = 200;
constexpr int kMostQuestions = 20;

struct Tally {
    int read = 0;
    int refused = 0; ///< items, by name
    int asked = 0;   ///< lists that a person must map
    QStringList wrong;
};

/// What a person who knows the list says to a question; false where that is a mapping.
bool answer(const ImportQuestion &question, const GeneratedList &list, ImportSettings &settings)
{
    switch (question.kind) {
    case ImportQuestionKind::DateOrder:
        settings.dates = list.dates;
        return true;
    case ImportQuestionKind::DecimalSign:
        settings.decimal = list.decimal;
        return true;
    case ImportQuestionKind::Currency:
        settings.constants[ImportField::Currency] = QString::fromLatin1(list.currency);
        return true;
    default:
        return false;
    }
}

/// Every fact that an import takes over, as one text.
QString factsOf(const QString &account, int kind, const QByteArray &currency, qint64 amount,
                qint64 open, qint64 issued, qint64 due)
{
    return QStringLiteral("%1 kind %2 %3 %4 open %5, %6, due %7")
        .arg(account)
        .arg(kind)
        .arg(QString::fromLatin1(currency))
        .arg(amount)
        .arg(open)
        .arg(fromEpochDay(issued).toString(Qt::ISODate), fromEpochDay(due).toString(Qt::ISODate));
}

std::map<QString, QString> invoicesSince(Database &db, qint64 id)
{
    Statement select(db, "SELECT a.number, i.number, i.kind, i.currency, i.amount, i.open_amount, "
                         "i.issue_day, i.due_day FROM invoice i JOIN account a ON a.id = "
                         "i.account_id WHERE i.id > $1");
    select.bind(id);
    std::map<QString, QString> all;
    while (select.next())
        all[select.text(1)] =
            factsOf(select.text(0), int(select.integer(2)), select.utf8(3).toByteArray(),
                    select.integer(4), select.integer(5), select.integer(6), select.integer(7));
    return all;
}

void compare(test::TempBook &book, const GeneratedList &list, const ImportReport &report,
             qint64 invoicesBefore, qint64 paymentsBefore, Tally &tally)
{
    std::map<QString, QString> inBook = invoicesSince(book.db(), invoicesBefore);
    Statement onAccount(book.db(), "SELECT coalesce(sum(amount), 0) FROM payment WHERE id > $1 AND "
                                   "unallocated_amount <> 0");
    onAccount.bind(paymentsBefore);
    onAccount.next();
    qint64 money = onAccount.integer(0);
    const auto isRefused = [&report](const TrueItem &item) {
        return std::any_of(
            report.problems.begin(), report.problems.end(),
            [&item](const ImportProblem &problem) { return problem.row == item.row; });
    };
    const auto wrong = [&](const QString &what) {
        tally.wrong += list.story + QStringLiteral(": ") + what;
    };
    for (const TrueItem &item : list.items) {
        if (isRefused(item)) {
            tally.refused += item.strange ? 0 : 1;
            continue;
        }
        if (item.strange) {
            wrong(QStringLiteral("%1 was taken in spite of its word").arg(item.number));
            continue;
        }
        if (item.is == TrueItem::Is::Payment) {
            money -= item.amount;
            continue;
        }
        if (item.is == TrueItem::Is::Draft) {
            if (inBook.erase(item.number) != 0)
                wrong(QStringLiteral("the draft %1 is owed").arg(item.number));
            continue;
        }
        const int kind = int(item.amount < 0 ? InvoiceKind::CreditNote : InvoiceKind::Invoice);
        const QString truth = factsOf(item.account, kind, item.currency, item.amount, item.open,
                                      toEpochDay(item.issued), toEpochDay(item.due));
        const auto found = inBook.find(item.number);
        if (found == inBook.end()) {
            wrong(QStringLiteral("%1 is missing").arg(item.number));
            continue;
        }
        if (found->second != truth)
            wrong(QStringLiteral("%1: %2 instead of %3").arg(item.number, found->second, truth));
        inBook.erase(found);
        ++tally.read;
    }
    for (const auto &[number, facts] : inBook)
        wrong(QStringLiteral("%1 came from nowhere: %2").arg(number, facts));
    if (money != 0)
        wrong(QStringLiteral("the money on account differs by %1").arg(money));
}

void check(test::TempBook &book, const QString &path, const GeneratedList &list, Tally &tally)
{
    ImportService service(book.session());
    ImportSettings settings;
    for (int asked = 0; asked < kMostQuestions; ++asked) {
        const Result<ImportInspection> inspection = ImportService::inspect(path, settings);
        if (!inspection) {
            ++tally.asked;
            return;
        }
        if (inspection->questions.empty()) {
            settings = inspection->settings;
            break;
        }
        if (!answer(inspection->questions.front(), list, settings)) {
            ++tally.asked;
            UNSCOPED_INFO(list.story.toStdString() + ": " +
                          inspection->questions.front().text.toStdString());
            return;
        }
    }
    if (settings.kind != ImportKind::OpenItems && settings.kind != ImportKind::Invoices) {
        tally.wrong += list.story + QStringLiteral(": read as ") + importKindName(settings.kind);
        return;
    }
    const qint64 invoices = book.db().integer("SELECT coalesce(max(id), 0) FROM invoice");
    const qint64 payments = book.db().integer("SELECT coalesce(max(id), 0) FROM payment");
    const Result<ImportReport> report = service.run(path, settings);
    if (!report) {
        ++tally.asked;
        return;
    }
    compare(book, list, *report, invoices, payments, tally);
}

} // namespace

TEST_CASE("Lists of many programs are read right or asked about, never silently wrong",
          "[import][generated]")
{
    const quint32 lists = test::fullProof() ? kLists * 10 : kLists;
    test::FakeClock clock("2026-12-01T09:00:00Z", "Europe/Berlin");
    test::TempBook book(clock);
    const test::ImportFolder folder;
    Tally tally;
    int items = 0;
    for (quint32 seed = 1; seed <= lists; ++seed) {
        const GeneratedList list(seed);
        items += int(list.items.size());
        check(book, folder.file(list.file), list, tally);
    }
    INFO(tally.wrong.mid(0, 20).join(QLatin1Char('\n')).toStdString());
    CHECK(tally.wrong.isEmpty());
    INFO(items << " items, " << tally.read << " read, " << tally.refused << " refused, "
               << tally.asked << " lists asked about");
    // Questions and refusals are the exception: nearly everything is read.
    CHECK(tally.asked * 20 <= int(lists));
    CHECK(tally.refused * 20 <= items);
}
