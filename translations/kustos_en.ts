<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>kustos::text::Words</name>
    <message>
        <source>manual (on demand)</source>
        <translation>manual (on demand)</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>daily</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>weekly</translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>monthly</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>kind of a backup</comment>
        <translation>unknown</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>pending</translation>
    </message>
    <message>
        <source>backing up …</source>
        <translation>backing up …</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completed</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>state of a backup</comment>
        <translation>unknown</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a service</comment>
        <translation>running</translation>
    </message>
    <message>
        <source>provisioning</source>
        <translation>provisioning</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>state of a service</comment>
        <translation>unknown</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>kind of an operation</comment>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>kind of an operation, noun</comment>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Download</source>
        <comment>kind of an operation, noun</comment>
        <translation>Download</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of an operation</comment>
        <translation>running</translation>
    </message>
    <message>
        <source>unknown, checking</source>
        <translation>unknown, checking</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>checking</translation>
    </message>
    <message>
        <source>backing up … %1 %</source>
        <translation>backing up … %1&#xa0;%</translation>
    </message>
    <message>
        <source>restoring … %1 %</source>
        <translation>restoring … %1&#xa0;%</translation>
    </message>
    <message>
        <source>restoring …</source>
        <translation>restoring …</translation>
    </message>
    <message>
        <source>downloading … %1 %</source>
        <translation>downloading … %1&#xa0;%</translation>
    </message>
    <message>
        <source>downloading …</source>
        <translation>downloading …</translation>
    </message>
    <message>
        <source>Backups of this service cannot be downloaded from this provider.</source>
        <translation>Backups of this service cannot be downloaded from this provider.</translation>
    </message>
    <message>
        <source>%1 backups cannot be downloaded from this provider.</source>
        <translation>%1 backups cannot be downloaded from this provider.</translation>
    </message>
    <message>
        <source>Backups of this service cannot be restored at this provider.</source>
        <translation>Backups of this service cannot be restored at this provider.</translation>
    </message>
    <message>
        <source>%1 backups cannot be restored at this provider.</source>
        <translation>%1 backups cannot be restored at this provider.</translation>
    </message>
    <message>
        <source>This backup is not complete.</source>
        <translation>This backup is not complete.</translation>
    </message>
    <message>
        <source>The service is still being provisioned.</source>
        <translation>The service is still being provisioned.</translation>
    </message>
    <message>
        <source>A backup of this service is already being made.</source>
        <translation>A backup of this service is already being made.</translation>
    </message>
    <message>
        <source>The connection is lost. Kustos keeps trying.</source>
        <translation>The connection is lost. Kustos keeps trying.</translation>
    </message>
    <message>
        <source>The credentials have expired. Renew them first.</source>
        <translation>The credentials have expired. Renew them first.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation>%1&#xa0;d %2&#xa0;h</translation>
    </message>
    <message>
        <source>Existing backups are not affected.</source>
        <translation>Existing backups are not affected.</translation>
    </message>
    <message>
        <source>The service says: “%1”.</source>
        <translation>The service says: “%1”.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence, detail</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>The Kustos host on this computer could not be started.</source>
        <translation>The Kustos host on this computer could not be started.</translation>
    </message>
    <message>
        <source>Check that kustos-host is installed and start Kustos again.</source>
        <translation>Check that kustos-host is installed and start Kustos again.</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>The connection broke off.</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>Check the network and try again.</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>The service cannot be reached.</translation>
    </message>
    <message>
        <source>Check the network and the address of the connection, then try again.</source>
        <translation>Check the network and the address of the connection, then try again.</translation>
    </message>
    <message>
        <source>A web page answered instead of the service.</source>
        <translation>A web page answered instead of the service.</translation>
    </message>
    <message>
        <source>Check the address of the connection and whether the network asks you to sign in.</source>
        <translation>Check the address of the connection and whether the network asks you to sign in.</translation>
    </message>
    <message>
        <source>The answer of the service is too large.</source>
        <translation>The answer of the service is too large.</translation>
    </message>
    <message>
        <source>Check the address of the connection.</source>
        <translation>Check the address of the connection.</translation>
    </message>
    <message>
        <source>The service redirects to another address.</source>
        <translation>The service redirects to another address.</translation>
    </message>
    <message>
        <source>The answer of the service lacks the field “%1”.</source>
        <translation>The answer of the service lacks the field “%1”.</translation>
    </message>
    <message>
        <source>Check the address of the connection and the version of the service.</source>
        <translation>Check the address of the connection and the version of the service.</translation>
    </message>
    <message>
        <source>The answer of the service could not be understood.</source>
        <translation>The answer of the service could not be understood.</translation>
    </message>
    <message>
        <source>The backup at the service is not affected.</source>
        <translation>The backup at the service is not affected.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Download it again.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>The disk is full.</translation>
    </message>
    <message>
        <source>Free some space or choose another folder, then try again.</source>
        <translation>Free some space or choose another folder, then try again.</translation>
    </message>
    <message>
        <source>The folder cannot be written to.</source>
        <translation>The folder cannot be written to.</translation>
    </message>
    <message>
        <source>Choose another folder and try again.</source>
        <translation>Choose another folder and try again.</translation>
    </message>
    <message>
        <source>A file of this name already exists and was not changed.</source>
        <translation>A file of this name already exists and was not changed.</translation>
    </message>
    <message>
        <source>Choose another folder or move the file away.</source>
        <translation>Choose another folder or move the file away.</translation>
    </message>
    <message>
        <source>The downloaded file does not have the promised size and was not kept.</source>
        <translation>The downloaded file does not have the promised size and was not kept.</translation>
    </message>
    <message>
        <source>The checksum of the downloaded file is wrong; the file was not kept.</source>
        <translation>The checksum of the downloaded file is wrong; the file was not kept.</translation>
    </message>
    <message>
        <source>Kustos could not write to the disk.</source>
        <translation>Kustos could not write to the disk.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions, then try again.</source>
        <translation>Check the free space and the permissions, then try again.</translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>Try again in %1.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Try again in a few minutes.</translation>
    </message>
    <message>
        <source>The service accepts no more requests at the moment.</source>
        <translation>The service accepts no more requests at the moment.</translation>
    </message>
    <message>
        <source>The action was cancelled.</source>
        <translation>The action was cancelled.</translation>
    </message>
    <message>
        <source>Start it again when you need it.</source>
        <translation>Start it again when you need it.</translation>
    </message>
    <message>
        <source>The service did not answer in time.</source>
        <translation>The service did not answer in time.</translation>
    </message>
    <message>
        <source>Check the network; Kustos keeps trying.</source>
        <translation>Check the network; Kustos keeps trying.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nothing was sent.</translation>
    </message>
    <message>
        <source>The identity of the service could not be proved.</source>
        <translation>The identity of the service could not be proved.</translation>
    </message>
    <message>
        <source>Check the address and the certificate of the connection.</source>
        <translation>Check the address and the certificate of the connection.</translation>
    </message>
    <message>
        <source>The service no longer accepts the credentials.</source>
        <translation>The service no longer accepts the credentials.</translation>
    </message>
    <message>
        <source>Renew the credentials.</source>
        <translation>Renew the credentials.</translation>
    </message>
    <message>
        <source>These credentials do not permit this action.</source>
        <translation>These credentials do not permit this action.</translation>
    </message>
    <message>
        <source>Ask the owner of the account for the permission.</source>
        <translation>Ask the owner of the account for the permission.</translation>
    </message>
    <message>
        <source>The download link has expired.</source>
        <translation>The download link has expired.</translation>
    </message>
    <message>
        <source>The service does not know it any more.</source>
        <translation>The service does not know it any more.</translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation>Refresh the list.</translation>
    </message>
    <message>
        <source>The service is busy with another job.</source>
        <translation>The service is busy with another job.</translation>
    </message>
    <message>
        <source>Try again when the running job has ended.</source>
        <translation>Try again when the running job has ended.</translation>
    </message>
    <message>
        <source>The service rejected the request.</source>
        <translation>The service rejected the request.</translation>
    </message>
    <message>
        <source>Change what it names and try again.</source>
        <translation>Change what it names and try again.</translation>
    </message>
    <message>
        <source>The service has an internal error.</source>
        <translation>The service has an internal error.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Try again later.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>The keychain does not answer.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again.</source>
        <translation>Unlock the keychain and try again.</translation>
    </message>
    <message>
        <source>The answer was lost and the service shows no trace of the request.</source>
        <translation>The answer was lost and the service shows no trace of the request.</translation>
    </message>
    <message>
        <source>The answer of the service was lost; whether it acted is being looked up.</source>
        <translation>The answer of the service was lost; whether it acted is being looked up.</translation>
    </message>
    <message>
        <source>Do not repeat the action until this is clear.</source>
        <translation>Do not repeat the action until this is clear.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what failed, why</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>A backup of “%1” was initiated.</source>
        <translation>A backup of “%1” was initiated.</translation>
    </message>
    <message>
        <source>The backup of “%1” is completed.</source>
        <translation>The backup of “%1” is completed.</translation>
    </message>
    <message>
        <source>The backup of “%1” failed.</source>
        <translation>The backup of “%1” failed.</translation>
    </message>
    <message>
        <source>The answer was lost, but the backup of “%1” was found: it was initiated exactly once.</source>
        <translation>The answer was lost, but the backup of “%1” was found: it was initiated exactly once.</translation>
    </message>
    <message>
        <source>The answer for “%1” was lost. Whether the service acted is being looked up; nothing is repeated.</source>
        <translation>The answer for “%1” was lost. Whether the service acted is being looked up; nothing is repeated.</translation>
    </message>
    <message>
        <source>A restore of “%1” into the new service instance “%2” was initiated.</source>
        <translation>A restore of “%1” into the new service instance “%2” was initiated.</translation>
    </message>
    <message>
        <source>The new service instance “%1” is running.</source>
        <translation>The new service instance “%1” is running.</translation>
    </message>
    <message>
        <source>The restore of “%1” failed.</source>
        <translation>The restore of “%1” failed.</translation>
    </message>
    <message>
        <source>The download of a backup of “%1” was started.</source>
        <translation>The download of a backup of “%1” was started.</translation>
    </message>
    <message>
        <source>The backup of “%1” was downloaded and its checksum is right: %2</source>
        <translation>The backup of “%1” was downloaded and its checksum is right: %2</translation>
    </message>
    <message>
        <source>The download of a backup of “%1” failed.</source>
        <translation>The download of a backup of “%1” failed.</translation>
    </message>
    <message>
        <source>The action for “%1” was cancelled.</source>
        <translation>The action for “%1” was cancelled.</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>a time of day alone; German puts Uhr behind it</comment>
        <translation>%1</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a point in time</comment>
        <translation>unknown</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>point in time, time zone</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>in less than a minute</source>
        <translation>in less than a minute</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>in %n hour</numerusform>
            <numerusform>in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>scheduled for %1</source>
        <comment>time of day</comment>
        <translation>scheduled for %1</translation>
    </message>
    <message>
        <source>scheduled for %1</source>
        <comment>date and time</comment>
        <translation>scheduled for %1</translation>
    </message>
    <message>
        <source>daily, time unknown, last at %1</source>
        <translation>daily, time unknown, last at %1</translation>
    </message>
    <message>
        <source>daily, time unknown</source>
        <translation>daily, time unknown</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>time of day</comment>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>date and time</comment>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what is wrong, as of</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>not read yet</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Connection lost</translation>
    </message>
    <message>
        <source>Credentials expired</source>
        <translation>Credentials expired</translation>
    </message>
    <message>
        <source>Refresh the list once more before you try again.</source>
        <translation>Refresh the list once more before you try again.</translation>
    </message>
    <message>
        <source>The backup of “%1” was downloaded; the service gives no checksum to compare it with: %2</source>
        <translation>The backup of “%1” was downloaded; the service gives no checksum to compare it with: %2</translation>
    </message>
    <message>
        <source>What has arrived is kept; the next download into this folder goes on from there.</source>
        <translation>What has arrived is kept; the next download into this folder goes on from there.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::ActivityPanel</name>
    <message numerus="yes">
        <source>%n running</source>
        <comment>operations</comment>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Fold activity</source>
        <translation>Fold activity</translation>
    </message>
    <message>
        <source>Unfold activity</source>
        <translation>Unfold activity</translation>
    </message>
    <message>
        <source>Backups, restores and downloads appear here with their progress.</source>
        <translation>Backups, restores and downloads appear here with their progress.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::BackupOptions</name>
    <message>
        <source>Copy: %1</source>
        <comment>name of a field</comment>
        <translation>Copy: %1</translation>
    </message>
    <message>
        <source>Options: %1</source>
        <comment>title of a backup</comment>
        <translation>Options: %1</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Backup ID</source>
        <translation>Backup ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Data as of</source>
        <translation>Data as of</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Checksum</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>As a command</source>
        <translation>As a command</translation>
    </message>
    <message>
        <source>not reported by the service</source>
        <translation>not reported by the service</translation>
    </message>
