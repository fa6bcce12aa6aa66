// SPDX-License-Identifier: Apache-2.0
#include "app/platform/keyring.h"

#include "core/base/log.h"

#include <QLockFile>

#include <qt6keychain/keychain.h>

namespace duebook {

namespace {

const QString kName = QStringLiteral("key of this computer's outbox");

} // namespace

Keyring::Keyring(QString lockFile, QString service, QObject *parent)
    : QObject(parent), m_lockFile(std::move(lockFile)), m_service(std::move(service))
{
}

void Keyring::askKey(Answer answer)
{
    read(Step::First, {}, answer);
}

void Keyring::read(Step step, const Lock &lock, const Answer &answer)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service, this);
    job->setKey(kName);
    connect(job, &QKeychain::Job::finished, this, [this, job, step, lock, answer] {
        const bool missing = job->error() == QKeychain::EntryNotFound;
        if (missing && step == Step::First) {
            // Whoever comes second has no key until the next start: what is kept stays readable.
            const auto ours = std::make_shared<QLockFile>(m_lockFile);
            if (ours->tryLock())
                read(Step::Locked, ours, answer);
            else
                answer({});
            return;
        }
        if (missing && step == Step::Locked) {
            make(lock, answer);
            return;
        }
        if (job->error() != QKeychain::NoError)
            qCInfo(logBook) << "no key from the keyring:" << job->errorString();
        const auto bytes = QByteArray::fromBase64(job->textData().toLatin1());
        answer(SealKey::fromBytes(bytes).value_or(SealKey()));
    });
    job->start();
}

void Keyring::make(const Lock &lock, const Answer &answer)
{
    auto *job = new QKeychain::WritePasswordJob(m_service, this);
    job->setKey(kName);
    job->setTextData(QString::fromLatin1(SealKey::made().bytes().toBase64()));
    connect(job, &QKeychain::Job::finished, this, [this, job, lock, answer] {
        if (job->error() == QKeychain::NoError) {
            // What the keyring gives back now is what it will give back next time.
            read(Step::Made, lock, answer);
            return;
        }
        qCInfo(logBook) << "the keyring keeps no key:" << job->errorString();
        answer({});
    });
    job->start();
}

} // namespace duebook
