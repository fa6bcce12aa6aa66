// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace duebook {

/// What a word in a column of document types or of statuses says about its row.
enum class WordMeaning {
    Unknown, ///< nobody told: the row is refused by name, never counted
    Blank,
    // of a document type
    Invoice,
    CreditNote,
    Charge,
    Payment, ///< money on account, overpayments and prepayments too
    BySign,  ///< a posting: raises the debt where it is positive, else lowers it
    // of a status
    Open,
    Paid,
    PartPaid,
    Disputed,
    WrittenOff,
    // of either
    LeftOut, ///< drafts, quotes, void documents, receipts: nothing is owed by them
};

/// "invoice", "credit-note", "part-paid" ...; empty for Unknown and Blank. Stable: profiles and
/// `--word WORD=MEANING` use them.
QString wordMeaningName(WordMeaning meaning);
std::optional<WordMeaning> wordMeaningFromName(const QString &name);

/// Every meaning a person can give a word.
std::span<const WordMeaning> givenMeanings();

/// `foldText`, and the letters with a stroke or tied together as plain ones ("ł" is "l").
QString foldLetters(const QString &text);

/// How two writings of one word are compared: folded, other signs than letters and digits as one
/// blank ("Credit-Memo" is "credit memo").
QString foldWord(const QString &text);

/// Phrases in several languages with what they mean. An exact phrase wins over a pattern, an
/// earlier pattern over a later one.
class PhraseTable {
public:
    struct Entry {
        WordMeaning meaning;
        /// Separated by '|'. A '*' at an end of a phrase stands for anything.
        const char *phrases;
    };

    explicit PhraseTable(std::span<const Entry> entries);

    /// Blank for a text without letters and digits.
    WordMeaning meaningOf(const QString &text) const;

private:
    struct Pattern {
        QString text;
        bool openBefore = false;
        bool openBehind = false;
        WordMeaning meaning = WordMeaning::Unknown;
    };

    QHash<QString, WordMeaning> m_exact;
    std::vector<Pattern> m_patterns;
};

} // namespace duebook
