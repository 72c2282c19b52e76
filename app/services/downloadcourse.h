// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/downloader.h"
#include "services/operationcourse.h"

namespace kustos {

//! A download: asks for a link just before, and again where it has expired or its host is gone (a restarted
//! host has another address), as long as that brings bytes; fetches, and is done when the file is proved.
//! Until then the operation's argument is the directory, afterwards the file.
class DownloadCourse final : public OperationCourse
{
    Q_OBJECT

public:
    using OperationCourse::OperationCourse;

    void begin() override;
    //! An earlier run's download cannot go on by itself: it ends as Cancelled. What it fetched is used by the
    //! next download of the same backup into the same directory.
    void resume() override;

    //! "<service>_<date of the backup, UTC>_<end of its id>.<extension of the type>"
    [[nodiscard]] static QString fileName(const DatabaseService &service, const RestorePoint &point);

private:
    void askForLink();
    void fetch(const DownloadSource &source);
    void progressed(const net::DownloadProgress &progress);
    void fetched(const Result<net::DownloadedFile> &file);

    [[nodiscard]] bool mayAskAgain(const Error &error) const;

    std::optional<ByteSize> m_doneWhenAsked; //!< bytes that were there when the link was asked for again
};

} // namespace kustos
