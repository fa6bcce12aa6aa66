// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/documentlinksdialog.h"

#include "ui/look/icons.h"
#include "ui/text/format.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/layoutrows.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace duebook::ui {

namespace {

constexpr int kLeastWidth = 560;
constexpr qsizetype kNoteLetters = 60;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::DocumentLinksDialog)
};

} // namespace

QString linkWords(const DocumentLinkRow &row, const Wording &wording)
{
    QStringList parts;
    const DocumentLink &link = row.link;
    if (link.note.isSet())
        parts +=
            Texts::tr("Note of %1: %2")
                .arg(wording.moment(row.noteAt),
                     format::isolate(row.noteText.simplified().left(kNoteLetters), wording.locale));
    if (link.invoice.isSet())
        parts += Texts::tr("Invoice %1").arg(row.invoiceNumber);
    if (link.promise.isSet())
        parts +=
            Texts::tr("Promise of %1 until %2")
                .arg(format::money(row.promiseAmount, wording.locale), wording.day(row.promiseDue));
    if (link.dispute.isSet())
        parts +=
            Texts::tr("Dispute of %1: %2").arg(wording.day(row.disputeOpened), row.disputeReason);
    if (link.payment.isSet())
        parts +=
            Texts::tr("Payment of %1 on %2")
                .arg(format::money(row.paymentAmount, wording.locale), wording.day(row.paymentDay));
    if (parts.isEmpty())
        parts += Texts::tr("Account %1, %2")
                     .arg(row.accountNumber, format::isolate(row.accountName, wording.locale));
    return parts.join(QStringLiteral(" · "));
}

DocumentLinksDialog::DocumentLinksDialog(const Theme &theme, const QString &name,
                                         const Wording &wording, QWidget *parent)
    : QDialog(parent), m_theme(theme), m_wording(wording), m_rows(new QVBoxLayout),
      m_target(new QComboBox(this)), m_add(new QPushButton(tr("Add"), this)),
      m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("documentLinksDialog"));
    setWindowTitle(tr("What “%1” belongs to").arg(name));
    setMinimumWidth(kLeastWidth);
    m_rows->setSpacing(space::kTight);
    m_target->setObjectName(QStringLiteral("linkTargetBox"));
    m_target->setAccessibleName(tr("What else it belongs to"));
    m_target->setEditable(true);
    m_target->setInsertPolicy(QComboBox::NoInsert);
    m_target->completer()->setFilterMode(Qt::MatchContains);
    m_target->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_target->lineEdit()->setPlaceholderText(tr("invoice, promise, dispute, payment or note"));
    m_add->setObjectName(QStringLiteral("addLinkButton"));
    m_add->setAccessibleName(tr("Add what is chosen"));
    m_problem->setObjectName(QStringLiteral("linkProblem"));
    m_problem->setWordWrap(true);
    setLook(m_problem, Look::Problem);
    m_problem->hide();
    connect(m_add, &QPushButton::clicked, this, [this] {
        const int index = m_target->findText(m_target->currentText());
        m_problem->hide();
        if (index >= 0)
            Q_EMIT linkWanted(m_targets[size_t(index)].link);
        else
            showProblem(tr("Choose one of the list."));
    });

    auto *more = new QHBoxLayout;
    more->addWidget(m_target, 1);
    more->addWidget(m_add);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addLayout(m_rows);
    column->addLayout(more);
    column->addWidget(m_problem);
    column->addStretch();
    column->addWidget(buttons);
}

void DocumentLinksDialog::setLinks(const std::vector<DocumentLinkRow> &links)
{
    clearRows(*m_rows);
    for (const DocumentLinkRow &row : links)
        m_rows->addWidget(rowFor(row, links.size() == 1));
}

QWidget *DocumentLinksDialog::rowFor(const DocumentLinkRow &row, bool only)
{
    auto *line = new QFrame(this);
    setLook(line, Look::Card);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(space::kMedium, space::kTight, space::kTight, space::kTight);
    auto *words = new ElidedLabel(linkWords(row, m_wording), line);
    words->setObjectName(QStringLiteral("link_%1").arg(row.id));
    layout->addWidget(words, 1);
    auto *remove = new QToolButton(line);
    remove->setObjectName(QStringLiteral("unlink_%1").arg(row.id));
    remove->setIcon(icon(m_theme, Icon::Cross, Role::Muted));
    remove->setAccessibleName(tr("Take away: %1").arg(words->text()));
    setLook(remove, Look::Quiet);
    remove->setEnabled(!row.cameWithNote && !only);
    remove->setToolTip(row.cameWithNote ? tr("It was saved with this note and stays with it.")
                       : only           ? tr("It must belong to something: add another first.")
                                        : tr("It does not belong to this"));
    connect(remove, &QToolButton::clicked, this, [this, id = row.id] {
        m_problem->hide();
        Q_EMIT unlinkWanted(id);
    });
    layout->addWidget(remove);
    return line;
}

void DocumentLinksDialog::setTargets(const std::vector<DocumentLinkRow> &targets)
{
    m_targets = targets;
    m_target->clear();
    for (const DocumentLinkRow &row : m_targets)
        m_target->addItem(linkWords(row, m_wording));
    m_target->setCurrentIndex(-1);
    m_target->clearEditText();
}

void DocumentLinksDialog::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
}

} // namespace duebook::ui
