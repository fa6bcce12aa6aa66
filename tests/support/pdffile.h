// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace duebook::test {

/// A PDF file with one line of text (ASCII, no brackets) on each of its pages. `stream` takes the
/// place of the text on the first page when given.
inline QByteArray pdfFile(const QList<QByteArray> &lines, const QByteArray &stream = {})
{
    QByteArray pdf = "%PDF-1.4\n";
    QList<qsizetype> places;
    const auto object = [&](const QByteArray &body) {
        places.append(pdf.size());
        pdf += QByteArray::number(places.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    QByteArray kids;
    for (int i = 0; i < lines.size(); ++i)
        kids += QByteArray::number(4 + 2 * i) + " 0 R ";
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Kids [" + kids + "] /Count " + QByteArray::number(lines.size()) +
           " >>");
    object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    for (int i = 0; i < lines.size(); ++i) {
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Resources << /Font << /F1 3 "
               "0 R >> >> /Contents " +
               QByteArray::number(5 + 2 * i) + " 0 R >>");
        const QByteArray content = i == 0 && !stream.isEmpty()
                                       ? stream
                                       : "BT /F1 18 Tf 40 520 Td (" + lines[i] + ") Tj ET";
        object("<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content +
               "\nendstream");
    }
    const qsizetype table = pdf.size();
    pdf += "xref\n0 " + QByteArray::number(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const qsizetype place : places)
        pdf += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
    pdf += "trailer\n<< /Size " + QByteArray::number(places.size() + 1) +
           " /Root 1 0 R >>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
    return pdf;
}

} // namespace duebook::test
