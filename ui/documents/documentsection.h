// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/settings.h"
#include "ui/frame/pagecontext.h"
#include "ui/widgets/card.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace duebook::ui {

/// The part of the settings about documents: the kinds that are offered, and when an invoice wants
/// a proof of delivery. Saved by its own button.
class DocumentSection : public Card {
    Q_OBJECT
public:
    explicit DocumentSection(const PageContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void complained(const QString &sentence);

private:
    void build();
    void load();
    void show(const BookSettings &settings);
    void save();
    QStringList typedKinds() const;

    PageContext m_context;
    QStringList m_loadedKinds;
    BookSettings m_base; ///< as the fields were filled
    QPlainTextEdit *m_kinds = nullptr;
    QSpinBox *m_days = nullptr;
    QLabel *m_saved = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace duebook::ui
