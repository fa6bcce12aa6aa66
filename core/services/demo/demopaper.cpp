// SPDX-License-Identifier: Apache-2.0
#include "core/services/demo/demopaper.h"

namespace duebook {

namespace {

QByteArray escaped(const QString &line)
{
    QByteArray text;
    for (const char c : line.toLatin1()) {
        if (c == '(' || c == ')' || c == '\\')
            text += '\\';
        text += c;
    }
    return text;
}

} // namespace

QByteArray demoPdf(const QStringList &lines)
{
    QByteArray page = "BT /F1 20 Tf 72 760 Td ";
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i == 1)
            page += "/F1 12 Tf 0 -36 Td ";
        else if (i > 1)
            page += "0 -20 Td ";
        page += '(' + escaped(lines[i]) + ") Tj ";
    }
    page += "ET";
    const QByteArrayList objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
         " /Resources << /Font << /F1 5 0 R >> >> >>"),
        "<< /Length " + QByteArray::number(page.size()) + " >>\nstream\n" + page + "\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"};
    QByteArray file = "%PDF-1.4\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(file.size()).rightJustified(10, '0') + " 00000 n \n";
        file += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const qsizetype start = file.size();
    const QByteArray count = QByteArray::number(objects.size() + 1);
    file += "xref\n0 " + count + '\n' + table + "trailer\n<< /Size " + count +
            " /Root 1 0 R >>\nstartxref\n" + QByteArray::number(start) + "\n%%EOF\n";
    return file;
}

} // namespace duebook
