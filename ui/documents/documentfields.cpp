// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentfields.h"

#include "core/services/documents/documentservice.h"
#include "ui/book/bookcontext.h"
#include "ui/book/wording.h"
#include "ui/widgets/dateedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace duebook::ui {

namespace {

constexpr int kKindWidth = 170;
constexpr int kDateWidth = 150;

} // namespace

QComboBox *makeKindBox(const BookContext &book, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setEditable(true);
    box->addItem(QString());
    box->addItems(DocumentService::kinds(book.settings()));
    box->lineEdit()->setPlaceholderText(DocumentFields::tr("kind"));
    box->setMinimumWidth(kKindWidth);
    return box;
}

QComboBox *makeSourceBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->addItem(DocumentFields::tr("from the customer"), int(DocumentSource::Customer));
    box->addItem(DocumentFields::tr("from us"), int(DocumentSource::Us));
    return box;
}

DateEdit *makeReceivedEdit(const PageContext &context, QWidget *parent)
{
    BookContext &book = context.book;
    auto *edit = new DateEdit(
        context.theme,
        [&book](const QString &typed) -> std::optional<QDate> {
            const NaturalDate read =
                readNaturalDate(typed, dateContext(book.settings(), Wording::of(book)));
            return read.ok() ? std::optional(read.day) : std::nullopt;
        },
        [&book](QDate day) { return Wording::of(book).day(day); }, parent);
    edit->setMinimumWidth(kDateWidth);
    return edit;
}

DocumentFields::DocumentFields(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_kind(makeKindBox(context.book, this)),
      m_source(makeSourceBox(this)), m_received(makeReceivedEdit(context, this)),
      m_proof(new QCheckBox(tr("Proof"), this))
{
    m_kind->setObjectName(QStringLiteral("documentKindBox"));
    m_kind->setAccessibleName(tr("Kind of the documents added"));
    m_source->setObjectName(QStringLiteral("documentSourceBox"));
    m_source->setAccessibleName(tr("Who the documents added came from"));
    m_received->setObjectName(QStringLiteral("documentReceivedEdit"));
    m_received->setAccessibleName(tr("When the documents added were received"));
    m_received->setPlaceholderText(tr("received today"));
    m_received->setMaximumWidth(kDateWidth + 40);
    m_proof->setObjectName(QStringLiteral("documentProofBox"));
    m_proof->setToolTip(tr("Mark what is added as proof"));
    auto *label = new QLabel(tr("New ones are"), this);
    setLook(label, Look::Muted);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(label);
    row->addWidget(m_kind);
    row->addWidget(m_source);
    row->addWidget(m_received);
    row->addWidget(m_proof);
    row->addStretch();
    connect(m_kind, &QComboBox::currentTextChanged, this, [this](const QString &kind) {
        if (kind.trimmed().compare(DocumentService::proofOfDelivery(), Qt::CaseInsensitive) == 0)
            m_proof->setChecked(true);
    });
}

void DocumentFields::setKind(const QString &kind)
{
    m_kind->setCurrentText(kind);
}

NewDocument DocumentFields::like() const
{
    NewDocument document;
    document.kind = m_kind->currentText().trimmed();
    document.source = static_cast<DocumentSource>(m_source->currentData().toInt());
    document.isProof = m_proof->isChecked();
    document.received = m_received->date().value_or(QDate());
    return document;
}

} // namespace duebook::ui
