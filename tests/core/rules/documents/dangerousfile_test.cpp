// SPDX-License-Identifier: Apache-2.0
#include "core/rules/documents/dangerousfile.h"

#include "tests/support/catch.h"

using namespace duebook;

namespace {

FileDanger danger(const char *name, const char *type = "")
{
    return fileDanger(QString::fromUtf8(name), QString::fromLatin1(type));
}

} // namespace

TEST_CASE("Papers, pictures and mails are no danger", "[documents][danger]")
{
    for (const char *name : {"invoice.pdf", "scan.JPG", "list.xlsx", "letter.docx", "mail.eml",
                             "notes.txt", "a.csv", "חשבונית 30211.pdf", "no ending", ".hidden",
                             "ver.2.1 signed.pdf", "terms.odt", "all.zip", ""}) {
        INFO(name);
        CHECK(danger(name) == FileDanger::None);
    }
}

TEST_CASE("What runs, installs, links or contains programs is told by its kind",
          "[documents][danger]")
{
    CHECK(danger("setup.exe") == FileDanger::Program);
    CHECK(danger("SETUP.EXE") == FileDanger::Program);
    CHECK(danger("saver.scr") == FileDanger::Program);
    CHECK(danger("run.ps1") == FileDanger::Script);
    CHECK(danger("a.sh") == FileDanger::Script);
    CHECK(danger("a.hta") == FileDanger::Script);
    CHECK(danger("tool.msi") == FileDanger::Installer);
    CHECK(danger("disc.iso") == FileDanger::Installer);
    CHECK(danger("invoice.lnk") == FileDanger::Shortcut);
    CHECK(danger("invoice.desktop") == FileDanger::Shortcut);
    CHECK(danger("remittance.xlsm") == FileDanger::Macros);
    CHECK(danger("old.doc") == FileDanger::Macros);
    CHECK(danger("page.html") == FileDanger::WebPage);
    CHECK(danger("drawing.svg") == FileDanger::WebPage);
    CHECK(danger("program", "application/x-executable") == FileDanger::Program);
}

TEST_CASE("A name that lies about its ending is found out", "[documents][danger]")
{
    CHECK(danger("invoice.pdf.exe") == FileDanger::DoubleEnding);
    CHECK(danger("invoice.pdf                      .js") == FileDanger::DoubleEnding);
    CHECK(danger("photo.jpg.html") == FileDanger::DoubleEnding);
    // Windows forgets points and blanks at the end of a name.
    CHECK(danger("setup.exe.") == FileDanger::Program);
    CHECK(danger("setup.exe  ") == FileDanger::Program);
    CHECK(danger("invoice\xE2\x80\xAE"
                 "fdp.exe") == FileDanger::HiddenEnding);
    CHECK(danger("x\xE2\x81\xA7.pdf") == FileDanger::HiddenEnding);
    CHECK(danger("invoice.pdf", "application/x-ms-dos-executable") == FileDanger::NotWhatItSays);
    CHECK(danger("invoice.pdf", "text/html") == FileDanger::NotWhatItSays);
    // Marks of direction alone are usual in Hebrew names.
    CHECK(danger("\xE2\x80\x8F"
                 "חשבונית.pdf") == FileDanger::None);
}
