// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/ledgerimport.h"

#include "core/base/days.h"
#include "core/services/importing/importsettingsjson.h"
#include "core/services/importing/importvalues.h"
#include "core/services/upkeep/ledgerupkeep.h"
#include "core/store/importing/importrepository.h"
#include "core/store/index/searchindex.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace duebook {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ImportService)
};

constexpr qint64 kBytesPerRow = 60;               // a guess, for choosing between two right ways
constexpr qint64 kLookUpRatio = 20;               // invoices in the book per row of the file
constexpr qint64 kBulkFile = qint64{1024} * 1024; // smaller files leave the indexes alone
constexpr qint64 kBulkAfter = 5000;               // new invoices before a full book's indexes go
constexpr size_t kRefreshOneByOne = 2000;         // accounts

} // namespace

Error importCancelled()
{
    return {
        ErrorCode::Cancelled, Texts::tr("The import was stopped; nothing was changed."), {}, {}};
}

LedgerImport::LedgerImport(const ImportPlan &plan, Context context)
    : m_plan(plan), m_context(std::move(context)), m_fields(comparedFields(plan)),
      m_scope(plan.settings.namedAccountsOnly, differenceDay())
{
    Database &db = m_context.db;
    m_invoicesBefore = ImportLedgerReader::invoiceCount(db);
    m_newestIdBefore = ImportLedgerReader::newestInvoiceId(db);
    m_paymentsBefore = ImportLedgerReader::hasPayments(db);
    const qint64 expectedRows = m_plan.fileSize / kBytesPerRow;
    m_byLookUp = expectedRows * kLookUpRatio < m_invoicesBefore;
    if (m_plan.settings.kind == ImportKind::Payments || m_byLookUp) {
        m_known = std::make_unique<KnownInvoices>(expectedRows);
        return;
    }
    m_known = std::make_unique<KnownInvoices>(m_invoicesBefore);
    ImportLedgerReader::eachInvoice(db, m_fields.disputed, [this](const StoredInvoice &stored) {
        m_known->addOfBook(invoiceKey(stored.account, stored.numberKey, stored.kind),
                           contentOf(stored, m_fields), stored.id);
    });
}

LedgerImport::~LedgerImport() = default;

ImportLedgerWriter &LedgerImport::writer()
{
    if (!m_writer) {
        m_report.id =
            ImportRepository::startRun(*m_context.transaction, m_plan.settings.kind,
                                       m_plan.fileName, importSettingsToJson(m_plan.settings));
        m_writer = std::make_unique<ImportLedgerWriter>(*m_context.transaction, m_report.id);
    }
    return *m_writer;
}

void LedgerImport::refuse(const LedgerRow &row, ImportField field, QByteArrayView value,
                          const QString &reason)
{
    ++m_report.rejected;
    warn(row, field, value, reason);
}

void LedgerImport::warn(const LedgerRow &row, ImportField field, QByteArrayView value,
                        const QString &reason)
{
    ++m_report.problemCount;
    if (m_report.problems.size() < kMostListed)
        m_report.problems.push_back(
            {row.row, m_plan.columnName(field), QString::fromUtf8(value), reason});
}

void LedgerImport::count(const LedgerRow &row)
{
    if (!m_total || m_total->currency != row.currency) {
        m_total = &m_totals[row.currency];
        m_total->currency = row.currency;
    }
    ImportTotal &total = *m_total;
    ++total.rows;
    const auto add = [&](Money &sum, qint64 amount) {
        sum = Money(sum.minorUnits(), row.currency).plus({amount, row.currency}).value_or(sum);
    };
    const bool isInvoice = row.is == LedgerRow::Is::Invoice;
    add(total.amount, row.amount);
    add(total.invoices, isInvoice && row.amount >= 0 ? row.amount : 0);
    add(total.credits, isInvoice && row.amount < 0 ? row.amount : 0);
    add(total.payments, isInvoice ? 0 : row.amount);
    const bool left = !isInvoice && m_plan.settings.kind == ImportKind::OpenItems;
    add(total.open, isInvoice ? row.open : left ? -row.amount : 0);
}

void LedgerImport::changed(ImportChange::What what, qint64 row, QByteArrayView number,
                           std::optional<qint64> before, qint64 after, Currency currency)
{
    ++m_report.changeCount;
    if (m_report.changes.size() < kMostListed)
        m_report.changes.push_back({what, row, QString::fromUtf8(number),
                                    before ? std::optional(Money(*before, currency)) : std::nullopt,
                                    Money(after, currency)});
}

void LedgerImport::touched(qint64 account, qint64 day)
{
    if (m_touched.size() <= kRefreshOneByOne)
        m_touched.insert(account);
    m_newestDay = std::max(m_newestDay, day);
}

qint64 LedgerImport::accountOf(const LedgerRow &row) const
{
    if (row.accountIdentity > 0)
        return row.accountIdentity;
    return m_newAccounts[size_t(row.slot - m_firstNewSlot)];
}

