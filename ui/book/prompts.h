// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QUrl>

#include <functional>

class QWidget;

namespace duebook::ui {

/// What a page asks the person and the desktop for, outside its own surface. Nothing waits: the
/// answer comes by the function given, or never when the person declined or `parent` is gone.
/// GUI thread. Tests put their own answers here.
class Prompts {
public:
    using Files = std::function<void(const QStringList &paths)>;
    using Target = std::function<void(const QString &path)>;
    using Agreed = std::function<void()>;

    Prompts() = default;
    Prompts(const Prompts &) = delete;
    Prompts &operator=(const Prompts &) = delete;
    virtual ~Prompts() = default;

    /// Existing files, at least one.
    virtual void chooseFiles(QWidget *parent, const QString &title, Files chosen) = 0;
    /// Where to write; the person was asked before an existing file is replaced.
    virtual void chooseTarget(QWidget *parent, const QString &title, const QString &suggestedName,
                              Target chosen) = 0;
    /// A question whose "yes" is spelled out: `button`.
    virtual void ask(QWidget *parent, const QString &question, const QString &button,
                     Agreed agreed) = 0;
    /// Hands a file, tel: or mailto: address to the program the desktop has for it; false if none.
    virtual bool open(const QUrl &url) = 0;
};

/// The real ones.
class DesktopPrompts final : public Prompts {
public:
    void chooseFiles(QWidget *parent, const QString &title, Files chosen) override;
    void chooseTarget(QWidget *parent, const QString &title, const QString &suggestedName,
                      Target chosen) override;
    void ask(QWidget *parent, const QString &question, const QString &button,
             Agreed agreed) override;
    bool open(const QUrl &url) override;
};

} // namespace duebook::ui
