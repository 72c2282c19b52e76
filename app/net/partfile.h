// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/sha256.h"
#include "net/blockwriter.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <span>

namespace kustos::net {

//! The unfinished file of a download, "<name>.part", with its sidecar "<name>.part.json". Both are 0600; a
//! symbolic link, a file of somebody else or one that another download holds is refused. Not thread-safe.
class PartFile
{
public:
    //! What the bytes must belong to; anything else that is found in the file is thrown away.
    struct Meaning
    {
        QString identity;
        QString origin;
        qint64 size = -1; //!< -1: not told
        QByteArray sha256;
    };

    //! Storage/TargetExists where `name` is there already, Storage/NotWritable where the directory cannot be
    //! used.
    [[nodiscard]] static Result<PartFile> open(const QString &directory, const QString &name,
                                               const Meaning &meaning);
    PartFile(PartFile &&) noexcept = default;
    ~PartFile() = default;

    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] qint64 total() const { return m_total; }               //!< -1: not known
    [[nodiscard]] qint64 expectedSize() const { return m_meaning.size; } //!< -1: not told
    //! The validator of the bytes held, strong; empty: they cannot be continued.
    [[nodiscard]] const QByteArray &etag() const { return m_etag; }

    //! The next request asks for the whole file; what is there goes when its answer begins.
    void doNotContinue() { m_etag.clear(); }

    //! Bytes of an earlier session are hashed in steps; true when nothing is left to hash.
    [[nodiscard]] Result<bool> hashOnwards(qint64 atMost);
    //! Starts from zero with bytes of this validator. The old ones are gone before the sidecar speaks of the
    //! new ones.
    [[nodiscard]] Result<void> begin(const QByteArray &etag, qint64 total);
    //! Storage/DiskFull where `more` bytes and a twentieth of them would not fit.
    [[nodiscard]] Result<void> needRoom(qint64 more) const;

    [[nodiscard]] std::span<char> space();         //!< where the next bytes are to be put
    [[nodiscard]] Result<void> take(qint64 count); //!< so many were put there
    [[nodiscard]] Result<void> flush();            //!< they are in the file

    [[nodiscard]] QByteArray sha256() const; //!< after flush()
    //! Syncs, gives the final name, never over another file, syncs the directory. The path.
    [[nodiscard]] Result<QString> finish();
    void discard(); //!< removes both files

private:
    class Descriptor
    {
    public:
        explicit Descriptor(int number = -1)
            : m_number(number)
        {
        }
        Descriptor(Descriptor &&other) noexcept
            : m_number(std::exchange(other.m_number, -1))
        {
        }
        Descriptor &operator=(Descriptor &&other) noexcept
        {
            std::swap(m_number, other.m_number);
            return *this;
        }
        ~Descriptor();
        [[nodiscard]] int number() const { return m_number; }

    private:
        int m_number;
    };

    PartFile() = default;
    [[nodiscard]] Result<void> openFile();
    void readSidecar();
    [[nodiscard]] Result<void> writeSidecar() const;
    [[nodiscard]] bool isStillOurs() const;
    [[nodiscard]] QString path() const { return m_directory + u'/' + m_name; }
    [[nodiscard]] QString partPath() const { return path() + QStringLiteral(".part"); }
    [[nodiscard]] QString sidecarPath() const { return path() + QStringLiteral(".part.json"); }

    QString m_directory;
    QString m_name;
    Meaning m_meaning;
    Descriptor m_folder;
    Descriptor m_file;
    qint64 m_total = -1;
    QByteArray m_etag;
    qint64 m_hashed = 0;
    qint64 m_size = 0;
    Sha256 m_hash;                         //!< of the first m_hashed bytes, until the writer goes on with it
    std::unique_ptr<BlockWriter> m_writer; //!< from the first new byte on; gone before the descriptor
};

} // namespace kustos::net
