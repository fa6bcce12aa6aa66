// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/dispute.h"
#include "core/domain/invoice.h"
#include "core/rules/importing/importreport.h"
#include "core/store/book/session.h"

#include <QByteArrayView>

#include <functional>

namespace duebook {

class Statement;

/// An invoice as the import reads it from the book; the views are valid during the call or until
/// the next one.
struct StoredInvoice {
    qint64 id = 0;
    qint64 account = 0;
    int kind = 0;
    QByteArrayView numberKey;
    qint64 issued = 0;
    qint64 due = 0;
    QByteArrayView currency;
    qint64 amount = 0;
    qint64 open = 0;
    std::optional<qint64> settled;
    qint64 disputedAmount = 0;
    bool everDisputed = false;
    QByteArrayView orderNumber;
    QByteArrayView text;
    qint64 rowVersion = 0;
};

/// An invoice to be written. Days since 1970-01-01, amounts in minor units.
struct InvoiceValues {
    qint64 account = 0;
    InvoiceKind kind = InvoiceKind::Invoice;
    QByteArrayView number;
    QByteArrayView numberKey;
    qint64 issued = 0;
    qint64 due = 0;
    Currency currency;
    qint64 amount = 0;
    qint64 open = 0;
    std::optional<qint64> settled;
    qint64 disputed = 0;
    QByteArrayView orderNumber;
    QByteArrayView text;
};

/// What recognising account numbers needs of an account.
struct KnownAccountRow {
    AccountId id;
    QString number;
    QString key;
    QString loose;
    QString name;
    int termsDays = 0;
};

/// An account to be written: its number, also folded, as `KnownAccountRow`.
struct NewAccountRow {
    QString uid;
    QString number;
    QString key;
    QString loose;
    QString name;
    QString nameKey;
};

/// What an import reads of the ledger. Throws `SqlFailure`.
class ImportLedgerReader {
public:
    static qint64 invoiceCount(Database &db);
    static bool hasPayments(Database &db);

    /// Every invoice in order of id. `withDisputes` also looks for disputes of each.
    static void eachInvoice(Database &db, bool withDisputes,
                            const std::function<void(const StoredInvoice &)> &use);

    /// One invoice by what identifies it, or by id. False where there is none.
    static bool find(Database &db, qint64 account, QByteArrayView numberKey, InvoiceKind kind,
                     const std::function<void(const StoredInvoice &)> &use);
    static bool find(Database &db, qint64 id,
                     const std::function<void(const StoredInvoice &)> &use);

    /// Payments of the account with these values that `except` did not make.
    static int paymentCount(Database &db, qint64 account, qint64 day, Currency currency,
                            qint64 amount, QByteArrayView referenceKey, ImportId except);

    /// The account's invoice (not credit note) with this number: id, currency, open amount.
    struct OpenInvoice {
        qint64 id = 0;
        Currency currency;
        qint64 open = 0;
    };
    /// Money on account, per account, currency and reference: what no invoice was paid with.
    struct OnAccount {
        qint64 account = 0;
        Currency currency;
        QByteArray reference;
        QByteArray referenceKey;
        qint64 left = 0; ///< minor units; below zero where more was used than came in
        qint64 lastDay = 0;
    };
    /// What came up to a day, but by `except`. Those with nothing left are left out.
    static std::vector<OnAccount> onAccount(Database &db, qint64 upToDay, ImportId except);
    static qint64 onAccount(Database &db, qint64 account, Currency currency,
                            QByteArrayView referenceKey, qint64 upToDay);
    static QString accountNumber(Database &db, qint64 account);

    /// Day of the latest allocation to an invoice; nothing where there is none.
    static std::optional<qint64> lastAllocationDay(Database &db, qint64 invoice);

    static std::optional<OpenInvoice> openInvoice(Database &db, qint64 account,
                                                  QByteArrayView numberKey);

    /// The only allocation of an invoice, if an import made it: allocation and payment.
    struct OnlyAllocation {
        qint64 allocation = 0;
        qint64 payment = 0;
        qint64 day = 0;
        qint64 paymentVersion = 0;
    };
    static std::optional<OnlyAllocation> onlyImportedAllocation(Database &db, qint64 invoice);

    /// True where an invoice has open disputes and imports made all of them.
    static bool hasOnlyImportedDisputes(Database &db, qint64 invoice);

    /// Open invoices and credit notes up to this id, oldest id first.
    static void eachOpen(Database &db, qint64 upToId,
                         const std::function<void(const StoredInvoice &)> &use);
    static qint64 newestInvoiceId(Database &db);

    static std::vector<KnownAccountRow> accounts(Database &db);
    static MissingInvoice describe(Database &db, qint64 invoice);
};

/// Writes ledger rows for one import, with prepared statements. Everything it makes carries the
/// import's id; what it changes is kept as it was (`ImportRepository::keepBefore`). Throws
/// `SqlFailure`.
class ImportLedgerWriter {
public:
    ImportLedgerWriter(Transaction &transaction, ImportId import);
    ~ImportLedgerWriter();

    /// `index`: also into the search index.
    AccountId addAccount(const NewAccountRow &account, bool index);

    /// What is added waits in memory, some hundred rows of each kind, and so do the texts
    /// they point to: call `flush` before those texts go and before reading the ledger. The ids are
    /// those that the rows will have.
    qint64 addInvoice(const InvoiceValues &invoice);
    qint64 addPayment(qint64 account, qint64 day, Currency currency, qint64 amount,
                      qint64 unallocated, QByteArrayView method, QByteArrayView reference,
                      QByteArrayView referenceKey);
    void setUnallocated(qint64 payment, qint64 rest); ///< of a payment this import made
    void addAllocation(qint64 invoice, qint64 payment, qint64 day, qint64 amount);
    void flush();

    /// A dispute over `amount` of one invoice; `closed` = it was settled with the invoice.
    void addDispute(qint64 account, qint64 invoice, qint64 opened, std::optional<qint64> closed,
                    qint64 amount, QByteArrayView reason);

    /// Sets what the import can change of an invoice.
    void changeInvoice(const StoredInvoice &before, const InvoiceValues &after);
    void changePaymentDay(const ImportLedgerReader::OnlyAllocation &allocation, qint64 day);
    /// Closes the open disputes that imports made on this invoice; true where there was one.
    /// `paid`: because nothing is open of it any more.
    bool closeImportedDisputes(qint64 invoice, qint64 day, bool paid);
    /// Works the disputed amounts out anew where people's disputes have a say; at the end.
    void refreshDisputed();
    /// A dispute that what was written has settled, as it was before.
    void keepDispute(const Dispute &before);

    /// Removes the secondary indexes of tables that are filled in bulk until `finishBulk` builds
    /// them again.
    void startBulk(const std::vector<const char *> &tables);
    void finishBulk();

private:
    struct Pending;
    void keepBefore(const char *table, qint64 id, qint64 versionAfter, const QJsonObject &before);

    Transaction &m_transaction;
    ImportId m_import;
    qint64 m_position = 0;
    std::unique_ptr<Pending> m_pending;
    std::vector<QByteArray> m_droppedIndexes;
};

} // namespace duebook
