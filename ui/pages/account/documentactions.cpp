// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/account/documentactions.h"

#include "core/services/documentservice.h"
#include "ui/support/async.h"
#include "ui/support/prompts.h"

#include <QFileInfo>
#include <QUrl>

namespace duebook::ui {

DocumentActions::DocumentActions(BookContext &book, Prompts &prompts, QWidget *window)
    : QObject(window), m_book(book), m_prompts(prompts), m_window(window)
{
}

bool DocumentActions::mayRun(const QString &name, const QString &mediaType)
{
    static const QStringList kEndings =
        QStringLiteral(
            "exe com bat cmd msi msp scr pif cpl hta vbs vbe js jse wsf wsh ps1 psm1 reg lnk url "
            "inf "
            "jar sh bash zsh csh run bin desktop appimage py pyw pl rb app command dmg pkg deb rpm "
            "iso img chm docm xlsm pptm htm html svg")
            .split(QLatin1Char(' '));
    const QString ending = QFileInfo(name.trimmed()).suffix().toLower();
    return kEndings.contains(ending) || mediaType.contains(QLatin1String("executable")) ||
           mediaType.contains(QLatin1String("x-sharedlib")) ||
           mediaType.contains(QLatin1String("shellscript")) ||
           mediaType.contains(QLatin1String("x-ms-dos"));
}

void DocumentActions::openById(DocumentId id)
{
    whenDone(this,
             m_book.read([id](Session &session) { return DocumentService(session).document(id); }),
             [this](const Result<Document> &document) {
                 if (document)
                     open(*document);
                 else
                     Q_EMIT noticed(document.error().sentence, Tone::Bad);
             });
}

void DocumentActions::open(const Document &document)
{
    if (!mayRun(document.name, document.mediaType)) {
        openCopy(document);
        return;
    }
    m_prompts.ask(m_window,
                  tr("“%1” can run as a program on this computer. Open it only if you know who "
                     "sent it and why.")
                      .arg(document.name),
                  tr("Open it"), [this, document] { openCopy(document); });
}

void DocumentActions::openCopy(const Document &document)
{
    if (!m_folder) {
        Result<PrivateFolder> folder = PrivateFolder::create();
        if (!folder) {
            Q_EMIT noticed(folder.error().sentence, Tone::Bad);
            return;
        }
        m_folder = std::make_unique<PrivateFolder>(std::move(*folder));
    }
    whenDone(this, m_book.read([id = document.id, path = m_folder->path()](Session &session) {
        return DocumentService(session).openCopy(id, path);
    }),
             [this, name = document.name](const Result<QString> &path) {
                 if (!path)
                     Q_EMIT noticed(path.error().sentence, Tone::Bad);
                 else if (!m_prompts.open(QUrl::fromLocalFile(*path)))
                     Q_EMIT noticed(tr("No program on this computer opens “%1”: save a copy and "
                                       "open it elsewhere.")
                                        .arg(name),
                                    Tone::Warn);
             });
}

void DocumentActions::saveAs(const Document &document)
{
    m_prompts.chooseTarget(m_window, tr("Save a copy of “%1”").arg(document.name), document.name,
                           [this, id = document.id](const QString &path) {
                               whenDone(this, m_book.read([id, path](Session &session) {
                                   return DocumentService(session).saveAs(id, path);
                               }),
                                        [this, path](const Result<void> &done) {
                                            if (done)
                                                Q_EMIT noticed(tr("Saved as %1.").arg(path),
                                                               Tone::Good);
                                            else
                                                Q_EMIT noticed(done.error().sentence, Tone::Bad);
                                        });
                           });
}

} // namespace duebook::ui