qint64 LedgerImport::differenceDay() const
{
    return toEpochDay(m_plan.settings.asOf.isValid() ? m_plan.settings.asOf : m_context.today);
}

void LedgerImport::apply(const LedgerBatch &batch)
{
    m_report.rowsRead += batch.rowsRead;
    m_report.rejected += batch.rejected;
    m_report.skipped += batch.skipped;
    m_report.problemCount += batch.problemCount;
    m_notes.add(batch.notes);
    for (const ImportProblem &problem : batch.problems) {
        if (m_report.problems.size() < kMostListed)
            m_report.problems.push_back(problem);
    }
    if (m_plan.settings.fullList)
        m_scope.take(batch);
    if (m_plan.settings.kind != ImportKind::Payments)
        addAccounts(batch);
    for (const LedgerRow &row : batch.rows) {
        if (row.is == LedgerRow::Is::Invoice)
            applyInvoice(row, batch);
        else
            applyPayment(row, batch);
    }
    if (m_writer)
        m_writer->flush();
}

void LedgerImport::addAccounts(const LedgerBatch &batch)
{
    for (const NewAccount &account : batch.accounts) {
        if (m_firstNewSlot < 0) {
            m_firstNewSlot = account.slot;
            m_accountsBefore = account.slot > 0;
        }
        ++m_report.accountsCreated;
        if (writing())
            m_newAccounts.push_back(writer().addAccount(account.row, m_accountsBefore).number());
    }
}

KnownInvoices::Entry *LedgerImport::known(const LedgerRow &row, const LedgerBatch &batch,
                                          quint64 key)
{
    KnownInvoices::Entry *entry = m_known->find(key);
    if (entry || !m_byLookUp || row.accountIdentity <= 0)
        return entry;
    const bool inBook = ImportLedgerReader::find(
        m_context.db, row.accountIdentity, batch.view(row.numberKey), row.kind,
        [&](const StoredInvoice &stored) {
            if (stored.id <= m_newestIdBefore)
                m_known->addOfBook(key, contentOf(stored, m_fields), stored.id);
        });
    return inBook ? m_known->find(key) : nullptr;
}

void LedgerImport::applyInvoice(const LedgerRow &row, const LedgerBatch &batch)
{
    const quint64 key = invoiceKey(row.accountIdentity, batch.view(row.numberKey), int(row.kind));
    KnownInvoices::Entry *entry = known(row, batch, key);
    if (entry ? entry->id < 0 : !m_known->addOfFile(key)) {
        refuse(row, ImportField::InvoiceNumber, batch.view(row.number),
               Texts::tr("The file names this invoice twice; the first row was taken."));
        return;
    }
    if (!entry) {
        createInvoice(row, batch);
        return;
    }
    const qint64 id = entry->id;
    entry->id = -id;
    if (entry->content == contentOf(row, batch, m_fields)) {
        ++m_report.unchanged;
        count(row);
        return;
    }
    changeInvoice(row, batch, id);
}

void LedgerImport::createInvoice(const LedgerRow &row, const LedgerBatch &batch)
{
    ++m_report.created;
    count(row);
    changed(ImportChange::What::Created, row.row, batch.view(row.number), std::nullopt, row.open,
            row.currency);
    const qint64 paid = row.amount - row.open;
    const bool hasDispute = row.disputed && row.amount > 0;
    m_report.paymentsCreated += paid != 0 ? 1 : 0;
    m_report.disputesCreated += hasDispute ? 1 : 0;
    if (!writing())
        return;

    const bool bigFile = m_plan.fileSize >= kBulkFile;
    const bool bigShare =
        m_invoicesBefore == 0 ||
        (m_report.created > kBulkAfter && m_plan.fileSize / kBytesPerRow * 2 > m_invoicesBefore);
    if (!m_bulk && bigFile && bigShare) {
        m_bulk = true;
        std::vector<const char *> tables{"invoice", "allocation"};
        // Rows that are payments are looked for among the account's payments.
        const bool asksForPayments =
            m_plan.settings.kind == ImportKind::Payments || m_plan.has(ImportField::DocumentType);
        if (!m_paymentsBefore || !asksForPayments)
            tables.push_back("payment");
        if (!m_accountsBefore)
            tables.push_back("account");
        writer().startBulk(tables);
    }
    qint64 payDay = row.settled;
    if (payDay == kNoDay)
        payDay = m_plan.settings.asOf.isValid() ? differenceDay() : row.issued;
    InvoiceValues values;
    values.account = accountOf(row);
    values.kind = row.kind;
    values.number = batch.view(row.number);
    values.numberKey = batch.view(row.numberKey);
    values.issued = row.issued;
    values.due = row.due;
    values.currency = row.currency;
    values.amount = row.amount;
    values.open = row.open;
    if (row.open == 0)
        values.settled = payDay;
    values.disputed = hasDispute ? row.open : 0;
    values.orderNumber = batch.view(row.orderNumber);
    values.text = batch.view(row.text);
    const qint64 invoice = writer().addInvoice(values);
    touched(values.account, row.issued);
    if (paid != 0) {
        // What was paid before, on a day nobody told, says so.
        static const QByteArray kBefore = QByteArrayLiteral("before import");
        const bool dated = row.settled != kNoDay;
        const qint64 payment =
            writer().addPayment(values.account, payDay, row.currency, paid, 0, {},
                                dated ? values.number : QByteArrayView(kBefore),
                                dated ? values.numberKey : QByteArrayView("beforeimport"));
        writer().addAllocation(invoice, payment, payDay, paid);
        touched(values.account, payDay);
    }
    if (hasDispute)
        writer().addDispute(values.account, invoice, row.issued, values.settled,
                            row.open != 0 ? row.open : row.amount, batch.view(row.disputeReason));
}

