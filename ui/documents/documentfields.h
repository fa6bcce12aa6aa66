// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/document.h"
#include "ui/frame/pagecontext.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace duebook::ui {

class DateEdit;

/// What is said about documents that are about to be added: kind, who they came from, when they
/// were received, whether they prove something. Choosing the kind that proves a delivery marks them
/// as proof.
class DocumentFields : public QWidget {
    Q_OBJECT
public:
    explicit DocumentFields(const PageContext &context, QWidget *parent = nullptr);

    /// A document with these and nothing else.
    NewDocument like() const;
    void setKind(const QString &kind);

private:
    PageContext m_context;
    QComboBox *m_kind;
    QComboBox *m_source;
    DateEdit *m_received;
    QCheckBox *m_proof;
};

/// The kinds a document can be of, editable.
QComboBox *makeKindBox(const BookContext &book, QWidget *parent);
/// "from the customer", "from us".
QComboBox *makeSourceBox(QWidget *parent);
/// A field for the day something was received.
DateEdit *makeReceivedEdit(const PageContext &context, QWidget *parent);

} // namespace duebook::ui
