// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/document.h"
#include "ui/frame/formdialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace duebook::ui {

class DateEdit;

/// What is said about a document: name, kind, source, received day and whether it is proof.
class DocumentDialog : public FormDialog {
    Q_OBJECT
public:
    /// The fields are made by the caller, who knows the book's kinds and how it reads days.
    struct Fields {
        QComboBox *kind;
        QComboBox *source;
        DateEdit *received;
    };
    using MakeFields = std::function<Fields(QWidget *parent)>;

    DocumentDialog(const Document &document, const MakeFields &make, QWidget *parent);

Q_SIGNALS:
    void submitted(const duebook::Document &document);

protected:
    void submit() override;

private:
    void validate();

    Document m_document;
    Fields m_fields;
    QLineEdit *m_name;
    QCheckBox *m_proof;
};

} // namespace duebook::ui