void LedgerImport::applyPayment(const LedgerRow &row, const LedgerBatch &batch)
{
    const QByteArrayView referenceKey = batch.view(row.numberKey);
    if (m_plan.settings.kind == ImportKind::Payments && row.accountIdentity <= 0) {
        refuse(row, ImportField::AccountNumber, {},
               Texts::tr("The book has no account with this number."));
        return;
    }
    if (m_plan.settings.kind == ImportKind::OpenItems) {
        if (!m_onAccount.add(row, batch))
            refuse(row, ImportField::Amount, {},
                   amountErrorText(AmountError::TooLarge, row.currency));
        return;
    }
    count(row);
    if (isInBook(row, referenceKey)) {
        ++m_report.unchanged;
        return;
    }
    ++m_report.created;
    ++m_report.paymentsCreated;
    changed(ImportChange::What::Created, row.row, batch.view(row.number), std::nullopt, row.amount,
            row.currency);
    qint64 rest = row.amount;
    if (!writing()) {
        settleNamedInvoices(row, batch, 0, rest);
        return;
    }
    const qint64 account = accountOf(row);
    const qint64 payment =
        writer().addPayment(account, row.issued, row.currency, row.amount, row.amount,
                            batch.view(row.text), batch.view(row.number), referenceKey);
    touched(account, row.issued);
    if (settleNamedInvoices(row, batch, payment, rest))
        writer().setUnallocated(payment, rest);
}

/// Whether the book has this payment, as often as the file names it so far.
bool LedgerImport::isInBook(const LedgerRow &row, QByteArrayView referenceKey)
{
    quint64 key = invoiceKey(row.accountIdentity, referenceKey, int(row.issued));
    key ^= invoiceKey(row.amount, row.currency.codeBytes(), 0);
    const int times = ++m_payments[key];
    return row.accountIdentity > 0 && m_paymentsBefore &&
           times <= ImportLedgerReader::paymentCount(m_context.db, row.accountIdentity, row.issued,
                                                     row.currency, row.amount, referenceKey,
                                                     m_report.id);
}

Result<void> LedgerImport::finish(const QByteArray &sha256, const CancelFlag &cancel)
{
    applyOnAccount();
    if (m_plan.settings.fullList) {
        const Missing missing = findMissing();
        doubt(missing);
        if (writing() && !m_report.doubts.isEmpty() && !m_plan.settings.acceptSettling)
            return Error{ErrorCode::Conflict,
                         m_report.doubts.join(QLatin1Char(' ')),
                         QStringLiteral("settling"),
                         {}};
        settle(missing);
        // Also where nothing changed: no list of an earlier day may come after this one.
        if (writing())
            writer();
    }
    m_report.notes = m_notes.notes();
    for (auto &[currency, total] : m_totals)
        m_report.totals.push_back(total);
    if (!writing() || !m_writer) {
        m_report.id = {};
        return {};
    }
    if (cancel.cancelled())
        return importCancelled();
    Transaction &transaction = *m_context.transaction;
    m_writer->finishBulk();
    if (m_report.accountsCreated > 0 && !m_accountsBefore)
        SearchIndex::rebuildOne(transaction, "account");
    m_writer->refreshDisputed();
    const QDate newestDay = m_newestDay == kNoDay ? QDate() : fromEpochDay(m_newestDay);
    LedgerUpkeep upkeep(transaction, m_context.bookSettings, m_context.today);
    std::vector<AccountId> accounts;
    for (const qint64 account : m_touched)
        accounts.emplace_back(account);
    const bool many = m_bulk || m_touched.size() > kRefreshOneByOne;
    for (const Dispute &settled :
         many ? upkeep.everywhere(newestDay) : upkeep.accounts(accounts, newestDay))
        m_writer->keepDispute(settled);
    QStringList currencies;
    for (const Currency currency : m_scope.currencies())
        currencies += currency.code();
    ImportRepository::finishRun(
        transaction, m_report,
        importRunToJson(m_plan.settings, fromEpochDay(differenceDay()), currencies), sha256);
    if (cancel.cancelled())
        return importCancelled();
    return {};
}

} // namespace duebook
