// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/contact.h"
#include "core/rules/importing/contactsets.h"
#include "core/services/importing/importplan.h"

#include <span>

namespace duebook {

/// The texts and the persons in a row of a list of accounts or contacts.
class PersonReader {
public:
    explicit PersonReader(const ImportPlan &plan);

    /// The row that is asked about from now on; its bytes outlive the questions.
    void read(std::span<const QByteArrayView> fields) { m_fields = fields; }

    QString text(ImportField field) const;

    /// First and last name.
    QString personName() const;

    /// True where the row has the name of a company, so that a person in it is somebody there.
    bool namesCompany() const;

    /// The person that the fields of the row name; without an account.
    Contact person() const;

    /// Everybody else whom the row names; in a list of accounts also the one beside the company.
    std::vector<Contact> personsBeside() const;

private:
    QString textAt(int column) const;

    const ImportPlan &m_plan;
    std::vector<ContactColumns> m_sets;
    std::span<const QByteArrayView> m_fields;
};

} // namespace duebook
