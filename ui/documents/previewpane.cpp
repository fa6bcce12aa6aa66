// SPDX-License-Identifier: Apache-2.0
#include "ui/documents/previewpane.h"

#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/documents/mailview.h"
#include "ui/look/icons.h"
#include "ui/text/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pictureview.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QToolButton>

namespace duebook::ui {

namespace {

constexpr int kLeastWidth = 320;
constexpr int kPagePixels = 1400;
constexpr int kMostPagePixels = 4000;
constexpr int kSharperMs = 250;
// A page is drawn again when it is shown this much larger than it was drawn.
constexpr double kBlurred = 1.15;

QToolButton *tool(const QString &text, const QString &name, const QString &says, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(says);
    button->setAccessibleName(says);
    setLook(button, Look::Quiet);
    return button;
}

} // namespace

PreviewPane::PreviewPane(const PageContext &context, QWidget *parent)
    : QFrame(parent), m_context(context),
      m_loader(new PreviewLoader(context.book, context.pdf, this))
{
    setObjectName(QStringLiteral("previewPane"));
    setAccessibleName(tr("Preview"));
    setLook(this, Look::Card);
    setMinimumWidth(kLeastWidth);
    m_message = new EmptyState(m_context.theme, Icon::Document, QString(), this);
    m_picture = new PictureView(m_context.theme, this);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("previewText"));
    m_text->setAccessibleName(tr("Text of the document"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_mail = new MailView(m_context.theme, this);
    m_stack = new QStackedWidget(this);
    for (QWidget *page : {static_cast<QWidget *>(m_message), static_cast<QWidget *>(m_picture),
                          static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_mail)})
        m_stack->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(buildTools());
    column->addWidget(hairline(this));
    m_unread = new QLabel(this);
    m_unread->setObjectName(QStringLiteral("previewUnread"));
    m_unread->setTextFormat(Qt::PlainText);
    m_unread->setWordWrap(true);
    m_unread->setContentsMargins(space::kMedium, space::kTight, space::kMedium, space::kTight);
    setLook(m_unread, Look::Small);
    m_unread->hide();
    column->addWidget(m_unread);
    column->addWidget(m_stack, 1);

    m_sharper.setSingleShot(true);
    m_sharper.setInterval(kSharperMs);
    connect(&m_sharper, &QTimer::timeout, this, &PreviewPane::askPage);
    connect(m_picture, &PictureView::zoomChanged, this, [this] {
        showTools();
        if (m_pages > 0 && m_picture->pixelsShown() > m_pixels * kBlurred &&
            m_pixels < kMostPagePixels)
            m_sharper.start();
    });
    connect(m_loader, &PreviewLoader::loaded, this, &PreviewPane::showLoaded);
    connect(m_loader, &PreviewLoader::failed, this,
            [this](const Error &error) { showMessage(error.sentence); });
    connect(m_loader, &PreviewLoader::pageLoaded, this,
            [this](int page, const QImage &picture, const QString &words) {
                if (page != m_page)
                    return;
                m_pixels = std::max(picture.width(), picture.height());
                // A page at 100 % is as large as it was drawn first.
                const double scale = double(kPagePixels) / std::max(1, m_pixels);
                m_picture->setPicture(picture, picture.size() * scale);
                m_picture->setAccessibleName(tr("Page %1 of %2").arg(m_page).arg(m_pages));
                m_picture->setAccessibleDescription(words.simplified());
                m_stack->setCurrentWidget(m_picture);
                showTools();
            });
    connect(m_mail, &MailView::openPressed, this, &PreviewPane::openPartPressed);
    connect(m_mail, &MailView::savePressed, this, &PreviewPane::savePartPressed);
    connect(m_mail, &MailView::keepPressed, this, &PreviewPane::keepPartPressed);
    clear();
}

QWidget *PreviewPane::buildTools()
{
    auto *bar = new QWidget(this);
    m_name = new ElidedLabel(bar);
    m_name->setObjectName(QStringLiteral("previewName"));
    setLook(m_name, Look::Heading);
    m_facts = new ElidedLabel(bar);
    m_facts->setObjectName(QStringLiteral("previewFacts"));
    setLook(m_facts, Look::Small);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_facts);

