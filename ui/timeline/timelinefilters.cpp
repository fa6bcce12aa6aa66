// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timelinefilters.h"

#include "ui/look/icons.h"
#include "ui/text/format.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace duebook::ui {

namespace {

constexpr int kFindWidth = 180;
constexpr int kDayWidth = 116;
constexpr int kPersonWidth = 124;

} // namespace

TimelineFilters::TimelineFilters(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    m_chips = new FilterChips(theme, tr("Which entries"), this);
    m_chips->addChip(QStringLiteral("all"), tr("All"));
    m_chips->addChip(QStringLiteral("calls"), tr("Calls"));
    m_chips->addChip(QStringLiteral("emails"), tr("Emails"));
    m_chips->addChip(QStringLiteral("promises"), tr("Promises"));
    m_chips->addChip(QStringLiteral("disputes"), tr("Disputes"));
    m_chips->addChip(QStringLiteral("followups"), tr("Follow-ups"));
    m_chips->addChip(QStringLiteral("documents"), tr("Documents"));
    m_chips->addChip(QStringLiteral("money"), tr("Ledger"));
    m_chips->addChip(QStringLiteral("account"), tr("Account"));
    connect(m_chips, &FilterChips::chosen, this, &TimelineFilters::tell);

    m_toggle = new QToolButton(this);
    m_toggle->setObjectName(QStringLiteral("timelineFilterButton"));
    m_toggle->setIcon(icon(theme, Icon::Search, Role::Text));
    m_toggle->setCheckable(true);
    m_toggle->setToolTip(tr("Find, or choose person, days and invoice (Ctrl+F)"));
    m_toggle->setAccessibleName(tr("Find and filter"));
    setLook(m_toggle, Look::Quiet);
    connect(m_toggle, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            focusFind();
        else
            clear();
    });

    m_bar = new QWidget(this);
    buildBar();
    m_bar->hide();

    auto *top = new QHBoxLayout;
    top->setSpacing(space::kTight);
    top->addWidget(m_chips, 1);
    top->addWidget(m_toggle);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium, space::kTight, space::kTight, space::kTight);
    column->setSpacing(space::kTight);
    column->addLayout(top);
    column->addWidget(m_bar);
}

DateEdit *TimelineFilters::dayField(const QString &name, const QString &accessible,
                                    const QString &placeholder)
{
    auto *field = new DateEdit(
        m_theme,
        [this](const QString &typed) -> std::optional<QDate> {
            // Looking back: "mon" is the last one.
            const NaturalDate read = readNaturalDate(typed, m_context);
            if (!read.ok())
                return std::nullopt;
            const qint64 ahead = m_context.today.daysTo(read.day);
            if (ahead <= 0)
                return read.day;
            return ahead <= 7 ? read.day.addDays(-7) : read.day.addYears(-1);
        },
        [this](QDate day) { return m_wording.day(day); }, m_bar);
    field->setObjectName(name);
    field->setAccessibleName(accessible);
    field->setPlaceholderText(placeholder);
    field->setFixedWidth(kDayWidth);
    connect(field, &DateEdit::dateChanged, this, &TimelineFilters::tell);
    return field;
}

void TimelineFilters::buildBar()
{
    m_find = new SearchField(m_theme, tr("Find in timeline"), QKeySequence(), m_bar);
    m_find->setObjectName(QStringLiteral("timelineFind"));
    m_find->setAccessibleName(tr("Find in timeline"));
    m_find->setFixedWidth(kFindWidth);
    m_find->installEventFilter(this);
    connect(m_find, &SearchField::searched, this, &TimelineFilters::tell);
    connect(m_find, &SearchField::walked, this, &TimelineFilters::walked);

    m_place = new QLabel(m_bar);
    m_place->setObjectName(QStringLiteral("timelinePlace"));
    setLook(m_place, Look::Small);
    const auto step = [&](const QString &name, Icon drawing, const QString &what, int by) {
        auto *button = new QToolButton(m_bar);
        button->setObjectName(name);
        button->setIcon(icon(m_theme, drawing, Role::Text));
        button->setToolTip(what);
        button->setAccessibleName(what);
        button->hide();
        setLook(button, Look::Quiet);
        connect(button, &QToolButton::clicked, this, [this, by] { Q_EMIT walked(by); });
        return button;
    };
    m_previous = step(QStringLiteral("previousFoundButton"), Icon::ChevronUp,
                      tr("Previous found entry (Shift+F3)"), -1);
    m_next =
        step(QStringLiteral("nextFoundButton"), Icon::ChevronDown, tr("Next found entry (F3)"), 1);

    m_person = new QComboBox(m_bar);
    m_person->setObjectName(QStringLiteral("timelinePersonBox"));
    m_person->setAccessibleName(tr("Whose entries"));
    m_person->setFixedWidth(kPersonWidth);
    m_person->addItem(tr("Everybody"), 0);
    connect(m_person, &QComboBox::currentIndexChanged, this, &TimelineFilters::tell);
    m_from = dayField(QStringLiteral("timelineFromEdit"), tr("From day"), tr("from"));
    m_to = dayField(QStringLiteral("timelineToEdit"), tr("To day"), tr("to"));

    m_invoiceToken = new QToolButton(m_bar);
    m_invoiceToken->setObjectName(QStringLiteral("timelineInvoiceButton"));
    m_invoiceToken->setIcon(icon(m_theme, Icon::Cross, Role::Muted));
    m_invoiceToken->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_invoiceToken->setToolTip(tr("Show other invoices again"));
    m_invoiceToken->hide();
    setLook(m_invoiceToken, Look::Quiet);
    connect(m_invoiceToken, &QToolButton::clicked, this, [this] { setInvoice({}, {}); });

    m_clear = new QPushButton(tr("Clear"), m_bar);
    m_clear->setObjectName(QStringLiteral("clearTimelineFilterButton"));
    m_clear->setAccessibleName(tr("Show all entries again"));
    setLook(m_clear, Look::Link);
    connect(m_clear, &QPushButton::clicked, this, &TimelineFilters::clear);

    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kTight);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_find, m_place, m_previous, m_next})
        row->addWidget(widget);
    row->addStretch();
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_invoiceToken, m_person, m_from, m_to, m_clear})
        row->addWidget(widget);
}

