// SPDX-License-Identifier: Apache-2.0
#include "ui/importing/importpage.h"

#include "core/services/importing/importservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/csvfile.h"
#include "ui/book/jobs.h"
#include "ui/book/permission.h"
#include "ui/book/prompts.h"
#include "ui/importing/importcolumns.h"
#include "ui/importing/importfirsttable.h"
#include "ui/importing/importproblems.h"
#include "ui/importing/importwords.h"
#include "ui/text/format.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figurerow.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace duebook::ui {

namespace {

enum Step { FileStep, PreviewStep, DoneStep };

/// What the total is made of, as far as there is something of it, to be held against the file's
/// own.
QString sharesOf(const ImportTotal &total, const QLocale &locale)
{
    QStringList parts{ImportPage::tr("%1 open").arg(format::amount(total.open, locale))};
    if (total.credits.minorUnits() != 0)
        parts += ImportPage::tr("%1 credit notes").arg(format::amount(total.credits, locale));
    if (total.payments.minorUnits() != 0)
        parts += ImportPage::tr("%1 payments").arg(format::amount(total.payments, locale));
    return parts.join(QStringLiteral(" · "));
}

QList<Figure> figuresOf(const ImportReport &report)
{
    const QLocale locale;
    QList<Figure> figures{
        {ImportPage::tr("Rows read"), format::count(report.rowsRead, locale)},
        {ImportPage::tr("New accounts"), format::count(report.accountsCreated, locale)},
        {ImportPage::tr("New rows"), format::count(report.created, locale)},
        {ImportPage::tr("Changed"), format::count(report.changed, locale)},
        {ImportPage::tr("As before"), format::count(report.unchanged, locale)},
        {ImportPage::tr("Cannot be read"), format::count(report.rejected, locale)}};
    figures.last().worrying = report.rejected > 0;
    for (const ImportTotal &total : report.totals)
        figures += {ImportPage::tr("Total %1").arg(total.currency.code()),
                    format::amount(total.amount, locale),
                    {},
                    sharesOf(total, locale)};
    return figures;
}

} // namespace

ImportPage::~ImportPage()
{
    m_cancel.cancel();
}

QString ImportPage::title() const
{
    return tr("Import");
}

void ImportPage::activate(const QString &argument)
{
    if (!argument.isEmpty())
        openFile(argument);
    if (m_path.isEmpty()) {
        loadRuns();
        loadProfiles();
    }
    m_stack->currentWidget()->setFocus();
}

void ImportPage::chooseFile()
{
    m_prompts.chooseFiles(this, tr("Which file is to be imported?"),
                          [this](const QStringList &paths) { openFile(paths.first()); });
}

void ImportPage::openFile(const QString &path)
{
    if (m_importing)
        return;
    m_path = path;
    // Nothing of the file before is kept.
    m_settings = {};
    m_chosenKind.reset();
    if (m_kind->currentIndex() > 0)
        m_chosenKind = ImportKind(m_kind->currentData().toInt());
    if (const int profile = m_profiles->currentIndex(); profile > 0) {
        m_settings = m_savedProfiles[size_t(profile) - 1].settings;
        m_chosenKind = m_settings.kind;
    }
    m_kind->setCurrentIndex(0);
    m_profileName->clear();
    m_columns->forget();
    m_first->clear();
    m_file->setText(QFileInfo(path).fileName());
    m_problems->clear();
    m_figures->setFigures(figuresOf({}));
    m_import->setText(tr("Import"));
    m_import->setEnabled(false);
    m_saveProblems->setEnabled(false);
    showSteps(PreviewStep);
    inspect();
}

void ImportPage::backToFile()
{
    stop();
    m_path.clear();
    m_file->clear();
    showSteps(FileStep);
    loadRuns();
    loadProfiles();
}

void ImportPage::stop()
{
    m_cancel.cancel();
    m_cancel = CancelFlag();
}

void ImportPage::inspect()
{
    stop();
    whenDone(this,
             m_context.book.readLong(
                 [path = m_path, settings = m_settings, kind = m_chosenKind](Session &) {
                     return ImportService::inspect(path, settings, kind);
                 }),
             [this, question = ++m_question](const Result<ImportInspection> &inspection) {
                 if (question == m_question)
                     showInspection(inspection);
             });
}

