// SPDX-License-Identifier: Apache-2.0
// How the composer is put together and shows its states; what it does stands in notecomposer.cpp.
#include "core/rules/calendar/pastmoment.h"
#include "core/services/documents/documentservice.h"
#include "ui/book/draftkeeper.h"
#include "ui/book/prompts.h"
#include "ui/documents/attachments.h"
#include "ui/followups/nextcontact.h"
#include "ui/look/icons.h"
#include "ui/talks/composerextras.h"
#include "ui/talks/composerfields.h"
#include "ui/talks/composertools.h"
#include "ui/talks/notecomposer.h"
#include "ui/talks/notetext.h"
#include "ui/talks/remarkmenu.h"
#include "ui/widgets/dateedit.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/keyhint.h"

#include <QApplication>
#include <QBoxLayout>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QToolButton>

namespace duebook::ui {

namespace {

constexpr int kWhenWidth = 160;
constexpr int kMostContactWidth = 230;
constexpr int kShownLetters = 10;
constexpr int kKindWidth = 128;
constexpr int kOutcomeWidth = 132;
constexpr int kMostNextWidth = 460;

QLabel *problemLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    setLook(label, Look::Problem);
    label->hide();
    return label;
}

} // namespace

void NoteComposer::build()
{
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("kindBox"));
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->setFixedWidth(kKindWidth);
    composerfields::fillKinds(m_theme, *m_kind);

    m_contact = new QComboBox(this);
    m_contact->setObjectName(QStringLiteral("contactBox"));
    m_contact->setAccessibleName(tr("Contact"));
    m_contact->setMaximumWidth(kMostContactWidth);
    m_contact->setMinimumContentsLength(kShownLetters);
    m_contact->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_contact->addItem(tr("Contact"), 0);

    m_outcome = new QComboBox(this);
    m_outcome->setObjectName(QStringLiteral("outcomeBox"));
    m_outcome->setAccessibleName(tr("Outcome"));
    m_outcome->setFixedWidth(kOutcomeWidth);

    const auto pastDay = [this](const QString &typed) -> std::optional<QDate> {
        const QDateTime now = m_book.clock().nowUtc().toTimeZone(m_wording.zone);
        const PastMoment read =
            readPastMoment(typed, dateContext(m_book.settings(), m_wording), now);
        return read.at.isValid() ? std::optional(read.at.date()) : std::nullopt;
    };
    const auto dayWords = [this](QDate day) { return m_wording.day(day); };
    m_when = new DateEdit(m_theme, pastDay, dayWords, this);
    m_when->setObjectName(QStringLiteral("whenEdit"));
    m_when->setAccessibleName(tr("When"));
    m_when->setPlaceholderText(tr("now"));
    m_when->setToolTip(tr("When it took place: empty is now, or “yesterday 15:40”"));
    m_when->setFixedWidth(kWhenWidth);

    m_state = new ElidedLabel(this);
    m_state->setObjectName(QStringLiteral("draftLabel"));
    setLook(m_state, Look::Muted);
    m_discard = new QPushButton(tr("Discard"), this);
    m_discard->setObjectName(QStringLiteral("discardButton"));
    m_discard->setAccessibleName(tr("Discard the draft"));
    setLook(m_discard, Look::Link);
    m_discard->hide();

    m_text = new NoteText(this);
    m_text->setObjectName(QStringLiteral("noteText"));
    m_text->setAccessibleName(tr("What was said"));
    m_text->setPlaceholderText(tr("What was said"));

    m_attachments = new Attachments(m_theme, {pastDay, dayWords}, this);
    m_extras = new ComposerExtras(m_theme, m_book, this);
    m_remarks = new RemarkMenu(m_book, this);
    m_tools = new ComposerTools(m_theme, m_remarks, this);
    m_next = new NextContact(m_theme, this);
    m_next->setMaximumWidth(kMostNextWidth);

    m_invoiceButton = new QToolButton(this);
    m_invoiceButton->setObjectName(QStringLiteral("invoicesButton"));
    m_invoiceButton->setAccessibleName(tr("Invoices concerned"));
    m_invoiceButton->setToolTip(tr("Tick the invoices the talk is about, in the list beside"));

    m_attach = new QToolButton(this);
    m_attach->setObjectName(QStringLiteral("attachButton"));
    m_attach->setIcon(icon(m_theme, Icon::Paperclip, Role::Text));
    m_attach->setToolTip(tr("Add documents: choose, drop or paste them"));
    m_attach->setAccessibleName(tr("Add documents"));

    m_cancelButton = new QPushButton(tr("Stop"), this);
    m_cancelButton->setObjectName(QStringLiteral("cancelSaveButton"));
    m_cancelButton->setAccessibleName(tr("Stop saving"));
    m_cancelButton->hide();
    m_save = new KeyButton(m_theme, tr("Save"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                           QStringLiteral("saveButton"), this);
    setLook(m_save, Look::Primary);

    m_headProblem = problemLabel(QStringLiteral("headProblem"), this);
    m_textProblem = problemLabel(QStringLiteral("textProblem"), this);
    m_footProblem = problemLabel(QStringLiteral("footProblem"), this);

    auto *head = new QHBoxLayout;
    head->setSpacing(space::kSmall);
    head->addWidget(m_kind);
    head->addWidget(m_contact, 1);
    head->addWidget(m_outcome);
    head->addWidget(m_when);
    head->addStretch();
    head->addWidget(m_state);
    head->addWidget(m_discard);

    auto *next = new QHBoxLayout;
    next->setSpacing(space::kSmall);
    next->addWidget(m_next, 1, Qt::AlignTop);
    next->addWidget(m_invoiceButton, 0, Qt::AlignTop);
    next->addWidget(m_attach, 0, Qt::AlignTop);
    next->addStretch();

    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kSmall);
    foot->addWidget(m_tools);
    foot->addStretch();
    foot->addWidget(m_cancelButton);
    foot->addWidget(m_save);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    column->setSpacing(space::kSmall);
    column->addLayout(head);
    column->addWidget(m_headProblem);
    column->addWidget(m_text);
    column->addWidget(m_textProblem);
    column->addWidget(m_extras);
    column->addWidget(m_attachments);
    column->addLayout(next);
    column->addLayout(foot);
    column->addWidget(m_footProblem);

    std::vector<QWidget *> order{m_kind, m_contact, m_outcome, m_when, m_text};
    for (QWidget *field : m_extras->fields())
        order.push_back(field);
    for (QWidget *field : std::initializer_list<QWidget *>{m_attachments, m_next->dateField(),
                                                           m_next->assigneeField(), m_invoiceButton,
                                                           m_attach, m_save})
        order.push_back(field);
    // Behind saving: they have keys, and most calls need none of them.
    for (int part = 0; part < kComposerParts; ++part)
        order.push_back(m_tools->button(ComposerPart(part)));
    order.push_back(m_tools->remarkButton());
    order.push_back(m_discard);
    for (size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void NoteComposer::connectAll()
{
    m_draftTimer.setSingleShot(true);
    connect(&m_draftTimer, &QTimer::timeout, this, &NoteComposer::keepDraft);
    // A draft that came from elsewhere: a note that waited and is to be written on.
    connect(&m_drafts, &DraftKeeper::changed, this, [this] {
        if (!m_saving && m_account.isSet() && current().isEmpty())
            offerKept();
    });

    connect(m_kind, &QComboBox::currentIndexChanged, this, &NoteComposer::touched);
    connect(m_contact, &QComboBox::currentIndexChanged, this, &NoteComposer::touched);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &NoteComposer::touched);
    connect(m_outcome, &QComboBox::activated, this, &NoteComposer::takeOutcome);
    connect(m_when, &QLineEdit::textChanged, this, &NoteComposer::touched);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NoteComposer::touched);
    connect(m_attachments, &Attachments::changed, this, &NoteComposer::touched);
    connect(m_next, &NextContact::changed, this, &NoteComposer::touched);

    connect(m_text, &NoteText::filesGiven, this, &NoteComposer::attachFiles);
    connect(m_text, &NoteText::pictureGiven, this, &NoteComposer::attachPicture);
    connect(m_attach, &QToolButton::clicked, this, [this] {
        m_prompts.chooseFiles(this, tr("Add documents"),
                              [this](const QStringList &paths) { attachFiles(paths); });
    });
    connect(m_invoiceButton, &QToolButton::clicked, this, &NoteComposer::invoicesWanted);
    connect(m_discard, &QPushButton::clicked, this, &NoteComposer::discard);
    connect(m_extras, &ComposerExtras::changed, this, &NoteComposer::touched);
    connect(m_extras, &ComposerExtras::opened, m_tools, &ComposerTools::setOpen);
    connect(m_tools, &ComposerTools::toggled, this, [this](ComposerPart part, bool open) {
        m_extras->setOpen(part, open);
        if (open)
            m_extras->focus(part);
        else
            m_text->setFocus();
    });
    connect(m_remarks, &RemarkMenu::chosen, this, &NoteComposer::insertRemark);
    connect(m_remarks, &RemarkMenu::editWanted, this, &NoteComposer::remarksWanted);
    connect(&m_drafts, &DraftKeeper::written, this, [this](const QString &key) {
        if (key == draftKey(m_account, m_corrects.isSet()) && !m_corrects.isSet() && !m_saving &&
            !m_drafts.find(key).isEmpty())
            m_state->setText(tr("draft kept"));
    });
    connect(&m_drafts, &DraftKeeper::failed, this, [this](const QString &key, const Error &error) {
        if (key == draftKey(m_account, m_corrects.isSet()))
            m_state->setText(error.sentence);
    });
    connect(m_cancelButton, &QPushButton::clicked, this, [this] { m_cancel.cancel(); });
    connect(m_save, &QPushButton::clicked, this, &NoteComposer::save);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *keys = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        keys->setContext(Qt::WidgetWithChildrenShortcut);
        connect(keys, &QShortcut::activated, this, &NoteComposer::save);
    }

    m_attachments->setKinds(DocumentService::kinds(m_book.settings()),
                            DocumentService::proofOfDelivery());
    connect(&m_book, &BookContext::settingsChanged, this, [this] {
        composerfields::fillOutcomes(*m_outcome, m_book.settings().outcomes);
        m_attachments->setKinds(DocumentService::kinds(m_book.settings()),
                                DocumentService::proofOfDelivery());
        refreshDay();
    });
    connect(&m_book, &BookContext::dayChanged, this, &NoteComposer::refreshDay);
    // The frame shows where typing goes.
    connect(qApp, &QApplication::focusChanged, this, [this] { update(); });
}

