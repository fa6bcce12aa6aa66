// SPDX-License-Identifier: Apache-2.0
#include "ui/promises/promisefields.h"

#include "core/rules/promises/instalmentplan.h"
#include "ui/text/format.h"
#include "ui/text/moneytext.h"
#include "ui/widgets/dateedit.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QStyle>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kMostInstalments = 60;
constexpr int kShownInstalments = 6;
constexpr InstalmentInterval kIntervals[] = {{1, 0}, {0, 14}, {0, 7}, {3, 0}};

// The places that errors name the fields by.
constexpr QLatin1String kAmount("amount");
constexpr QLatin1String kDue("due");
constexpr QLatin1String kInstalments("instalments");

void mark(QWidget *field, bool wrong)
{
    if (field->property("invalid").toBool() == wrong)
        return;
    field->setProperty("invalid", wrong);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

PromiseFields::PromiseFields(const Theme &theme, QWidget *parent) : QWidget(parent)
{
    build(theme);
    connect(m_amount, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_amountTyped = !text.trimmed().isEmpty(); });
    connect(m_amount, &QLineEdit::textChanged, this, [this] { typedInto(m_amount); });
    connect(m_due, &QLineEdit::textChanged, this, [this] { typedInto(m_due); });
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
        m_interval->setVisible(count > 1);
        typedInto(m_count);
    });
    connect(m_interval, &QComboBox::currentIndexChanged, this, [this] { typedInto(m_interval); });
}

void PromiseFields::build(const Theme &theme)
{
    m_amount = new QLineEdit(this);
    m_amount->setObjectName(QStringLiteral("promiseAmountEdit"));
    m_amount->setAccessibleName(tr("Amount promised"));
    m_amount->setPlaceholderText(tr("Amount"));
    m_amount->setToolTip(tr("How much the customer promised to pay, in all"));
    m_due = new DateEdit(
        theme,
        [this](const QString &typed) -> std::optional<QDate> {
            const NaturalDate read = readNaturalDate(typed, m_dates);
            return read.ok() ? std::optional(read.day) : std::nullopt;
        },
        [this](QDate day) { return m_wording.day(day); }, this);
    m_due->setObjectName(QStringLiteral("promiseDueEdit"));
    m_due->setAccessibleName(tr("Promised by"));
    m_due->setPlaceholderText(tr("By: fri, +7, end of month"));
    m_count = new QSpinBox(this);
    m_count->setObjectName(QStringLiteral("promiseCountBox"));
    m_count->setAccessibleName(tr("In how many instalments"));
    m_count->setRange(1, kMostInstalments);
    m_count->setSpecialValueText(tr("at once"));
    m_count->setSuffix(tr(" instalments"));
    m_interval = new QComboBox(this);
    m_interval->setObjectName(QStringLiteral("promiseIntervalBox"));
    m_interval->setAccessibleName(tr("How far apart"));
    m_interval->addItems(
        {tr("every month"), tr("every two weeks"), tr("every week"), tr("every three months")});
    m_interval->hide();
    m_plan = new QLabel(this);
    m_plan->setObjectName(QStringLiteral("promisePlanLabel"));
    m_plan->setWordWrap(true);
    setLook(m_plan, Look::Small);
    m_plan->hide();

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(2);
    m_warning = new QLabel(this);
    m_warning->setObjectName(QStringLiteral("promiseWarning"));
    m_warning->setWordWrap(true);
    setLook(m_warning, Look::Problem);
    m_warning->hide();
    grid->addWidget(m_warning, 0, 0, 1, 4);
    grid->addWidget(m_amount, 1, 0);
    grid->addWidget(m_due, 1, 1);
    grid->addWidget(m_count, 1, 2);
    grid->addWidget(m_interval, 1, 3);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    int row = 2;
    for (const QLatin1String place : {kAmount, kDue, kInstalments}) {
        auto *problem = new QLabel(this);
        problem->setObjectName(QStringLiteral("promise%1Problem").arg(QString(place)));
        problem->setWordWrap(true);
        setLook(problem, Look::Problem);
        problem->hide();
        m_problems.insert(place, problem);
        grid->addWidget(problem, row++, 0, 1, 4);
    }
    grid->addWidget(m_plan, row, 0, 1, 4);
    setFocusProxy(m_amount);
    QWidget::setTabOrder(m_amount, m_due);
    QWidget::setTabOrder(m_due, m_count);
    QWidget::setTabOrder(m_count, m_interval);
}

void PromiseFields::setContext(const NaturalDateContext &dates, const Wording &wording,
                               Currency currency)
{
    m_dates = dates;
    m_wording = wording;
    m_currency = currency;
    m_due->setLocale(wording.locale);
    m_due->setCalendar(dates.calendar);
    // What was typed may mean another day now.
    if (const QString typed = m_due->text(); !typed.isEmpty()) {
        const QSignalBlocker quiet(this);
        m_due->clear();
        m_due->setText(typed);
    }
    showPlan();
}

