// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/words.h"

namespace kustos::text {

namespace {

//! Why a job of kustos-host failed, in words of ours: the closed words are those of docs/architecture.md §4.
struct Reason
{
    const char *code;
    const char *cause;
    const char *next;
};

constexpr Reason reasons[]{
    {"disk_full", QT_TRANSLATE_NOOP("kustos::text::Words", "The disk of the host is full."),
     QT_TRANSLATE_NOOP("kustos::text::Words", "Free some space on the host and try again.")},
    {"target_failed", QT_TRANSLATE_NOOP("kustos::text::Words", "The host could not write the copy."),
     QT_TRANSLATE_NOOP("kustos::text::Words",
                       "Check the disk and the permissions of the host and try again.")},
    {"source_missing", QT_TRANSLATE_NOOP("kustos::text::Words", "The database file is missing."),
     QT_TRANSLATE_NOOP("kustos::text::Words", "Check its path on the host.")},
    {"source_unreadable", QT_TRANSLATE_NOOP("kustos::text::Words", "The host cannot read the database file."),
     QT_TRANSLATE_NOOP("kustos::text::Words", "Check the permissions of the file on the host.")},
    {"not_a_database", QT_TRANSLATE_NOOP("kustos::text::Words", "The file is not a SQLite database."),
     QT_TRANSLATE_NOOP("kustos::text::Words", "Check its path on the host.")},
    {"source_locked",
     QT_TRANSLATE_NOOP("kustos::text::Words", "Another program kept the database locked for too long."),
     QT_TRANSLATE_NOOP("kustos::text::Words", "Try again when that program has finished its work.")},
    {"source_cut_off",
     QT_TRANSLATE_NOOP("kustos::text::Words", "The program that writes this database was cut off."),
     QT_TRANSLATE_NOOP("kustos::text::Words", "Let it open the database once, then try again.")},
    {"source_directory_read_only",
     QT_TRANSLATE_NOOP("kustos::text::Words", "The host may not write into the directory of the database."),
     QT_TRANSLATE_NOOP("kustos::text::Words",
                       "SQLite needs that while no program has the database open: check the permissions.")},
    {"rollback_journal",
     QT_TRANSLATE_NOOP("kustos::text::Words",
                       "The database uses a rollback journal: a copy would lock its writers out."),
     QT_TRANSLATE_NOOP(
         "kustos::text::Words",
         "Switch it to WAL (PRAGMA journal_mode=WAL), or allow its writers to wait (kustos-host … set … "
         "--blocking-limit SECONDS).")},
    {"blocking_limit",
     QT_TRANSLATE_NOOP(
         "kustos::text::Words",
         "The copy would have kept the writers of this database waiting for longer than allowed."),
     QT_TRANSLATE_NOOP("kustos::text::Words",
                       "Try again at a quieter time, or raise the limit on the host.")},
    {"source_damaged", QT_TRANSLATE_NOOP("kustos::text::Words", "The database is damaged."),
     QT_TRANSLATE_NOOP("kustos::text::Words",
                       "Check it with PRAGMA integrity_check and restore a good backup.")},
    {"backup_unreadable", QT_TRANSLATE_NOOP("kustos::text::Words", "The host cannot read the backup file."),
     QT_TRANSLATE_NOOP("kustos::text::Words", "Check the disk of the host, or take another backup.")},
    {"backup_changed",
     QT_TRANSLATE_NOOP("kustos::text::Words",
                       "The backup file is no longer the one that was made: its checksum has changed."),
     QT_TRANSLATE_NOOP("kustos::text::Words", "Restore another backup.")},
    {"host_stopped", QT_TRANSLATE_NOOP("kustos::text::Words", "The host was stopped during the work."),
     QT_TRANSLATE_NOOP("kustos::text::Words", "Try again.")},
};

const Reason *find(const QString &code)
{
    for (const Reason &reason : reasons) {
        if (code == QLatin1String(reason.code))
            return &reason;
    }
    return nullptr;
}

} // namespace

QString Words::hostReason(const QString &code)
{
    const Reason *reason = find(code);
    return reason == nullptr ? QString() : tr(reason->cause);
}

QString Words::hostRemedy(const QString &code)
{
    const Reason *reason = find(code);
    return reason == nullptr ? QString() : tr(reason->next);
}

} // namespace kustos::text
