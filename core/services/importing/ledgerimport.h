// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/settings.h"
#include "core/services/importing/importknown.h"

#include <set>

namespace duebook {

/// Compares the rows of a ledger file (open items, invoices, payments) with the book and, given a
/// transaction, writes the difference. Without one it only counts: a preview. Throws `SqlFailure`.
class LedgerImport {
public:
    struct Context {
        Database &db;
        Transaction *transaction = nullptr; ///< null = preview
        AgeingEdges edges;
        QDate today;
        Currency baseCurrency;
        QString settingsJson;
        BookSettings bookSettings;
    };

    LedgerImport(const ImportPlan &plan, Context context);
    ~LedgerImport();

    void apply(const LedgerBatch &batch);

    /// After the last row: invoices missing from a full list, indexes, balances, counts of the run.
    void finish(const QByteArray &sha256);

    ImportReport &report() { return m_report; }

private:
    void addAccounts(const LedgerBatch &batch);
    void applyInvoice(const LedgerRow &row, const LedgerBatch &batch);
    void applyPayment(const LedgerRow &row, const LedgerBatch &batch);
    void createInvoice(const LedgerRow &row, const LedgerBatch &batch);
    void changeInvoice(const LedgerRow &row, const LedgerBatch &batch, qint64 id);
    bool settleNamedInvoices(const LedgerRow &row, const LedgerBatch &batch, qint64 payment,
                             qint64 &rest);
    void settleMissing();
    void settle(qint64 invoice, qint64 day);

    bool writing() const { return m_context.transaction != nullptr; }
    ImportLedgerWriter &writer();
    qint64 accountOf(const LedgerRow &row) const;
    qint64 differenceDay() const; ///< as-of day, else today
    void refuse(const LedgerRow &row, ImportField field, QByteArrayView value,
                const QString &reason);
    void warn(const LedgerRow &row, ImportField field, QByteArrayView value, const QString &reason);
    void count(const LedgerRow &row);
    void touched(qint64 account, qint64 day);
    KnownInvoices::Entry *known(const LedgerRow &row, const LedgerBatch &batch, quint64 key);

    const ImportPlan &m_plan;
    Context m_context;
    ComparedFields m_fields;
    ImportReport m_report;
    std::unique_ptr<KnownInvoices> m_known;
    std::unique_ptr<ImportLedgerWriter> m_writer;
    std::vector<qint64> m_newAccounts; ///< by slot less the accounts of the book
    int m_firstNewSlot = -1;
    ImportNoteCounts m_notes;
    std::map<Currency, ImportTotal> m_totals;
    ImportTotal *m_total = nullptr; ///< the last one counted in
    QHash<quint64, int> m_payments; ///< fingerprint -> times met in the file
    std::set<qint64> m_touched;
    qint64 m_newestDay = kNoDay;
    qint64 m_invoicesBefore = 0;
    qint64 m_newestIdBefore = 0;
    bool m_paymentsBefore = false;
    bool m_accountsBefore = false;
    bool m_byLookUp = false; ///< few rows, many invoices in the book: asked for one by one
    bool m_bulk = false;
};

} // namespace duebook
