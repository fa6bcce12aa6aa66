// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/user.h"
#include "ui/frame/formdialog.h"

#include <vector>

class QComboBox;
class QLineEdit;

namespace duebook::ui {

/// Asks who one is: for a book that is being opened, or for going on as another person.
class SignInDialog : public FormDialog {
    Q_OBJECT
public:
    /// Before the book named `book` shows anything. `login` is a proposal.
    SignInDialog(const QString &book, const QString &login, QWidget *parent);

    /// One of `people`; who has a password gives it.
    SignInDialog(const std::vector<User> &people, bool everybodyByPassword, UserId chosen,
                 QWidget *parent);

    /// One of `people` for a book in which the system's name is nobody's.
    SignInDialog(const QString &book, const std::vector<User> &people, QWidget *parent);

    /// Shows what is wrong; what was typed stays, ready to be typed over.
    void fail(const Error &error);

Q_SIGNALS:
    void submitted(const QString &login, const QString &password);

protected:
    void submit() override;

private:
    void addPassword();
    void showChosen();
    void validate();
    QString login() const;

    std::vector<User> m_people;
    bool m_everybody = false;
    QLineEdit *m_login = nullptr;
    QComboBox *m_person = nullptr;
    QLineEdit *m_password = nullptr;
};

} // namespace duebook::ui