    m_pageTools = new QWidget(bar);
    m_back = tool({}, QStringLiteral("previousPageButton"), tr("Page before (Page Up)"), bar);
    m_back->setIcon(icon(m_context.theme, Icon::Back));
    m_forward = tool({}, QStringLiteral("nextPageButton"), tr("Next page (Page Down)"), bar);
    m_forward->setIcon(icon(m_context.theme, Icon::Forward));
    m_pageLabel = new QLabel(bar);
    m_pageLabel->setObjectName(QStringLiteral("pageLabel"));
    setLook(m_pageLabel, Look::Small);
    auto *pages = new QHBoxLayout(m_pageTools);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->setSpacing(space::kTight);
    pages->addWidget(m_back);
    pages->addWidget(m_pageLabel);
    pages->addWidget(m_forward);
    connect(m_back, &QToolButton::clicked, this, [this] { turnTo(m_page - 1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { turnTo(m_page + 1); });

    m_zoomTools = new QWidget(bar);
    QToolButton *out =
        tool(QString(QChar(0x2212)), QStringLiteral("zoomOutButton"), tr("Smaller (−)"), bar);
    m_percent = tool({}, QStringLiteral("zoomFitButton"), tr("Fit the width (0)"), bar);
    QToolButton *in =
        tool(QStringLiteral("+"), QStringLiteral("zoomInButton"), tr("Larger (+)"), bar);
    auto *zoom = new QHBoxLayout(m_zoomTools);
    zoom->setContentsMargins(0, 0, 0, 0);
    zoom->setSpacing(0);
    zoom->addWidget(out);
    zoom->addWidget(m_percent);
    zoom->addWidget(in);
    connect(out, &QToolButton::clicked, m_picture, &PictureView::zoomOut);
    connect(in, &QToolButton::clicked, m_picture, &PictureView::zoomIn);
    connect(m_percent, &QToolButton::clicked, m_picture, &PictureView::fit);

    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::kMedium, space::kTight, space::kTight, space::kTight);
    row->setSpacing(space::kSmall);
    row->addLayout(words, 1);
    row->addWidget(m_pageTools);
    row->addWidget(m_zoomTools);
    bar->setMinimumHeight(m_context.theme.controlHeight() + 2 * space::kTight);
    return bar;
}

void PreviewPane::look(const Document &document)
{
    const bool same = document.id == m_document.id && document.sha256 == m_document.sha256;
    m_document = document;
    m_name->setText(format::isolate(document.name, QLocale()));
    m_facts->setText(factsOf(document));
    showUnread();
    if (same)
        return;
    m_pages = 0;
    m_page = 1;
    m_pixels = 0;
    m_sharper.stop();
    m_picture->clear();
    m_picture->setAccessibleName(document.name);
    m_picture->setAccessibleDescription({});
    showMessage(tr("Reading “%1” …").arg(document.name));
    m_loader->load(document);
}

void PreviewPane::showUnread()
{
    if (m_document.textState != DocumentTextState::Failed) {
        m_unread->hide();
        return;
    }
    whenDone(this, m_context.book.read([id = m_document.id](Session &session) {
        return DocumentTextService(session).reason(id);
    }),
             [this, id = m_document.id](const Result<QString> &reason) {
                 if (id != m_document.id || m_document.textState != DocumentTextState::Failed)
                     return;
                 m_unread->setText(
                     reason && !reason->isEmpty()
                         ? tr("Found by its name only. %1").arg(*reason)
                         : tr("Found by its name only: the words inside could not be read."));
                 m_unread->show();
             });
}

QString PreviewPane::factsOf(const Document &document) const
{
    const Wording wording = Wording::of(m_context.book);
    QStringList facts;
    if (!document.kind.isEmpty())
        facts += document.kind;
    facts += document.source == DocumentSource::Customer ? tr("from the customer") : tr("from us");
    facts += tr("received %1").arg(wording.day(document.received));
    facts += format::size(document.size, wording.locale);
    facts += tr("added by %1").arg(document.addedByName);
    if (document.isRemoved())
        facts += document.removedReason.isEmpty()
                     ? tr("removed by %1").arg(document.removedByName)
                     : tr("removed by %1: %2")
                           .arg(document.removedByName,
                                format::isolate(document.removedReason, wording.locale));
    return facts.join(QStringLiteral(" · "));
}

void PreviewPane::clear()
{
    m_loader->stop();
    m_document = {};
    m_pages = 0;
    m_name->clear();
    m_facts->clear();
    m_unread->hide();
    m_picture->clear();
    showMessage(tr("Choose a document to look at it here."));
}

void PreviewPane::setKeepable(bool keepable)
{
    m_mail->setKeepable(keepable);
}

void PreviewPane::showMessage(const QString &sentence)
{
    m_message->setSentence(sentence);
    setAccessibleDescription(sentence);
    m_stack->setCurrentWidget(m_message);
    showTools();
}

void PreviewPane::showLoaded(const Preview &preview)
{
    setAccessibleDescription({});
    switch (preview.shape) {
    case DocumentShape::Other:
        showMessage(m_document.size == 0
                        ? tr("“%1” is empty.").arg(m_document.name)
                        : tr("“%1” cannot be shown here: open it with another program.")
                              .arg(m_document.name));
        return;
    case DocumentShape::Pdf:
        m_pages = preview.pages;
        askPage();
        return;
    case DocumentShape::Picture:
        m_picture->setPicture(preview.picture, preview.fullSize);
        m_stack->setCurrentWidget(m_picture);
        break;
    case DocumentShape::Text:
    case DocumentShape::WebPage:
        m_text->setPlainText(preview.cut
                                 ? preview.text + QStringLiteral("\n\n") +
                                       tr("… the rest is not shown here: open the document.")
                                 : preview.text);
        m_stack->setCurrentWidget(m_text);
        break;
    case DocumentShape::Mail:
        m_mail->setMail(*preview.mail, Wording::of(m_context.book));
        m_stack->setCurrentWidget(m_mail);
        break;
    }
    showTools();
}

void PreviewPane::turnTo(int page)
{
    if (page < 1 || page > m_pages || page == m_page)
        return;
    m_page = page;
    m_sharper.stop();
    m_pixels = 0;
    showTools();
    askPage();
}

void PreviewPane::askPage()
{
    m_loader->showPage(m_page, std::clamp(m_picture->pixelsShown(), kPagePixels, kMostPagePixels));
}

void PreviewPane::showTools()
{
    m_pageTools->setVisible(m_pages > 1);
    m_pageLabel->setText(tr("%1 of %2", "page").arg(m_page).arg(m_pages));
    m_back->setEnabled(m_page > 1);
    m_forward->setEnabled(m_page < m_pages);
    m_zoomTools->setVisible(m_stack->currentWidget() == m_picture);
    m_percent->setText(format::percent(m_picture->percentShown() / 100.0, QLocale()));
}

void PreviewPane::focusContent()
{
    QWidget *shown = m_stack->currentWidget();
    (shown == m_mail ? m_mail->words() : shown)->setFocus();
}

void PreviewPane::keyPressEvent(QKeyEvent *event)
{
    if (m_pages > 0 && event->key() == Qt::Key_PageDown)
        turnTo(m_page + 1);
    else if (m_pages > 0 && event->key() == Qt::Key_PageUp)
        turnTo(m_page - 1);
    else if (m_pages > 0 && event->key() == Qt::Key_Home)
        turnTo(1);
    else if (m_pages > 0 && event->key() == Qt::Key_End)
        turnTo(m_pages);
    else
        QFrame::keyPressEvent(event);
}

} // namespace duebook::ui
