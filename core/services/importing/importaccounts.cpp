// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importaccounts.h"

#include "core/base/textfold.h"
#include "core/base/uid.h"

#include <algorithm>

namespace duebook {

namespace {

constexpr int kDefaultTerms = 30;

} // namespace

AccountResolver::AccountResolver(std::vector<KnownAccountRow> book,
                                 const std::vector<AccountAnswer> &answers)
    : m_slots(std::move(book)), m_met(4096)
{
    m_brief.reserve(m_slots.size());
    for (const KnownAccountRow &account : m_slots)
        m_brief.push_back({account.id.number(), account.termsDays});
    m_byKey.reserve(qsizetype(m_slots.size()));
    m_byLoose.reserve(qsizetype(m_slots.size()));
    for (int slot = 0; slot < int(m_slots.size()); ++slot) {
        m_byKey.insert(m_slots[size_t(slot)].key, slot);
        if (!m_byLoose.contains(m_slots[size_t(slot)].loose))
            m_byLoose.insert(m_slots[size_t(slot)].loose, slot);
    }
    for (const AccountAnswer &answer : answers)
        m_answers.insert(answer.numberInFile.trimmed(),
                         {answer, foldNumber(answer.numberInBook), false});
}

qint64 AccountResolver::knownIdentity(QByteArrayView number) const
{
    number = number.trimmed();
    const Met &met = m_met[placeOf(number, quint32(qHash(number)))];
    if (met.slot >= 0)
        return identity(met.slot);
    const QString text = QString::fromUtf8(number);
    const auto answer = m_answers.constFind(text);
    const bool answered = answer != m_answers.constEnd() && !answer->key.isEmpty();
    const auto known = m_byKey.constFind(answered ? answer->key : foldNumber(text));
    return known != m_byKey.constEnd() ? identity(*known) : 0;
}

std::vector<AccountAnswer> AccountResolver::unusedAnswers() const
{
    std::vector<AccountAnswer> unused;
    for (const Answer &answer : m_answers) {
        if (!answer.met || (!answer.key.isEmpty() && !m_byKey.contains(answer.key)))
            unused.push_back(answer.given);
    }
    std::sort(unused.begin(), unused.end(), [](const AccountAnswer &a, const AccountAnswer &b) {
        return a.numberInFile < b.numberInFile;
    });
    return unused;
}

int AccountResolver::slotOf(QByteArrayView number, QByteArrayView name,
                            std::vector<NewAccount> &created)
{
    number = number.trimmed();
    if (number.isEmpty())
        return -1;
    if (number == m_lastText)
        return m_lastSlot;
    const auto hash = quint32(qHash(number));
    const Met &met = m_met[placeOf(number, hash)];
    int slot = met.slot;
    if (slot < 0) {
        slot = resolve(QString::fromUtf8(number), QString::fromUtf8(name).simplified(), created);
        remember(number, hash, slot);
    }
    m_lastText.resize(0);
    m_lastText.append(number);
    m_lastSlot = slot;
    return slot;
}

QByteArrayView AccountResolver::textOf(const Met &met) const
{
    return met.size <= kShortText ? QByteArrayView(met.text.data(), qsizetype(met.size))
                                  : QByteArrayView(m_texts).sliced(met.at, met.size);
}

/// Where the number stands, or the free place where it belongs.
size_t AccountResolver::placeOf(QByteArrayView number, quint32 hash) const
{
    const size_t mask = m_met.size() - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        const Met &met = m_met[at];
        if (met.slot < 0 || (met.hash == hash && textOf(met) == number))
            return at;
    }
}

void AccountResolver::remember(QByteArrayView number, quint32 hash, int slot)
{
    if (++m_metCount * 2 > m_met.size()) {
        std::vector<Met> old(m_met.size() * 2);
        old.swap(m_met);
        for (const Met &met : old) {
            if (met.slot >= 0)
                m_met[placeOf(textOf(met), met.hash)] = met;
        }
    }
    Met &met = m_met[placeOf(number, hash)];
    met.hash = hash;
    met.slot = slot;
    met.size = quint32(number.size());
    if (met.size <= kShortText) {
        std::copy(number.begin(), number.end(), met.text.begin());
    } else {
        met.at = quint32(m_texts.size());
        m_texts.append(number);
    }
}

int AccountResolver::resolve(const QString &number, const QString &name,
                             std::vector<NewAccount> &created)
{
    const QString key = foldNumber(number);
    const auto answer = m_answers.find(number);
    const bool answered = answer != m_answers.end();
    const QString other = answered ? answer->key : QString();
    if (answered) {
        answer->met = true;
        if (const auto same = m_byKey.constFind(other);
            !other.isEmpty() && same != m_byKey.constEnd())
            return *same;
    }
    // Which of two numbers of one account the file names first does not matter.
    if (const auto same = m_awaited.constFind(key); same != m_awaited.constEnd()) {
        m_byKey.insert(key, *same);
        return *same;
    }
    if (const auto same = m_byKey.constFind(key); same != m_byKey.constEnd()) {
        if (!other.isEmpty())
            m_awaited.insert(other, *same);
        if (!answered && m_slots[size_t(*same)].number != number)
            noteLookAlike(number, name, *same);
        return *same;
    }
    const QString loose = looseNumber(number);
    const auto alike = m_byLoose.constFind(loose);
    if (alike != m_byLoose.constEnd() && !answered)
        noteLookAlike(number, name, *alike);

    const int slot = int(m_slots.size());
    const QString shown = name.isEmpty() ? number : name;
    m_slots.push_back({{}, number, key, loose, shown, kDefaultTerms});
    m_brief.push_back({-1 - qint64{slot}, kDefaultTerms});
    m_byKey.insert(key, slot);
    if (!other.isEmpty())
        m_awaited.insert(other, slot);
    if (alike == m_byLoose.constEnd())
        m_byLoose.insert(loose, slot);
    created.push_back({slot, {newUid(), number, key, loose, shown, foldText(shown)}});
    return slot;
}

void AccountResolver::noteLookAlike(const QString &number, const QString &name, int slot)
{
    ++m_lookAlikeCount;
    const KnownAccountRow &other = m_slots[size_t(slot)];
    if (m_lookAlikes.size() < kMostListed)
        m_lookAlikes.push_back({number, name, other.number, other.name});
}

} // namespace duebook
