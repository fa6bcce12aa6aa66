// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/invoice.h"
#include "core/services/importing/importrows.h"
#include "core/store/importing/importledger.h"

namespace duebook {

/// Which values of an invoice a file has columns for: only these are compared and changed.
struct ComparedFields {
    bool due = false;
    bool amount = false; ///< false where the only amount is what is open
    bool open = false;
    bool settledDay = false;
    bool orderNumber = false;
    bool text = false;
    bool disputed = false;
};
ComparedFields comparedFields(const ImportPlan &plan);

/// 64-bit fingerprints of what identifies an invoice and of what it holds. Two different invoices
/// share one with a probability of about 1 in 10^13 for a million of them.
quint64 invoiceKey(qint64 account, QByteArrayView numberKey, int kind);
quint64 contentOf(const LedgerRow &row, const LedgerBatch &batch, const ComparedFields &fields);
quint64 contentOf(const StoredInvoice &stored, const ComparedFields &fields);

/// The invoices of the book (24 bytes each) and of the file so far (8 bytes each) by fingerprint:
/// open-addressing tables at most three quarters full.
class KnownInvoices {
public:
    struct Entry {
        quint64 key = 0; ///< 0 = free
        quint64 content = 0;
        qint64 id = 0; ///< in the book; negative = met in the file
    };

    explicit KnownInvoices(qint64 expectedOfBook);

    /// The invoice of the book with this key, or nothing.
    Entry *find(quint64 key);
    void addOfBook(quint64 key, quint64 content, qint64 id);

    /// Remembers a new invoice of the file; false where the file had it before.
    bool addOfFile(quint64 key);

private:
    std::vector<Entry> m_book;
    std::vector<quint64> m_file;
    size_t m_bookCount = 0;
    size_t m_fileCount = 0;
};

} // namespace duebook
