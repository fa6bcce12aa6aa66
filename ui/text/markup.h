// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>
#include <QList>
#include <QString>

#include <utility>

class QColor;

namespace duebook::ui {

/// Words with weight, links or columns. Whatever is put in stands for itself, whoever wrote it: the
/// HTML is made here and nowhere else, and it names no file.
class Markup {
public:
    Markup() = default;
    explicit Markup(const QString &words);

    static Markup strong(const QString &words);
    /// On one line.
    static Markup link(const QString &address, const QString &words, const QColor &ink);
    /// `%1` to `%9` of `words` are the parts.
    static Markup sentence(const QString &words, const QList<Markup> &parts);
    static Markup joined(const QList<Markup> &parts, const QString &between);
    /// One below the other, with some room between.
    static Markup lines(const QList<Markup> &lines);
    /// A name and what it is, row by row.
    static Markup table(const QList<std::pair<QString, QString>> &rows);

    const QString &html() const { return m_html; }

private:
    QString m_html;
};

/// The only label that shows more than plain text (see `TextGuard`).
class MarkupLabel : public QLabel {
    Q_OBJECT
public:
    explicit MarkupLabel(QWidget *parent = nullptr);

    void setMarkup(const Markup &markup);

private:
    using QLabel::setText;
    using QLabel::setTextFormat;
};

} // namespace duebook::ui
