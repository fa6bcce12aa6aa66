// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/document.h"
#include "ui/models/tablemodel.h"
#include "ui/shell/icons.h"
#include "ui/support/wording.h"

namespace duebook::ui {

/// The documents of one account, newest first. Values only.
class DocumentModel : public TableModel<Document> {
    Q_OBJECT
public:
    enum Column { Name, Kind, Proof, Source, Size, Added, AddedBy, ColumnCount };

    explicit DocumentModel(const Theme &theme, QObject *parent = nullptr);

    void setWording(const Wording &wording) { m_wording = wording; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(const Document &document, int column) const;

    const Theme &m_theme;
    Wording m_wording;
};

} // namespace duebook::ui
