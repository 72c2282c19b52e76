// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/operationcourse.h"

#include <QSet>

#include <optional>

namespace kustos {

//! A restore into a new service: sends one POST, follows the job, and is done when the list shows the service
//! ready.
class RestoreCourse final : public OperationCourse
{
    Q_OBJECT

public:
    using OperationCourse::OperationCourse;

    void begin() override;
    void resume() override;
    void roundEnded() override;

private:
    void noteAndSend(const QList<DatabaseService> &services);
    void send();
    void answered(const Result<RestoreStarted> &answer);
    void lookUp();
    void askForJob();
    void follow(const Result<Job> &job);
    void finishFromList();
    [[nodiscard]] const ServiceRecord *created();

    std::optional<QSet<ServiceId>>
        m_known; //!< empty after a restart: then the service's clock decides what is new
    QDateTime m_judged;
    bool m_asking = false;
};

} // namespace kustos
