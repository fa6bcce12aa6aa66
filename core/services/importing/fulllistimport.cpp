// SPDX-License-Identifier: Apache-2.0
// The part of LedgerImport that ends what a full list does not name, and doubts it before.
#include "core/services/importing/importsettingsjson.h"
#include "core/services/importing/invoicecopy.h"
#include "core/services/importing/ledgerimport.h"

#include "core/base/days.h"
#include "core/store/importing/importrepository.h"

#include <QCoreApplication>
#include <QLocale>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

const QByteArray &endedReference()
{
    static const QByteArray text = QByteArrayLiteral("not in the list of open items");
    return text;
}

QString shown(QDate day)
{
    return day.toString(Qt::ISODate);
}

} // namespace

qint64 LedgerImport::settledDay(qint64 invoice, qint64 day)
{
    return std::max(day,
                    ImportLedgerReader::lastAllocationDay(m_context.db, invoice).value_or(day));
}

LedgerImport::Missing LedgerImport::findMissing()
{
    Missing missing;
    qint64 leftAlone = 0;
    qint64 otherCurrency = 0;
    ImportLedgerReader::eachOpen(m_context.db, m_newestIdBefore, [&](const StoredInvoice &stored) {
        const Currency currency = Currency::fromCode(stored.currency).value_or(Currency());
        if (!m_scope.covers(stored.account, currency, stored.issued)) {
            otherCurrency += m_scope.currencies().count(currency) == 0 ? 1 : 0;
            return;
        }
        const bool owed = stored.amount > 0;
        OpenShare::Sums &money = missing.share.money[currency];
        if (owed) {
            ++missing.share.items;
            money.open += stored.open;
        }
        const auto *entry =
            m_known->find(invoiceKey(stored.account, stored.numberKey, stored.kind));
        if (entry && entry->id <= 0)
            return;
        if (m_scope.mayBeRefused(stored.account, stored.numberKey)) {
            ++leftAlone;
            return;
        }
        missing.share.settledItems += owed ? 1 : 0;
        money.settled += stored.open;
        missing.invoices.push_back(stored.id);
    });
    // A list that does not tell kinds of documents apart cannot name money on account.
    if (m_plan.settings.kind == ImportKind::OpenItems && m_plan.has(ImportField::DocumentType)) {
        for (auto &money :
             ImportLedgerReader::onAccount(m_context.db, differenceDay(), m_report.id)) {
            if (!m_scope.covers(money.account, money.currency, money.lastDay) ||
                m_onAccount.has(money.account, money.currency, money.referenceKey))
                continue;
            if (m_scope.mayBeRefused(money.account, money.referenceKey)) {
                ++leftAlone;
                continue;
            }
            missing.share.money[money.currency].settled -= money.left;
            missing.onAccount.push_back(std::move(money));
        }
    }
    if (leftAlone > 0)
        m_report.remarks += Texts::tr("%n open item(s) may be what a row that could not be read "
                                      "names: they stay open.",
                                      nullptr, int(leftAlone));
    if (otherCurrency > 0)
        m_report.remarks += Texts::tr("%n open item(s) are in a currency that the list does not "
                                      "have: they stay open.",
                                      nullptr, int(otherCurrency));
    return missing;
}

void LedgerImport::doubt(const Missing &missing)
{
    if (m_scope.rows() == 0)
        m_report.doubts += Texts::tr("No row of the list could be taken, so it would say nothing "
                                     "about what is open.");
    if (m_report.cutOff)
        m_report.doubts += Texts::tr("The list ends in the middle of a row: the rest is missing.");
    doubtDay();
    // That nothing in it settles everything is said already.
    if (m_scope.rows() == 0 || !settlesTooMuch(missing.share, m_plan.settings.mostSettled))
        return;
    QStringList sums;
    const QLocale locale;
    for (const auto &[currency, money] : missing.share.money) {
        if (money.settled != 0)
            sums += QStringLiteral("%1 %2").arg(Money(money.settled, currency).toDecimal(),
                                                currency.code());
    }
    m_report.doubts +=
        Texts::tr("It would settle %1 of %2 open invoices (%3).", "invoices, invoices, amounts")
            .arg(locale.toString(missing.share.settledItems), locale.toString(missing.share.items),
                 sums.join(QStringLiteral(", ")));
}

/// What a later list said is not to be undone by an earlier one.
void LedgerImport::doubtDay()
{
    const QDate day = fromEpochDay(differenceDay());
    ImportRepository::eachSettings(
        m_context.db, m_plan.settings.kind, m_report.id,
        [&](const QString &settings, const QDateTime &at) {
            const auto run = fullListFromJson(settings, at.toTimeZone(m_context.zone).date());
            const bool same =
                run && (run->currencies.isEmpty() ||
                        std::any_of(m_scope.currencies().begin(), m_scope.currencies().end(),
                                    [&](Currency currency) {
                                        return run->currencies.contains(currency.code());
                                    }));
            if (!same)
                return true;
            if (day < run->asOf)
                m_report.doubts += Texts::tr("It is of %1, and the full list of %2 is in the book "
                                             "already.")
                                       .arg(shown(day), shown(run->asOf));
            return false;
        });
}

/// What a list of all open items does not name any more has been settled.
void LedgerImport::settle(const Missing &missing)
{
    m_report.missingCount = qint64(missing.invoices.size() + missing.onAccount.size());
    for (const qint64 id : missing.invoices) {
        const MissingInvoice item = ImportLedgerReader::describe(m_context.db, id);
        if (m_report.missing.size() < kMostListed)
            m_report.missing.push_back(item);
        changed(ImportChange::What::Settled, 0, item.number.toUtf8(), item.open.minorUnits(), 0,
                item.open.currency());
        settle(id, differenceDay());
    }
    for (const ImportLedgerReader::OnAccount &money : missing.onAccount) {
        if (m_report.missing.size() < kMostListed)
            m_report.missing.push_back(
                {{},
                 ImportLedgerReader::accountNumber(m_context.db, money.account),
                 QString::fromUtf8(money.reference),
                 {-money.left, money.currency}});
        changed(ImportChange::What::Settled, 0, money.reference, -money.left, 0, money.currency);
        endOnAccount(money);
    }
    // What waits to be written points into `missing`.
    if (m_writer)
        m_writer->flush();
}

void LedgerImport::settle(qint64 invoice, qint64 day)
{
    ++m_report.paymentsCreated;
    const std::optional<InvoiceCopy> copy =
        writing() ? copyOf(m_context.db, invoice) : std::nullopt;
    if (!copy)
        return;
    InvoiceValues after = valuesOf(*copy);
    const qint64 payment = writer().addPayment(after.account, day, after.currency, after.open, 0,
                                               {}, endedReference(), "notinthelistofopenitems");
    writer().addAllocation(invoice, payment, day, after.open);
    after.open = 0;
    after.settled = settledDay(invoice, day);
    if (after.disputed != 0 && writer().closeImportedDisputes(invoice, day, true))
        after.disputed = 0;
    writer().changeInvoice(copy->stored, after);
    touched(after.account, *after.settled);
}

} // namespace duebook
