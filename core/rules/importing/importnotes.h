// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <array>
#include <map>
#include <vector>

namespace duebook {

/// What an import worked out instead of reading it, or left out on purpose.
enum class ImportNoteKind {
    DueFromTerms,    ///< the due day from the terms of the row
    DueFromAccount,  ///< ... from the terms that the book has of the account
    DueFromDefault,  ///< ... from the book's usual terms: nobody told
    TermsUnknown,    ///< `word`: terms that are not understood
    CurrencyGiven,   ///< the row has none: the one given for such rows
    CurrencyHeading, ///< `word`: the currency that stands in the heading
    Rounded,         ///< a tail of decimals
    OtherZone,       ///< a moment of UTC on another day of the book's zone
    SerialDay,       ///< a spreadsheet's day number
    LeftOut,         ///< `word`: nothing is owed by documents of this type or status
    WrittenOff,      ///< `word`: left out, given up by the one who wrote the list
    SettledByStatus, ///< `word`: settled because the status says so
    DisputedByStatus,
    UnknownWord,    ///< `word`: a type or status that nobody explained; the rows are refused
    ZeroLimit,      ///< a credit limit of 0: it may mean none or no credit; left as it was
    ContactsBeside, ///< persons beside the name of a company became contacts
};
constexpr size_t kImportNoteKinds = size_t(ImportNoteKind::ContactsBeside) + 1;

struct ImportNote {
    ImportNoteKind kind = ImportNoteKind::DueFromTerms;
    QString word; ///< as the file writes it; empty where the kind needs none
    qint64 rows = 0;

    friend bool operator==(const ImportNote &, const ImportNote &) = default;
};

/// Counts while rows are read. What has no word costs an addition.
class ImportNoteCounts {
public:
    void add(ImportNoteKind kind) { ++m_plain[size_t(kind)]; }
    /// Of words that are never the same only the first hundred are told apart.
    void add(ImportNoteKind kind, QByteArrayView word);
    void add(const ImportNoteCounts &other);
    void clear();

    /// In the order of the kinds, then of the words.
    std::vector<ImportNote> notes() const;

private:
    std::array<qint64, kImportNoteKinds> m_plain{};
    std::map<std::pair<ImportNoteKind, QByteArray>, qint64> m_words;
};

} // namespace duebook
