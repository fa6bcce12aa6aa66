// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rules/importing/paymentterms.h"
#include "core/services/importing/importplan.h"

#include <QHash>

namespace duebook {

/// What the words of a row mean: by what a person said in the settings, else as programs write
/// them. Each word of the file is looked up once. Used by one thread.
class ItemWords {
public:
    explicit ItemWords(const ImportPlan &plan);

    /// Of the document type column: Blank, Unknown, or a meaning of types.
    WordMeaning type(QByteArrayView word);

    /// Of the status column, which may also say yes and no under a heading such as "isOpen".
    WordMeaning status(QByteArrayView word);

    /// Nothing where the terms are not understood.
    std::optional<PaymentTerms> terms(QByteArrayView text);

private:
    template <typename Value>
    using Cache = QHash<QByteArray, Value>;

    const ImportPlan &m_plan;
    Cache<WordMeaning> m_types;
    Cache<WordMeaning> m_statuses;
    Cache<std::optional<PaymentTerms>> m_terms;
};

/// The currency that the heading of the amounts names; unset where none is named.
Currency currencyOfHeadings(const ImportPlan &plan);

} // namespace duebook
