// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/document.h"
#include "ui/shell/theme.h"

#include <QWidget>

#include <vector>

namespace duebook::ui {

/// The documents that will be saved with the note: each with its name, a mark as proof and a cross.
/// Hidden while there are none.
class Attachments : public QWidget {
    Q_OBJECT
public:
    explicit Attachments(const Theme &theme, QWidget *parent = nullptr);

    const std::vector<NewDocument> &documents() const { return m_documents; }
    /// Replaces all without telling.
    void setDocuments(std::vector<NewDocument> documents);
    /// The same path twice is taken once.
    void add(const NewDocument &document);
    void removeAt(int index);

Q_SIGNALS:
    void changed();

private:
    void rebuild();
    QWidget *chipFor(int index);

    const Theme &m_theme;
    std::vector<NewDocument> m_documents;
};

} // namespace duebook::ui
