// SPDX-License-Identifier: Apache-2.0
#include "core/services/importaccounts.h"

#include "core/base/textfold.h"

namespace duebook {

AccountResolver::AccountResolver(std::vector<KnownAccountRow> book,
                                 const std::vector<AccountAnswer> &answers)
    : m_slots(std::move(book))
{
    m_byKey.reserve(qsizetype(m_slots.size()));
    m_byLoose.reserve(qsizetype(m_slots.size()));
    for (int slot = 0; slot < int(m_slots.size()); ++slot) {
        m_byKey.insert(m_slots[size_t(slot)].key, slot);
        if (!m_byLoose.contains(m_slots[size_t(slot)].loose))
            m_byLoose.insert(m_slots[size_t(slot)].loose, slot);
    }
    for (const AccountAnswer &answer : answers)
        m_answers.insert(answer.numberInFile.trimmed(), foldNumber(answer.numberInBook));
}

int AccountResolver::slotOf(QByteArrayView number, QByteArrayView name,
                            std::vector<NewAccount> &created)
{
    number = number.trimmed();
    if (number.isEmpty())
        return -1;
    if (number == m_lastText)
        return m_lastSlot;
    const auto found = m_byText.constFind(QByteArray::fromRawData(number.data(), number.size()));
    const int slot =
        found != m_byText.constEnd()
            ? *found
            : resolve(QString::fromUtf8(number), QString::fromUtf8(name).simplified(), created);
    m_lastText.resize(0);
    m_lastText.append(number);
    m_lastSlot = slot;
    if (found == m_byText.constEnd())
        m_byText.insert(number.toByteArray(), slot);
    return slot;
}

int AccountResolver::resolve(const QString &number, const QString &name,
                             std::vector<NewAccount> &created)
{
    const QString key = foldNumber(number);
    const auto answer = m_answers.constFind(number);
    const bool answered = answer != m_answers.constEnd();
    if (answered && !answer->isEmpty()) {
        if (const auto same = m_byKey.constFind(*answer); same != m_byKey.constEnd())
            return *same;
    }
    if (const auto same = m_byKey.constFind(key); same != m_byKey.constEnd()) {
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
    m_slots.push_back({{}, number, key, loose, shown, 30});
    m_byKey.insert(key, slot);
    if (alike == m_byLoose.constEnd())
        m_byLoose.insert(loose, slot);
    created.push_back({slot, number, key, loose, shown});
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
