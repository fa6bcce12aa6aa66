// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentdialog.h"

#include "ui/widgets/dateedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

namespace duebook::ui {

DocumentDialog::DocumentDialog(const Document &document, const MakeFields &make, QWidget *parent)
    : FormDialog(tr("Change the document"), tr("Save"), parent), m_document(document),
      m_fields(make(this)), m_name(new QLineEdit(document.name, this)),
      m_proof(new QCheckBox(tr("Proof: of payment, of delivery, of what was agreed"), this))
{
    setObjectName(QStringLiteral("documentDialog"));
    m_name->setObjectName(QStringLiteral("documentNameEdit"));
    m_fields.kind->setObjectName(QStringLiteral("kindEdit"));
    m_fields.kind->setEditText(document.kind);
    m_fields.source->setObjectName(QStringLiteral("sourceEdit"));
    m_fields.source->setCurrentIndex(m_fields.source->findData(int(document.source)));
    m_fields.received->setObjectName(QStringLiteral("receivedEdit"));
    m_fields.received->setDate(document.received);
    m_proof->setObjectName(QStringLiteral("proofBox"));
    m_proof->setChecked(document.isProof);
    addField(QStringLiteral("name"), tr("Name"), m_name);
    addField(QStringLiteral("kind"), tr("Kind"), m_fields.kind);
    addField(QStringLiteral("source"), tr("From"), m_fields.source);
    addField(QStringLiteral("received"), tr("Received"), m_fields.received);
    addRow(m_proof);
    connect(m_name, &QLineEdit::textChanged, this, &DocumentDialog::validate);
    connect(m_fields.received, &QLineEdit::textChanged, this, &DocumentDialog::validate);
    validate();
}

void DocumentDialog::validate()
{
    const bool unnamed = m_name->text().trimmed().isEmpty();
    const bool dated = m_fields.received->date().has_value();
    showProblem(QStringLiteral("name"), unnamed ? tr("Give the document a name.") : QString());
    showProblem(QStringLiteral("received"),
                dated ? QString() : tr("Say on which day it was received."));
    setAcceptable(!unnamed && dated);
}

void DocumentDialog::submit()
{
    Document document = m_document;
    document.name = m_name->text().trimmed();
    document.kind = m_fields.kind->currentText().trimmed();
    document.source = static_cast<DocumentSource>(m_fields.source->currentData().toInt());
    document.received = m_fields.received->date().value_or(m_document.received);
    document.isProof = m_proof->isChecked();
    Q_EMIT submitted(document);
}

} // namespace duebook::ui
