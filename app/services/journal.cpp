// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/journal.h"

#include "core/platform/files.h"
#include "services/operationjson.h"

#include <QCoroFuture>
#include <QFileInfo>
#include <QFuture>
#include <QHash>
#include <QJsonDocument>
#include <QPromise>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace kustos {

namespace {

constexpr qint64 sizeLimit = 64 * 1024 * 1024;
constexpr qsizetype sumLength = 8;

constexpr auto crcTable = [] {
    std::array<quint32, 256> table{};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? (value >> 1U) ^ 0xEDB88320U : value >> 1U;
        table[i] = value;
    }
    return table;
}();

//! CRC-32 as in IEEE 802.3.
QByteArray sumOf(QByteArrayView bytes)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes)
        crc = crcTable[(crc ^ static_cast<quint8>(byte)) & 0xFFU] ^ (crc >> 8U);
    return QByteArray::number(crc ^ 0xFFFFFFFFU, 16).rightJustified(sumLength, '0');
}

class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

Result<void> refused(int number, const QString &path)
{
    return std::unexpected(platform::storageError(number, path));
}

//! A cut write leaves a line without an end; the next record must not be glued to it.
bool endsInsideALine(int file, off_t size)
{
    char last = '\n';
    return size > 0 && ::pread(file, &last, 1, size - 1) == 1 && last != '\n';
}

Result<void> appendBytes(const QString &path, QByteArray bytes)
{
    if (const auto made = platform::makePrivateDirectory(QFileInfo(path).path()); !made)
        return made;
    const QByteArray name = path.toLocal8Bit();
    const bool fresh = ::access(name.constData(), F_OK) != 0;
    const Descriptor file(
        ::open(name.constData(), O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
    struct stat facts{};
    if (file.number() < 0 || ::fstat(file.number(), &facts) != 0)
        return refused(errno, path);
    if (!S_ISREG(facts.st_mode) || facts.st_uid != ::geteuid())
        return refused(EPERM, path);
    if ((facts.st_mode & 0777) != 0600 && ::fchmod(file.number(), 0600) != 0)
        return refused(errno, path);
    if (endsInsideALine(file.number(), facts.st_size))
        bytes.prepend('\n');
    const ssize_t written = ::write(file.number(), bytes.constData(), static_cast<size_t>(bytes.size()));
    if (written != bytes.size() || ::fsync(file.number()) != 0) {
        const int number = written >= 0 && written != bytes.size() ? ENOSPC : errno;
        // Half a line would be ignored anyway; taking it back leaves the file as it was.
        if (::ftruncate(file.number(), facts.st_size) != 0)
            return refused(number, path);
        return refused(number, path);
    }
    return fresh ? platform::syncDirectory(QFileInfo(path).path()) : Result<void>();
}

qsizetype lineCount(const QByteArray &bytes)
{
    return bytes.count('\n') + (bytes.isEmpty() || bytes.endsWith('\n') ? 0 : 1);
}

//! The newest `kept` and everything that has not ended, in their order.
QList<Operation> trimmed(const QList<Operation> &operations)
{
    qsizetype surplus = operations.size() - Journal::kept;
    QList<Operation> rest;
    for (const Operation &operation : operations) {
        if (surplus > 0 && operation.ended())
            --surplus;
        else
            rest.append(operation);
    }
    return rest;
}

} // namespace

Journal::Journal(QString path)
    : m_path(std::move(path))
{
    m_worker.setMaxThreadCount(1);
    m_worker.setExpiryTimeout(-1);
}

Journal::~Journal()
{
    m_worker.waitForDone();
}

QByteArray Journal::line(const Operation &operation)
{
    const QByteArray json = QJsonDocument(operationToJson(operation)).toJson(QJsonDocument::Compact);
    return sumOf(json) + ' ' + json + '\n';
}

QList<Operation> Journal::parse(const QByteArray &bytes)
{
    QList<Operation> operations;
    QHash<OperationId, qsizetype> places;
    for (const QByteArray &line : bytes.split('\n')) {
        if (line.size() < sumLength + 2 || line.at(sumLength) != ' ')
            continue;
        const QByteArrayView json = QByteArrayView(line).sliced(sumLength + 1);
        if (sumOf(json) != line.first(sumLength))
            continue;
        const auto operation = operationFromJson(QJsonDocument::fromJson(json.toByteArray()).object());
        if (!operation)
            continue;
        const auto place = places.constFind(operation->id);
        if (place != places.constEnd()) {
            operations[*place] = *operation;
            continue;
        }
        places.insert(operation->id, operations.size());
        operations.append(*operation);
    }
    return operations;
}

QList<Operation> Journal::load()
{
    const QFileInfo info(m_path);
    if (info.isSymLink() || (info.exists() && !info.isFile()))
        return {};
    const auto bytes = platform::readFile(m_path, sizeLimit);
    if (!bytes)
        return {};
    const QList<Operation> operations = trimmed(parse(*bytes));
    if (operations.size() < lineCount(*bytes)) {
        QByteArray compact;
        for (const Operation &operation : operations)
            compact += line(operation);
        // The same worker as append(): a line given after this cannot be lost by it. A failure leaves the
        // long file.
        m_worker.start([path = m_path, compact] { std::ignore = platform::writePrivateFile(path, compact); });
    }
    return operations;
}

QCoro::Task<Result<void>> Journal::append(Operation operation)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    const QFuture<Result<void>> written = promise->future();
    promise->start();
    m_worker.start([promise, path = m_path, bytes = line(operation)] {
        promise->addResult(appendBytes(path, bytes));
        promise->finish();
    });
    const auto result = co_await written;
    co_return result;
}

} // namespace kustos
