// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/documentlist.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"

class QComboBox;
class QStackedWidget;

namespace duebook::ui {

class DateEdit;
class DocumentActions;
class DocumentAdder;
class DocumentBrowser;
class FilterChips;
class MissingProofList;
class Prompts;
class SearchField;

/// All documents of the book, by kind, source, day and words, each looked at beside the list; and
/// the invoices that lack a proof of delivery. The argument is a document's number,
/// "missing-proof" or "all".
class DocumentsPage : public Page {
    Q_OBJECT
public:
    /// `prompts` must outlive the page.
    DocumentsPage(const PageContext &context, Prompts &prompts, QWidget *parent = nullptr);

    QString title() const override;
    void activate(const QString &argument) override;
    QList<ShortcutHelp> shortcuts() const override;

private:
    void buildTools();
    void connectAll();
    void changeQuestion();
    DocumentFilter filter() const;
    void showKinds();
    bool changeable() const;

    PageContext m_context;
    DocumentActions *m_actions;
    DocumentAdder *m_adder;
    FilterChips *m_chips = nullptr;
    QWidget *m_fields = nullptr;
    QComboBox *m_kind = nullptr;
    DateEdit *m_from = nullptr;
    DateEdit *m_to = nullptr;
    SearchField *m_text = nullptr;
    QStackedWidget *m_stack = nullptr;
    DocumentBrowser *m_browser = nullptr;
    MissingProofList *m_missing = nullptr;
};

} // namespace duebook::ui
