// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/document.h"
#include "ui/shell/theme.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace duebook::ui {

/// The documents that will be saved with the note: each with its name, its kind, a mark as proof
/// and a cross. Hidden while there are none.
class Attachments : public QWidget {
    Q_OBJECT
public:
    explicit Attachments(const Theme &theme, QWidget *parent = nullptr);

    /// The kinds to choose from.
    void setKinds(const QStringList &kinds) { m_kinds = kinds; }

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
    QWidget *kindButton(int index, QWidget *chip);

    const Theme &m_theme;
    QStringList m_kinds;
    std::vector<NewDocument> m_documents;
};

} // namespace duebook::ui
