// SPDX-License-Identifier: Apache-2.0
#include "app/drivers/documenttextdriver.h"

#include "core/services/documents/documentservice.h"
#include "core/services/ports/ports.h"
#include "tests/support/patience.h"
#include "tests/support/stuckpdf.h"
#include "tests/ui/frame/desk.h"

using namespace duebook;
using namespace duebook::test;

namespace {

class FakePdf final : public PdfReader {
public:
    Result<int> pageCount(const QString &, const CancelFlag &) override { return 1; }
    Result<QString> text(const QString &path, int, int, const CancelFlag &) override
    {
        if (path.contains(QStringLiteral("locked")))
            return Error{ErrorCode::Invalid, QStringLiteral("locked"), {}, {}};
        return QStringLiteral("twelve pallets");
    }
    Result<QByteArray> picture(const QString &, int, int, const CancelFlag &) override
    {
        return QByteArray();
    }
};

} // namespace

TEST_CASE("Words of older and of new documents are read beside the window", "[documents][text]")
{
    Desk desk;
    DocumentService service(desk.book.session());
    DocumentLink link;
    link.account = desk.account;
    const auto add = [&](const char *name) {
        NewDocument document;
        document.name = QLatin1String(name);
        document.content = QByteArray("%PDF-1.4 ") + name;
        return must(service.add(document, link));
    };
    const auto stateOf = [&](DocumentId id) { return must(service.document(id)).textState; };
    const DocumentId old = add("old.pdf");
    const DocumentId locked = add("locked.pdf");
    const DocumentId picture = add("picture.zip");
    app::DocumentTextDriver driver(desk.context, std::make_shared<FakePdf>());
    CHECK(eventually([&] { return stateOf(old) == DocumentTextState::Read; }));
    CHECK(eventually([&] { return stateOf(locked) == DocumentTextState::Failed; }));
    CHECK(eventually([&] { return stateOf(picture) == DocumentTextState::None; }));
    REQUIRE(eventually([&] { return !driver.working(); }));
    // Another client's document: a window in the background asks every ten seconds.
    const DocumentId fresh = add("fresh.pdf");
    CHECK(QTest::qWaitFor([&] { return stateOf(fresh) == DocumentTextState::Read; }, kPatienceMs));
}

TEST_CASE("A document whose reader never comes back is given up and holds no other",
          "[documents][text][danger]")
{
    Desk desk;
    DocumentService service(desk.book.session());
    DocumentLink link;
    link.account = desk.account;
    const auto add = [&](const QString &name) {
        NewDocument document;
        document.name = name;
        document.content = QByteArray("%PDF-1.4 ") + name.toUtf8();
        return must(service.add(document, link));
    };
    const auto stateOf = [&](DocumentId id) { return must(service.document(id)).textState; };
    const auto pdf = std::make_shared<StuckPdf>();
    const DocumentId stuck = add(QStringLiteral("stuck.pdf"));
    const DocumentId behind = add(QStringLiteral("behind.pdf"));
    {
        app::DocumentTextDriver driver(desk.context, pdf);
        REQUIRE(eventually([&] { return pdf->inside() == 1; }));
        driver.giveUp();
        CHECK(eventually([&] { return stateOf(behind) == DocumentTextState::Read; }));
        CHECK(stateOf(stuck) == DocumentTextState::Failed);
        CHECK(must(DocumentTextService(desk.book.session()).reason(stuck))
                  .contains(QStringLiteral("stuck.pdf")));

        // When every thread is with such a reader, the rest waits for the next start.
        REQUIRE(eventually([&] { return !driver.working(); }));
        for (int i = 1; i < ReaderThreads::kMost; ++i) {
            add(QStringLiteral("stuck %1.pdf").arg(i));
            REQUIRE(QTest::qWaitFor([&] { return pdf->inside() == i + 1; }, kPatienceMs));
            driver.giveUp();
            REQUIRE(eventually([&] { return !driver.working(); }));
        }
        const DocumentId left = add(QStringLiteral("left.pdf"));
        desk.context.write([](Session &) { return Result<void>(); });
        REQUIRE(eventually([&] { return !driver.working(); }));
        CHECK(stateOf(left) == DocumentTextState::Waiting);
    }
    pdf->letGo();
    CHECK(eventually([&] { return pdf->inside() == 0; }));
}

TEST_CASE("A window that is closed while a document is read does not blame the document",
          "[documents][text]")
{
    Desk desk;
    DocumentService service(desk.book.session());
    DocumentLink link;
    link.account = desk.account;
    NewDocument document;
    document.name = QStringLiteral("stuck.pdf");
    document.content = "%PDF-1.4";
    const DocumentId id = must(service.add(document, link));
    const auto pdf = std::make_shared<StuckPdf>();
    for (int i = 1; i <= 2; ++i) {
        app::DocumentTextDriver driver(desk.context, pdf);
        REQUIRE(eventually([&] { return pdf->inside() == i; }));
    }
    DocumentTextService texts(desk.book.session());
    CHECK(eventually([&] { return must(texts.waiting()).size() == 1; }));
    CHECK(must(service.document(id)).textState == DocumentTextState::Waiting);
    pdf->letGo();
    CHECK(eventually([&] { return pdf->inside() == 0; }));
}
