// SPDX-License-Identifier: Apache-2.0
#include "ui/promises/promisedialog.h"

#include "core/base/uid.h"
#include "ui/ledger/invoicepicker.h"
#include "ui/promises/promisefields.h"
#include "ui/text/disputewords.h"
#include "ui/text/format.h"
#include "ui/widgets/dateedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace duebook::ui {

namespace {

constexpr int kWidth = 760;

} // namespace

PromiseDialog::PromiseDialog(const Theme &theme, const PromiseChoices &choices,
                             const NaturalDateContext &dates, const Wording &wording,
                             QWidget *parent)
    : FormDialog(choices.replaces ? tr("A promise in place of another")
                                  : tr("%1 promises to pay").arg(choices.accountName),
                 tr("Save the promise"), parent),
      m_choices(choices), m_uid(newUid()), m_fields(new PromiseFields(theme, this)),
      m_invoices(new InvoicePicker(
          theme, tr("None ticked: any payment of the account keeps the promise."), this)),
      m_saidBy(new QComboBox(this)), m_evidence(new QComboBox(this)), m_remarks(new QLabel(this))
{
    setObjectName(QStringLiteral("promiseDialog"));
    setMinimumWidth(kWidth);
    m_fields->setObjectName(QStringLiteral("promiseFields"));
    m_fields->setContext(dates, wording, choices.currency);
    m_fields->setWarning(words::promiseWarning(choices.status));
    setAccessibleDescription(words::promiseWarning(choices.status));
    m_invoices->setObjectName(QStringLiteral("promiseInvoices"));
    m_invoices->setInvoices(choices.open, wording, choices.moreOpen);
    m_invoices->setChosen(choices.chosen);
    m_fields->setOpen(m_invoices->chosenOpen());
    if (choices.replaces)
        addReplaced(wording);
    addField(QStringLiteral("fields"), tr("Amount, day"), m_fields);
    addField(QStringLiteral("invoices"), tr("For invoices"), m_invoices);
    addPeople();
    m_remarks->setObjectName(QStringLiteral("remarksLabel"));
    m_remarks->setWordWrap(true);
    setLook(m_remarks, Look::Muted);
    m_remarks->hide();
    addRow(m_remarks);

    connect(m_invoices, &InvoicePicker::changed, this, [this] {
        m_fields->setOpen(m_invoices->chosenOpen());
        validate();
    });
    connect(m_fields, &PromiseFields::changed, this, &PromiseDialog::validate);
    validate();
    m_fields->setFocus();
}

void PromiseDialog::addReplaced(const Wording &wording)
{
    const Promise &old = *m_choices.replaces;
    auto *about =
        new QLabel(tr("It takes the place of %1 by %2, which stays readable.")
                       .arg(format::money(old.amount, wording.locale), wording.day(old.due)),
                   this);
    about->setWordWrap(true);
    setLook(about, Look::Muted);
    addRow(about);
    if (old.plan.isEmpty())
        return;
    m_wholePlan = new QCheckBox(tr("Also of the other open instalments of its plan"), this);
    m_wholePlan->setObjectName(QStringLiteral("wholePlanBox"));
    m_wholePlan->setChecked(true);
    addRow(m_wholePlan);
}

void PromiseDialog::addPeople()
{
    m_saidBy->setObjectName(QStringLiteral("saidByBox"));
    m_saidBy->setEditable(true);
    m_saidBy->addItem(QString(), 0);
    for (const Contact &contact : m_choices.contacts) {
        if (!contact.hasLeft)
            m_saidBy->addItem(contact.name, contact.id.number());
    }
    m_saidBy->lineEdit()->setPlaceholderText(tr("Who promised it"));
    m_evidence->setObjectName(QStringLiteral("evidenceBox"));
    m_evidence->setEditable(true);
    m_evidence->addItems({QString(), tr("on the phone"), tr("by email"), tr("by letter"),
                          tr("in a meeting"), tr("signed payment plan")});
    m_evidence->lineEdit()->setPlaceholderText(tr("What it rests on: “email of 3 March”"));
    if (m_choices.replaces) {
        const Promise &old = *m_choices.replaces;
        const int at = m_saidBy->findData(old.contact.number());
        if (old.contact.isSet() && at >= 0)
            m_saidBy->setCurrentIndex(at);
        else
            m_saidBy->setEditText(old.saidBy);
    }
    addField(QStringLiteral("saidBy"), tr("Said by"), m_saidBy);
    addField(QStringLiteral("evidence"), tr("Evidence"), m_evidence);
}

NewPromise PromiseDialog::promise() const
{
    NewPromise promise;
    promise.uid = m_uid;
    promise.account = m_choices.account;
    promise.instalments = m_fields->instalments();
    promise.invoices = m_invoices->chosen();
    const QString name = m_saidBy->currentText().trimmed();
    const int at = m_saidBy->findText(name, Qt::MatchFixedString);
    if (at > 0)
        promise.contact = ContactId(m_saidBy->itemData(at).toLongLong());
    else
        promise.saidBy = name;
    promise.evidence = m_evidence->currentText().trimmed();
    if (m_choices.replaces)
        promise.replaces = m_choices.replaces->id;
    return promise;
}

bool PromiseDialog::replacesPlan() const
{
    return m_wholePlan != nullptr && m_wholePlan->isChecked();
}

void PromiseDialog::validate()
{
    const NewPromise now = promise();
    const bool oneCurrency = now.invoices.empty() || m_invoices->chosenOpen().has_value();
    if (now.instalments.empty() || !oneCurrency)
        showRemarks({});
    else
        Q_EMIT considered(now, replacesPlan());
}

void PromiseDialog::submit()
{
    if (m_fields->showProblems())
        Q_EMIT submitted(promise(), replacesPlan());
    else
        FormDialog::finish(Error{ErrorCode::Invalid, {}, {}, {}});
}

void PromiseDialog::finish(const Result<void> &outcome)
{
    if (!outcome && m_fields->showProblem(outcome.error().place, outcome.error().sentence))
        FormDialog::finish(Error{ErrorCode::Invalid, {}, {}, {}});
    else
        FormDialog::finish(outcome);
}

void PromiseDialog::showRemarks(const QStringList &remarks)
{
    m_remarks->setText(remarks.join(QLatin1Char('\n')));
    m_remarks->setVisible(!remarks.isEmpty());
}

} // namespace duebook::ui
