// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/domain/document.h"
#include "ui/look/theme.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QToolButton;

namespace duebook::ui {

class DateEdit;

/// The documents that will be saved with the note: each with its name, its kind and who it came
/// from, the day it was received where that was not today, a mark as proof and a cross. Hidden
/// while there are none.
class Attachments : public QWidget {
    Q_OBJECT
public:
    /// Reads the day a document was received, looking back, and writes it.
    struct Days {
        std::function<std::optional<QDate>(const QString &typed)> read;
        std::function<QString(QDate day)> write;
    };

    Attachments(const Theme &theme, Days days, QWidget *parent = nullptr);

    /// What is offered as kinds, and the one that proves a delivery: choosing it marks as proof.
    void setKinds(const QStringList &kinds, const QString &proof);

    const std::vector<NewDocument> &documents() const { return m_documents; }
    /// Replaces all without telling.
    void setDocuments(std::vector<NewDocument> documents);
    /// The same path twice is taken once.
    void add(const NewDocument &document);
    void removeAt(int index);
    /// Invalid when a day of receipt was typed that is no day; the caret goes there.
    Result<void> checkDays();

Q_SIGNALS:
    void changed();

private:
    void rebuild();
    QWidget *chipFor(int index);
    QToolButton *kindButton(int index, QWidget *chip);
    void setKind(int index, const QString &kind);
    void setSource(int index, DocumentSource source);
    DateEdit *receivedEdit(int index, QWidget *chip);

    const Theme &m_theme;
    Days m_days;
    QStringList m_kinds;
    QString m_proofKind;
    std::vector<NewDocument> m_documents;
};

} // namespace duebook::ui
