// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plaintext.h"
#include "text/words.h"

#include <QTimeZone>

namespace kustos::text {
namespace {

constexpr int Minute = 60;
constexpr int Hour = 60 * Minute;
constexpr int Day = 24 * Hour;

QDateTime local(const QDateTime &utc)
{
    return utc.toTimeZone(QTimeZone::systemTimeZone());
}

// The same wall clock time exists twice where the clocks are put back; the neighbour is found by the offset's
// change.
bool isDoubled(const QDateTime &at)
{
    const auto offset = [&at](qint64 seconds) { return at.addSecs(seconds).offsetFromUtc(); };
    const int here = at.offsetFromUtc();
    const int lossAhead = here - offset(3 * Hour);
    if (lossAhead > 0 && offset(lossAhead) == here - lossAhead)
        return true;
    const int lossBehind = offset(-3 * Hour) - here;
    return lossBehind > 0 && offset(-lossBehind) == here + lossBehind;
}

// Short forms of most locales leave the century out, which no list of backups can afford.
QString date(const QDate &day)
{
    const QLocale locale;
    QString format = locale.dateFormat(QLocale::ShortFormat);
    if (!format.contains(QStringLiteral("yyyy")))
        format.replace(QStringLiteral("yy"), QStringLiteral("yyyy"));
    return locale.toString(day, format);
}

QString clockTime(const QDateTime &at)
{
    const QLocale locale;
    QString format = locale.timeFormat(QLocale::ShortFormat);
    format.remove(QStringLiteral(":ss"));
    QString text = locale.toString(at.time(), format);
    // Some locales part AM and PM with a narrow no-break space that few fonts have.
    text.replace(QChar(0x202F), QChar(0x00A0));
    return text;
}

QString zoneMark(const QDateTime &at)
{
    return isDoubled(at) ? QLatin1Char(' ') + at.timeZoneAbbreviation() : QString();
}

} // namespace

QString Words::timeOfDay(const QDateTime &utc)
{
    const QDateTime at = local(utc);
    return tr("%1", "a time of day alone; German puts Uhr behind it").arg(clockTime(at)) + zoneMark(at);
}

QString Words::moment(const QDateTime &utc)
{
    if (!utc.isValid())
        return tr("unknown", "a point in time");
    const QDateTime at = local(utc);
    return tr("%1, %2", "date, time of day").arg(date(at.date()), timeOfDay(utc));
}

QString Words::momentDetail(const QDateTime &utc, const QDateTime &now)
{
    if (!utc.isValid())
        return tr("unknown", "a point in time");
    const QDateTime at = local(utc);
    const QString inZone =
        tr("%1 (%2)", "point in time, time zone").arg(moment(utc), QString::fromUtf8(at.timeZone().id()));
    const QString inUtc = QLocale::c().toString(utc.toUTC(), QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
    return QStringList{inZone, inUtc, relative(utc, now)}.join(QLatin1Char('\n'));
}

QString Words::relative(const QDateTime &utc, const QDateTime &now)
{
    if (!utc.isValid() || !now.isValid())
        return {};
    const qint64 span = utc.secsTo(now);
    const qint64 distance = qAbs(span);
    const bool past = span >= 0;
    if (distance < Minute)
        return past ? tr("just now") : tr("in less than a minute");
    if (distance < Hour) {
        const int count = static_cast<int>(distance / Minute);
        return past ? tr("%n minute(s) ago", nullptr, count) : tr("in %n minute(s)", nullptr, count);
    }
    if (distance < 2 * Day) {
        const int count = static_cast<int>(distance / Hour);
        return past ? tr("%n hour(s) ago", nullptr, count) : tr("in %n hour(s)", nullptr, count);
    }
    const int count = static_cast<int>(qMin<qint64>(distance / Day, 1'000'000));
    return past ? tr("%n day(s) ago", nullptr, count) : tr("in %n day(s)", nullptr, count);
}

QString Words::planned(const QDateTime &at, const QDateTime &now)
{
    const qint64 ahead = now.secsTo(at);
    return ahead < Day && ahead > -Day ? tr("scheduled for %1", "time of day").arg(timeOfDay(at))
                                       : tr("scheduled for %1", "date and time").arg(moment(at));
}

QString Words::plannedUnknown(const QDateTime &last)
{
    return last.isValid() ? tr("daily, time unknown, last at %1").arg(timeOfDay(last))
                          : tr("daily, time unknown");
}

QString Words::of(const Reading &reading, const QDateTime &now)
{
    QString age;
    if (reading.readAt.isValid()) {
        const bool today = local(reading.readAt).date() == local(now).date();
        age = today ? tr("as of %1", "time of day").arg(timeOfDay(reading.readAt))
                    : tr("as of %1", "date and time").arg(moment(reading.readAt));
    }
    const auto with = [&age](const QString &what) {
        return age.isEmpty() ? what : tr("%1 · %2", "what is wrong, as of").arg(what, age);
    };
    switch (reading.state) {
    case Reading::State::Never:
        return with(tr("not read yet"));
    case Reading::State::Current:
        return age;
    case Reading::State::Lost:
        return with(tr("Connection lost"));
    case Reading::State::CredentialsExpired:
        break;
    }
    return with(tr("Credentials expired"));
}

} // namespace kustos::text
