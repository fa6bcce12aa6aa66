// SPDX-License-Identifier: Apache-2.0
// What of a new promise is refused, and what a person is told before it is saved.
#include "core/rules/promises/instalmentplan.h"
#include "core/services/promises/promiseservice.h"
#include "core/store/ledger/invoicerepository.h"
#include "core/store/promises/promiserepository.h"

#include <set>

namespace duebook {

namespace {

constexpr int kMostInstalments = 120;
constexpr int kYearsAhead = 10;
constexpr qsizetype kLongestText = 2000;
constexpr qint64 kMostMinorUnits = 1'000'000'000'000'000;

Error invalid(const QString &sentence, const char *place)
{
    return {ErrorCode::Invalid, sentence, QLatin1String(place), {}};
}

QString amountText(const Money &money)
{
    return money.toDecimal() + QLatin1Char(' ') + money.currency().code();
}

Currency currencyOf(const NewPromise &promise)
{
    return promise.instalments.empty() ? Currency() : promise.instalments.front().amount.currency();
}

struct Checks {
    Q_DECLARE_TR_FUNCTIONS(duebook::PromiseService)
public:
    static Result<void> instalments(const NewPromise &promise, QDate made, QDate today)
    {
        if (promise.instalments.empty())
            return invalid(tr("Give the amount that was promised."), "amount");
        if (promise.instalments.size() > kMostInstalments)
            return invalid(tr("A plan has at most %1 instalments.").arg(kMostInstalments),
                           "instalments");
        const bool plan = promise.instalments.size() > 1;
        std::set<QDate> days;
        for (const Instalment &instalment : promise.instalments) {
            if (!instalment.amount.currency().isSet())
                return invalid(tr("Give the amount a currency."), "amount");
            if (instalment.amount.minorUnits() <= 0)
                return plan ? invalid(tr("Each instalment must be more than zero."), "instalments")
                            : invalid(tr("The amount promised must be more than zero."), "amount");
            if (instalment.amount.currency() != currencyOf(promise))
                return invalid(tr("All instalments of a plan are in one currency."), "instalments");
            if (!instalment.due.isValid())
                return invalid(tr("Give the day by which the money is to come."), "due");
            if (instalment.due < made)
                return invalid(tr("The money cannot be due before the day it was promised."),
                               "due");
            if (instalment.due > today.addYears(kYearsAhead))
                return invalid(
                    tr("The day lies more than %1 years ahead: check the year.").arg(kYearsAhead),
                    "due");
            if (!days.insert(instalment.due).second)
                return invalid(tr("Two instalments are due on %1; give each a day of its own.")
                                   .arg(instalment.due.toString(Qt::ISODate)),
                               "instalments");
        }
        const std::optional<Money> total = totalOf(promise.instalments);
        if (!total || total->minorUnits() > kMostMinorUnits)
            return invalid(tr("The amount is too large: check the zeros."), "amount");
        return {};
    }

    static Result<void> invoices(Database &db, const NewPromise &promise)
    {
        const Currency currency = currencyOf(promise);
        Money open(0, currency);
        std::set<InvoiceId> seen;
        for (const InvoiceId id : promise.invoices) {
            const std::optional<PromisedInvoice> invoice = PromiseRepository::invoice(db, id);
            if (!invoice || invoice->account != promise.account)
                return invalid(tr("One of the invoices does not belong to the account."),
                               "invoices");
            if (!seen.insert(id).second)
                return invalid(tr("Invoice %1 stands twice.").arg(invoice->number), "invoices");
            if (invoice->isCredit)
                return invalid(
                    tr("%1 is a credit note; nobody promises to pay it.").arg(invoice->number),
                    "invoices");
            if (invoice->open.currency() != currency)
                return invalid(
                    tr("Invoice %1 is in %2; a promise in %3 cannot be for it.")
                        .arg(invoice->number, invoice->open.currency().code(), currency.code()),
                    "invoices");
            if (invoice->open.minorUnits() <= 0)
                return invalid(tr("Invoice %1 is paid already.").arg(invoice->number), "invoices");
            const std::optional<Money> sum = open.plus(invoice->open);
            if (!sum)
                return invalid(tr("The open amounts are too large to be added up."), "invoices");
            open = *sum;
        }
        if (!promise.invoices.empty() &&
            totalOf(promise.instalments)->minorUnits() > open.minorUnits())
            return invalid(tr("These invoices have only %1 open: choose more of them, or none if "
                              "any payment counts.")
                               .arg(amountText(open)),
                           "amount");
        return {};
    }