void ImportPage::showInspection(const Result<ImportInspection> &inspection)
{
    if (!inspection) {
        Q_EMIT noticed(inspection.error().sentence, Tone::Bad);
        backToFile();
        return;
    }
    m_settings = inspection->settings;
    const bool kindAsked = !inspection->questions.empty() &&
                           inspection->questions.front().kind == ImportQuestionKind::Kind;
    m_previewKind->setCurrentIndex(kindAsked ? -1 : m_previewKind->findData(int(m_settings.kind)));
    if (!kindAsked)
        m_chosenKind = m_settings.kind;
    m_columns->show(*inspection);
    m_first->showRows(inspection->firstRows);
    m_file->setText(
        inspection->looksLike.isEmpty()
            ? QFileInfo(m_path).fileName()
            : tr("%1 · looks like %2").arg(QFileInfo(m_path).fileName(), inspection->looksLike));
    if (inspection->questions.empty()) {
        preview();
        return;
    }
    m_problems->showQuestions(inspection->questions);
    if (kindAsked)
        m_previewKind->setFocus();
    else
        m_columns->goTo(inspection->questions.front());
    m_figures->setFigures(figuresOf({}));
    m_import->setEnabled(false);
    m_progress->hide();
}

WorkControl ImportPage::control(int job)
{
    QPointer<ImportPage> page(this);
    Jobs *jobs = &m_context.jobs;
    return {m_cancel, [page, jobs, job](qint64 done, qint64 total) {
                QMetaObject::invokeMethod(
                    jobs,
                    [page, jobs, job, done, total] {
                        if (job != 0)
                            jobs->report(job, done, total);
                        if (page && total > 0) {
                            page->m_progress->show();
                            page->m_progress->setValue(int(done * 1000 / total));
                        }
                    },
                    Qt::QueuedConnection);
            }};
}

void ImportPage::preview()
{
    stop();
    m_settings.acceptSettling = false;
    m_doubts.clear();
    m_problems->clear();
    m_import->setEnabled(false);
    m_progress->setValue(0);
    whenDone(this,
             m_context.book.readLong(
                 [path = m_path, settings = m_settings, work = control(0)](Session &session) {
                     return ImportService(session).preview(path, settings, work);
                 }),
             [this, question = ++m_question](const Result<ImportReport> &report) {
                 if (question == m_question)
                     showReport(report);
             });
}

void ImportPage::showReport(const Result<ImportReport> &report)
{
    m_progress->hide();
    if (!report) {
        if (report.error().code != ErrorCode::Cancelled)
            m_problems->showError(report.error().sentence);
        return;
    }
    m_figures->setFigures(figuresOf(*report));
    m_problems->showReport(*report);
    m_doubts = report->doubts;
    m_saveProblems->setEnabled(report->problemCount > 0);
    const qint64 rows = report->created + report->changed;
    m_import->setText(rows > 0 ? tr("Import %n row(s)", nullptr, int(rows))
                               : tr("Nothing to import"));
    const QString refused = whyNot(m_context.book, Right::Import);
    allow(m_import, refused);
    m_import->setEnabled((rows > 0 || report->missingCount > 0) && refused.isEmpty());
    if (m_import->isEnabled())
        m_import->setFocus();
}

void ImportPage::askAndRun()
{
    if (m_doubts.isEmpty()) {
        run();
        return;
    }
    m_prompts.ask(this,
                  m_doubts.join(QLatin1Char(' ')) + QLatin1Char(' ') +
                      tr("Is the list right all the same?"),
                  tr("Settle and import"), [this] {
                      m_settings.acceptSettling = true;
                      run();
                  });
}

void ImportPage::run()
{
    stop();
    m_importing = true;
    m_import->setEnabled(false);
    const int job =
        m_context.jobs.begin(tr("Import of %1").arg(QFileInfo(m_path).fileName()), m_cancel);
    whenDone(this,
             m_context.book.write(
                 [path = m_path, settings = m_settings, work = control(job)](Session &session) {
                     return ImportService(session).run(path, settings, work);
                 }),
             [this, job](const Result<ImportReport> &report) {
                 m_context.jobs.end(job);
                 m_importing = false;
                 showDone(report);
             });
}

