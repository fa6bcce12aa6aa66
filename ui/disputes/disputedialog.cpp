// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/disputedialog.h"

#include "core/rules/calendar/pastmoment.h"
#include "ui/disputes/disputefields.h"
#include "ui/documents/attachments.h"
#include "ui/text/disputewords.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QUrl>

namespace duebook::ui {

namespace {

constexpr int kTextHeight = 84;
constexpr int kWidth = 620;

} // namespace

DisputeDialog::DisputeDialog(const Theme &theme, const Choices &choices,
                             const NaturalDateContext &dates, const Wording &wording,
                             QWidget *parent)
    : FormDialog(choices.dispute ? tr("Dispute of %1").arg(choices.accountName)
                                 : tr("%1 disputes").arg(choices.accountName),
                 choices.dispute ? tr("Save") : tr("Open the dispute"), parent),
      m_choices(choices), m_fields(new DisputeFields(theme, DisputeFields::Invoices::Ticked, this)),
      m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("disputeDialog"));
    setMinimumWidth(kWidth);
    m_fields->setContext(dates, wording, choices.defaultDeadline);
    m_fields->setReasons(choices.reasons);
    m_fields->setPeople(choices.people, choices.me);
    m_fields->setInvoices(choices.invoices);
    m_text->setObjectName(QStringLiteral("disputeTextEdit"));
    m_text->setFixedHeight(kTextHeight);
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("What the customer says, and what we found"));
    addRow(m_fields);
    if (choices.dispute) {
        m_fields->setValue(*choices.dispute);
        m_text->setPlainText(choices.dispute->text);
        m_stage = new QComboBox(this);
        m_stage->setObjectName(QStringLiteral("disputeStageBox"));
        for (const DisputeStage each :
             {DisputeStage::New, DisputeStage::LookedInto, DisputeStage::CustomerAnswers,
              DisputeStage::ColleagueAnswers, DisputeStage::CreditExpected})
            m_stage->addItem(words::disputeStage(each), int(each));
        m_stage->setCurrentIndex(m_stage->findData(int(choices.dispute->stage)));
        addField(QStringLiteral("stage"), tr("Stage"), m_stage);
    } else {
        m_fields->setTicked(choices.ticked);
    }
    addField(QStringLiteral("text"), tr("In words"), m_text);
    if (!choices.dispute) {
        const auto pastDay = [dates, wording](const QString &typed) -> std::optional<QDate> {
            const QDateTime now(wording.today, QTime(23, 59, 59), wording.zone);
            const PastMoment read = readPastMoment(typed, dates, now);
            return read.at.isValid() ? std::optional(read.at.date()) : std::nullopt;
        };
        m_documents = new Attachments(
            theme, {pastDay, [wording](QDate day) { return wording.day(day); }}, this);
        addRow(m_documents);
        setAcceptDrops(true);
        m_text->setAcceptDrops(false);
    }
    connect(m_fields, &DisputeFields::changed, this, &DisputeDialog::validate);
    m_fields->focusFirst();
    validate();
}

void DisputeDialog::validate()
{
    setAcceptable(m_fields->isComplete());
}

void DisputeDialog::finish(const Result<void> &outcome)
{
    static const QStringList kFields{QStringLiteral("reason"), QStringLiteral("owner"),
                                     QStringLiteral("deadline"), QStringLiteral("parts")};
    const bool ofFields = !outcome && kFields.contains(outcome.error().place);
    if (!ofFields) {
        m_fields->showProblem({}, {});
        FormDialog::finish(outcome);
        return;
    }
    FormDialog::finish(Error{outcome.error().code, {}, outcome.error().place, {}});
    m_fields->showProblem(outcome.error().place, outcome.error().sentence);
}

void DisputeDialog::submit()
{
    m_fields->showProblem({}, {});
    const NewDispute value = m_fields->value();
    if (!m_choices.dispute) {
        if (const Result<void> days = m_documents->checkDays(); !days) {
            finish(days);
            return;
        }
        NewDispute dispute = value;
        dispute.account = m_choices.account;
        dispute.text = m_text->toPlainText().trimmed();
        Q_EMIT opened(dispute, m_documents->documents());
        return;
    }
    Dispute dispute = *m_choices.dispute;
    dispute.reason = value.reason;
    dispute.owner = value.owner;
    dispute.deadline = value.deadline;
    dispute.parts = value.parts;
    dispute.stage = static_cast<DisputeStage>(m_stage->currentData().toInt());
    dispute.text = m_text->toPlainText().trimmed();
    Q_EMIT changed(dispute);
}

void DisputeDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void DisputeDialog::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        if (!url.isLocalFile())
            continue;
        NewDocument document;
        document.path = url.toLocalFile();
        document.name = QFileInfo(document.path).fileName();
        m_documents->add(document);
    }
    event->acceptProposedAction();
}

} // namespace duebook::ui
