// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/account.h"
#include "core/rules/importing/importreport.h"
#include "core/store/importing/importledger.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

#include <array>
#include <vector>

namespace duebook {

/// An account that the file names and the book does not have.
struct NewAccount {
    int slot = 0;
    NewAccountRow row;
};

/// Finds the account of each row: by the number as written (one hash look-up), else folded, else as
/// a person answered. Accounts of the book and new ones of the file are numbered alike as slots.
/// Used by the parsing thread alone.
class AccountResolver {
public:
    AccountResolver(std::vector<KnownAccountRow> book, const std::vector<AccountAnswer> &answers);

    /// The slot of the account with this number; -1 where the number is empty. An account not met
    /// before is added to `created`. `name` may be empty.
    int slotOf(QByteArrayView number, QByteArrayView name, std::vector<NewAccount> &created);

    /// Same in every run over one book and file: the account's id, or -1 - slot for a new one.
    qint64 identity(int slot) const { return m_brief[size_t(slot)].identity; }
    /// Of an account that the book or the file so far has; 0 = none with this number.
    qint64 knownIdentity(QByteArrayView number) const;
    int termsDays(int slot) const { return m_brief[size_t(slot)].termsDays; }

    /// True where a person said which account this number is.
    bool isAnswered(const QString &number) const { return m_answers.contains(number.trimmed()); }

    const std::vector<LookAlikeAccount> &lookAlikes() const { return m_lookAlikes; }
    qint64 lookAlikeCount() const { return m_lookAlikeCount; }

    /// Answers that fitted nothing: the number of the file was not met, or that of the book is
    /// neither in the book nor in the file. To be asked after the last row.
    std::vector<AccountAnswer> unusedAnswers() const;

private:
    /// What every row needs of its account, close together.
    struct Brief {
        qint64 identity;
        int termsDays;
    };
    static constexpr size_t kShortText = 20;
    /// A number as written and its slot. A short text stands here, a longer one in `m_texts`.
    struct Met {
        quint32 hash = 0;
        int slot = -1; ///< -1 = free
        quint32 size = 0;
        union {
            quint32 at = 0;
            std::array<char, kShortText> text;
        };
    };

    int resolve(const QString &number, const QString &name, std::vector<NewAccount> &created);
    QByteArrayView textOf(const Met &met) const;
    size_t placeOf(QByteArrayView number, quint32 hash) const;
    void remember(QByteArrayView number, quint32 hash, int slot);
    void noteLookAlike(const QString &number, const QString &name, int slot);

    std::vector<KnownAccountRow> m_slots;
    std::vector<Brief> m_brief;
    std::vector<Met> m_met; ///< open addressing, at most half full
    size_t m_metCount = 0;
    QByteArray m_texts;
    QHash<QString, int> m_byKey;
    QHash<QString, int> m_byLoose;
    struct Answer {
        AccountAnswer given;
        QString key; ///< folded number in the book, or empty
        bool met = false;
    };
    QHash<QString, Answer> m_answers; ///< by the number as written in the file
    QHash<QString, int> m_awaited;    ///< folded number that an answer names and nothing has yet
    std::vector<LookAlikeAccount> m_lookAlikes;
    qint64 m_lookAlikeCount = 0;
    QByteArray m_lastText;
    int m_lastSlot = -1;
};

} // namespace duebook
