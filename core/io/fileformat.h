// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace duebook {

/// What a file is by its content, as far as a list of rows is concerned.
enum class FileFormat {
    Text, ///< plain text that may be a table
    Xlsx,
    Xls, ///< the container of old office programs (XLS, DOC, MSG)
    Ods,
    OfficeDocument, ///< DOCX, ODT and their kin
    SpreadsheetXml, ///< a spreadsheet saved as XML
    Pdf,
    Zip,
    Packed, ///< gzip, 7z, rar
    Camt,
    Pain,
    Mt940,
    Ofx,
    Qif,
    Iif,
    Sie,
    UblInvoice,
    CiiInvoice,
    Mail,
    Html,
    Xml,
    Json,
    Rtf,
    Image,
    Program,
    Database,
    Binary, ///< zero bytes and no text in any encoding
};

/// The format of a file that begins and ends like this (64 KiB each are plenty; `end` may be empty
/// or overlap). Names are not believed: a CSV called .xls is text.
FileFormat recogniseFormat(QByteArrayView beginning, QByteArrayView end);

} // namespace duebook
