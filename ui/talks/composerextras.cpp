// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/composerextras.h"

#include "core/services/disputes/disputeservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/disputes/disputefields.h"
#include "ui/promises/promisefields.h"
#include "ui/talks/answerby.h"
#include "ui/talks/informpeople.h"
#include "ui/talks/notedraft.h"
#include "ui/text/disputewords.h"
#include "ui/widgets/dateedit.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace duebook::ui {

namespace {

constexpr int kLabelWidth = 62;

constexpr QLatin1String kPromisePlace("promise.");
constexpr QLatin1String kDisputePlace("dispute.");
constexpr QLatin1String kAmount("amount");
constexpr QLatin1String kDue("due");
constexpr QLatin1String kInstalments("instalments");
constexpr QLatin1String kInterval("interval");

QJsonObject toJson(const PromiseTyped &typed)
{
    return {{kAmount, typed.amount},
            {kDue, typed.due},
            {kInstalments, typed.instalments},
            {kInterval, typed.interval}};
}

PromiseTyped promiseOf(const QJsonObject &json)
{
    return {json[kAmount].toString(), json[kDue].toString(), json[kInstalments].toInt(1),
            json[kInterval].toInt()};
}

} // namespace

ComposerExtras::ComposerExtras(const Theme &theme, BookContext &book, QWidget *parent)
    : QWidget(parent), m_book(book), m_promise(new PromiseFields(theme, this)),
      m_dispute(new DisputeFields(theme, DisputeFields::Invoices::Given, this)),
      m_answer(new AnswerBy(theme, this)), m_inform(new InformPeople(theme, this))
{
    build();
    connect(m_promise, &PromiseFields::changed, this, &ComposerExtras::changed);
    connect(m_dispute, &DisputeFields::changed, this, &ComposerExtras::changed);
    connect(m_answer, &AnswerBy::changed, this, &ComposerExtras::changed);
    connect(m_inform, &InformPeople::changed, this, &ComposerExtras::changed);
    arrange();
}

void ComposerExtras::build()
{
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("extrasProblem"));
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_problem->hide();

    const auto labelled = [this](const QString &text, QWidget *fields) {
        auto *row = new QWidget(this);
        auto *label = new QLabel(text, row);
        label->setMinimumWidth(kLabelWidth);
        setLook(label, Look::Muted);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::kSmall);
        line->addWidget(label, 0, Qt::AlignTop);
        line->addWidget(fields, 1);
        // On the line of the first field.
        label->setFixedHeight(fields->fontMetrics().height() + 2 * space::kSmall);
        return row;
    };
    m_line = new QWidget(this);
    auto *line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    line->addWidget(m_answer, 0, Qt::AlignTop);
    line->addWidget(m_inform, 1, Qt::AlignTop);
    line->addStretch();
    m_rows = {labelled(tr("Promise"), m_promise), labelled(tr("Dispute"), m_dispute), m_answer,
              m_inform};

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(rowOf(ComposerPart::Promise));
    column->addWidget(rowOf(ComposerPart::Dispute));
    column->addWidget(m_line);
    column->addWidget(m_problem);
}

void ComposerExtras::setPeople(const std::vector<User> &people, UserId me, UserId representative)
{
    m_dispute->setPeople(people, me);
    m_inform->setPeople(people, me, representative);
}

void ComposerExtras::setOpenInvoices(const std::vector<InvoiceRow> &open)
{
    m_openInvoices = open;
    setInvoices(std::vector(m_invoices));
}

void ComposerExtras::setInvoices(const std::vector<InvoiceId> &invoices)
{
    m_invoices = invoices;
    std::optional<Money> sum;
    for (const InvoiceRow &row : m_openInvoices) {
        if (std::find(invoices.begin(), invoices.end(), row.invoice.id) == invoices.end())
            continue;
        if (sum && sum->currency() != row.invoice.open.currency()) {
            sum.reset();
            break;
        }
        sum = sum ? *sum + row.invoice.open : row.invoice.open;
    }
    m_promise->setOpen(sum);
    askContestable();
}

