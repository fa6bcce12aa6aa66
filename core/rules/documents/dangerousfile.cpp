// SPDX-License-Identifier: Apache-2.0
#include "core/rules/documents/dangerousfile.h"

#include <QStringList>

namespace duebook {

namespace {

struct Endings {
    FileDanger danger;
    const char *words;
};

constexpr Endings kEndings[] = {
    {FileDanger::Program,
     " exe com scr pif cpl msc dll so sys drv bin run elf app appimage apk jar "
     "jnlp gadget xll "},
    {FileDanger::Script,
     " bat cmd vb vbs vbe js jse mjs ws wsc wsf wsh hta ps1 psm1 psd1 ps1xml sct "
     "sh bash zsh csh ksh fish py pyw pyc pl pm rb php tcl lua awk scpt "
     "applescript command reg inf ahk "},
    {FileDanger::Installer, " msi msp mst msix msixbundle appx appxbundle deb rpm dmg pkg iso img "
                            "vhd vhdx vmdk snap flatpak flatpakref flatpakrepo application "
                            "appref-ms "},
    {FileDanger::Shortcut,
     " lnk url desktop webloc website library-ms search-ms searchconnector-ms "
     "settingcontent-ms scf directory "},
    {FileDanger::Macros, " docm dotm doc dot xlsm xltm xlam xlsb xls xlt xla pptm potm ppam ppsm "
                         "sldm ppt pot pps mdb accdb accde mde slk iqy odb "},
    {FileDanger::WebPage, " html htm xhtml xht shtml mht mhtml svg svgz chm hlp swf "},
};

constexpr auto kPapers = " pdf txt doc docx xls xlsx ppt pptx odt ods csv jpg jpeg png gif bmp tif "
                         "tiff eml msg zip rtf xml ";

bool isOneOf(const QString &ending, const char *words)
{
    return !ending.isEmpty() &&
           QLatin1String(words).contains(QLatin1Char(' ') + ending + QLatin1Char(' '));
}

bool turnsAround(const QString &name)
{
    for (const QChar c : name) {
        const char16_t u = c.unicode();
        if ((u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069))
            return true;
    }
    return false;
}

/// The name without what systems drop from its end.
QString effectiveName(const QString &name)
{
    QString clean = name.toLower();
    while (!clean.isEmpty() &&
           (clean.back() == QLatin1Char('.') || clean.back().isSpace() || !clean.back().isPrint()))
        clean.chop(1);
    return clean;
}

} // namespace

bool isProgramType(const QString &mediaType)
{
    static const QStringList kTypes{QStringLiteral("application/x-executable"),
                                    QStringLiteral("application/x-pie-executable"),
                                    QStringLiteral("application/x-sharedlib"),
                                    QStringLiteral("application/x-ms-dos-executable"),
                                    QStringLiteral("application/x-msdownload"),
                                    QStringLiteral("application/x-dosexec"),
                                    QStringLiteral("application/vnd.microsoft.portable-executable"),
                                    QStringLiteral("application/x-msi"),
                                    QStringLiteral("application/x-shellscript"),
                                    QStringLiteral("application/x-mach-binary"),
                                    QStringLiteral("application/x-desktop"),
                                    QStringLiteral("application/x-ms-shortcut")};
    return kTypes.contains(mediaType);
}

FileDanger fileDanger(const QString &name, const QString &mediaType)
{
    if (turnsAround(name))
        return FileDanger::HiddenEnding;
    const QString clean = effectiveName(name);
    const qsizetype dot = clean.lastIndexOf(QLatin1Char('.'));
    const QString ending = dot < 0 ? QString() : clean.mid(dot + 1).trimmed();
    for (const Endings &group : kEndings) {
        if (!isOneOf(ending, group.words))
            continue;
        const QString before =
            effectiveName(clean.left(dot)).section(QLatin1Char('.'), -1).trimmed();
        const bool twoEndings = clean.left(dot).contains(QLatin1Char('.')) &&
                                isOneOf(before, kPapers) && !isOneOf(ending, kPapers);
        return twoEndings ? FileDanger::DoubleEnding : group.danger;
    }
    if (isProgramType(mediaType))
        return isOneOf(ending, kPapers) ? FileDanger::NotWhatItSays : FileDanger::Program;
    if (mediaType == QStringLiteral("text/html") ||
        mediaType == QStringLiteral("application/xhtml+xml") ||
        mediaType.startsWith(QStringLiteral("image/svg")))
        return isOneOf(ending, kPapers) ? FileDanger::NotWhatItSays : FileDanger::WebPage;
    return FileDanger::None;
}

} // namespace duebook
