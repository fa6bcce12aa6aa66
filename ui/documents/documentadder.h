// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/domain/document.h"
#include "ui/frame/pagecontext.h"
#include "ui/look/tone.h"
#include "ui/widgets/givenfiles.h"

#include <QObject>
#include <QStringList>

#include <deque>

namespace duebook::ui {

/// Takes files into the book one after the other, each with its progress and a cross to stop it in
/// the status strip. What cannot be taken is named in one sentence and the others go on; stopping
/// one stops those behind it. GUI thread.
class DocumentAdder : public QObject {
    Q_OBJECT
public:
    explicit DocumentAdder(const PageContext &context, QObject *parent = nullptr);
    ~DocumentAdder() override;

    /// Each path becomes a document like `like` with its own name and content.
    void add(const QStringList &paths, const NewDocument &like, const DocumentLink &link);
    /// A picture or the file of a mail.
    void addContent(const QString &name, const QByteArray &content, const NewDocument &like,
                    const DocumentLink &link);
    /// Whatever of both was given.
    void addGiven(const GivenFiles &given, const NewDocument &like, const DocumentLink &link);
    bool busy() const { return m_running; }

Q_SIGNALS:
    void added(duebook::DocumentId id);
    void noticed(const QString &sentence, duebook::ui::Tone tone);

private:
    struct Item {
        NewDocument document;
        DocumentLink link;
    };
    void next();
    void finish();

    PageContext m_context;
    std::deque<Item> m_queue;
    CancelFlag m_cancel;
    bool m_running = false;
    int m_added = 0;
    int m_refused = 0;
    QString m_firstProblem;
};

} // namespace duebook::ui
