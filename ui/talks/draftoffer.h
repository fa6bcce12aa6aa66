// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/ids.h"
#include "ui/book/draftkeeper.h"
#include "ui/frame/page.h"
#include "ui/frame/pagecontext.h"
#include "ui/widgets/card.h"

#include <QHash>

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace duebook::ui {

/// Notes begun and not saved, with where they belong: to go on with, or to throw away. A note whose
/// account is no longer in the book gives at least its text. Hidden while there are none.
class DraftOffer : public Card {
    Q_OBJECT
public:
    /// `drafts` must outlive the card.
    DraftOffer(const PageContext &context, DraftKeeper &drafts, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested(duebook::AccountId account);
    void undoOffered(const duebook::ui::UndoOffer &offer);
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    void refresh();
    void askNames(const std::vector<AccountId> &accounts);
    void rebuild();
    QWidget *rowFor(const DraftKeeper::Draft &draft);
    void discard(const DraftKeeper::Draft &draft, const QString &where);

    PageContext m_context;
    DraftKeeper &m_drafts;
    QLabel *m_title;
    QVBoxLayout *m_rows;
    QPushButton *m_more;
    bool m_all = false;
    /// By account: its name now; nothing = it is gone.
    QHash<qint64, std::optional<QString>> m_names;
};

} // namespace duebook::ui
