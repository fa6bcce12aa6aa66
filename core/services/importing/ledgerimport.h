// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/domain/settings.h"
#include "core/rules/importing/fulllist.h"
#include "core/services/importing/fulllistscope.h"
#include "core/services/importing/importknown.h"
#include "core/services/importing/onaccountrows.h"

#include <QTimeZone>

#include <set>

namespace duebook {

/// What a person who stopped an import reads; nothing was written then.
Error importCancelled();

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
        QTimeZone zone;
        BookSettings bookSettings;
    };

    LedgerImport(const ImportPlan &plan, Context context);
    ~LedgerImport();

    void apply(const LedgerBatch &batch);

    /// After the last row: money on account, what a full list does not name, indexes, balances,
    /// counts of the run. Errors: Cancelled, and Conflict with place "settling" where a full list
    /// looks wrong and nobody said that it is right; what was written is to be rolled back then.
    Result<void> finish(const QByteArray &sha256, const CancelFlag &cancel);

    ImportReport &report() { return m_report; }

private:
    void addAccounts(const LedgerBatch &batch);
    void applyInvoice(const LedgerRow &row, const LedgerBatch &batch);
    void applyPayment(const LedgerRow &row, const LedgerBatch &batch);
    void createInvoice(const LedgerRow &row, const LedgerBatch &batch);
    void changeInvoice(const LedgerRow &row, const LedgerBatch &batch, qint64 id);
    bool settleNamedInvoices(const LedgerRow &row, const LedgerBatch &batch, qint64 payment,
                             qint64 &rest);
    void applyOnAccount();
    void applyOnAccount(const OnAccountRows::Group &group);
    bool isInBook(const LedgerRow &row, QByteArrayView referenceKey);
    void addOnAccount(const OnAccountRows::Row &like, QByteArrayView referenceKey, qint64 amount,
                      qint64 day);

    /// What is open in the book and not in the list, and how much that is of everything.
    struct Missing {
        std::vector<qint64> invoices;
        std::vector<ImportLedgerReader::OnAccount> onAccount;
        OpenShare share;
    };
    Missing findMissing();
    void doubt(const Missing &missing);
    void doubtDay();
    void settle(const Missing &missing);
    void settle(qint64 invoice, qint64 day);
    void endOnAccount(const ImportLedgerReader::OnAccount &money);
    qint64 settledDay(qint64 invoice, qint64 day);
    void changed(ImportChange::What what, qint64 row, QByteArrayView number,
                 std::optional<qint64> before, qint64 after, Currency currency);

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
    FullListScope m_scope;
    OnAccountRows m_onAccount;
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