void ComposerExtras::setStatus(AccountStatus status)
{
    m_promise->setWarning(words::promiseWarning(status));
}

void ComposerExtras::setContext(const NaturalDateContext &context, const Wording &wording)
{
    m_wording = wording;
    const BookSettings &settings = m_book.settings();
    m_promise->setContext(context, wording, settings.baseCurrency);
    m_dispute->setContext(context, wording, context.today.addDays(settings.disputeDeadlineDays));
    m_dispute->setReasons(settings.disputeReasons.isEmpty() ? DisputeService::defaultReasons()
                                                            : settings.disputeReasons);
    m_answer->setContext(context, wording);
}

void ComposerExtras::arrange()
{
    for (int part = 0; part < kComposerParts; ++part)
        m_rows[size_t(part)]->setVisible(m_open[size_t(part)]);
    m_line->setVisible(isOpen(ComposerPart::Answer) || isOpen(ComposerPart::Inform));
    setVisible(std::find(m_open.begin(), m_open.end(), true) != m_open.end());
}

void ComposerExtras::setOpen(ComposerPart part, bool open)
{
    if (isOpen(part) == open)
        return;
    m_open[size_t(part)] = open;
    arrange();
    if (part == ComposerPart::Dispute)
        askContestable();
    Q_EMIT opened(part, open);
    Q_EMIT changed();
}

void ComposerExtras::focus(ComposerPart part)
{
    switch (part) {
    case ComposerPart::Promise:
        m_promise->amountField()->setFocus();
        m_promise->amountField()->selectAll();
        break;
    case ComposerPart::Dispute:
        m_dispute->focusFirst();
        break;
    case ComposerPart::Answer:
        m_answer->field()->setFocus();
        break;
    case ComposerPart::Inform:
        m_inform->offer();
        break;
    }
}

void ComposerExtras::askContestable()
{
    if (!isOpen(ComposerPart::Dispute) || !m_book.isOpen())
        return;
    whenDone(this, m_book.read([invoices = m_invoices](Session &session) {
        return DisputeService(session).contestable(invoices);
    }),
             [this, question = ++m_question](const Result<std::vector<Contestable>> &found) {
                 if (question == m_question && found)
                     takeContestable(*found);
             });
}

void ComposerExtras::takeContestable(const std::vector<Contestable> &contestable)
{
    m_dispute->setInvoices(contestable);
    if (m_disputeDraft.isEmpty())
        return;
    const QSignalBlocker quiet(this);
    m_dispute->setDraft(std::exchange(m_disputeDraft, {}));
}

bool ComposerExtras::disputeMeant() const
{
    const NewDispute dispute = m_dispute->value();
    return !dispute.reason.isEmpty() || dispute.deadline.isValid() || !dispute.parts.empty();
}

void ComposerExtras::fill(NoteDraft *draft) const
{
    if (isOpen(ComposerPart::Promise) && !m_promise->isEmpty())
        draft->promise = toJson(m_promise->typed());
    if (isOpen(ComposerPart::Dispute) && disputeMeant())
        draft->dispute = m_disputeDraft.isEmpty() ? m_dispute->draft() : m_disputeDraft;
    if (isOpen(ComposerPart::Answer))
        draft->answerBy = m_answer->text();
    if (isOpen(ComposerPart::Inform))
        draft->inform = m_inform->chosen();
}

