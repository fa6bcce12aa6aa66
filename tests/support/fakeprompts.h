// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/book/prompts.h"

namespace duebook::test {

/// Answers at once what the test put there; an empty answer is "declined".
class FakePrompts final : public ui::Prompts {
public:
    QStringList files;
    QString target;
    QString suggestedName;
    QStringList questions;
    bool agree = true;
    QList<QUrl> opened;

    void chooseFiles(QWidget *, const QString &, Files chosen) override
    {
        if (!files.isEmpty())
            chosen(files);
    }
    void chooseTarget(QWidget *, const QString &, const QString &name, Target chosen) override
    {
        suggestedName = name;
        if (!target.isEmpty())
            chosen(target);
    }
    void ask(QWidget *, const QString &question, const QString &, Agreed agreed) override
    {
        questions += question;
        if (agree)
            agreed();
    }
    bool open(const QUrl &url) override
    {
        opened += url;
        return true;
    }
};

} // namespace duebook::test
