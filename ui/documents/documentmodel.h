// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/documentlist.h"
#include "ui/book/wording.h"
#include "ui/look/icons.h"
#include "ui/tables/tablemodel.h"

namespace duebook::ui {

/// Documents, newest received first, of one account or of the whole book. Values only.
class DocumentModel : public TableModel<ListedDocument> {
    Q_OBJECT
public:
    enum class Scope { Account, Book };

    DocumentModel(const Theme &theme, Scope scope, QObject *parent = nullptr);

    void setWording(const Wording &wording) { m_wording = wording; }
    Scope scope() const { return m_scope; }

private:
    static std::vector<Column<ListedDocument>> columnsFor(const DocumentModel *self, Scope scope);

    const Theme &m_theme;
    Scope m_scope;
    Wording m_wording;
};

/// Invoices that lack a proof of delivery, longest due first. Values only.
class MissingProofModel : public TableModel<MissingProof> {
    Q_OBJECT
public:
    explicit MissingProofModel(QObject *parent = nullptr);

    void setWording(const Wording &wording) { m_wording = wording; }

private:
    static std::vector<Column<MissingProof>> columns(const MissingProofModel *self);

    Wording m_wording;
};

} // namespace duebook::ui