void ComposerExtras::show(const NoteDraft &draft)
{
    m_promise->clear();
    if (!draft.promise.isEmpty())
        m_promise->setTyped(promiseOf(draft.promise));
    m_dispute->clear();
    m_disputeDraft = draft.dispute;
    if (!draft.dispute.isEmpty())
        m_dispute->setDraft(draft.dispute);
    m_answer->setText(draft.answerBy);
    m_inform->setChosen(draft.inform);
    setOpen(ComposerPart::Promise, !draft.promise.isEmpty());
    setOpen(ComposerPart::Dispute, !draft.dispute.isEmpty());
    setOpen(ComposerPart::Answer, !draft.answerBy.isEmpty());
    setOpen(ComposerPart::Inform, !draft.inform.empty());
    setInvoices(draft.invoices);
}

Result<void> ComposerExtras::into(NewNote *note) const
{
    if (isOpen(ComposerPart::Promise) && !m_promise->isEmpty()) {
        NewPromise promise;
        promise.uid = note->uid + QStringLiteral("/promise");
        promise.instalments = m_promise->instalments();
        // What is wrong with it the fields tell by themselves.
        if (promise.instalments.empty())
            return Error{ErrorCode::Invalid, {}, kPromisePlace, {}};
        promise.invoices = note->invoices;
        note->promise = promise;
    }
    if (isOpen(ComposerPart::Dispute) && disputeMeant()) {
        note->dispute = m_dispute->value();
        note->dispute->uid = note->uid + QStringLiteral("/dispute");
    }
    if (isOpen(ComposerPart::Answer)) {
        const NaturalDate answer = m_answer->understood();
        if (answer.ok())
            note->responseDue = answer.day;
        else if (answer.problem != DateProblem::Empty)
            return Error{
                ErrorCode::Invalid, problemText(answer.problem), QStringLiteral("responseDue"), {}};
    }
    if (isOpen(ComposerPart::Inform))
        note->inform = m_inform->chosen();
    return {};
}

bool ComposerExtras::showPromiseProblem(const QString &place, const QString &sentence)
{
    setOpen(ComposerPart::Promise, true);
    if (place.isEmpty())
        return !m_promise->showProblems();
    if (!m_promise->showProblem(place, sentence))
        return false;
    if (place == kDue)
        m_promise->dateField()->setFocus();
    else
        m_promise->amountField()->setFocus();
    return true;
}

bool ComposerExtras::showProblem(const Error &error)
{
    const QString &place = error.place;
    if (place.startsWith(kPromisePlace)) {
        if (showPromiseProblem(place.mid(kPromisePlace.size()), error.sentence))
            return true;
        mark(m_promise->amountField(), error.sentence);
    } else if (place.startsWith(kDisputePlace)) {
        setOpen(ComposerPart::Dispute, true);
        m_dispute->showProblem(place.mid(kDisputePlace.size()), error.sentence);
        return true;
    } else if (place == QLatin1String("responseDue")) {
        setOpen(ComposerPart::Answer, true);
        mark(m_answer->field(), error.sentence);
    } else if (place == QLatin1String("inform")) {
        setOpen(ComposerPart::Inform, true);
        mark(m_inform->addButton(), error.sentence);
    } else {
        return false;
    }
    m_problem->setText(error.sentence);
    m_problem->show();
    return true;
}

void ComposerExtras::mark(QWidget *field, const QString &sentence)
{
    const bool wrong = !sentence.isEmpty();
    if (field->property("invalid").toBool() == wrong)
        return;
    field->setProperty("invalid", wrong);
    field->style()->unpolish(field);
    field->style()->polish(field);
    field->setAccessibleDescription(sentence);
    if (wrong)
        field->setFocus();
}

void ComposerExtras::clearProblems()
{
    m_problem->hide();
    m_problem->clear();
    for (const QLatin1String place : {kAmount, kDue, kInstalments})
        m_promise->showProblem(place, {});
    m_dispute->showProblem({}, {});
    mark(m_answer->field(), {});
    mark(m_inform->addButton(), {});
}

std::vector<QWidget *> ComposerExtras::fields() const
{
    return {m_promise, m_dispute, m_answer->field(), m_inform->addButton()};
}

} // namespace duebook::ui