    static Result<void> replaced(const NewPromise &promise, const PromiseFacts &facts)
    {
        if (!promise.replaces.isSet())
            return {};
        if (facts.replacedAccount != promise.account)
            return invalid(tr("The promise to be replaced is not one of this account."),
                           "replaces");
        if (facts.replacedState == PromiseState::Open ||
            facts.replacedState == PromiseState::PartlyKept ||
            facts.replacedState == PromiseState::Broken)
            return {};
        return invalid(tr("This promise is %1 already and cannot be replaced.")
                           .arg(facts.replacedState == PromiseState::Kept       ? tr("kept")
                                : facts.replacedState == PromiseState::Replaced ? tr("replaced")
                                                                                : tr("cancelled")),
                       "replaces");
    }

    static QString moreThanOwed(Database &db, const NewPromise &promise, const Money &total)
    {
        Money owed(0, total.currency());
        for (const Invoice &item :
             InvoiceRepository::openItems(db, promise.account, total.currency()))
            owed = owed.plus(item.open).value_or(owed);
        if (total.minorUnits() <= owed.minorUnits())
            return {};
        return owed.isZero() ? tr("The account owes nothing in %1.").arg(total.currency().code())
                             : tr("The account owes only %1.").arg(amountText(owed));
    }

    static QStringList promisedAlready(Database &db, const NewPromise &promise, bool replacesPlan)
    {
        QStringList remarks;
        std::set<QString> plans;
        QString replacedPlan;
        if (replacesPlan && promise.replaces.isSet()) {
            if (const auto replaced = PromiseRepository::find(db, promise.replaces))
                replacedPlan = replaced->plan;
        }
        for (const Promise &open :
             PromiseRepository::openAbout(db, promise.account, promise.invoices)) {
            if (open.id == promise.replaces ||
                (!open.plan.isEmpty() &&
                 (open.plan == replacedPlan || !plans.insert(open.plan).second)))
                continue;
            remarks += tr("%1 by %2 is promised already; replace that promise if this one takes "
                          "its place.")
                           .arg(amountText(open.amount), open.due.toString(Qt::ISODate));
        }
        return remarks;
    }
};

} // namespace

Result<void> PromiseService::checkIn(Database &db, const Session &session,
                                     const NewPromise &promise)
{
    const PromiseFacts facts = PromiseRepository::facts(db, promise);
    const QDate made = promise.made.isValid() ? promise.made : session.today();
    if (!facts.accountExists)
        return Error{ErrorCode::NotFound,
                     tr("Choose the account that promised."),
                     QStringLiteral("account"),
                     {}};
    if (made > session.today())
        return invalid(tr("The promise cannot have been made after today."), "made");
    if (const auto fine = Checks::instalments(promise, made, session.today()); !fine)
        return fine;
    if (promise.contact.isSet() && facts.contactAccount != promise.account)
        return invalid(tr("This contact does not belong to the account: choose another."),
                       "contact");
    if (promise.note.isSet() && facts.noteAccount != promise.account)
        return invalid(tr("The note of this promise is not one of the account."), "note");
    if (promise.saidBy.size() > kLongestText || promise.evidence.size() > kLongestText)
        return invalid(tr("Say it shorter, or write it into a note."),
                       promise.evidence.size() > kLongestText ? "evidence" : "saidBy");
    if (const auto fine = Checks::replaced(promise, facts); !fine)
        return fine;
    return Checks::invoices(db, promise);
}

Result<void> PromiseService::check(const NewPromise &promise)
{
    return m_session.read([&](Database &db) { return checkIn(db, m_session, promise); });
}

Result<QStringList> PromiseService::remarks(const NewPromise &promise, bool replacesPlan)
{
    return m_session.read([&](Database &db) -> Result<QStringList> {
        QStringList remarks;
        const std::optional<Money> total = totalOf(promise.instalments);
        if (!total || !total->currency().isSet())
            return remarks;
        if (promise.invoices.empty()) {
            const QString more = Checks::moreThanOwed(db, promise, *total);
            if (!more.isEmpty())
                remarks += more;
        }
        return remarks + Checks::promisedAlready(db, promise, replacesPlan);
    });
}

} // namespace duebook