void NoteComposer::setSaving(bool saving)
{
    m_saving = saving;
    for (QWidget *field : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_contact),
                           static_cast<QWidget *>(m_outcome), static_cast<QWidget *>(m_when),
                           static_cast<QWidget *>(m_attachments), static_cast<QWidget *>(m_next),
                           static_cast<QWidget *>(m_invoiceButton),
                           static_cast<QWidget *>(m_attach), static_cast<QWidget *>(m_extras),
                           static_cast<QWidget *>(m_tools), static_cast<QWidget *>(m_save)})
        field->setEnabled(!saving);
    // Read only rather than disabled: the caret stays where it was.
    m_text->setReadOnly(saving);
    m_discard->setVisible(false);
    m_cancelButton->setVisible(saving && !m_attachments->documents().empty());
    m_state->setText(saving ? tr("saving") : QString());
}

void NoteComposer::showProblem(const Error &error)
{
    if (m_extras->showProblem(error))
        return;
    QLabel *label = m_footProblem;
    QWidget *field = nullptr;
    if (error.place == QLatin1String("text") || error.place == QLatin1String("corrects")) {
        label = m_textProblem;
        field = m_text;
    } else if (error.place == QLatin1String("contact")) {
        label = m_headProblem;
        field = m_contact;
    } else if (error.place == QLatin1String("spokenAt")) {
        label = m_headProblem;
        field = m_when;
    } else if (error.place == QLatin1String("nextContact")) {
        field = m_next->dateField();
    } else if (error.place == QLatin1String("nextAssignee")) {
        field = m_next->assigneeField();
    }
    // A second file that cannot be taken does not hide the first.
    const QString before = label->isHidden() ? QString() : label->text() + QLatin1Char('\n');
    label->setText(before + error.sentence);
    label->show();
    if (field == nullptr)
        return;
    mark(field, true);
    field->setAccessibleDescription(error.sentence);
    field->setFocus();
}

