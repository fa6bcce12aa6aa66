// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace duebook {

/// Why opening a file may do more than show it.
enum class FileDanger {
    None,
    Program,
    Script,
    Installer,     ///< a package or an image of a drive
    Shortcut,      ///< starts something else
    Macros,        ///< an office file that can contain programs
    WebPage,       ///< can load from the network and run scripts
    HiddenEnding,  ///< the name contains signs that turn its end around
    DoubleEnding,  ///< "invoice.pdf.exe": looks like one kind, is another
    NotWhatItSays, ///< the content is a program, the name says something else
};

/// What is dangerous about a file of this name and media type. The name counts as a computer reads
/// it: blanks and points at its end do not hide the ending.
FileDanger fileDanger(const QString &name, const QString &mediaType);

/// The media type of a program or script, whatever a file with it is called.
bool isProgramType(const QString &mediaType);

} // namespace duebook
