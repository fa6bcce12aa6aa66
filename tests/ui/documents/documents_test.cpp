// SPDX-License-Identifier: Apache-2.0
#include "app/platform/pdfprograms.h"
#include "core/services/book/settingsservice.h"
#include "core/services/documents/documentservice.h"
#include "core/services/ledger/invoiceservice.h"
#include "tests/support/pdffile.h"
#include "tests/ui/frame/desk.h"
#include "ui/documents/documentactions.h"
#include "ui/documents/documentspage.h"
#include "ui/documents/documentstab.h"
#include "ui/documents/droptable.h"
#include "ui/documents/previewpane.h"
#include "ui/tables/tableview.h"
#include "ui/widgets/pictureview.h"
#include "ui/widgets/questionbar.h"

#include <QAbstractButton>
#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace duebook;
using namespace duebook::test;

namespace {

struct DocumentDesk : Desk {
    DocumentService service{book.session()};
    std::shared_ptr<PdfReader> pdf = std::make_shared<PdfPrograms>();

    ui::PageContext withPdf()
    {
        ui::PageContext made = pageContext();
        made.pdf = pdf.get();
        return made;
    }
    Document add(const char *name, const QByteArray &content, NewDocument like = {})
    {
        like.name = QString::fromUtf8(name);
        like.content = content;
        DocumentLink link;
        link.account = account;
        return must(service.document(must(service.add(like, link))));
    }
    InvoiceId invoice(const char *number, QDate due)
    {
        Invoice draft;
        draft.account = account;
        draft.number = QLatin1String(number);
        draft.issued = due.addDays(-30);
        draft.due = due;
        draft.amount = Money(100000, Currency::fromCode(QByteArrayView("EUR")).value());
        return must(InvoiceService(book.session()).add(draft));
    }
};

/// The tab as it stands on an account's page, with the question above it.
struct Tab : QWidget {
    ui::DocumentActions actions;
    ui::DocumentsTab tab;
    QStringList notices;
    ui::UndoOffer undo;

    explicit Tab(DocumentDesk &desk)
        : actions(desk.withPdf(), desk.prompts, this),
          tab(desk.withPdf(), desk.prompts, actions, this)
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(actions.question());
        column->addWidget(&tab);
        connect(&actions, &ui::DocumentActions::undoOffered, this,
                [this](const ui::UndoOffer &offer) { undo = offer; });
        const auto say = [this](const QString &sentence, ui::Tone) { notices += sentence; };
        connect(&actions, &ui::DocumentActions::noticed, this, say);
        connect(&tab, &ui::DocumentsTab::noticed, this, say);
        connect(&desk.context, &ui::BookContext::changed, &tab, &ui::DocumentsTab::refresh);
        resize(1100, 700);
        tab.setAccount(desk.account);
        showActive(*this);
    }
    ui::TableView *table() { return named<ui::TableView>(*this, "documentsTable"); }
    bool shows(int rows)
    {
        const bool there = eventually([&] { return table()->model()->rowCount() == rows; });
        table()->setFocus();
        return there;
    }
    QString cell(int row, int column)
    {
        return table()->model()->index(row, column).data().toString();
    }
};