</context>
<context>
    <name>kustos::ui::BackupPresenter</name>
    <message>
        <source>Backup of %1</source>
        <comment>date and time</comment>
        <translation>Backup of %1</translation>
    </message>
    <message>
        <source>scheduled, %1</source>
        <comment>daily, weekly or monthly</comment>
        <translation>scheduled, %1</translation>
    </message>
    <message>
        <source>expires on %1</source>
        <translation>expires on %1</translation>
    </message>
    <message>
        <source>expires on %1 (rule: %2)</source>
        <comment>date and time, kind of backup</comment>
        <translation>expires on %1 (rule: %2)</translation>
    </message>
    <message>
        <source>kept until the next manual backup replaces it</source>
        <translation>kept until the next manual backup replaces it</translation>
    </message>
    <message>
        <source>the service does not say when it expires</source>
        <translation>the service does not say when it expires</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>time unknown</translation>
    </message>
    <message>
        <source>Press Enter to show the options of this backup.</source>
        <translation>Press Enter to show the options of this backup.</translation>
    </message>
    <message>
        <source>Times are in your time zone (%1).</source>
        <translation>Times are in your time zone (%1).</translation>
    </message>
    <message>
        <source>Date and time (%1)</source>
        <comment>time zone</comment>
        <translation>Date and time (%1)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>The service gives no reason.</source>
        <translation>The service gives no reason.</translation>
    </message>
    <message>
        <source>Press Enter to show the whole reason.</source>
        <translation>Press Enter to show the whole reason.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::BackupsTab</name>
    <message>
        <source>Available backups</source>
        <translation>Available backups</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Back up now</translation>
    </message>
