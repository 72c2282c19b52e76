// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/operationcourse.h"

#include <QSet>

#include <optional>

namespace kustos {

//! "Back up now": notes what is there, sends one POST, follows the job, and is done when the list shows the
//! backup.
class BackupCourse final : public OperationCourse
{
    Q_OBJECT

public:
    using OperationCourse::OperationCourse;

    void begin() override;
    void resume() override;
    void roundEnded() override;

private:
    struct Known
    {
        QSet<JobId> jobs;
        QSet<BackupId> backups;
    };

    void noteAndSend();
    void send();
    void answered(const Result<Job> &answer);
    void adopt(const Job &job);
    void adopt(const RestorePoint &point);
    void serviceIsGone();
    void read();
    void judge();
    void follow(const Job &job);
    void lookUp(const ServiceRecord &record);
    void finishFromList(const ServiceRecord &record);
    void askForJob();

    [[nodiscard]] bool isNew(const Job &job) const;
    [[nodiscard]] bool isNew(const RestorePoint &point) const;
    [[nodiscard]] const RestorePoint *newBackup(const ServiceRecord &record) const;

    std::optional<Known> m_known; //!< empty after a restart: then the service's clock decides what is new
    QDateTime m_judged;           //!< the reading that was looked at last
    std::optional<std::chrono::milliseconds> m_completeSince;
    bool m_reading = false;
    bool m_asking = false;
};

} // namespace kustos