QByteArray png(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(0xFF808080);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

TEST_CASE("Several files are dropped with kind and proof; what is no file is named",
          "[documents][gui]")
{
    DocumentDesk desk;
    Tab shown(desk);
    named<QComboBox>(shown, "documentKindBox")->setCurrentText(QStringLiteral("proof of delivery"));
    CHECK(named<QAbstractButton>(shown, "documentProofBox")->isChecked());
    named<QLineEdit>(shown, "documentReceivedEdit")->setText(QStringLiteral("2026-02-20"));
    dropFiles(*named<QWidget>(shown, "documentDrop"),
              {desk.file(QString::fromUtf8("תעודת משלוח.txt"), "hebrew"), desk.book.folder(),
               desk.file(QString(240, QLatin1Char('n')) + QStringLiteral(".txt"), "long"),
               desk.file(QStringLiteral("empty.txt"), "")});
    REQUIRE(shown.shows(3));
    REQUIRE(eventually([&] { return !shown.notices.isEmpty(); }));
    CHECK(shown.notices.last().contains(QStringLiteral("folder")));
    CHECK(shown.notices.last().contains(QStringLiteral("3 documents added")));
    const ListedDocument row = must(desk.service.list({})).rows.front();
    CHECK(row.document.kind == QStringLiteral("proof of delivery"));
    CHECK(row.document.isProof);
    CHECK(row.document.received == QDate(2026, 2, 20));
    CHECK(desk.jobs.running().isEmpty());
}

TEST_CASE("A picture and files are pasted from the clipboard", "[documents][gui]")
{
    DocumentDesk desk;
    Tab shown(desk);
    QApplication::clipboard()->setImage(QImage(20, 10, QImage::Format_RGB32));
    shown.tab.paste();
    REQUIRE(shown.shows(1));
    CHECK(must(desk.service.list({})).rows.front().document.mediaType ==
          QStringLiteral("image/png"));
    auto *files = new QMimeData;
    files->setUrls({QUrl::fromLocalFile(desk.file(QStringLiteral("a.txt"), "a"))});
    QApplication::clipboard()->setMimeData(files);
    shown.tab.paste();
    REQUIRE(shown.shows(2));
    QApplication::clipboard()->setText(QStringLiteral("words"));
    shown.tab.paste();
    CHECK(shown.notices.last().contains(QStringLiteral("clipboard")));
}

TEST_CASE("A document is marked, changed, removed with its reason and brought back",
          "[documents][gui]")
{
    DocumentDesk desk;
    NewDocument proof;
    proof.isProof = true;
    const Document document = desk.add("pod.txt", "signed", proof);
    Tab shown(desk);
    REQUIRE(shown.shows(1));
    shown.table()->selectRow(0);
    auto *mark = named<QPushButton>(shown, "proofDocumentButton");
    // What the button says follows the list: only then is the list as new as the book.
    const auto offers = [mark](const char *text) {
        return eventually([=] { return mark->text() == QLatin1String(text); });
    };
    REQUIRE(offers("No proof"));
    mark->click();
    REQUIRE(offers("Is proof"));
    REQUIRE(eventually([&] { return shown.undo.undo != nullptr; }));
    CHECK_FALSE(must(desk.service.document(document.id)).isProof);
    shown.undo.undo();
    REQUIRE(offers("No proof"));
    CHECK(must(desk.service.document(document.id)).isProof);

    shown.undo = {};
    named<QPushButton>(shown, "removeDocumentButton")->click();
    auto *bar = named<ui::QuestionBar>(shown, "questionBar");
    REQUIRE(eventually([&] { return bar->isVisible(); }));
    named<QPushButton>(shown, "questionRemoveButton")->click();
    CHECK(named<QLabel>(shown, "questionProblem")->isVisible());
    QTest::keyClicks(named<QLineEdit>(shown, "questionField"), QStringLiteral("wrong customer"));
    named<QPushButton>(shown, "questionRemoveButton")->click();
    REQUIRE(shown.shows(0));
    CHECK_FALSE(bar->isVisible());
    REQUIRE(eventually([&] { return shown.undo.undo != nullptr; }));
    CHECK(must(desk.service.document(document.id)).removedReason ==
          QStringLiteral("wrong customer"));
    shown.undo.undo();
    CHECK(shown.shows(1));
}

TEST_CASE("The form changes name and kind, and shows another's change as a conflict",
          "[documents][gui]")
{
    DocumentDesk desk;
    const Document document = desk.add("scan.txt", "text");
    Tab shown(desk);
    REQUIRE(shown.shows(1));
    shown.table()->selectRow(0);
    QTest::keyClick(shown.table(), Qt::Key_F2);
    auto *dialog = shown.findChild<QDialog *>(QStringLiteral("documentDialog"));
    REQUIRE(dialog != nullptr);
    named<QLineEdit>(*dialog, "documentNameEdit")->setText(QStringLiteral("contract"));
    named<QComboBox>(*dialog, "kindEdit")->setEditText(QStringLiteral("contract"));
    named<QPushButton>(*dialog, "okButton")->click();
    REQUIRE(eventually([&] {
        return must(desk.service.document(document.id)).name == QStringLiteral("contract.txt");
    }));
    CHECK(must(desk.service.document(document.id)).kind == QStringLiteral("contract"));
}

TEST_CASE("What a document belongs to is added and taken away in the window", "[documents][gui]")
{
    DocumentDesk desk;
    const InvoiceId invoice = desk.invoice("30277", QDate(2026, 1, 1));
    const Document document = desk.add("a.txt", "text");
    Tab shown(desk);
    REQUIRE(shown.shows(1));
    shown.table()->selectRow(0);
    QTest::keyClick(shown.table(), Qt::Key_L);
    auto *dialog = shown.findChild<QDialog *>(QStringLiteral("documentLinksDialog"));
    REQUIRE(dialog != nullptr);
    auto *targets = named<QComboBox>(*dialog, "linkTargetBox");
    REQUIRE(eventually([&] { return targets->count() > 0; }));
    targets->setEditText(QStringLiteral("nothing such"));
    named<QPushButton>(*dialog, "addLinkButton")->click();
    CHECK(named<QLabel>(*dialog, "linkProblem")->isVisible());
    targets->setEditText(QStringLiteral("Invoice 30277"));
    named<QPushButton>(*dialog, "addLinkButton")->click();
    REQUIRE(eventually([&] { return must(desk.service.links(document.id)).size() == 2; }));
    const DocumentLinkRow made = must(desk.service.links(document.id)).back();
    CHECK(made.link.invoice == invoice);
    const QString cross = QStringLiteral("unlink_%1").arg(made.id);
    REQUIRE(eventually([&] { return dialog->findChild<QAbstractButton *>(cross) != nullptr; }));
    dialog->findChild<QAbstractButton *>(cross)->click();
    REQUIRE(eventually([&] { return must(desk.service.links(document.id)).size() == 1; }));
    REQUIRE(eventually([&] { return shown.undo.undo != nullptr; }));
    shown.undo.undo();
    CHECK(eventually([&] { return must(desk.service.links(document.id)).size() == 2; }));
}

TEST_CASE("What may run is opened only after a question whose first answer is to save",
          "[documents][gui][danger]")
{
    DocumentDesk desk;
    desk.add("invoice.pdf.exe", "MZ");
    Tab shown(desk);
    REQUIRE(shown.shows(1));
    shown.table()->selectRow(0);
    QTest::keyClick(shown.table(), Qt::Key_O);
    auto *bar = named<ui::QuestionBar>(shown, "questionBar");
    REQUIRE(bar->isVisible());
    CHECK(bar->sentence().contains(QStringLiteral("two endings")));
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("questionSaveButton"));
    CHECK(desk.prompts.opened.isEmpty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(bar->isVisible());
    CHECK(desk.prompts.opened.isEmpty());

    desk.prompts.target = desk.book.folder() + QStringLiteral("/saved.bin");
    QTest::keyClick(shown.table(), Qt::Key_O);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    REQUIRE(eventually([&] { return QFile::exists(desk.prompts.target); }));
    CHECK(desk.prompts.opened.isEmpty());

    QTest::keyClick(shown.table(), Qt::Key_O);
    named<QPushButton>(shown, "questionOpenButton")->click();
    REQUIRE(eventually([&] { return desk.prompts.opened.size() == 1; }));
    const QFileInfo copy(desk.prompts.opened.front().toLocalFile());
    CHECK_FALSE(copy.permission(QFile::WriteOwner));
    CHECK_FALSE(copy.permission(QFile::ExeOwner));
}

TEST_CASE("Texts, pictures, mails and pages are looked at inside the window",
          "[documents][preview]")
{
    DocumentDesk desk;
    ui::PreviewPane pane(desk.withPdf());
    pane.resize(500, 600);
    pane.show();
    auto *text = named<QPlainTextEdit>(pane, "previewText");
    const auto says = [&](const QString &words) {
        return eventually([&] { return pane.accessibleDescription().contains(words); });
    };
    pane.look(desk.add("latin.txt", "F\xFCr 12 Paletten"));
    CHECK(eventually([&] { return text->toPlainText() == QString::fromUtf8("Für 12 Paletten"); }));
    pane.look(desk.add("page.html", "<p>Offer</p><script>x()</script>"));
    CHECK(eventually([&] { return text->toPlainText() == QStringLiteral("Offer"); }));
    pane.look(desk.add("big.txt", QByteArray("0123456789\n").repeated(200000)));
    CHECK(eventually(
        [&] { return text->toPlainText().endsWith(QStringLiteral("open the document.")); }));

    auto *picture = named<ui::PictureView>(pane, "pictureView");
    pane.look(desk.add("photo.png", png(800, 400)));
    REQUIRE(eventually([&] { return picture->isVisible(); }));
    const int fitting = picture->percentShown();
    CHECK(fitting < 100);
    QTest::keyClick(picture, Qt::Key_Plus);
    CHECK(picture->percentShown() > fitting);
    QTest::keyClick(picture, Qt::Key_0);
    CHECK(picture->percentShown() == fitting);

    pane.look(desk.add("mail.eml", "From: Petra <p@example.com>\r\nSubject: <b>Advice</b>\r\n"
                                   "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n"
                                   "We paid\r\n--x\r\nContent-Disposition: attachment; "
                                   "filename=advice.pdf.exe\r\n\r\nMZ\r\n--x--\r\n"));
    auto *mail = named<QPlainTextEdit>(pane, "mailText");
    CHECK(eventually([&] { return mail->toPlainText() == QStringLiteral("We paid"); }));
    CHECK(named<QLabel>(pane, "mailHead")->text().contains(QStringLiteral("&lt;b&gt;Advice")));
    QSignalSpy opens(&pane, &ui::PreviewPane::openPartPressed);
    named<QAbstractButton>(pane, "openPart_0")->click();
    REQUIRE(opens.size() == 1);
    CHECK(opens[0][0].value<MailPart>().name == QStringLiteral("advice.pdf.exe"));

    pane.look(desk.add("none.txt", ""));
    CHECK(says(QStringLiteral("is empty")));
    pane.look(desk.add("table.xlsx", "PK\3\4"));
    CHECK(says(QStringLiteral("cannot be shown here")));
    pane.look(desk.add("broken.png", "\x89PNG\r\n\x1a\nnothing more"));
    CHECK(says(QStringLiteral("no picture in order")));
    pane.look(desk.add("drawing.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
    CHECK(says(QStringLiteral("no picture in order")));

    if (QStandardPaths::findExecutable(QStringLiteral("pdftoppm")).isEmpty()) {
        WARN("skipped: poppler-utils is not installed");
        return;
    }
    pane.look(desk.add("two.pdf", pdfFile({"First page", "Second page"})));
    REQUIRE(eventually([&] { return picture->accessibleName() == QStringLiteral("Page 1 of 2"); }));
    CHECK(picture->accessibleDescription() == QStringLiteral("First page"));
    QTest::keyClick(picture, Qt::Key_PageDown);
    REQUIRE(eventually([&] { return picture->accessibleName() == QStringLiteral("Page 2 of 2"); }));
    CHECK(picture->accessibleDescription() == QStringLiteral("Second page"));
    pane.look(desk.add("noise.pdf", "%PDF-1.4 and then nothing"));
    CHECK(says(QStringLiteral("no PDF file in order")));
}

TEST_CASE("The documents of the book are filtered and what lacks a proof gets it by a drop",
          "[documents][gui]")
{
    DocumentDesk desk;
    const InvoiceId invoice = desk.invoice("30277", QDate(2026, 1, 1));
    NewDocument contract;
    contract.kind = QStringLiteral("contract");
    contract.source = DocumentSource::Us;
    desk.add("contract.txt", "frame", contract);
    desk.add("reply.txt", "we pay");
    ui::DocumentsPage page(desk.withPdf(), desk.prompts);
    page.resize(1200, 760);
    showActive(page);
    auto *table = named<ui::TableView>(page, "allDocumentsTable");
    const auto shows = [&](int rows) {
        return eventually([&] { return table->model()->rowCount() == rows; });
    };
    REQUIRE(shows(2));
    named<QAbstractButton>(page, "filter_us")->click();
    CHECK(shows(1));
    named<QAbstractButton>(page, "filter_all")->click();
    CHECK(shows(2));
    auto *words = named<QLineEdit>(page, "documentsFilter");
    QTest::keyClicks(words, QStringLiteral("reply"));
    CHECK(shows(1));
    words->clear();
    CHECK(shows(2));
    auto *kind = named<QComboBox>(page, "kindFilter");
    kind->setCurrentIndex(kind->findData(QStringLiteral("contract")));
    Q_EMIT kind->activated(kind->currentIndex());
    CHECK(shows(1));

    page.activate(QStringLiteral("missing-proof"));
    auto *missing = named<ui::DropTable>(page, "missingProofTable");
    REQUIRE(eventually([&] { return missing->model()->rowCount() == 1; }));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(desk.file(QStringLiteral("signed.txt"), "signed"))});
    const QPoint where = missing->visualRect(missing->model()->index(0, 1)).center();
    QDragEnterEvent enter(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(missing->viewport(), &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent drop(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(missing->viewport(), &drop);
    REQUIRE(eventually([&] { return missing->model()->rowCount() == 0; }));
    DocumentFilter proofs;
    proofs.proofOnly = true;
    const ListedDocumentPage found = must(desk.service.list(proofs));
    REQUIRE(found.rows.size() == 1);
    CHECK(must(desk.service.links(found.rows[0].document.id)).front().link.invoice == invoice);
}

TEST_CASE("A document asked for by its number is chosen and looked at", "[documents][gui]")
{
    DocumentDesk desk;
    const Document document = desk.add("a.txt", "first words");
    desk.add("b.txt", "second words");
    ui::DocumentsPage page(desk.withPdf(), desk.prompts);
    page.resize(1200, 760);
    showActive(page);
    page.activate(QString::number(document.id.number()));
    auto *text = named<QPlainTextEdit>(page, "previewText");
    CHECK(eventually([&] { return text->toPlainText() == QStringLiteral("first words"); }));
}

TEST_CASE("A reader who may only look is offered nothing to change", "[documents][gui]")
{
    DocumentDesk desk;
    desk.add("a.txt", "words");
    Tab shown(desk);
    shown.tab.setChangeable(false);
    REQUIRE(shown.shows(1));
    shown.table()->selectRow(0);
    CHECK(named<QPushButton>(shown, "openDocumentButton")->isEnabled());
    for (const char *name : {"editDocumentButton", "proofDocumentButton", "linkDocumentButton",
                             "removeDocumentButton"})
        CHECK_FALSE(named<QPushButton>(shown, name)->isEnabled());
    CHECK_FALSE(named<QWidget>(shown, "documentDrop")->isVisible());
}