</context>
<context>
    <name>kustos::ui::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>what is copied</comment>
        <translation>Copy %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::DisplacementSheet</name>
    <message>
        <source>Replace the existing manual backup</source>
        <translation>Replace the existing manual backup</translation>
    </message>
    <message>
        <source>Back up now: replaces the existing manual backup of %1</source>
        <comment>date and time</comment>
        <translation>Back up now: replaces the existing manual backup of %1</translation>
    </message>
    <message>
        <source>Backup ID: %1</source>
        <translation>Backup ID: %1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>Size: %1</translation>
    </message>
    <message>
        <source>Download first</source>
        <translation>Download first</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Scheduled backups are not affected. This service keeps only one manual backup: as soon as the new one is completed, it replaces the backup of %1.</source>
        <comment>date and time</comment>
        <translation>Scheduled backups are not affected. This service keeps only one manual backup: as soon as the new one is completed, it replaces the backup of %1.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::EmptyBackups</name>
    <message>
        <source>There are no backups of this service yet.</source>
        <translation>There are no backups of this service yet.</translation>
    </message>
    <message>
        <source>The backups of this service have not been read yet.</source>
        <translation>The backups of this service have not been read yet.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Back up now</translation>
    </message>
</context>
<context>
    <name>kustos::ui::FactsGrid</name>
    <message>
        <source>Hide</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <comment>connection string</comment>
        <translation>Hide %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <comment>connection string</comment>
        <translation>Show %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::FailureDetail</name>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Back up again</source>
        <translation>Back up again</translation>
    </message>
    <message>
        <source>Copy reason</source>
        <translation>Copy reason</translation>
    </message>
    <message>
        <source>Failed backup: %1</source>
        <comment>title of a backup</comment>
        <translation>Failed backup: %1</translation>
    </message>
    <message>
        <source>Existing backups are not affected.</source>
        <translation>Existing backups are not affected.</translation>
    </message>
    <message>
        <source>The service says: “%1”.</source>
        <translation>The service says: “%1”.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::FolderDialog</name>
    <message>
        <source>Download the backup into a folder</source>
        <translation>Download the backup into a folder</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Look in:</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>Download here</source>
        <translation>Download here</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>kustos::ui::HelpDialog</name>
    <message>
        <source>Keyboard help</source>
        <translation>Keyboard help</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>Cl&amp;ose</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Filter services</source>
        <translation>Filter services</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>Enter or Right</source>
        <comment>keys</comment>
        <translation>Enter or Right</translation>
    </message>
    <message>
        <source>Show the options of a backup</source>
        <translation>Show the options of a backup</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>key</comment>
        <translation>Left</translation>
    </message>
    <message>
        <source>Hide the options again</source>
        <translation>Hide the options again</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>Copy row</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Copy as command</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Close message or dialog</source>
        <translation>Close message or dialog</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>kustos::ui::HostSection</name>
    <message>
        <source>Backups in the background</source>
        <translation>Backups in the background</translation>
    </message>
    <message>
        <source>The Kustos host of this computer goes on after the window is closed while backups are running or planned. As a user service it also starts by itself when you sign in.</source>
        <translation>The Kustos host of this computer goes on after the window is closed while backups are running or planned. As a user service it also starts by itself when you sign in.</translation>
    </message>
    <message>
        <source>&amp;Remove the user service</source>
        <translation>&amp;Remove the user service</translation>
    </message>
    <message>
        <source>Set up as a &amp;user service</source>
        <translation>Set up as a &amp;user service</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
    <message>
        <source>The user service is set up and running.</source>
        <translation>The user service is set up and running.</translation>
    </message>
    <message>
        <source>The user service is removed. Backups and settings are still there.</source>
        <translation>The user service is removed. Backups and settings are still there.</translation>
    </message>
    <message>
        <source>The system says: “%1”.</source>
        <translation>The system says: “%1”.</translation>
    </message>
    <message>
        <source>Existing backups are not affected. The user service could not be set up.</source>
        <translation>Existing backups are not affected. The user service could not be set up.</translation>
    </message>
    <message>
        <source>Nothing was changed. The user service could not be removed.</source>
        <translation>Nothing was changed. The user service could not be removed.</translation>
    </message>
    <message>
        <source>Check that this session runs systemd and try again.</source>
        <translation>Check that this session runs systemd and try again.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MainWindow</name>
    <message>
        <source>The connection to “%1” is back.</source>
        <translation>The connection to “%1” is back.</translation>
    </message>
    <message>
        <source>Open fol&amp;der</source>
        <translation>Open fol&amp;der</translation>
    </message>
    <message>
        <source>The credentials for “%1” have expired.</source>
        <translation>The credentials for “%1” have expired.</translation>
    </message>
    <message>
        <source>The connection to “%1” is lost.</source>
        <translation>The connection to “%1” is lost.</translation>
    </message>
    <message>
        <source>What is shown is from %1; actions are off until it is back.</source>
        <comment>point in time</comment>
        <translation>What is shown is from %1; actions are off until it is back.</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Check again</translation>
    </message>
    <message>
        <source>Kustos</source>
        <translation>Kustos</translation>
    </message>
    <message>
        <source>What is shown is from %1; actions are off until they are renewed.</source>
        <comment>point in time</comment>
        <translation>What is shown is from %1; actions are off until they are renewed.</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>Try a&amp;gain</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>Close message</translation>
    </message>
