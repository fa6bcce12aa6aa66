// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QtGlobal>

#include <compare>
#include <functional>

namespace duebook {

/// A record's number in the book, typed by what it numbers. 0 means "none yet".
template <typename Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 number) : m_number(number) {}
    constexpr qint64 number() const { return m_number; }
    constexpr bool isSet() const { return m_number != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.m_number, seed); }

private:
    qint64 m_number = 0;
};

using AccountId = Id<struct AccountTag>;
using AllocationId = Id<struct AllocationTag>;
using ContactId = Id<struct ContactTag>;
using CoverId = Id<struct CoverTag>;
using DisputeId = Id<struct DisputeTag>;
using DocumentId = Id<struct DocumentTag>;
using EscalationId = Id<struct EscalationTag>;
using FollowUpId = Id<struct FollowUpTag>;
using ImportId = Id<struct ImportTag>;
using InvoiceId = Id<struct InvoiceTag>;
using NoteId = Id<struct NoteTag>;
using PaymentId = Id<struct PaymentTag>;
using PromiseId = Id<struct PromiseTag>;
using RemarkId = Id<struct RemarkTag>;
using SegmentId = Id<struct SegmentTag>;
using UserId = Id<struct UserTag>;

} // namespace duebook

template <typename Tag>
struct std::hash<duebook::Id<Tag>> {
    size_t operator()(duebook::Id<Tag> id) const noexcept
    {
        return std::hash<qint64>{}(id.number());
    }
};
