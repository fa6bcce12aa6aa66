// SPDX-License-Identifier: Apache-2.0
#include "ui/team/coverflow.h"

#include "core/services/team/assignmentservice.h"
#include "core/services/team/userservice.h"
#include "ui/book/async.h"
#include "ui/book/bookcontext.h"
#include "ui/book/jobs.h"
#include "ui/team/coverdialog.h"
#include "ui/team/handoverdialog.h"
#include "ui/text/format.h"

namespace duebook::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(duebook::ui::CoverFlow)
};

/// Work that is asked for by a page but outlives what it asked with, as long as the page lives.
template <typename Work, typename Done>
void write(QWidget *page, BookContext &book, Work work, Done done)
{
    whenDone(page, book.write(std::move(work)), std::move(done));
}

void offerEnd(QWidget *page, BookContext &book, const Cover &cover, const PeopleFlow &flow)
{
    UndoOffer offer;
    offer.text = Texts::tr("%1 covers for %2").arg(cover.byName, cover.absentName);
    offer.undo = [page = QPointer(page), &book, cover, flow] {
        if (!page)
            return;
        write(
            page, book,
            [cover](Session &s) { return CoverService(s).end(cover.id, cover.rowVersion); },
            [flow](const Result<Cover> &ended) {
                if (!ended)
                    flow.notice(ended.error().sentence, Tone::Bad);
            });
    };
    flow.undo(offer);
}

void offerBack(QWidget *page, BookContext &book, const HandedOver &given, const QString &name,
               const PeopleFlow &flow)
{
    UndoOffer offer;
    offer.text =
        Texts::tr("%1 has %n account(s) more", nullptr, int(given.accounts.size())).arg(name);
    offer.undo = [page = QPointer(page), &book, given, flow] {
        if (!page)
            return;
        write(
            page, book, [given](Session &s) { return AssignmentService(s).undo(given); },
            [flow](const Result<qint64> &stayed) {
                if (!stayed)
                    flow.notice(stayed.error().sentence, Tone::Bad);
                else if (*stayed > 0)
                    flow.notice(Texts::tr("%n record(s) were changed since and stay as they are.",
                                          nullptr, int(*stayed)),
                                Tone::Warn);
            });
    };
    flow.undo(offer);
}

/// Long work of a page: with progress below, and an offer to take it back at the end.
void give(QWidget *page, const PageContext &context, const QString &name, const PeopleFlow &flow,
          std::function<Result<HandedOver>(AssignmentService &, const WorkControl &)> work)
{
    const CancelFlag cancel;
    Jobs &jobs = context.jobs;
    const int job = jobs.begin(Texts::tr("Handing over"), cancel);
    const ProgressFn progress = [&jobs, job](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(
            &jobs, [&jobs, job, done, total] { jobs.report(job, done, total); },
            Qt::QueuedConnection);
    };
    write(
        page, context.book,
        [work = std::move(work), cancel, progress](Session &s) {
            AssignmentService service(s);
            return work(service, {cancel, progress});
        },
        [page, &jobs, job, &book = context.book, name, flow](const Result<HandedOver> &given) {
            jobs.end(job);
            if (!given) {
                flow.notice(given.error().sentence, Tone::Bad);
                return;
            }
            if (given->stayed > 0)
                flow.notice(Texts::tr("%n account(s) were changed by someone else in the meantime "
                                      "and stay: hand over again.",
                                      nullptr, int(given->stayed)),
                            Tone::Warn);
            offerBack(page, book, *given, name, flow);
        });
}

} // namespace

void askForCover(QWidget *parent, const PageContext &context, UserId absent, UserId by,
                 const PeopleFlow &flow)
{
    BookContext &book = context.book;
    whenDone(
        parent, book.read([](Session &s) { return UserService(s).users(); }),
        [parent, &book, &theme = context.theme, absent, by,
         flow](const Result<std::vector<User>> &people) {
            if (!people) {
                flow.notice(people.error().sentence, Tone::Bad);
                return;
            }
            const Wording wording = Wording::of(book);
            auto *dialog = new CoverDialog(theme, *people, absent, by,
                                           dateContext(book.settings(), wording), wording, parent);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            QObject::connect(
                dialog, &CoverDialog::submitted, parent,
                [parent, &book, dialog, flow](const NewCover &cover) {
                    whenDone(dialog,
                             book.write([cover](Session &s) { return CoverService(s).add(cover); }),
                             [parent, &book, dialog, flow](const Result<Cover> &added) {
                                 dialog->finish(added ? Result<void>()
                                                      : Result<void>(added.error()));
                                 if (added)
                                     offerEnd(parent, book, *added, flow);
                             });
                });
            dialog->open();
        });
}

void giveAccounts(QWidget *page, const PageContext &context,
                  const std::vector<OwnedAccount> &accounts, UserId to, const QString &name,
                  const PeopleFlow &flow)
{
    give(page, context, name, flow, [accounts, to](AssignmentService &s, const WorkControl &c) {
        return s.assign(accounts, to, c);
    });
}

void askForHandOver(QWidget *parent, const PageContext &context, UserId from,
                    const PeopleFlow &flow)
{
    BookContext &book = context.book;
    struct Facts {
        std::vector<User> people;
        HandOverPreview preview;
    };
    const auto work = [from](Session &s) -> Result<Facts> {
        Result<std::vector<User>> people = UserService(s).users();
        if (!people)
            return people.error();
        const Result<HandOverPreview> preview = AssignmentService(s).previewHandOver(from);
        if (!preview)
            return preview.error();
        return Facts{std::move(*people), *preview};
    };
    whenDone(
        parent, book.readLong(work), [parent, context, from, flow](const Result<Facts> &facts) {
            if (!facts) {
                flow.notice(facts.error().sentence, Tone::Bad);
                return;
            }
            auto *dialog = new HandOverDialog(facts->people, from, facts->preview, parent);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            QObject::connect(dialog, &HandOverDialog::submitted, parent,
                             [parent, context, dialog, from, flow](UserId to, const QString &name) {
                                 dialog->finish({});
                                 give(parent, context, name, flow,
                                      [from, to](AssignmentService &s, const WorkControl &c) {
                                          return s.handOver(from, to, c);
                                      });
                             });
            dialog->open();
        });
}

} // namespace duebook::ui
