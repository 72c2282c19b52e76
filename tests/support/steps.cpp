// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/steps.h"

#include <algorithm>

namespace kustos::test {

namespace {

QByteArray head(int status, const Headers &headers)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + " Word\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

//! What a Range header asks for: first byte, or -1 where there is none.
qint64 firstByteAsked(const Recorded &request)
{
    const QByteArray range = request.headers.value("range");
    if (!range.startsWith("bytes=") || !range.endsWith('-'))
        return -1;
    return range.sliced(6, range.size() - 7).toLongLong();
}

void sendBody(Peer &peer, const SeededBody &body, qint64 from, const FileService &service)
{
    constexpr qint64 block = 64 * 1024;
    const bool paced = service.eachBlock.count() > 0;
    const qint64 end = service.cutAfter < 0 ? body.size() : std::min(body.size(), from + service.cutAfter);
    const qint64 step = paced ? block : 16 * block;
    for (qint64 at = from; at < end; at += step) {
        if (!peer.write(body.at(at, std::min(step, end - at))))
            return;
        if (paced && !peer.pause(service.eachBlock))
            return;
    }
    if (service.cutAfter < 0)
        return;
    if (service.cutByReset)
        peer.reset();
    else
        peer.close();
}

} // namespace

Step answer(int status, const QByteArray &body, const Headers &headers)
{
    return [=](Peer &peer, const Recorded &) {
        Headers all = headers;
        all.emplace_back("Content-Length", QByteArray::number(body.size()));
        peer.write(head(status, all) + body);
    };
}

Step json(int status, const QByteArray &body, const Headers &headers)
{
    Headers all = headers;
    all.emplace_back("Content-Type", "application/json; charset=utf-8");
    return answer(status, body, all);
}

Step htmlPage(int status)
{
    return answer(status, "<!DOCTYPE html><html><body>Welcome to our network</body></html>",
                  {{"Content-Type", "text/html"}});
}

Step redirectTo(const QUrl &target, int status)
{
    return answer(status, {}, {{"Location", target.toEncoded()}});
}

Step hang()
{
    return [](Peer &peer, const Recorded &) { peer.hang(); };
}

Step closeAfterRequest()
{
    return [](Peer &peer, const Recorded &) { peer.close(); };
}

Step resetAfterRequest()
{
    return [](Peer &peer, const Recorded &) { peer.reset(); };
}

Step headersThenSilence()
{
    return [](Peer &peer, const Recorded &) {
        peer.write(head(200, {{"Content-Type", "application/json"}, {"Content-Length", "10"}}));
        peer.hang();
    };
}

Step halfStatusLine()
{
    return [](Peer &peer, const Recorded &) {
        peer.write("HTTP/1.1 20");
        peer.close();
    };
}

Step trickle(const QByteArray &body, std::chrono::milliseconds each)
{
    return [=](Peer &peer, const Recorded &) {
        peer.write(head(200, {{"Content-Type", "application/json"},
                              {"Content-Length", QByteArray::number(body.size())}}));
        for (const char c : body) {
            if (!peer.write(QByteArray(1, c)) || !peer.pause(each))
                return;
        }
    };
}

Step shortBody(const QByteArray &body, qint64 announced)
{
    return [=](Peer &peer, const Recorded &) {
        peer.write(head(200, {{"Content-Type", "application/json"},
                              {"Content-Length", QByteArray::number(announced)}}) +
                   body);
        peer.close();
    };
}

Step cutChunk()
{
    return [](Peer &peer, const Recorded &) {
        peer.write(head(200, {{"Content-Type", "application/json"}, {"Transfer-Encoding", "chunked"}}) +
                   "20\r\n{\"deployments\":[");
        peer.close();
    };
}

Step endlessGarbage(qint64 bytes)
{
    return [=](Peer &peer, const Recorded &) {
        peer.write(
            head(200, {{"Content-Type", "application/json"}, {"Content-Length", QByteArray::number(bytes)}}));
        const QByteArray block(1024 * 1024, 'x');
        for (qint64 sent = 0; sent < bytes; sent += block.size()) {
            if (!peer.write(block.left(std::min<qint64>(block.size(), bytes - sent))))
                return;
        }
    };
}

Step endlessHeaders()
{
    return [](Peer &peer, const Recorded &) {
        peer.write("HTTP/1.1 200 OK\r\n");
        const QByteArray line = "X-Filler: " + QByteArray(1000, 'y') + "\r\n";
        while (peer.write(line) && peer.pause(std::chrono::milliseconds(1))) {
        }
    };
}

Step file(const SeededBody &body, const FileService &service)
{
    return [=](Peer &peer, const Recorded &request) {
        const qint64 asked = firstByteAsked(request);
        const QByteArray condition = request.headers.value("if-range");
        const bool ranged =
            service.honourRange && asked >= 0 && (condition.isEmpty() || condition == service.etag);
        Headers headers{{"Content-Type", "application/octet-stream"}, {"Accept-Ranges", "bytes"}};
        if (!service.etag.isEmpty())
            headers.emplace_back("ETag", service.etag);
        if (ranged && asked >= body.size()) {
            headers.emplace_back("Content-Range", "bytes */" + QByteArray::number(body.size()));
            headers.emplace_back("Content-Length", "0");
            peer.write(head(416, headers));
            return;
        }
        const qint64 from = ranged ? asked + service.rangeShift : 0;
        if (ranged)
            headers.emplace_back("Content-Range", "bytes " + QByteArray::number(from) + '-' +
                                                      QByteArray::number(body.size() - 1) + '/' +
                                                      QByteArray::number(body.size() + service.totalShift));
        headers.emplace_back("Content-Length", QByteArray::number(body.size() - from));
        peer.write(head(ranged ? 206 : 200, headers));
        sendBody(peer, body, from, service);
    };
}

} // namespace kustos::test