void TimelineFilters::setContext(const NaturalDateContext &context, const Wording &wording)
{
    m_context = context;
    m_wording = wording;
    m_from->setLocale(wording.locale);
    m_to->setLocale(wording.locale);
}

void TimelineFilters::setPeople(const std::vector<User> &people)
{
    const qint64 before = m_person->currentData().toLongLong();
    {
        const QSignalBlocker quiet(m_person);
        while (m_person->count() > 1)
            m_person->removeItem(1);
        // Also those who have left: what they did is there.
        for (const User &user : people)
            m_person->addItem(format::isolate(user.name, m_wording.locale), user.id.number());
        m_person->setCurrentIndex(std::max(0, m_person->findData(before)));
    }
    tell();
}

TimelineFilter TimelineFilters::filter() const
{
    TimelineFilter filter;
    const QString which = m_chips->current();
    if (which == QLatin1String("calls"))
        filter.noteKinds = {NoteKind::Call};
    else if (which == QLatin1String("emails"))
        filter.noteKinds = {NoteKind::Email};
    else if (which == QLatin1String("promises"))
        filter.kinds = {TimelineKind::Promise};
    else if (which == QLatin1String("disputes"))
        filter.kinds = {TimelineKind::Dispute};
    else if (which == QLatin1String("documents"))
        filter.kinds = {TimelineKind::Note, TimelineKind::Document};
    else if (which == QLatin1String("money"))
        filter.kinds = {TimelineKind::Payment, TimelineKind::Invoice};
    else if (which == QLatin1String("followups"))
        filter.kinds = {TimelineKind::FollowUp};
    else if (which == QLatin1String("account"))
        filter.kinds = {TimelineKind::Event};
    filter.person = UserId(m_person->currentData().toLongLong());
    filter.from = m_from->date().value_or(QDate());
    filter.to = m_to->date().value_or(QDate());
    filter.invoice = m_invoice;
    return filter;
}

bool TimelineFilters::filesOnly() const
{
    return m_chips->current() == QLatin1String("documents");
}

QString TimelineFilters::findText() const
{
    return m_find->text().trimmed();
}

bool TimelineFilters::isWhole() const
{
    return findText().isEmpty() && !filesOnly() && filter() == TimelineFilter();
}

void TimelineFilters::setInvoice(InvoiceId invoice, const QString &number)
{
    m_invoice = invoice;
    m_invoiceToken->setVisible(invoice.isSet());
    m_invoiceToken->setText(tr("Invoice %1").arg(number));
    m_invoiceToken->setAccessibleName(tr("Only invoice %1: take away").arg(number));
    tell();
}

void TimelineFilters::clear()
{
    m_invoice = {};
    m_invoiceToken->hide();
    // One question for all of it.
    m_clearing = true;
    m_chips->setCurrent(QStringLiteral("all"));
    m_find->clear();
    m_person->setCurrentIndex(0);
    m_from->clear();
    m_to->clear();
    m_clearing = false;
    show(false);
    tell();
}

void TimelineFilters::show(bool bar)
{
    m_bar->setVisible(bar);
    const QSignalBlocker quiet(m_toggle);
    m_toggle->setChecked(bar);
}

void TimelineFilters::tell()
{
    if (m_clearing)
        return;
    const TimelineFilter now = filter();
    const QString text = findText();
    m_clear->setVisible(!isWhole());
    // What is in use is in sight.
    TimelineFilter beyondChips = now;
    beyondChips.kinds.clear();
    beyondChips.noteKinds.clear();
    if (!text.isEmpty() || beyondChips != TimelineFilter())
        show(true);
    if (now == m_told && text == m_toldText && filesOnly() == m_toldFiles)
        return;
    m_told = now;
    m_toldText = text;
    m_toldFiles = filesOnly();
    Q_EMIT changed();
}

void TimelineFilters::focusFind()
{
    show(true);
    m_find->setFocus();
    m_find->selectAll();
}

void TimelineFilters::showPlace(int place, int count, bool more)
{
    const bool finding = !findText().isEmpty();
    m_previous->setVisible(finding && count > 1);
    m_next->setVisible(finding && count > 1);
    if (!finding)
        m_place->clear();
    else if (count == 0)
        m_place->setText(more ? tr("looking …") : tr("nothing"));
    else
        m_place->setText(tr("%1 of %2", "place of the entry, number of entries found")
                             .arg(format::count(place, m_wording.locale),
                                  format::count(count, m_wording.locale) +
                                      (more ? QStringLiteral("+") : QString())));
}

bool TimelineFilters::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_find || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape && m_find->text().isEmpty() && isWhole()) {
        show(false);
        return true;
    }
    // The first Enter looks; each further one goes on.
    if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && findText() == m_toldText &&
        !m_toldText.isEmpty()) {
        Q_EMIT walked(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    }
    return false;
}

} // namespace duebook::ui
