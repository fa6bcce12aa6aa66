// SPDX-License-Identifier: Apache-2.0
#include "ui/talks/notetext.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace duebook::ui {

namespace {

constexpr int kFewestLines = 2;
constexpr int kMostLines = 7;

} // namespace

NoteText::NoteText(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(this, &QPlainTextEdit::textChanged, this, [this] { updateGeometry(); });
}

int NoteText::heightOfLines(int lines) const
{
    const QMargins margins = contentsMargins();
    return lines * fontMetrics().lineSpacing() + 2 * int(std::ceil(document()->documentMargin())) +
           margins.top() + margins.bottom();
}

QSize NoteText::sizeHint() const
{
    // QPlainTextEdit counts its document's height in lines.
    const int lines = int(std::ceil(document()->size().height()));
    return {400, heightOfLines(std::clamp(lines, kFewestLines, kMostLines))};
}

QSize NoteText::minimumSizeHint() const
{
    return {120, heightOfLines(kFewestLines)};
}

QStringList NoteText::filesIn(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

bool NoteText::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasImage() || !filesIn(*source).isEmpty() ||
           QPlainTextEdit::canInsertFromMimeData(source);
}

void NoteText::insertFromMimeData(const QMimeData *source)
{
    const QStringList files = filesIn(*source);
    if (!files.isEmpty()) {
        Q_EMIT filesGiven(files);
        return;
    }
    // Spreadsheets put a picture beside the text they copy: the text is what was meant.
    if (!source->hasImage() || source->hasText()) {
        QPlainTextEdit::insertFromMimeData(source);
        return;
    }
    const auto picture = source->imageData().value<QImage>();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.isNull() && picture.save(&buffer, "PNG"))
        Q_EMIT pictureGiven(png);
}

void NoteText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateGeometry();
}

} // namespace duebook::ui
