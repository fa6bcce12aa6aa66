// SPDX-License-Identifier: Apache-2.0
#include "ui/care/salvagedialog.h"

#include "ui/look/theme.h"
#include "ui/text/format.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace duebook::ui {

namespace {

constexpr int kWidth = 620;
constexpr int kSteps = 1000;
constexpr int kRowsShown = 12;

/// The tables that people know under a name; the others keep the one that the report has.
QString nameOf(const QString &table)
{
    static const std::map<QString, const char *> kNames{
        {QStringLiteral("account"), QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Accounts")},
        {QStringLiteral("contact"), QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Contacts")},
        {QStringLiteral("invoice"), QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Invoices")},
        {QStringLiteral("payment"), QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Payments")},
        {QStringLiteral("allocation"),
         QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "What payments settled")},
        {QStringLiteral("note"), QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Notes")},
        {QStringLiteral("promise"), QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Promises")},
        {QStringLiteral("dispute"), QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Disputes")},
        {QStringLiteral("follow_up"),
         QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Follow-ups")},
        {QStringLiteral("document"), QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Documents")},
        {QStringLiteral("document_chunk"),
         QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Contents of documents")},
        {QStringLiteral("app_user"), QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "People")},
        {QStringLiteral("setting"), QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Settings")},
        {QStringLiteral("audit"),
         QT_TRANSLATE_NOOP("duebook::ui::SalvageDialog", "Record of changes")}};
    const auto known = kNames.find(table);
    return known == kNames.end() ? table : SalvageDialog::tr(known->second);
}

} // namespace

SalvageDialog::SalvageDialog(const QString &damaged, const QString &target, QWidget *parent)
    : QDialog(parent), m_rows(new QVBoxLayout(this)), m_bar(new QProgressBar(this)),
      m_buttons(new QDialogButtonBox(this)),
      m_stop(m_buttons->addButton(tr("Stop"), QDialogButtonBox::RejectRole))
{
    setObjectName(QStringLiteral("salvageDialog"));
    setWindowTitle(tr("Save what can be read"));
    setMinimumWidth(kWidth);
    m_rows->setSpacing(space::kMedium);
    addLine("salvageFrom", tr("From “%1”").arg(QDir::toNativeSeparators(damaged)));
    addLine("salvageTo", tr("into the new book “%1”").arg(QDir::toNativeSeparators(target)));
    m_bar->setObjectName(QStringLiteral("salvageProgress"));
    m_bar->setAccessibleName(windowTitle());
    m_bar->setRange(0, 0);
    m_rows->addWidget(m_bar);
    m_state = addLine("salvageState", tr("The damaged book is only read."));
    m_stop->setObjectName(QStringLiteral("salvageStop"));
    m_rows->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &SalvageDialog::reject);
}

QLabel *SalvageDialog::addLine(const char *name, const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rows->insertWidget(
        m_rows->indexOf(m_buttons) < 0 ? m_rows->count() : m_rows->indexOf(m_buttons), label);
    return label;
}

void SalvageDialog::report(qint64 done, qint64 total)
{
    if (!m_running)
        return;
    m_bar->setRange(0, total > 0 ? kSteps : 0);
    if (total > 0)
        m_bar->setValue(int(std::clamp<qint64>(done * kSteps / total, 0, kSteps)));
}

void SalvageDialog::reject()
{
    if (!m_running) {
        QDialog::reject();
        return;
    }
    m_stop->setEnabled(false);
    m_state->setText(tr("Stopping …"));
    Q_EMIT stopRequested();
}

void SalvageDialog::finish(const Result<SalvageReport> &outcome)
{
    m_running = false;
    m_bar->hide();
    m_stop->setEnabled(true);
    m_stop->setText(tr("Close"));
    if (outcome) {
        showReport(*outcome);
        return;
    }
    if (outcome.error().code == ErrorCode::Cancelled) {
        QDialog::reject();
        return;
    }
    m_state->setText(outcome.error().sentence);
    setLook(m_state, Look::Problem);
}

void SalvageDialog::showReport(const SalvageReport &report)
{
    m_state->setText(report.inShort());
    setLook(m_state, report.whole ? Look::SmallGood : Look::Problem);
    for (const QString &remark : report.remarks)
        addLine("salvageRemark", remark);
    if (!report.references.isEmpty())
        addLine("salvageReferences",
                tr("%n row(s) point to what is lost.", nullptr, int(report.references.size())));
    if (!report.documents.isEmpty())
        addLine("salvageDocuments",
                tr("%n document(s) are not whole.", nullptr, int(report.documents.size())));
    showTables(report);
    addLine("salvageReport",
            tr("All of this stands in “%1”.").arg(QDir::toNativeSeparators(report.report)));
    auto *open = m_buttons->addButton(tr("Open the saved book"), QDialogButtonBox::AcceptRole);
    open->setObjectName(QStringLiteral("salvageOpen"));
    open->setDefault(true);
    open->setFocus();
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this, book = report.book] {
        accept();
        Q_EMIT openRequested(book);
    });
}

void SalvageDialog::showTables(const SalvageReport &report)
{
    auto *list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("salvageTables"));
    list->setAccessibleName(tr("What was saved of each table"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setHeaderLabels(
        {tr("Table"), tr("Saved"), tr("Doubtful"), tr("Missing"), tr("Unreadable pages")});
    const auto add = [&](const SalvagedTable &table) {
        auto *row = new QTreeWidgetItem(list);
        row->setText(0, nameOf(table.name));
        const qint64 numbers[] = {table.saved, table.doubtful, table.missing, table.unknownPages};
        for (int column = 1; column <= 4; ++column) {
            row->setText(column, format::count(numbers[column - 1], locale()));
            row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
    };
    // What lost something comes first; where nothing ever stood there is nothing to tell.
    for (const bool whole : {false, true}) {
        for (const SalvagedTable &table : report.tables) {
            if (table.whole() == whole && (!whole || table.saved > 0))
                add(table);
        }
    }
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setStretchLastSection(false);
    for (int column = 1; column <= 4; ++column) {
        list->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    }
    list->setMinimumHeight(kRowsShown * (fontMetrics().height() + space::kSmall));
    m_rows->insertWidget(m_rows->indexOf(m_buttons), list, 1);
}

} // namespace duebook::ui
