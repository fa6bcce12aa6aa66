// SPDX-License-Identifier: Apache-2.0
#include "ui/importing/importcolumns.h"

#include "core/services/importing/importservice.h"
#include "ui/importing/importwords.h"
#include "ui/look/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/layoutrows.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>

namespace duebook::ui {

namespace {

constexpr int kLeaveOut = 0;

/// A column without a heading, or with one that stands twice, is called by its number.
QString headingOf(const ImportInspection &inspection, size_t index)
{
    const QString &heading = inspection.columns[index].heading;
    const auto same =
        std::count_if(inspection.columns.begin(), inspection.columns.end(),
                      [&](const ImportColumn &each) { return each.heading == heading; });
    return heading.isEmpty() || same > 1 ? QStringLiteral("#%1").arg(index + 1) : heading;
}

} // namespace

ImportColumns::ImportColumns(QWidget *parent) : Card(parent)
{
    auto *heading = new QLabel(tr("Columns"), this);
    setLook(heading, Look::Heading);
    m_recognised = new ElidedLabel(this);
    setLook(m_recognised, Look::Small);
    body()->addWidget(heading);
    body()->addWidget(m_recognised);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("importColumnsScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    // The choices scroll with the columns: a low window cuts neither.
    auto *inside = new QWidget(scroll);
    auto *insideLayout = new QVBoxLayout(inside);
    insideLayout->setContentsMargins(0, 0, 0, 0);
    m_rows = new QWidget(inside);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, 0, space::kSmall, 0);
    m_grid->setVerticalSpacing(space::kTight);
    m_grid->setHorizontalSpacing(space::kMedium);
    scroll->setWidget(inside);
    body()->addWidget(scroll, 1);

    const auto makeChoice = [this](const char *name, const QString &accessible) {
        auto *box = new QComboBox(this);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(accessible);
        connect(box, &QComboBox::activated, this, &ImportColumns::changed);
        return box;
    };
    m_dates = makeChoice("importDates", tr("Order of dates"));
    m_decimal = makeChoice("importDecimal", tr("Decimal sign"));
    m_currency = makeChoice("importCurrency", tr("Currency of all rows"));
    m_encoding = makeChoice("importEncoding", tr("How the letters are read"));
    m_sameNumber = makeChoice("importSameNumber", tr("Rows with one number"));
    m_fullList = makeChoice("importFullList", tr("What the file lists"));
    m_datesReason = new QLabel(this);
    m_datesReason->setWordWrap(true);
    setLook(m_datesReason, Look::Small);
    m_currencyLabel = new QLabel(tr("No currency column:"), this);
    m_notes = new QLabel(this);
    m_notes->setObjectName(QStringLiteral("importNotes"));
    m_notes->setWordWrap(true);
    setLook(m_notes, Look::Small);
    insideLayout->addWidget(m_notes);
    // Two beside each other: the columns below need the height.
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(space::kMedium);
    form->setVerticalSpacing(space::kTight);
    int place = 0;
    const auto add = [form, &place](QLabel *label, QComboBox *box) {
        label->setBuddy(box);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        form->addWidget(label, place / 2, place % 2 * 2);
        form->addWidget(box, place / 2, place % 2 * 2 + 1);
        ++place;
    };
    add(m_currencyLabel, m_currency);
    add(new QLabel(tr("The file is"), this), m_fullList);
    add(new QLabel(tr("Dates"), this), m_dates);
    add(new QLabel(tr("Decimals"), this), m_decimal);
    add(new QLabel(tr("Letters"), this), m_encoding);
    add(new QLabel(tr("One number"), this), m_sameNumber);
    form->addWidget(m_datesReason, place / 2, 0, 1, 4);
    form->setColumnStretch(1, 1);
    form->setColumnStretch(3, 1);
    insideLayout->addLayout(form);
    insideLayout->addWidget(m_rows);
    insideLayout->addStretch();
}

void ImportColumns::show(const ImportInspection &inspection)
{
    const QSignalBlocker quiet(this);
    fillRows(inspection);
    fillOptions(inspection);
}

void ImportColumns::forget()
{
    m_headings.clear();
    m_touched.clear();
}

void ImportColumns::goTo(const ImportQuestion &question)
{
    switch (question.kind) {
    case ImportQuestionKind::DateOrder:
        m_dates->setFocus();
        return;
    case ImportQuestionKind::DecimalSign:
        m_decimal->setFocus();
        return;
    case ImportQuestionKind::Currency:
        m_currency->setFocus();
        return;
    case ImportQuestionKind::Kind:
        return; // the page has the list of kinds
    case ImportQuestionKind::Encoding:
        m_encoding->setFocus();
        return;
    case ImportQuestionKind::SameNumber:
        m_sameNumber->setFocus();
        return;
    case ImportQuestionKind::UnusedColumn:
        if (const qsizetype row = m_headings.indexOf(question.column); row >= 0)
            m_fields[row]->setFocus();
        return;
    case ImportQuestionKind::MissingColumn:
        if (!m_fields.isEmpty())
            m_fields.front()->setFocus();
        return;
    }
}

void ImportColumns::fillRows(const ImportInspection &inspection)
{
    QStringList headings;
    for (size_t i = 0; i < inspection.columns.size(); ++i)
        headings += headingOf(inspection, i);
    const std::vector<ImportField> possible = importFields(inspection.settings.kind);
    const bool sameFile = headings == m_headings && !m_fields.isEmpty() &&
                          m_fields.front()->count() == int(possible.size()) + 1;
    if (!sameFile) {
        m_headings = headings;
        m_fields.clear();
        m_touched.clear();
        clearRows(*m_grid);
        for (int row = 0; row < int(inspection.columns.size()); ++row) {
            const ImportColumn &column = inspection.columns[size_t(row)];
            auto *name = new ElidedLabel(headings[row], m_rows);
            setLook(name, Look::Heading);
            auto *field = new QComboBox(m_rows);
            field->setObjectName(QStringLiteral("field%1").arg(row));
            field->setAccessibleName(tr("What column %1 holds").arg(headings[row]));
            field->addItem(tr("— leave out —"), kLeaveOut);
            for (const ImportField each : possible)
                field->addItem(words::importField(each), int(each));
            connect(field, &QComboBox::activated, this, [this, row] {
                m_touched.insert(row);
                Q_EMIT changed();
            });
            auto *sample = new ElidedLabel(column.samples.join(QStringLiteral(", ")), m_rows);
            setLook(sample, Look::Muted);
            m_grid->addWidget(name, row, 0);
            m_grid->addWidget(field, row, 1);
            m_grid->addWidget(sample, row, 2);
            m_fields += field;
        }
        m_grid->setColumnStretch(0, 2);
        m_grid->setColumnStretch(2, 3);
        m_grid->setRowStretch(int(inspection.columns.size()), 1);
    }
    for (int row = 0; row < m_fields.size(); ++row) {
        const auto &field = inspection.columns[size_t(row)].field;
        m_fields[row]->setCurrentIndex(
            qMax(0, m_fields[row]->findData(field ? int(*field) : kLeaveOut)));
    }
}

void ImportColumns::fillOptions(const ImportInspection &inspection)
{
    const ImportSettings &settings = inspection.settings;
    QString separator = QString(QLatin1Char(settings.separator));
    if (settings.separator == '\t')
        separator = tr("tab");
    m_recognised->setText(settings.separator == '\0'
                              ? tr("%1, columns by their place").arg(settings.encoding)
                              : tr("%1, separated by %2").arg(settings.encoding, separator));
    m_notes->setText(inspection.notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!inspection.notes.isEmpty());
    fillEncodings(inspection);

    m_dates->clear();
    for (const DateOrder order :
         {DateOrder::Unknown, DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd})
        m_dates->addItem(words::dateOrder(order), int(order));
    m_dates->setCurrentIndex(m_dates->findData(int(settings.dates)));
    const DateCounts &counts = inspection.dates;
    if (counts.mdyOnly > 0 && counts.dmyOnly == 0)
        m_datesReason->setText(tr("%n date(s) fit only month/day/year", nullptr, counts.mdyOnly) +
                               (counts.both > 0 ? tr(", %n fit both ways.", nullptr, counts.both)
                                                : QStringLiteral(".")));
    else if (counts.dmyOnly > 0 && counts.mdyOnly == 0)
        m_datesReason->setText(tr("%n date(s) fit only day/month/year", nullptr, counts.dmyOnly) +
                               (counts.both > 0 ? tr(", %n fit both ways.", nullptr, counts.both)
                                                : QStringLiteral(".")));
    else if (counts.both > 0)
        m_datesReason->setText(tr("%n date(s) fit both ways: choose.", nullptr, counts.both));
    else
        m_datesReason->clear();
    m_datesReason->setVisible(!m_datesReason->text().isEmpty());

    m_decimal->clear();
    m_decimal->addItem(tr("choose …"), int(DecimalSign::Unknown));
    m_decimal->addItem(tr("1,234.56"), int(DecimalSign::Point));
    m_decimal->addItem(tr("1.234,56"), int(DecimalSign::Comma));
    m_decimal->setCurrentIndex(m_decimal->findData(int(settings.decimal)));

    bool column = false;
    for (const ImportColumn &each : inspection.columns)
        column = column || each.field == ImportField::Currency;
    m_currency->setVisible(!column);
    m_currencyLabel->setVisible(!column);
    m_currency->clear();
    m_currency->addItem(tr("choose …"), QString());
    if (m_proposed.isSet())
        m_currency->addItem(tr("%1, the book's currency").arg(m_proposed.code()),
                            m_proposed.code());
    for (const Currency currency : Currency::all())
        m_currency->addItem(currency.code(), currency.code());
    const auto constant = settings.constants.find(ImportField::Currency);
    m_currency->setCurrentIndex(
        constant == settings.constants.end() ? 0 : qMax(0, m_currency->findData(constant->second)));

    m_sameNumber->clear();
    m_sameNumber->addItem(tr("has one row"), int(SameNumber::Ask));
    m_sameNumber->addItem(tr("has a row a part: add them up"), int(SameNumber::Sum));
    m_sameNumber->addItem(tr("is repeated: take the first row"), int(SameNumber::First));
    m_sameNumber->setCurrentIndex(m_sameNumber->findData(int(settings.sameNumber)));

    m_fullList->clear();
    m_fullList->addItem(tr("a part: what it does not name stays"), false);
    m_fullList->addItem(tr("all open items: what it does not name is settled"), true);
    m_fullList->setCurrentIndex(settings.fullList ? 1 : 0);
    m_fullList->setEnabled(settings.kind == ImportKind::OpenItems);
}

/// The likely ones with the file's own names, then all others.
void ImportColumns::fillEncodings(const ImportInspection &inspection)
{
    const bool asked = !inspection.questions.empty() &&
                       inspection.questions.front().kind == ImportQuestionKind::Encoding;
    m_encoding->clear();
    if (asked)
        m_encoding->addItem(tr("choose …"), QString());
    for (const ImportEncoding &each : inspection.encodings)
        m_encoding->addItem(
            QStringLiteral("%1: %2").arg(each.texts.join(QStringLiteral(", ")), each.name),
            each.name);
    for (const QString &name : ImportService::encodings()) {
        if (m_encoding->findData(name) < 0)
            m_encoding->addItem(name, name);
    }
    m_encoding->setCurrentIndex(
        asked ? 0 : qMax(0, m_encoding->findData(inspection.settings.encoding)));
}

ImportSettings ImportColumns::applyTo(ImportSettings settings) const
{
    settings.columns.clear();
    for (int row = 0; row < m_fields.size(); ++row) {
        const int field = m_fields[row]->currentData().toInt();
        settings.leftOut.removeAll(m_headings[row]);
        if (field != kLeaveOut)
            settings.columns[ImportField(field)] = m_headings[row];
        else if (m_touched.contains(row))
            settings.leftOut += m_headings[row];
    }
    settings.encoding = m_encoding->currentData().toString();
    settings.sameNumber = SameNumber(m_sameNumber->currentData().toInt());
    settings.dates = DateOrder(m_dates->currentData().toInt());
    settings.decimal = DecimalSign(m_decimal->currentData().toInt());
    settings.constants.erase(ImportField::Currency);
    const QString currency = m_currency->currentData().toString();
    if (!m_currency->isHidden() && !currency.isEmpty())
        settings.constants[ImportField::Currency] = currency;
    settings.fullList = m_fullList->isEnabled() && m_fullList->currentIndex() == 1;
    return settings;
}

} // namespace duebook::ui