</context>
<context>
    <name>kustos::ui::OperationControls</name>
    <message>
        <source>Progress: %1</source>
        <translation>Progress: %1</translation>
    </message>
    <message>
        <source>Cancel download</source>
        <translation>Cancel download</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Cancel: %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::OperationProxy</name>
    <message>
        <source>Backup of %1</source>
        <translation>Backup of %1</translation>
    </message>
    <message>
        <source>Restore of %1 to %2</source>
        <translation>Restore of %1 to %2</translation>
    </message>
    <message>
        <source>Download from %1</source>
        <translation>Download from %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>failed, why</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kustos::ui::OverviewTab</name>
    <message>
        <source>Last backup</source>
        <translation>Last backup</translation>
    </message>
    <message>
        <source>Next backup</source>
        <translation>Next backup</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Recent tasks</source>
        <translation>Recent tasks</translation>
    </message>
    <message>
        <source>Access</source>
        <comment>section: connection strings and API address</comment>
        <translation>Access</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>API endpoint</source>
        <translation>API endpoint</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>None yet</source>
        <comment>no backup exists</comment>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Create the first one with “Back up now”.</source>
        <translation>Create the first one with “Back up now”.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Not read yet</translation>
    </message>
    <message>
        <source>Waiting for the service …</source>
        <translation>Waiting for the service …</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>Running now</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>Connection string</source>
        <translation>Connection string</translation>
    </message>
    <message>
        <source>Connection string %1</source>
        <translation>Connection string %1</translation>
    </message>
    <message>
        <source>After a restart, planned backups run again only once Kustos is opened.</source>
        <translation>After a restart, planned backups run again only once Kustos is opened.</translation>
    </message>
    <message>
        <source>Set up as a &amp;user service …</source>
        <translation>Set up as a &amp;user service …</translation>
    </message>
    <message>
        <source>The service does not report its schedule.</source>
        <translation>The service does not report its schedule.</translation>
    </message>
    <message>
        <source>No schedule</source>
        <translation>No schedule</translation>
    </message>
    <message>
        <source>Backups are made on demand only.</source>
        <translation>Backups are made on demand only.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::ResourceWords</name>
    <message>
        <source>%1 %2 %</source>
        <comment>what runs, percent</comment>
        <translation>%1 %2&#xa0;%</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>no connection</translation>
    </message>
    <message>
        <source>credentials expired</source>
        <translation>credentials expired</translation>
    </message>
    <message>
        <source>backing up …</source>
        <translation>backing up …</translation>
    </message>
    <message>
        <source>no backup</source>
        <translation>no backup</translation>
    </message>
    <message>
        <source>last backup %1</source>
        <comment>relative time</comment>
        <translation>last backup %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::RestoreSheet</name>
    <message>
        <source>as before</source>
        <translation>as before</translation>
    </message>
    <message>
        <source>Restore the backup of %1 into a new service instance</source>
        <comment>date and time</comment>
        <translation>Restore the backup of %1 into a new service instance</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Backup ID: %1</source>
        <translation>Backup ID: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Afterwards, in addition</source>
        <translation>Afterwards, in addition</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the new service instance</source>
        <translation>Name of the new service instance</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>stays as it is and keeps running</source>
        <translation>stays as it is and keeps running</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>date and time</comment>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Not copied</source>
        <translation>Not copied</translation>
    </message>
    <message>
        <source>Access data, the schedule of backups and the earlier backups. Applications stay connected to “%1”.</source>
        <translation>Access data, the schedule of backups and the earlier backups. Applications stay connected to “%1”.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>The new service instance needs a name.</source>
        <translation>The new service instance needs a name.</translation>
    </message>
    <message>
        <source>The existing service has this name already.</source>
        <translation>The existing service has this name already.</translation>
    </message>
    <message>
        <source>a second service, which the provider may bill from the start of provisioning</source>
        <translation>a second service, which the provider may bill from the start of provisioning</translation>
    </message>
    <message>
        <source>none; needs %1 on the host’s disk</source>
        <translation>none; needs %1 on the host’s disk</translation>
    </message>
    <message>
        <source>none; needs as much space on the host’s disk as the database</source>
        <translation>none; needs as much space on the host’s disk as the database</translation>
    </message>
    <message>
        <source>not reported by the service</source>
        <translation>not reported by the service</translation>
    </message>
