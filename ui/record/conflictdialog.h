// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/record/conflictservice.h"
#include "ui/book/wording.h"
#include "ui/frame/formdialog.h"

#include <vector>

class QButtonGroup;
class QGridLayout;

namespace duebook::ui {

/// Two people changed the same fields of one record: mine and theirs side by side, theirs with who
/// and when. Each field is chosen by a person, none is chosen beforehand; what only one of the two
/// changed stands below and needs no choice.
class ConflictDialog : public FormDialog {
    Q_OBJECT
public:
    ConflictDialog(const Meeting &met, const Wording &wording, QWidget *parent);

Q_SIGNALS:
    /// The fields of which mine holds; of the others in conflict theirs does.
    void chosen(const QStringList &mineOf);

protected:
    void submit() override;

private:
    struct Choice {
        QString field;
        QButtonGroup *group;
    };

    QWidget *buildAll();
    QWidget *buildFields(const std::vector<MetField> &conflicts, const Wording &wording);
    void addField(QGridLayout *grid, const MetField &met, const Wording &wording);
    void addRest(const Meeting &met);
    void chooseAll(int side);
    void validate();

    std::vector<Choice> m_choices;
};

} // namespace duebook::ui