void NoteComposer::clearProblems()
{
    m_extras->clearProblems();
    for (QLabel *label : {m_headProblem, m_textProblem, m_footProblem}) {
        label->hide();
        label->clear();
    }
    for (QWidget *field :
         {static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_contact),
          static_cast<QWidget *>(m_when), static_cast<QWidget *>(m_next->dateField()),
          static_cast<QWidget *>(m_next->assigneeField())}) {
        mark(field, false);
        field->setAccessibleDescription(QString());
    }
}

void NoteComposer::mark(QWidget *field, bool wrong)
{
    if (field->property("invalid").toBool() == wrong)
        return;
    field->setProperty("invalid", wrong);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

void NoteComposer::dragEnterEvent(QDragEnterEvent *event)
{
    if (!NoteText::filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void NoteComposer::dropEvent(QDropEvent *event)
{
    const QStringList files = NoteText::filesIn(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    attachFiles(files);
}

void NoteComposer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QWidget *focus = QApplication::focusWidget();
    const bool within = focus != nullptr && isAncestorOf(focus);
    painter.setPen(QPen(m_theme.color(within ? Role::Accent : Role::Line), 1));
    painter.setBrush(m_theme.color(Role::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCornerRadius,
                            kCornerRadius);
}

} // namespace duebook::ui
