// SPDX-License-Identifier: Apache-2.0
#include "ui/ledger/invoicepicker.h"

#include "ui/ledger/talkinvoicemodel.h"
#include "ui/tables/tableview.h"
#include "ui/text/format.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>

#include <algorithm>

namespace duebook::ui {

namespace {

constexpr int kMostRows = 5;

} // namespace

InvoicePicker::InvoicePicker(const Theme &theme, const QString &nothingTicked, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_nothingTicked(nothingTicked),
      m_model(new TalkInvoiceModel(this)), m_table(new TableView(theme, this)),
      m_sum(new QLabel(this))
{
    m_table->setObjectName(QStringLiteral("pickInvoices"));
    m_table->setAccessibleName(tr("Open invoices: Space ticks"));
    m_table->setModel(m_model);
    m_table->setColumnWidths({0, 120, 60});
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->installEventFilter(this);
    m_sum->setObjectName(QStringLiteral("pickedLabel"));
    m_sum->setWordWrap(true);
    setLook(m_sum, Look::Small);
    setFocusProxy(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_table);
    column->addWidget(m_sum);
    connect(m_model, &TalkInvoiceModel::tickedChanged, this, [this] {
        showSum();
        Q_EMIT changed();
    });
}

void InvoicePicker::setInvoices(std::vector<InvoiceRow> open, const Wording &wording, bool more)
{
    m_wording = wording;
    m_more = more;
    m_model->setWording(wording);
    std::erase_if(open, [](const InvoiceRow &row) {
        return row.invoice.kind == InvoiceKind::CreditNote || row.invoice.open.minorUnits() <= 0;
    });
    m_model->setRows(std::move(open));
    const int rows = std::min(m_model->rowCount(), kMostRows);
    m_table->setVisible(rows > 0);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_theme.rowHeight() + 2);
    showSum();
}

void InvoicePicker::setChosen(const std::vector<InvoiceId> &invoices)
{
    m_model->setTicked(QSet<InvoiceId>(invoices.begin(), invoices.end()));
    showSum();
}

std::vector<InvoiceId> InvoicePicker::chosen() const
{
    std::vector<InvoiceId> invoices;
    for (const InvoiceRow &row : m_model->rows()) {
        if (m_model->ticked().contains(row.invoice.id))
            invoices.push_back(row.invoice.id);
    }
    return invoices;
}

std::optional<Money> InvoicePicker::chosenOpen() const
{
    std::optional<Money> sum;
    for (const InvoiceRow &row : m_model->rows()) {
        if (!m_model->ticked().contains(row.invoice.id))
            continue;
        if (sum && sum->currency() != row.invoice.open.currency())
            return std::nullopt;
        sum = sum ? sum->plus(row.invoice.open) : row.invoice.open;
        if (!sum)
            return std::nullopt;
    }
    return sum;
}

void InvoicePicker::showSum()
{
    const size_t count = chosen().size();
    const std::optional<Money> open = chosenOpen();
    QString text = m_model->rowCount() == 0 ? tr("Nothing is open.")
                   : count == 0             ? m_nothingTicked
                   : open                   ? tr("%n invoice(s), %1 open", nullptr, int(count))
                                .arg(format::money(*open, m_wording.locale))
                          : tr("Tick invoices of one currency.");
    if (m_more)
        text += QLatin1Char(' ') + tr("Only the earliest are shown.");
    m_sum->setText(text);
    setLook(m_sum, count > 0 && !open ? Look::Problem : Look::Small);
}

bool InvoicePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn && !m_table->currentIndex().isValid() &&
        m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const QModelIndex row = m_table->currentRow();
    const bool ticks = key->key() == Qt::Key_Space || key->key() == Qt::Key_Return;
    if (!ticks || key->modifiers() != Qt::NoModifier || !row.isValid())
        return false;
    const bool ticked = row.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_model->setData(row, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    return true;
}

} // namespace duebook::ui