void PromiseFields::setWarning(const QString &sentence)
{
    m_warning->setText(sentence);
    m_warning->setVisible(!sentence.isEmpty());
    setAccessibleDescription(sentence);
}

void PromiseFields::setOpen(std::optional<Money> open)
{
    m_open = open;
    if (m_amountTyped)
        return;
    const QSignalBlocker quiet(m_amount);
    m_amount->setText(open ? moneyToText(*open, m_wording.locale) : QString());
    typedInto(m_amount);
}

PromiseTyped PromiseFields::typed() const
{
    return {m_amountTyped ? m_amount->text() : QString(), m_due->text(), m_count->value(),
            m_interval->currentIndex()};
}

void PromiseFields::setTyped(const PromiseTyped &typed)
{
    m_amountTyped = !typed.amount.isEmpty();
    if (m_amountTyped)
        m_amount->setText(typed.amount);
    m_due->setText(typed.due);
    m_count->setValue(typed.instalments);
    m_interval->setCurrentIndex(typed.interval);
}

void PromiseFields::clear()
{
    m_amountTyped = false;
    m_amount->clear();
    m_due->clear();
    m_count->setValue(1);
    m_interval->setCurrentIndex(0);
    for (auto it = m_problems.cbegin(); it != m_problems.cend(); ++it)
        showProblem(it.key(), {});
}

bool PromiseFields::isEmpty() const
{
    return !m_amountTyped && m_due->text().trimmed().isEmpty();
}

std::optional<Money> PromiseFields::amount() const
{
    const Currency currency = m_open ? m_open->currency() : m_currency;
    const std::optional<Money> read = moneyFromText(m_amount->text(), currency, m_wording.locale);
    return read && read->minorUnits() > 0 ? read : std::nullopt;
}

std::vector<Instalment> PromiseFields::instalments() const
{
    const std::optional<Money> total = amount();
    const std::optional<QDate> due = m_due->date();
    if (!total || !due)
        return {};
    const int at = std::clamp(m_interval->currentIndex(), 0, int(std::size(kIntervals)) - 1);
    return planInstalments(*total, m_count->value(), *due, kIntervals[at]);
}

QString PromiseFields::amountProblem() const
{
    if (m_amount->text().trimmed().isEmpty())
        return tr("How much was promised?");
    if (!amount())
        return tr("Not an amount above zero; write it like %1.")
            .arg(format::amount(Money(125050, m_currency), m_wording.locale));
    return {};
}

QString PromiseFields::dueProblem() const
{
    const NaturalDate read = readNaturalDate(m_due->text(), m_dates);
    if (read.problem == DateProblem::Empty || m_due->text().trimmed().isEmpty())
        return tr("By which day?");
    if (!read.ok())
        return problemText(read.problem);
    return {};
}

bool PromiseFields::showProblems()
{
    const QString amount = amountProblem();
    const QString due = dueProblem();
    showProblem(kAmount, amount);
    showProblem(kDue, due);
    showProblem(kInstalments, {});
    if (!amount.isEmpty())
        m_amount->setFocus();
    else if (!due.isEmpty())
        m_due->setFocus();
    return amount.isEmpty() && due.isEmpty();
}

bool PromiseFields::showProblem(const QString &place, const QString &sentence)
{
    QLabel *label = m_problems.value(place);
    if (label == nullptr)
        return false;
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
    QWidget *field = place == kAmount ? static_cast<QWidget *>(m_amount)
                     : place == kDue  ? static_cast<QWidget *>(m_due)
                                      : m_count;
    mark(field, !sentence.isEmpty());
    if (field != m_due)
        field->setAccessibleDescription(sentence);
    return true;
}

/// A problem is not nagged about while it is being put right.
void PromiseFields::typedInto(QWidget *field)
{
    showProblem(field == m_amount ? kAmount : field == m_due ? kDue : kInstalments, {});
    showPlan();
    Q_EMIT changed();
}

void PromiseFields::showPlan()
{
    const std::vector<Instalment> plan = instalments();
    m_plan->setVisible(plan.size() > 1);
    if (plan.size() < 2)
        return;
    QStringList parts;
    for (size_t index = 0; index < plan.size(); ++index) {
        const bool last = index + 1 == plan.size();
        if (int(index) >= kShownInstalments && !last)
            continue;
        if (last && int(plan.size()) > kShownInstalments + 1)
            parts += QStringLiteral("…");
        parts += tr("%1 by %2", "amount, day")
                     .arg(format::amount(plan[index].amount, m_wording.locale),
                          m_wording.day(plan[index].due));
    }
    m_plan->setText(parts.join(QStringLiteral(" · ")));
    m_plan->setAccessibleName(tr("The instalments: %1").arg(m_plan->text()));
}

} // namespace duebook::ui
