// SPDX-License-Identifier: Apache-2.0
#include "app/documenttextdriver.h"

#include "core/services/documentservice.h"
#include "core/services/ports.h"
#include "tests/support/patience.h"
#include "tests/ui/composer/desk.h"

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
    FakePdf pdf;
    app::DocumentTextDriver driver(desk.context, pdf);
    CHECK(eventually([&] { return stateOf(old) == DocumentTextState::Read; }));
    CHECK(eventually([&] { return stateOf(locked) == DocumentTextState::Failed; }));
    CHECK(eventually([&] { return stateOf(picture) == DocumentTextState::None; }));
    REQUIRE(eventually([&] { return !driver.working(); }));
    // Another client's document: a window in the background asks every ten seconds.
    const DocumentId fresh = add("fresh.pdf");
    CHECK(QTest::qWaitFor([&] { return stateOf(fresh) == DocumentTextState::Read; }, kPatienceMs));
}