</context>
<context>
    <name>kustos::ui::ServicePage</name>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Tabs of the page Manage</source>
        <translation>Tabs of the page Manage</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>Refresh (F5)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Manage</translation>
    </message>
    <message>
        <source>Manage: %1</source>
        <comment>page title for screen readers</comment>
        <translation>Manage: %1</translation>
    </message>
    <message>
        <source>%1  ·  reading …</source>
        <comment>as of when</comment>
        <translation>%1  ·  reading …</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colours</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>Cl&amp;ose</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Same as the system</translation>
    </message>
    <message>
        <source>Same as the desktop</source>
        <translation>Same as the desktop</translation>
    </message>
</context>
<context>
    <name>kustos::ui::Sidebar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter by name or type (Ctrl+F)</source>
        <translation>Filter by name or type (Ctrl+F)</translation>
    </message>
    <message>
        <source>Connections and services</source>
        <translation>Connections and services</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Settings (Ctrl+,)</translation>
    </message>
    <message>
        <source>Keyboard help (F1)</source>
        <translation>Keyboard help (F1)</translation>
    </message>
    <message>
        <source>Keyboard help</source>
        <translation>Keyboard help</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>No service matches the filter.</source>
        <translation>No service matches the filter.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::TaskList</name>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>noun</comment>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>pending</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>checking</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>progress</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completed</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>failed: %1</translation>
    </message>
    <message>
        <source>unknown, checking</source>
        <translation>unknown, checking</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind of task, kind of backup</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Progress: %1</source>
        <translation>Progress: %1</translation>
    </message>
    <message>
        <source>No tasks yet.</source>
        <translation>No tasks yet.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::WelcomePage</name>
    <message>
        <source>Reading services …</source>
        <translation>Reading services …</translation>
    </message>
    <message>
        <source>Kustos is asking this computer for its database services.</source>
        <translation>Kustos is asking this computer for its database services.</translation>
    </message>
    <message>
        <source>No database services</source>
        <translation>No database services</translation>
    </message>
    <message>
        <source>As soon as a database is set up here, it appears on the left.</source>
        <translation>As soon as a database is set up here, it appears on the left.</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Look again</translation>
    </message>
    <message>
        <source>No service selected</source>
        <translation>No service selected</translation>
    </message>
    <message>
        <source>Select a service on the left to see its backups.</source>
        <translation>Select a service on the left to see its backups.</translation>
    </message>
    <message>
        <source>&amp;Open first service</source>
        <translation>&amp;Open first service</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>Nothing could be read yet. Kustos keeps trying by itself.</source>
        <translation>Nothing could be read yet. Kustos keeps trying by itself.</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>&amp;Try now</translation>
    </message>
</context>
</TS>