void ImportPage::showDone(const Result<ImportReport> &report)
{
    m_progress->hide();
    if (!report) {
        m_import->setEnabled(true);
        const bool cancelled = report.error().code == ErrorCode::Cancelled;
        Q_EMIT noticed(cancelled ? tr("The import was stopped; nothing was written.")
                                 : report.error().sentence,
                       cancelled ? Tone::Neutral : Tone::Bad);
        return;
    }
    m_lastRun = report->id;
    m_doneText->setText(tr("%1 is in the book.").arg(QFileInfo(m_path).fileName()));
    m_doneFigures->setFigures(figuresOf(*report));
    m_undoLast->setVisible(m_lastRun.isSet());
    showSteps(DoneStep);
    m_path.clear();
}

void ImportPage::undo(ImportId id)
{
    whenDone(this, m_context.book.write([id](Session &session) {
        return ImportService(session).undo(id);
    }),
             [this](const Result<ImportRun> &undone) {
                 if (!undone) {
                     Q_EMIT noticed(undone.error().sentence, Tone::Bad);
                     return;
                 }
                 Q_EMIT noticed(tr("The import of %1 was taken back.").arg(undone->fileName),
                                Tone::Good);
                 backToFile();
             });
}

void ImportPage::loadRuns()
{
    whenDone(
        this, m_context.book.read([](Session &session) { return ImportService(session).runs(10); }),
        [this](const Result<std::vector<ImportRun>> &runs) {
            if (!runs)
                return;
            m_shownRuns = *runs;
            m_runs->clear();
            for (const ImportRun &run : m_shownRuns) {
                QString line = QStringLiteral("%1 · %2 · ")
                                   .arg(format::moment(run.at.toTimeZone(m_context.book.zone()),
                                                       QLocale(), m_context.book.today()),
                                        run.fileName) +
                               tr("%1 new, %2 changed").arg(run.created).arg(run.changed);
                if (run.undone)
                    line += QStringLiteral(" · ") + tr("taken back");
                m_runs->addItem(line);
            }
            m_undoRun->setEnabled(false);
        });
}

void ImportPage::loadProfiles()
{
    whenDone(this, m_context.book.read([](Session &session) {
        return ImportService(session).profiles();
    }),
             [this](const Result<std::vector<ImportProfile>> &profiles) {
                 if (!profiles)
                     return;
                 const QString chosen = m_profiles->currentText();
                 m_savedProfiles = *profiles;
                 m_profiles->clear();
                 m_profiles->addItem(tr("Recognise by itself"));
                 for (const ImportProfile &profile : m_savedProfiles)
                     m_profiles->addItem(profile.name);
                 m_profiles->setCurrentIndex(qMax(0, m_profiles->findText(chosen)));
             });
}

void ImportPage::saveProfile()
{
    const ImportProfile profile{m_profileName->text().trimmed(), m_settings};
    whenDone(this, m_context.book.write([profile](Session &session) {
        return ImportService(session).saveProfile(profile);
    }),
             [this, profile](const Result<void> &saved) {
                 if (saved)
                     Q_EMIT noticed(tr("Saved as “%1”: choose it for the next file of this kind.")
                                        .arg(profile.name),
                                    Tone::Good);
                 else
                     Q_EMIT noticed(saved.error().sentence, Tone::Bad);
             });
}

void ImportPage::saveProblems()
{
    m_prompts.chooseTarget(
        this, tr("Save the list of problems"),
        QFileInfo(m_path).completeBaseName() + tr(" problems") + QStringLiteral(".csv"),
        [this](const QString &path) {
            whenDone(this, m_context.book.readLong([path, lines = m_problems->lines()](Session &) {
                return writeCsvFile(path, lines);
            }),
                     [this](const Result<void> &written) {
                         if (!written)
                             Q_EMIT noticed(written.error().sentence, Tone::Bad);
                     });
        });
}

} // namespace duebook::ui
