// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/documents/previewloader.h"
#include "ui/frame/pagecontext.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QToolButton;

namespace duebook::ui {

class ElidedLabel;
class EmptyState;
class MailView;
class PictureView;

/// A document looked at inside the window: pages of a PDF, a picture, a text or a mail, with zoom
/// and pages by mouse and keyboard. What cannot be shown says so in words.
class PreviewPane : public QFrame {
    Q_OBJECT
public:
    PreviewPane(const PageContext &context, QWidget *parent = nullptr);

    /// Nothing is asked again for the document that is shown already.
    void look(const Document &document);
    void clear();
    DocumentId document() const { return m_document.id; }
    void setKeepable(bool keepable);
    void focusContent();

Q_SIGNALS:
    /// Files inside a mail.
    void openPartPressed(const duebook::MailPart &part);
    void savePartPressed(const duebook::MailPart &part);
    void keepPartPressed(const duebook::MailPart &part);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildTools();
    void showLoaded(const Preview &preview);
    void showMessage(const QString &sentence);
    void turnTo(int page);
    void askPage();
    void showTools();
    QString factsOf(const Document &document) const;
    void showUnread();

    PageContext m_context;
    PreviewLoader *m_loader;
    Document m_document;
    int m_pages = 0;
    int m_page = 1;
    int m_pixels = 0; ///< of the page's picture that is shown
    QTimer m_sharper;
    ElidedLabel *m_name = nullptr;
    ElidedLabel *m_facts = nullptr;
    QLabel *m_unread = nullptr; ///< why its words are not found
    QWidget *m_pageTools = nullptr;
    QWidget *m_zoomTools = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QLabel *m_pageLabel = nullptr;
    QToolButton *m_percent = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_message = nullptr;
    PictureView *m_picture = nullptr;
    QPlainTextEdit *m_text = nullptr;
    MailView *m_mail = nullptr;
};

} // namespace duebook::ui
