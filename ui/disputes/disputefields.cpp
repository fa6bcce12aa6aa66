// SPDX-License-Identifier: Apache-2.0
#include "ui/disputes/disputefields.h"

#include "ui/text/format.h"
#include "ui/text/words.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/moneyedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QJsonArray>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>

#include <algorithm>
#include <map>

namespace duebook::ui {

namespace {

constexpr int kAmountWidth = 130;
constexpr int kMostHeight = 168;

void mark(QWidget *field, bool wrong)
{
    field->setProperty("invalid", wrong);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

DisputeFields::DisputeFields(const Theme &theme, Invoices invoices, QWidget *parent)
    : QWidget(parent), m_invoices(invoices), m_reason(new QComboBox(this)),
      m_owner(new QComboBox(this)),
      m_deadline(new DateEdit(
          theme,
          [this](const QString &typed) -> std::optional<QDate> {
              const NaturalDate read = readNaturalDate(typed, m_dates);
              return read.ok() ? std::optional(read.day) : std::nullopt;
          },
          [this](QDate day) { return m_wording.day(day); }, this)),
      m_scroll(new QScrollArea(this)), m_none(new QLabel(this)), m_sum(new QLabel(this)),
      m_problem(new QLabel(this))
{
    auto *rows = new QWidget(m_scroll);
    m_grid = new QGridLayout(rows);
    m_grid->setContentsMargins(0, 0, space::kSmall, 0);
    m_grid->setHorizontalSpacing(space::kMedium);
    m_grid->setVerticalSpacing(space::kTight);
    m_grid->setColumnStretch(2, 1);
    m_scroll->setObjectName(QStringLiteral("disputeInvoices"));
    m_scroll->setAccessibleName(tr("Disputed invoices"));
    m_scroll->setWidget(rows);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_none->setText(invoices == Invoices::Given
                        ? tr("Tick the invoices that the customer disputes.")
                        : tr("Nothing is open that could be disputed."));
    m_none->setWordWrap(true);
    setLook(m_none, Look::Muted);
    m_sum->setObjectName(QStringLiteral("disputeSum"));
    setLook(m_sum, Look::Muted);
    m_problem->setObjectName(QStringLiteral("disputeProblem"));
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_problem->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(buildHead());
    column->addWidget(m_none);
    column->addWidget(m_scroll);
    column->addWidget(m_sum);
    column->addWidget(m_problem);
    setInvoices({});
}

QWidget *DisputeFields::buildHead()
{
    m_reason->setObjectName(QStringLiteral("disputeReasonBox"));
    m_reason->setAccessibleName(tr("Why the customer disputes it"));
    m_reason->setPlaceholderText(tr("Why is it disputed?"));
    m_owner->setObjectName(QStringLiteral("disputeOwnerBox"));
    m_owner->setAccessibleName(tr("Who settles the dispute"));
    m_owner->setToolTip(m_owner->accessibleName());
    m_deadline->setObjectName(QStringLiteral("disputeDeadlineEdit"));
    m_deadline->setAccessibleName(tr("Deadline of the dispute"));
    m_deadline->setToolTip(tr("When the dispute is looked at again. A follow-up reminds of it."));

    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(m_reason, 2);
    row->addWidget(m_owner, 1);
    row->addWidget(m_deadline, 2);
    connect(m_reason, &QComboBox::currentIndexChanged, this, &DisputeFields::takeChange);
    connect(m_owner, &QComboBox::currentIndexChanged, this, &DisputeFields::takeChange);
    connect(m_deadline, &QLineEdit::textChanged, this, &DisputeFields::takeChange);
    return head;
}

void DisputeFields::setContext(const NaturalDateContext &dates, const Wording &wording,
                               QDate defaultDeadline)
{
    m_dates = dates;
    m_wording = wording;
    m_deadline->setLocale(wording.locale);
    m_deadline->setCalendar(dates.calendar);
    m_deadline->setPlaceholderText(defaultDeadline.isValid()
                                       ? tr("Deadline: %1").arg(wording.day(defaultDeadline))
                                       : tr("Deadline: fri, +14, 15.3."));
    // What was typed may mean another day now.
    const QString typed = m_deadline->text();
    if (!typed.isEmpty()) {
        const QSignalBlocker quiet(this);
        m_deadline->clear();
        m_deadline->setText(typed);
    }
}

void DisputeFields::setReasons(const QStringList &reasons)
{
    const QString before = m_reason->currentText();
    const QSignalBlocker quiet(m_reason);
    m_reason->clear();
    m_reason->addItems(reasons);
    m_reason->setCurrentIndex(before.isEmpty() ? -1 : m_reason->findText(before));
}

void DisputeFields::setPeople(const std::vector<User> &people, UserId me)
{
    const qint64 before = m_owner->currentData().toLongLong();
    const QSignalBlocker quiet(m_owner);
    m_owner->clear();
    m_owner->addItem(tr("me"), me.number());
    for (const User &user : people)
        if (user.active && user.id != me && user.role != duebook::Role::Sales)
            m_owner->addItem(format::isolate(user.name, m_wording.locale), user.id.number());
    m_owner->setCurrentIndex(std::max(0, m_owner->findData(before)));
}

void DisputeFields::setInvoices(const std::vector<Contestable> &invoices)
{
    std::map<InvoiceId, std::pair<QString, bool>> typed;
    for (const Row &row : m_rows) {
        typed[row.invoice.invoice] = {row.amount->text(), row.tick && row.tick->isChecked()};
        delete row.tick;
        delete row.number;
        delete row.amount;
        delete row.left;
    }
    m_rows.clear();
    const QSignalBlocker quiet(this);
    for (const Contestable &invoice : invoices) {
        if (invoice.rest().isZero())
            continue;
        addRow(invoice);
        const auto known = typed.find(invoice.invoice);
        if (known == typed.end())
            continue;
        m_rows.back().amount->setText(known->second.first);
        if (m_rows.back().tick)
            m_rows.back().tick->setChecked(known->second.second);
    }
    m_none->setVisible(m_rows.empty());
    m_scroll->setVisible(!m_rows.empty());
    m_scroll->setFixedHeight(std::min(kMostHeight, m_scroll->widget()->sizeHint().height() + 2));
    takeChange();
}

void DisputeFields::addRow(const Contestable &invoice)
{
    Row row;
    row.invoice = invoice;
    QWidget *parent = m_scroll->widget();
    const int line = m_grid->rowCount();
    const QString number = format::isolate(invoice.number, m_wording.locale);
    if (m_invoices == Invoices::Ticked) {
        row.tick = new QCheckBox(number, parent);
        row.tick->setObjectName(QStringLiteral("disputeInvoiceBox"));
        row.tick->setAccessibleName(tr("Invoice %1").arg(invoice.number));
        m_grid->addWidget(row.tick, line, 0);
    } else {
        row.number = new QLabel(number, parent);
        m_grid->addWidget(row.number, line, 0);
    }
    row.amount = new MoneyEdit(parent);
    row.amount->setObjectName(QStringLiteral("disputeAmountEdit"));
    row.amount->setLocale(m_wording.locale);
    row.amount->setAccessibleName(tr("Disputed amount of invoice %1").arg(invoice.number));
    row.amount->setMost(invoice.rest());
    row.amount->setPlaceholderText(format::amount(invoice.rest(), m_wording.locale));
    row.amount->setToolTip(tr("Left empty: all of it. A share works too: 30 %"));
    row.amount->setFixedWidth(kAmountWidth);
    m_grid->addWidget(row.amount, line, 1);
    const QString open = format::money(invoice.open, m_wording.locale);
    row.left = new QLabel(invoice.disputed.minorUnits() > 0
                              ? tr("of %1 open, %2 disputed already")
                                    .arg(open, format::amount(invoice.disputed, m_wording.locale))
                              : tr("of %1 open").arg(open),
                          parent);
    setLook(row.left, Look::Muted);
    m_grid->addWidget(row.left, line, 2);
    connect(row.amount, &QLineEdit::textChanged, this, [this, amount = row.amount] {
        for (const Row &each : m_rows)
            if (each.amount == amount && each.tick && !amount->text().isEmpty())
                each.tick->setChecked(true);
        takeChange();
    });
    if (row.tick)
        connect(row.tick, &QCheckBox::toggled, this, &DisputeFields::takeChange);
    m_rows.push_back(row);
}

void DisputeFields::setTicked(const std::vector<InvoiceId> &invoices)
{
    for (const Row &row : m_rows)
        if (row.tick)
            row.tick->setChecked(std::find(invoices.begin(), invoices.end(), row.invoice.invoice) !=
                                 invoices.end());
}

bool DisputeFields::counts(const Row &row) const
{
    return !row.tick || row.tick->isChecked();
}

Money DisputeFields::amountOf(const Row &row) const
{
    return row.amount->money().value_or(row.invoice.rest());
}

NewDispute DisputeFields::value() const
{
    NewDispute dispute;
    dispute.reason = m_reason->currentText();
    dispute.owner = UserId(m_owner->currentData().toLongLong());
    dispute.deadline = m_deadline->date().value_or(QDate());
    for (const Row &row : m_rows)
        if (counts(row))
            dispute.parts.push_back({row.invoice.invoice, row.invoice.number, amountOf(row)});
    return dispute;
}

void DisputeFields::setValue(const Dispute &dispute)
{
    if (m_reason->findText(dispute.reason) < 0)
        m_reason->addItem(dispute.reason);
    m_reason->setCurrentText(dispute.reason);
    m_owner->setCurrentIndex(std::max(0, m_owner->findData(dispute.owner.number())));
    if (dispute.deadline.isValid())
        m_deadline->setDate(dispute.deadline);
    for (const DisputePart &part : dispute.parts) {
        for (const Row &row : m_rows) {
            if (row.invoice.invoice != part.invoice)
                continue;
            // A part may have been paid in between: then all there is left.
            row.amount->setMoney(part.amount.minorUnits() <= row.invoice.rest().minorUnits()
                                     ? part.amount
                                     : row.invoice.rest());
            if (row.tick)
                row.tick->setChecked(true);
        }
    }
}

void DisputeFields::clear()
{
    m_reason->setCurrentIndex(-1);
    m_owner->setCurrentIndex(0);
    m_deadline->clear();
    for (const Row &row : m_rows) {
        row.amount->clear();
        if (row.tick)
            row.tick->setChecked(false);
    }
    showProblem({}, {});
}

bool DisputeFields::isComplete() const
{
    const QDate deadline = m_deadline->date().value_or(QDate());
    if (m_reason->currentIndex() < 0 || !m_deadline->isAcceptable() ||
        (deadline.isValid() && deadline < m_wording.today))
        return false;
    bool any = false;
    for (const Row &row : m_rows) {
        if (!counts(row))
            continue;
        any = true;
        if (!row.amount->isAcceptable() || amountOf(row).minorUnits() <= 0)
            return false;
    }
    return any;
}

void DisputeFields::showProblem(const QString &place, const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    const std::pair<const char *, QWidget *> fields[] = {
        {"reason", m_reason}, {"owner", m_owner}, {"deadline", m_deadline}, {"parts", m_scroll}};
    for (const auto &[name, field] : fields) {
        const bool wrong = !sentence.isEmpty() && place == QLatin1String(name);
        mark(field, wrong);
        field->setAccessibleDescription(wrong ? sentence : QString());
        if (wrong)
            field->setFocus();
    }
}

void DisputeFields::focusFirst()
{
    m_reason->setFocus();
}

QString DisputeFields::sumText() const
{
    std::vector<Money> sums;
    int count = 0;
    for (const Row &row : m_rows) {
        if (!counts(row))
            continue;
        ++count;
        const Money amount = amountOf(row);
        auto same = std::find_if(sums.begin(), sums.end(), [&](const Money &sum) {
            return sum.currency() == amount.currency();
        });
        if (same == sums.end())
            sums.push_back(amount);
        else
            *same = same->plus(amount).value_or(*same);
    }
    return count < 2 ? QString() : tr("Disputed in all: %1").arg(words::amounts(sums));
}

void DisputeFields::takeChange()
{
    m_sum->setText(sumText());
    m_sum->setVisible(!m_sum->text().isEmpty());
    Q_EMIT changed();
}

QJsonObject DisputeFields::draft() const
{
    QJsonArray rows;
    for (const Row &row : m_rows) {
        if (counts(row))
            rows.append(
                QJsonArray{QString::number(row.invoice.invoice.number()), row.amount->text()});
    }
    return {{QStringLiteral("reason"), m_reason->currentText()},
            {QStringLiteral("owner"), m_owner->currentData().toLongLong()},
            {QStringLiteral("deadline"), m_deadline->text()},
            {QStringLiteral("invoices"), rows}};
}

void DisputeFields::setDraft(const QJsonObject &draft)
{
    m_reason->setCurrentIndex(m_reason->findText(draft[QLatin1String("reason")].toString()));
    m_owner->setCurrentIndex(
        std::max(0, m_owner->findData(qint64(draft[QLatin1String("owner")].toDouble()))));
    m_deadline->setText(draft[QLatin1String("deadline")].toString());
    for (const QJsonValue &each : draft[QLatin1String("invoices")].toArray()) {
        const InvoiceId invoice(each[0].toString().toLongLong());
        for (const Row &row : m_rows) {
            if (row.invoice.invoice != invoice)
                continue;
            row.amount->setText(each[1].toString());
            if (row.tick)
                row.tick->setChecked(true);
        }
    }
}

} // namespace duebook::ui
