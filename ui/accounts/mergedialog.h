// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/accounts/contactmergeservice.h"
#include "ui/frame/formdialog.h"

#include <functional>
#include <vector>

class QButtonGroup;
class QGridLayout;

namespace duebook::ui {

/// Two contacts side by side: for each field in which they differ one value is chosen. What both
/// agree on needs no choice and is not shown.
class MergeDialog : public FormDialog {
    Q_OBJECT
public:
    MergeDialog(const DuplicateOffer &offer, QWidget *parent);

Q_SIGNALS:
    /// `survivor` with the chosen fields, and the contact that goes into it.
    void submitted(const duebook::Contact &survivor, const duebook::Contact &gone);
    void twoPersonsPressed();

protected:
    void submit() override;

private:
    /// Takes a field of the other contact into the survivor.
    using Take = std::function<void(Contact &survivor, const Contact &other)>;

    void addChoice(const QString &place, const QString &label, const QString &ofKeep,
                   const QString &ofOther, Take take);
    void addTexts();

    DuplicateOffer m_offer;
    QGridLayout *m_grid;
    struct Choice {
        QButtonGroup *group;
        Take take;
    };
    std::vector<Choice> m_choices;
};

} // namespace duebook::ui
