// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace duebook::ui {

/// Where what was said is typed: grows with the text, Tab leaves it, and files or pictures pasted
/// or dropped into it are documents, not text.
class NoteText : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit NoteText(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Local files among what was dropped or copied.
    static QStringList filesIn(const QMimeData &data);

Q_SIGNALS:
    void filesGiven(const QStringList &paths);
    void pictureGiven(const QByteArray &png);

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int heightOfLines(int lines) const;
};

} // namespace duebook::ui
