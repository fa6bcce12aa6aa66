// SPDX-License-Identifier: Apache-2.0
#include "core/services/importing/importitemwords.h"

#include "core/rules/importing/documentstatuses.h"
#include "core/rules/importing/documenttypes.h"
#include "core/rules/importing/headingcurrency.h"
#include "core/services/importing/importvalues.h"

namespace duebook {

namespace {

constexpr qsizetype kMostRemembered = 4096;

template <typename Value, typename LookUp>
Value remembered(QHash<QByteArray, Value> &cache, QByteArrayView word, LookUp lookUp)
{
    // Without a copy: the bytes outlive the look-up.
    const QByteArray key = QByteArray::fromRawData(word.data(), word.size());
    if (const auto known = cache.constFind(key); known != cache.constEnd())
        return *known;
    if (cache.size() >= kMostRemembered)
        cache.clear();
    const Value value = lookUp(QString::fromUtf8(word));
    cache.insert(word.toByteArray(), value);
    return value;
}

bool isOfType(WordMeaning meaning)
{
    return meaning == WordMeaning::Invoice || meaning == WordMeaning::CreditNote ||
           meaning == WordMeaning::Charge || meaning == WordMeaning::Payment ||
           meaning == WordMeaning::BySign || meaning == WordMeaning::LeftOut;
}

bool isOfStatus(WordMeaning meaning)
{
    return !isOfType(meaning) || meaning == WordMeaning::LeftOut;
}

/// What a person said the word means, where that fits the column.
std::optional<WordMeaning> given(const ImportPlan &plan, const QString &word,
                                 bool (*fits)(WordMeaning))
{
    const auto said = plan.settings.words.find(foldWord(word));
    if (said == plan.settings.words.end() || !fits(said->second))
        return std::nullopt;
    return said->second;
}

} // namespace

ItemWords::ItemWords(const ImportPlan &plan) : m_plan(plan) {}

WordMeaning ItemWords::type(QByteArrayView word)
{
    if (word.isEmpty())
        return WordMeaning::Blank;
    return remembered(m_types, word, [this](const QString &text) {
        return given(m_plan, text, isOfType).value_or(documentTypeMeaning(text));
    });
}

WordMeaning ItemWords::status(QByteArrayView word)
{
    if (word.isEmpty())
        return WordMeaning::Blank;
    return remembered(m_statuses, word, [this, word](const QString &text) {
        if (const auto said = given(m_plan, text, isOfStatus))
            return *said;
        if (const std::optional<bool> yes = yesOrNo(word)) {
            const WordMeaning flag = flaggedStatus(m_plan.columnName(ImportField::Status), *yes);
            if (flag != WordMeaning::Unknown)
                return flag;
        }
        return documentStatusMeaning(text);
    });
}

std::optional<PaymentTerms> ItemWords::terms(QByteArrayView text)
{
    return remembered(m_terms, text, [](const QString &words) { return parsePaymentTerms(words); });
}

Currency currencyOfHeadings(const ImportPlan &plan)
{
    for (const ImportField field :
         {ImportField::Amount, ImportField::Debit, ImportField::OpenAmount}) {
        const Currency currency = splitHeadingCurrency(plan.columnName(field)).currency;
        if (currency.isSet())
            return currency;
    }
    return {};
}

} // namespace duebook
