// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/invoice.h"
#include "core/rules/importing/importnotes.h"
#include "core/services/importing/importaccounts.h"
#include "core/services/importing/importitemwords.h"
#include "core/services/importing/importplan.h"
#include "core/services/importing/tablerows.h"

#include <limits>

namespace duebook {

constexpr qint64 kNoDay = std::numeric_limits<qint64>::min();

/// A text in the arena of its batch.
struct BatchText {
    qsizetype at = 0;
    qsizetype size = 0;
};

/// One row of a ledger file, typed. Amounts in minor units of `currency`, days since 1970-01-01.
struct LedgerRow {
    enum class Is { Invoice, OnAccount };

    qint64 row = 0;
    Is is = Is::Invoice;
    InvoiceKind kind = InvoiceKind::Invoice;
    bool disputed = false;
    int slot = 0;
    qint64 accountIdentity = 0; ///< AccountResolver::identity
    Currency currency;
    qint64 amount = 0;
    qint64 open = 0;
    qint64 issued = kNoDay;
    qint64 due = kNoDay;
    qint64 settled = kNoDay; ///< the file's own settlement day, else kNoDay
    BatchText number;        ///< of a payment: its reference
    BatchText numberKey;
    BatchText orderNumber;
    BatchText text;     ///< of a payment: its method
    BatchText invoices; ///< of a payment: the invoice numbers it names
    BatchText disputeReason;
};

/// What a row that was refused named all the same.
struct RefusedRow {
    qint64 account = 0;  ///< AccountResolver::identity; 0 = not known
    BatchText numberKey; ///< empty = not known
};

/// What the parsing thread hands over at a time.
struct LedgerBatch {
    std::vector<LedgerRow> rows;
    std::vector<RefusedRow> refusedRows;
    QByteArray arena;
    std::vector<NewAccount> accounts;
    std::vector<ImportProblem> problems;
    qint64 problemCount = 0; ///< may be more than `problems`
    qint64 rowsRead = 0;
    qint64 rejected = 0;
    qint64 skipped = 0;
    qint64 bytesRead = 0;
    ImportNoteCounts notes;

    QByteArrayView view(BatchText text) const
    {
        return QByteArrayView(arena).sliced(text.at, text.size);
    }
    void clear();
};

/// Turns the fields of a row into typed values by the plan, row by row. Problems go into the batch.
class LedgerRowParser {
public:
    LedgerRowParser(const ImportPlan &plan, AccountResolver &accounts);

    /// One row of the file; `problems` are CsvProblem bits.
    void parse(qint64 row, std::span<const QByteArrayView> fields, unsigned problems,
               LedgerBatch &batch);

private:
    using Fields = std::span<const QByteArrayView>;

    QByteArrayView value(Fields fields, ImportField field) const;
    bool refuse(LedgerBatch &batch, qint64 row, ImportField field, QByteArrayView value,
                const QString &reason);
    void note(ImportNoteKind kind, QByteArrayView word = {}) { m_notes.emplace_back(kind, word); }
    void keepNotes(LedgerBatch &batch);
    /// What the words of the row say. False: refused, or nothing is owed by it.
    enum class Owed { Yes, No, Refused };
    Owed readWords(LedgerBatch &batch, LedgerRow &row, Fields fields);
    bool readDay(LedgerBatch &batch, LedgerRow &row, Fields fields, ImportField field, qint64 &day);
    bool readAmount(LedgerBatch &batch, const LedgerRow &row, Fields fields, ImportField field,
                    qint64 &minor, bool &present);
    bool readCurrency(LedgerBatch &batch, LedgerRow &row, Fields fields);
    bool findCurrency(LedgerBatch &batch, LedgerRow &row, Fields fields);
    bool readMoney(LedgerBatch &batch, LedgerRow &row, Fields fields);
    bool readOpen(LedgerBatch &batch, LedgerRow &row, Fields fields);
    void readTerms(LedgerRow &row, Fields fields);
    bool checkStatus(LedgerBatch &batch, LedgerRow &row, Fields fields, bool openSaid);
    bool readAccount(LedgerBatch &batch, LedgerRow &row, Fields fields);
    bool readInvoice(LedgerBatch &batch, LedgerRow &row, Fields fields);
    bool readPayment(LedgerBatch &batch, LedgerRow &row, Fields fields);
    void keepRefused(LedgerBatch &batch, Fields fields);
    BatchText keep(LedgerBatch &batch, QByteArrayView text);
    BatchText keepKey(LedgerBatch &batch, QByteArrayView text);

    const ImportPlan &m_plan;
    AccountResolver &m_accounts;
    TableRows m_table;
    ItemWords m_words;
    Currency m_headingCurrency;
    WordMeaning m_type = WordMeaning::Blank; ///< of the row that is read
    WordMeaning m_status = WordMeaning::Blank;
    /// Of the row that is read: counted when it is taken.
    std::vector<std::pair<ImportNoteKind, QByteArrayView>> m_notes;
};

/// False for empty, "no", "0" and their kin in other languages.
bool isYes(QByteArrayView text);

/// A translated reason for what is wrong with a row, from CsvProblem bits.
QString csvProblemText(unsigned problems);

} // namespace duebook
