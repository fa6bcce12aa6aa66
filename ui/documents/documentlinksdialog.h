// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/documentlist.h"
#include "ui/book/wording.h"
#include "ui/look/theme.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace duebook::ui {

/// What a link is called: "Invoice R-1", "Note of Mon 2 Mar: …".
QString linkWords(const DocumentLinkRow &row, const Wording &wording);

/// What a document belongs to: shown, taken away, and added from what the account has. It saves
/// nothing itself and stays open; the caller hands the links over again after each change.
class DocumentLinksDialog : public QDialog {
    Q_OBJECT
public:
    DocumentLinksDialog(const Theme &theme, const QString &name, const Wording &wording,
                        QWidget *parent);

    void setLinks(const std::vector<DocumentLinkRow> &links);
    /// What may be chosen, in the order given.
    void setTargets(const std::vector<DocumentLinkRow> &targets);
    void showProblem(const QString &sentence);

Q_SIGNALS:
    void linkWanted(const duebook::DocumentLink &link);
    void unlinkWanted(qint64 link);

private:
    QWidget *rowFor(const DocumentLinkRow &row, bool only);

    const Theme &m_theme;
    Wording m_wording;
    std::vector<DocumentLinkRow> m_targets;
    QVBoxLayout *m_rows;
    QComboBox *m_target;
    QPushButton *m_add;
    QLabel *m_problem;
};

} // namespace duebook::ui
