// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/mailreader.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QWidget>

class QPlainTextEdit;
class QVBoxLayout;

namespace duebook::ui {

class MarkupLabel;

/// A stored mail: who, to whom, when, what about, its words as plain text and the files that came
/// with it. Nothing is loaded from elsewhere.
class MailView : public QWidget {
    Q_OBJECT
public:
    explicit MailView(const Theme &theme, QWidget *parent = nullptr);

    void setMail(MailContent mail, const Wording &wording);
    /// Whether a file of the mail may be kept as a document of its own.
    void setKeepable(bool keepable);
    const MailContent &mail() const { return m_mail; }
    QWidget *words() const;

Q_SIGNALS:
    void openPressed(const duebook::MailPart &part);
    void savePressed(const duebook::MailPart &part);
    void keepPressed(const duebook::MailPart &part);

private:
    QWidget *rowFor(int index, const Wording &wording);

    const Theme &m_theme;
    MailContent m_mail;
    bool m_keepable = true;
    MarkupLabel *m_head;
    QPlainTextEdit *m_text;
    QVBoxLayout *m_parts;
};

} // namespace duebook::ui
