// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/followup.h"
#include "core/services/accounts/contactmergeservice.h"
#include "ui/book/wording.h"
#include "ui/look/icons.h"

#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace duebook::ui {

/// Lines below the contacts that ask for something: contacts that look like one person, follow-ups
/// that name who has left, contacts merged into others. Nothing to say: not there.
class ContactNotices : public QWidget {
    Q_OBJECT
public:
    explicit ContactNotices(const Theme &theme, QWidget *parent = nullptr);

    /// What the book says; `changeable` decides whether lines offer something to do.
    void show(const std::vector<DuplicateOffer> &offers, const std::vector<Contact> &merged,
              bool changeable);
    /// Open follow-ups that name a contact who has left; an empty list takes the line away.
    void showNaming(const QString &name, const std::vector<FollowUp> &followUps,
                    const Wording &wording);

Q_SIGNALS:
    void comparePressed(const duebook::DuplicateOffer &offer);
    void separatePressed(const duebook::Contact &contact);
    void followUpsPressed();

private:
    struct Button {
        QString name;
        QString text;
        std::function<void()> pressed;
    };
    void fill();
    void addLine(Icon icon, Role role, const QString &text, const std::vector<Button> &buttons);

    const Theme &m_theme;
    QVBoxLayout *m_column;
    std::vector<DuplicateOffer> m_offers;
    std::vector<Contact> m_merged;
    bool m_changeable = true;
    QString m_naming;
};

} // namespace duebook::ui
