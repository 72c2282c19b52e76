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
    <message>
        <source>The disk of the host is full.</source>
        <translation>The disk of the host is full.</translation>
    </message>
    <message>
        <source>Free some space on the host and try again.</source>
        <translation>Free some space on the host and try again.</translation>
    </message>
    <message>
        <source>The host could not write the copy.</source>
        <translation>The host could not write the copy.</translation>
    </message>
    <message>
        <source>Check the disk and the permissions of the host and try again.</source>
        <translation>Check the disk and the permissions of the host and try again.</translation>
    </message>
    <message>
        <source>The database file is missing.</source>
        <translation>The database file is missing.</translation>
    </message>
    <message>
        <source>Check its path on the host.</source>
        <translation>Check its path on the host.</translation>
    </message>
    <message>
        <source>The host cannot read the database file.</source>
        <translation>The host cannot read the database file.</translation>
    </message>
    <message>
        <source>Check the permissions of the file on the host.</source>
        <translation>Check the permissions of the file on the host.</translation>
    </message>
    <message>
        <source>The file is not a SQLite database.</source>
        <translation>The file is not a SQLite database.</translation>
    </message>
    <message>
        <source>Another program kept the database locked for too long.</source>
        <translation>Another program kept the database locked for too long.</translation>
    </message>
    <message>
        <source>Try again when that program has finished its work.</source>
        <translation>Try again when that program has finished its work.</translation>
    </message>
    <message>
        <source>The program that writes this database was cut off.</source>
        <translation>The program that writes this database was cut off.</translation>
    </message>
    <message>
        <source>Let it open the database once, then try again.</source>
        <translation>Let it open the database once, then try again.</translation>
    </message>
    <message>
        <source>The host may not write into the directory of the database.</source>
        <translation>The host may not write into the directory of the database.</translation>
    </message>
    <message>
        <source>SQLite needs that while no program has the database open: check the permissions.</source>
        <translation>SQLite needs that while no program has the database open: check the permissions.</translation>
    </message>
    <message>
        <source>The database uses a rollback journal: a copy would lock its writers out.</source>
        <translation>The database uses a rollback journal: a copy would lock its writers out.</translation>
    </message>
    <message>
        <source>Switch it to WAL (PRAGMA journal_mode=WAL), or allow its writers to wait (kustos-host … set … --blocking-limit SECONDS).</source>
        <translation>Switch it to WAL (PRAGMA journal_mode=WAL), or allow its writers to wait (kustos-host … set … --blocking-limit SECONDS).</translation>
    </message>
    <message>
        <source>The copy would have kept the writers of this database waiting for longer than allowed.</source>
        <translation>The copy would have kept the writers of this database waiting for longer than allowed.</translation>
    </message>
    <message>
        <source>Try again at a quieter time, or raise the limit on the host.</source>
        <translation>Try again at a quieter time, or raise the limit on the host.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>The database is damaged.</translation>
    </message>
    <message>
        <source>Check it with PRAGMA integrity_check and restore a good backup.</source>
        <translation>Check it with PRAGMA integrity_check and restore a good backup.</translation>
    </message>
    <message>
        <source>The host cannot read the backup file.</source>
        <translation>The host cannot read the backup file.</translation>
    </message>
    <message>
        <source>Check the disk of the host, or take another backup.</source>
        <translation>Check the disk of the host, or take another backup.</translation>
    </message>
    <message>
        <source>The backup file is no longer the one that was made: its checksum has changed.</source>
        <translation>The backup file is no longer the one that was made: its checksum has changed.</translation>
    </message>
    <message>
        <source>Restore another backup.</source>
        <translation>Restore another backup.</translation>
    </message>
    <message>
        <source>The host was stopped during the work.</source>
        <translation>The host was stopped during the work.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Try again.</translation>
    </message>
    <message>
        <source>The VM is still running, and nothing was cut off. It does not react to the shutdown command. Shut it down from inside, or turn it off.</source>
        <translation>The VM is still running, and nothing was cut off. It does not react to the shutdown command. Shut it down from inside, or turn it off.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. The VM was turned off or crashed while the snapshot was being taken. Check the VM, then take the snapshot again.</source>
        <translation>Existing snapshots are not affected. The VM was turned off or crashed while the snapshot was being taken. Check the VM, then take the snapshot again.</translation>
    </message>
    <message>
        <source>The VM and its existing snapshots are not affected. The disk for the snapshots is full. Free some space or delete a snapshot, then try again.</source>
        <translation>The VM and its existing snapshots are not affected. The disk for the snapshots is full. Free some space or delete a snapshot, then try again.</translation>
    </message>
    <message>
        <source>The VM is not affected. The directory for the snapshots is missing on the host. Check whether its disk is mounted, then try again.</source>
        <translation>The VM is not affected. The directory for the snapshots is missing on the host. Check whether its disk is mounted, then try again.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. The hypervisor stopped answering, and the job ended with it. Check the hypervisor on the host, then try again.</source>
        <translation>Existing snapshots are not affected. The hypervisor stopped answering, and the job ended with it. Check the hypervisor on the host, then try again.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. The Kustos host was stopped while it worked. Start the action again.</source>
        <translation>Existing snapshots are not affected. The Kustos host was stopped while it worked. Start the action again.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. A disk image of the VM is missing on the host. Check its storage, then try again.</source>
        <translation>Existing snapshots are not affected. A disk image of the VM is missing on the host. Check its storage, then try again.</translation>
    </message>
    <message>
        <source>Other snapshots are not affected. The files of this snapshot are missing on the host. Choose another snapshot.</source>
        <translation>Other snapshots are not affected. The files of this snapshot are missing on the host. Choose another snapshot.</translation>
    </message>
    <message>
        <source>The snapshot is complete. The VM did not start again afterwards. Turn it on and check it.</source>
        <translation>The snapshot is complete. The VM did not start again afterwards. Turn it on and check it.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. The job was cancelled. Start it again when you need it.</source>
        <translation>Existing snapshots are not affected. The job was cancelled. Start it again when you need it.</translation>
    </message>
    <message>
        <source>The service gives no reason.</source>
        <translation>The service gives no reason.</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>what is not affected, the cause, the next step</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected.</source>
        <translation>Existing snapshots are not affected.</translation>
    </message>
    <message>
        <source>Check the VM, then try again.</source>
        <translation>Check the VM, then try again.</translation>
    </message>
    <message>
        <source>Nothing was sent. Kustos could not note the action on this computer&apos;s disk. Check the free space and the permissions, then try again.</source>
        <translation>Nothing was sent. Kustos could not note the action on this computer&apos;s disk. Check the free space and the permissions, then try again.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. The service reports it as done, but the result cannot be found. Check the VM before you try again.</source>
        <translation>Existing snapshots are not affected. The service reports it as done, but the result cannot be found. Check the VM before you try again.</translation>
    </message>
    <message>
        <source>“%1” is being turned on.</source>
        <translation>“%1” is being turned on.</translation>
    </message>
    <message>
        <source>“%1” is being shut down.</source>
        <translation>“%1” is being shut down.</translation>
    </message>
    <message>
        <source>“%1” is being turned off.</source>
        <translation>“%1” is being turned off.</translation>
    </message>
    <message>
        <source>“%1” is being restarted.</source>
        <translation>“%1” is being restarted.</translation>
    </message>
    <message>
        <source>“%1” is being restarted without shutting down.</source>
        <translation>“%1” is being restarted without shutting down.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” was started.</source>
        <comment>snapshot, VM</comment>
        <translation>The snapshot “%1” of “%2” was started.</translation>
    </message>
    <message>
        <source>The snapshot of “%1” was started.</source>
        <translation>The snapshot of “%1” was started.</translation>
    </message>
    <message>
        <source>The consistent snapshot “%1” of “%2” was started.</source>
        <comment>snapshot, VM</comment>
        <translation>The consistent snapshot “%1” of “%2” was started.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1” was started.</source>
        <translation>The consistent snapshot of “%1” was started.</translation>
    </message>
    <message>
        <source>A snapshot of “%1” is being renamed.</source>
        <translation>A snapshot of “%1” is being renamed.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” is being deleted.</source>
        <comment>snapshot, VM</comment>
        <translation>The snapshot “%1” of “%2” is being deleted.</translation>
    </message>
    <message>
        <source>A snapshot of “%1” is being deleted.</source>
        <translation>A snapshot of “%1” is being deleted.</translation>
    </message>
    <message>
        <source>“%1” is being restored from the snapshot “%2”.</source>
        <comment>VM, snapshot</comment>
        <translation>“%1” is being restored from the snapshot “%2”.</translation>
    </message>
    <message>
        <source>“%1” is being restored from a snapshot.</source>
        <translation>“%1” is being restored from a snapshot.</translation>
    </message>
    <message>
        <source>The new VM “%1” is being created from a snapshot of “%2”.</source>
        <comment>new VM, VM</comment>
        <translation>The new VM “%1” is being created from a snapshot of “%2”.</translation>
    </message>
    <message>
        <source>A new VM is being created from a snapshot of “%1”.</source>
        <translation>A new VM is being created from a snapshot of “%1”.</translation>
    </message>
    <message>
        <source>The VM “%1” is being renamed.</source>
        <translation>The VM “%1” is being renamed.</translation>
    </message>
    <message>
        <source>“%1” is running.</source>
        <translation>“%1” is running.</translation>
    </message>
    <message>
        <source>“%1” is off.</source>
        <translation>“%1” is off.</translation>
    </message>
    <message>
        <source>“%1” was restarted and is running.</source>
        <translation>“%1” was restarted and is running.</translation>
    </message>
    <message>
        <source>“%1” was restarted without shutting down and is running.</source>
        <translation>“%1” was restarted without shutting down and is running.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” is completed.</source>
        <comment>snapshot, VM</comment>
        <translation>The snapshot “%1” of “%2” is completed.</translation>
    </message>
    <message>
        <source>The snapshot of “%1” is completed.</source>
        <translation>The snapshot of “%1” is completed.</translation>
    </message>
    <message>
        <source>The consistent snapshot “%1” of “%2” is completed.</source>
        <comment>snapshot, VM</comment>
        <translation>The consistent snapshot “%1” of “%2” is completed.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1” is completed.</source>
        <translation>The consistent snapshot of “%1” is completed.</translation>
    </message>
    <message>
        <source>The snapshot of “%1” is now called “%2”.</source>
        <comment>VM, new name</comment>
        <translation>The snapshot of “%1” is now called “%2”.</translation>
    </message>
    <message>
        <source>The snapshot of “%1” was renamed.</source>
        <translation>The snapshot of “%1” was renamed.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” was deleted.</source>
        <comment>snapshot, VM</comment>
        <translation>The snapshot “%1” of “%2” was deleted.</translation>
    </message>
    <message>
        <source>A snapshot of “%1” was deleted.</source>
        <translation>A snapshot of “%1” was deleted.</translation>
    </message>
    <message>
        <source>“%1” was restored from the snapshot “%2”.</source>
        <comment>VM, snapshot</comment>
        <translation>“%1” was restored from the snapshot “%2”.</translation>
    </message>
    <message>
        <source>“%1” was restored from a snapshot.</source>
        <translation>“%1” was restored from a snapshot.</translation>
    </message>
    <message>
        <source>The new VM “%1” was created from a snapshot of “%2”.</source>
        <comment>new VM, VM</comment>
        <translation>The new VM “%1” was created from a snapshot of “%2”.</translation>
    </message>
    <message>
        <source>A new VM was created from a snapshot of “%1”.</source>
        <translation>A new VM was created from a snapshot of “%1”.</translation>
    </message>
    <message>
        <source>The VM is now called “%1”.</source>
        <translation>The VM is now called “%1”.</translation>
    </message>
    <message>
        <source>“%1” could not be turned on.</source>
        <translation>“%1” could not be turned on.</translation>
    </message>
    <message>
        <source>“%1” could not be shut down.</source>
        <translation>“%1” could not be shut down.</translation>
    </message>
    <message>
        <source>“%1” could not be turned off.</source>
        <translation>“%1” could not be turned off.</translation>
    </message>
    <message>
        <source>“%1” could not be restarted.</source>
        <translation>“%1” could not be restarted.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” failed.</source>
        <comment>snapshot, VM</comment>
        <translation>The snapshot “%1” of “%2” failed.</translation>
    </message>
    <message>
        <source>The snapshot of “%1” failed.</source>
        <translation>The snapshot of “%1” failed.</translation>
    </message>
    <message>
        <source>The consistent snapshot “%1” of “%2” failed.</source>
        <comment>snapshot, VM</comment>
        <translation>The consistent snapshot “%1” of “%2” failed.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1” failed.</source>
        <translation>The consistent snapshot of “%1” failed.</translation>
    </message>
    <message>
        <source>A snapshot of “%1” could not be renamed.</source>
        <translation>A snapshot of “%1” could not be renamed.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” could not be deleted.</source>
        <comment>snapshot, VM</comment>
        <translation>The snapshot “%1” of “%2” could not be deleted.</translation>
    </message>
    <message>
        <source>A snapshot of “%1” could not be deleted.</source>
        <translation>A snapshot of “%1” could not be deleted.</translation>
    </message>
    <message>
        <source>“%1” could not be restored from the snapshot “%2”.</source>
        <comment>VM, snapshot</comment>
        <translation>“%1” could not be restored from the snapshot “%2”.</translation>
    </message>
    <message>
        <source>“%1” could not be restored from a snapshot.</source>
        <translation>“%1” could not be restored from a snapshot.</translation>
    </message>
    <message>
        <source>The new VM “%1” could not be created from a snapshot of “%2”.</source>
        <comment>new VM, VM</comment>
        <translation>The new VM “%1” could not be created from a snapshot of “%2”.</translation>
    </message>
    <message>
        <source>A new VM could not be created from a snapshot of “%1”.</source>
        <translation>A new VM could not be created from a snapshot of “%1”.</translation>
    </message>
    <message>
        <source>The VM “%1” could not be renamed.</source>
        <translation>The VM “%1” could not be renamed.</translation>
    </message>
    <message>
        <source>The answer was lost, but the result for “%1” was found: the action was carried out exactly once.</source>
        <translation>The answer was lost, but the result for “%1” was found: the action was carried out exactly once.</translation>
    </message>
    <message>
        <source>“%1” does not react to the shutdown command. It is still running, and nothing was cut off. Go on waiting, or turn it off.</source>
        <translation>“%1” does not react to the shutdown command. It is still running, and nothing was cut off. Go on waiting, or turn it off.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1” was interrupted, and the VM may be off. Decide whether to finish the snapshot or only to turn the VM on.</source>
        <translation>The consistent snapshot of “%1” was interrupted, and the VM may be off. Decide whether to finish the snapshot or only to turn the VM on.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a VM</comment>
        <translation>running</translation>
    </message>
    <message>
        <source>off</source>
        <comment>state of a VM</comment>
        <translation>off</translation>
    </message>
    <message>
        <source>busy</source>
        <comment>state of a VM</comment>
        <translation>busy</translation>
    </message>
    <message>
        <source>crashed</source>
        <comment>state of a VM</comment>
        <translation>crashed</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>state of a VM</comment>
        <translation>unknown</translation>
    </message>
    <message>
        <source>taken while off</source>
        <translation>taken while off</translation>
    </message>
    <message>
        <source>taken live</source>
        <translation>taken live</translation>
    </message>
    <message>
        <source>The VM was off while this snapshot was taken: nothing changed on its disks meanwhile.</source>
        <translation>The VM was off while this snapshot was taken: nothing changed on its disks meanwhile.</translation>
    </message>
    <message>
        <source>The VM was running while this snapshot was taken. Its disks are as after a power failure: what programs had only in memory is not in it.</source>
        <translation>The VM was running while this snapshot was taken. Its disks are as after a power failure: what programs had only in memory is not in it.</translation>
    </message>
    <message>
        <source>The service does not say whether the VM was running while this snapshot was taken.</source>
        <translation>The service does not say whether the VM was running while this snapshot was taken.</translation>
    </message>
    <message>
        <source>taking the snapshot …</source>
        <translation>taking the snapshot …</translation>
    </message>
    <message>
        <source>available</source>
        <comment>state of a snapshot</comment>
        <translation>available</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>state of a snapshot</comment>
        <translation>in use</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>state of a snapshot</comment>
        <translation>unknown</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Turn on</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>Shut down</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Turn off</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>verb, a VM</comment>
        <translation>Restart</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>verb, a VM</comment>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Shut down (graceful)</source>
        <translation>Shut down (graceful)</translation>
    </message>
    <message>
        <source>Turn off (immediately, without shutting down)</source>
        <translation>Turn off (immediately, without shutting down)</translation>
    </message>
    <message>
        <source>Restart (graceful)</source>
        <translation>Restart (graceful)</translation>
    </message>
    <message>
        <source>Reset (immediately, without shutting down)</source>
        <translation>Reset (immediately, without shutting down)</translation>
    </message>
    <message>
        <source>Job</source>
        <comment>of a service, of unknown kind</comment>
        <translation>Job</translation>
    </message>
    <message>
        <source>Turning on</source>
        <comment>kind of an operation, noun</comment>
        <translation>Turning on</translation>
    </message>
    <message>
        <source>Shutting down</source>
        <comment>kind of an operation, noun</comment>
        <translation>Shutting down</translation>
    </message>
    <message>
        <source>Turning off</source>
        <comment>kind of an operation, noun</comment>
        <translation>Turning off</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>kind of an operation, noun</comment>
        <translation>Restart</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>kind of an operation, noun</comment>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <comment>kind of an operation, noun</comment>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>Consistent snapshot</source>
        <comment>kind of an operation, noun</comment>
        <translation>Consistent snapshot</translation>
    </message>
    <message>
        <source>Renaming</source>
        <comment>kind of an operation, noun</comment>
        <translation>Renaming</translation>
    </message>
    <message>
        <source>Deletion</source>
        <comment>kind of an operation, noun</comment>
        <translation>Deletion</translation>
    </message>
    <message>
        <source>New VM from snapshot</source>
        <comment>kind of an operation, noun</comment>
        <translation>New VM from snapshot</translation>
    </message>
    <message>
        <source>Another action of this VM is still running.</source>
        <translation>Another action of this VM is still running.</translation>
    </message>
    <message>
        <source>The VM is already running.</source>
        <translation>The VM is already running.</translation>
    </message>
    <message>
        <source>The VM is already off.</source>
        <translation>The VM is already off.</translation>
    </message>
    <message>
        <source>The VM must be off for this. Shut it down first.</source>
        <translation>The VM must be off for this. Shut it down first.</translation>
    </message>
    <message>
        <source>The state of the VM is not known at the moment.</source>
        <translation>The state of the VM is not known at the moment.</translation>
    </message>
    <message>
        <source>This service does not offer it for this VM.</source>
        <translation>This service does not offer it for this VM.</translation>
    </message>
    <message>
        <source>This service takes snapshots of this VM only while it is off. Shut it down first.</source>
        <translation>This service takes snapshots of this VM only while it is off. Shut it down first.</translation>
    </message>
    <message>
        <source>This VM has as many snapshots as the service allows. Delete one first.</source>
        <translation>This VM has as many snapshots as the service allows. Delete one first.</translation>
    </message>
    <message>
        <source>The service requires an interval between two snapshots of a VM.</source>
        <translation>The service requires an interval between two snapshots of a VM.</translation>
    </message>
    <message>
        <source>This snapshot is not available: it is being made, in use or failed.</source>
        <translation>This snapshot is not available: it is being made, in use or failed.</translation>
    </message>
    <message>
        <source>A consistent snapshot was interrupted. Decide first how to go on.</source>
        <translation>A consistent snapshot was interrupted. Decide first how to go on.</translation>
    </message>
    <message>
        <source>The service keeps at most %1 snapshots of a VM. Delete one first.</source>
        <translation>The service keeps at most %1 snapshots of a VM. Delete one first.</translation>
    </message>
    <message>
        <source>The service requires %1 between two snapshots of a VM. The next one is possible from %2.</source>
        <comment>duration, point in time</comment>
        <translation>The service requires %1 between two snapshots of a VM. The next one is possible from %2.</translation>
    </message>
    <message>
        <source>The next snapshot of this VM is possible from %1.</source>
        <comment>point in time</comment>
        <translation>The next snapshot of this VM is possible from %1.</translation>
    </message>
    <message>
        <source>%1 of %2 snapshots</source>
        <comment>how many there are, how many are allowed</comment>
        <translation>%1 of %2 snapshots</translation>
    </message>
    <message>
        <source>next snapshot possible from %1 (%2)</source>
        <comment>point in time, relative time</comment>
        <translation>next snapshot possible from %1 (%2)</translation>
    </message>
    <message>
        <source>one snapshot every %1</source>
        <comment>duration</comment>
        <translation>one snapshot every %1</translation>
    </message>
    <message>
        <source>“%1” has been off for your snapshot since %2.</source>
        <comment>VM, point in time</comment>
        <translation>“%1” has been off for your snapshot since %2.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1”, begun at %2, was interrupted. The VM is running.</source>
        <comment>VM, point in time</comment>
        <translation>The consistent snapshot of “%1”, begun at %2, was interrupted. The VM is running.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1”, begun at %2, was interrupted. The VM may be off.</source>
        <comment>VM, point in time</comment>
        <translation>The consistent snapshot of “%1”, begun at %2, was interrupted. The VM may be off.</translation>
    </message>
    <message>
        <source>shutting down …</source>
        <translation>shutting down …</translation>
    </message>
    <message>
        <source>turning on …</source>
        <translation>turning on …</translation>
    </message>
    <message>
        <source>running … %1 %</source>
        <translation>running … %1&#xa0;%</translation>
    </message>
    <message>
        <source>does not react to the shutdown command</source>
        <translation>does not react to the shutdown command</translation>
    </message>
    <message>
        <source>taking the snapshot … %1 %</source>
        <translation>taking the snapshot … %1&#xa0;%</translation>
    </message>
    <message>
        <source>turning off …</source>
        <translation>turning off …</translation>
    </message>
    <message>
        <source>restarting …</source>
        <translation>restarting …</translation>
    </message>
    <message>
        <source>creating the VM …</source>
        <translation>creating the VM …</translation>
    </message>
    <message>
        <source>creating the VM … %1 %</source>
        <translation>creating the VM … %1&#xa0;%</translation>
    </message>
    <message>
        <source>deleting …</source>
        <translation>deleting …</translation>
    </message>
    <message>
        <source>renaming …</source>
        <translation>renaming …</translation>
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
        <source>Backups, snapshots, restores and downloads appear here with their progress.</source>
        <translation>Backups, snapshots, restores and downloads appear here with their progress.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::BackupOptions</name>
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
    <message>
        <source>%1 %2</source>
        <comment>what failed, what to do</comment>
        <translation>%1 %2</translation>
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
    <name>kustos::ui::ConsistentSheet</name>
    <message>
        <source>the service carries out all steps by itself, also when this computer is switched off</source>
        <translation>the service carries out all steps by itself, also when this computer is switched off</translation>
    </message>
    <message>
        <source>Kustos says at its next start that the VM is off, and offers to finish or to turn it on</source>
        <translation>Kustos says at its next start that the VM is off, and offers to finish or to turn it on</translation>
    </message>
    <message>
        <source>not reachable meanwhile; the last snapshot took %1</source>
        <comment>duration</comment>
        <translation>not reachable meanwhile; the last snapshot took %1</translation>
    </message>
    <message>
        <source>not reachable meanwhile</source>
        <translation>not reachable meanwhile</translation>
    </message>
    <message>
        <source>Consistent snapshot</source>
        <translation>Consistent snapshot</translation>
    </message>
    <message>
        <source>Shut down VM “%1” for a consistent snapshot</source>
        <comment>name of a VM</comment>
        <translation>Shut down VM “%1” for a consistent snapshot</translation>
    </message>
    <message>
        <source>VM ID: %1</source>
        <translation>VM ID: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>is shut down, saved and turned on again</source>
        <translation>is shut down, saved and turned on again</translation>
    </message>
    <message>
        <source>Services of the VM</source>
        <translation>Services of the VM</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>reachable</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>none of this name</source>
        <translation>none of this name</translation>
    </message>
    <message>
        <source>“%1”, taken while off</source>
        <comment>name of a snapshot</comment>
        <translation>“%1”, taken while off</translation>
    </message>
    <message>
        <source>If it does not shut down</source>
        <translation>If it does not shut down</translation>
    </message>
    <message>
        <source>it keeps running; nothing is turned off by force</source>
        <translation>it keeps running; nothing is turned off by force</translation>
    </message>
    <message>
        <source>If something is interrupted</source>
        <translation>If something is interrupted</translation>
    </message>
    <message>
        <source>Shut down and take snapshot</source>
        <translation>Shut down and take snapshot</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
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
    <name>kustos::ui::CreationProgress</name>
    <message>
        <source>Progress of the snapshot</source>
        <translation>Progress of the snapshot</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancel the snapshot</source>
        <translation>Cancel the snapshot</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>duration of what runs</comment>
        <translation>for %1</translation>
    </message>
    <message>
        <source>last: %1</source>
        <comment>duration of the last snapshot</comment>
        <translation>last: %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::DeleteSnapshotSheet</name>
    <message>
        <source>Delete snapshot</source>
        <translation>Delete snapshot</translation>
    </message>
    <message>
        <source>Delete snapshot “%1”</source>
        <comment>name of a snapshot</comment>
        <translation>Delete snapshot “%1”</translation>
    </message>
    <message>
        <source>Snapshot ID: %1</source>
        <translation>Snapshot ID: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Afterwards</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>deleted; it cannot be brought back</source>
        <translation>deleted; it cannot be brought back</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>name of a VM</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>not affected, nor are its other snapshots</source>
        <translation>not affected, nor are its other snapshots</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>kustos::ui::DetailFields</name>
    <message>
        <source>Copy: %1</source>
        <comment>name of a field</comment>
        <translation>Copy: %1</translation>
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
        <source>Back up again</source>
        <translation>Back up again</translation>
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
        <source>Enter or Right</source>
        <comment>keys</comment>
        <translation>Enter or Right</translation>
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
    <message>
        <source>Filter services and VMs</source>
        <translation>Filter services and VMs</translation>
    </message>
    <message>
        <source>Back up now, or take a snapshot</source>
        <translation>Back up now, or take a snapshot</translation>
    </message>
    <message>
        <source>Show the options of a backup or snapshot</source>
        <translation>Show the options of a backup or snapshot</translation>
    </message>
    <message>
        <source>Rename VM or snapshot</source>
        <translation>Rename VM or snapshot</translation>
    </message>
    <message>
        <source>Delete snapshot</source>
        <translation>Delete snapshot</translation>
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
    <name>kustos::ui::MachineBars</name>
    <message>
        <source>Keep &amp;waiting</source>
        <translation>Keep &amp;waiting</translation>
    </message>
    <message>
        <source>Turn o&amp;ff …</source>
        <translation>Turn o&amp;ff …</translation>
    </message>
    <message>
        <source>The snapshot “%1” is completed.</source>
        <translation>The snapshot “%1” is completed.</translation>
    </message>
    <message>
        <source>The snapshot “%1” is still due.</source>
        <translation>The snapshot “%1” is still due.</translation>
    </message>
    <message>
        <source>F&amp;inish snapshot</source>
        <translation>F&amp;inish snapshot</translation>
    </message>
    <message>
        <source>E&amp;nd here</source>
        <translation>E&amp;nd here</translation>
    </message>
    <message>
        <source>Turn &amp;on</source>
        <translation>Turn &amp;on</translation>
    </message>
    <message>
        <source>Do witho&amp;ut snapshot</source>
        <translation>Do witho&amp;ut snapshot</translation>
    </message>
    <message>
        <source>Only turn &amp;on</source>
        <translation>Only turn &amp;on</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineHeader</name>
    <message>
        <source>Refresh (F5)</source>
        <translation>Refresh (F5)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>More actions</translation>
    </message>
    <message>
        <source>Turn o&amp;ff …</source>
        <translation>Turn o&amp;ff …</translation>
    </message>
    <message>
        <source>Re&amp;start</source>
        <translation>Re&amp;start</translation>
    </message>
    <message>
        <source>Rese&amp;t …</source>
        <translation>Rese&amp;t …</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>New name of the VM</source>
        <translation>New name of the VM</translation>
    </message>
    <message>
        <source>Rename VM</source>
        <translation>Rename VM</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>Virtual machine</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Not all paths of this service are public; Kustos uses proposed ones.</source>
        <translation>Not all paths of this service are public; Kustos uses proposed ones.</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Rename (F2)</translation>
    </message>
    <message>
        <source>unknown, checking</source>
        <translation>unknown, checking</translation>
    </message>
    <message>
        <source>%1  ·  reading …</source>
        <comment>as of when</comment>
        <translation>%1  ·  reading …</translation>
    </message>
    <message>
        <source>The VM needs a name.</source>
        <translation>The VM needs a name.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineHistory</name>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>The service reports no tasks for this VM yet.</source>
        <translation>The service reports no tasks for this VM yet.</translation>
    </message>
    <message>
        <source>The history has not been read yet.</source>
        <translation>The history has not been read yet.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineOverview</name>
    <message>
        <source>Last snapshot</source>
        <translation>Last snapshot</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <comment>caption: how many there are</comment>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>Recent tasks</source>
        <translation>Recent tasks</translation>
    </message>
    <message>
        <source>No tasks yet.</source>
        <translation>No tasks yet.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Addresses</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Processors</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disk</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Operating system</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
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
        <comment>no snapshot exists</comment>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Take the first one on the tab “Snapshots”.</source>
        <translation>Take the first one on the tab “Snapshots”.</translation>
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
        <source>%1 of %2</source>
        <comment>snapshots, allowed</comment>
        <translation>%1 of %2</translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s)</source>
        <translation>
            <numerusform>%n snapshot</numerusform>
            <numerusform>%n snapshots</numerusform>
        </translation>
    </message>
    <message>
        <source>The service allows no more; delete one first.</source>
        <translation>The service allows no more; delete one first.</translation>
    </message>
    <message>
        <source>next one possible from %1</source>
        <comment>time of day</comment>
        <translation>next one possible from %1</translation>
    </message>
    <message>
        <source>%1 in total</source>
        <comment>size</comment>
        <translation>%1 in total</translation>
    </message>
    <message>
        <source>limit of this service</source>
        <translation>limit of this service</translation>
    </message>
    <message>
        <source>no limit known</source>
        <translation>no limit known</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachinePage</name>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Tabs of the VM’s page</source>
        <translation>Tabs of the VM’s page</translation>
    </message>
    <message>
        <source>VM: %1</source>
        <comment>page title for screen readers</comment>
        <translation>VM: %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineTaskView</name>
    <message>
        <source>Progress: %1</source>
        <translation>Progress: %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineTasks</name>
    <message>
        <source>%1 “%2”</source>
        <comment>what is done, snapshot&apos;s name</comment>
        <translation>%1 “%2”</translation>
    </message>
    <message>
        <source>took %1</source>
        <comment>span of time</comment>
        <translation>took %1</translation>
    </message>
    <message>
        <source>running for %1</source>
        <comment>span of time</comment>
        <translation>running for %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>failed, why</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineWords</name>
    <message>
        <source>does not react to the shutdown command</source>
        <translation>does not react to the shutdown command</translation>
    </message>
    <message>
        <source>the VM was switched off or crashed meanwhile</source>
        <translation>the VM was switched off or crashed meanwhile</translation>
    </message>
    <message>
        <source>the disk for snapshots is full</source>
        <translation>the disk for snapshots is full</translation>
    </message>
    <message>
        <source>the folder for snapshots is missing</source>
        <translation>the folder for snapshots is missing</translation>
    </message>
    <message>
        <source>the hypervisor does not answer</source>
        <translation>the hypervisor does not answer</translation>
    </message>
    <message>
        <source>the host was stopped</source>
        <translation>the host was stopped</translation>
    </message>
    <message>
        <source>a disk of the VM is missing</source>
        <translation>a disk of the VM is missing</translation>
    </message>
    <message>
        <source>the snapshot’s file is missing</source>
        <translation>the snapshot’s file is missing</translation>
    </message>
    <message>
        <source>the snapshot exists, but the VM did not start</source>
        <translation>the snapshot exists, but the VM did not start</translation>
    </message>
    <message>
        <source>%1 vCPU</source>
        <translation>%1 vCPU</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 RAM</source>
        <comment>size</comment>
        <translation>%1 RAM</translation>
    </message>
    <message>
        <source>%1 disk</source>
        <comment>size</comment>
        <translation>%1 disk</translation>
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
    <name>kustos::ui::NewMachineSheet</name>
    <message numerus="yes">
        <source>%n vCPU(s)</source>
        <translation>
            <numerusform>%n vCPU</numerusform>
            <numerusform>%n vCPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 RAM</source>
        <comment>size</comment>
        <translation>%1 RAM</translation>
    </message>
    <message>
        <source>%1 disk</source>
        <comment>size</comment>
        <translation>%1 disk</translation>
    </message>
    <message>
        <source>not reported by the service</source>
        <translation>not reported by the service</translation>
    </message>
    <message>
        <source>a second VM, which the provider may bill from its creation</source>
        <translation>a second VM, which the provider may bill from its creation</translation>
    </message>
    <message>
        <source>none; needs %1 on the host’s disk</source>
        <translation>none; needs %1 on the host’s disk</translation>
    </message>
    <message>
        <source>none; needs as much space on the host’s disk as the snapshot</source>
        <translation>none; needs as much space on the host’s disk as the snapshot</translation>
    </message>
    <message>
        <source>New VM from snapshot</source>
        <translation>New VM from snapshot</translation>
    </message>
    <message>
        <source>New VM from snapshot “%1”</source>
        <comment>name of a snapshot</comment>
        <translation>New VM from snapshot “%1”</translation>
    </message>
    <message>
        <source>Snapshot ID: %1</source>
        <translation>Snapshot ID: %1</translation>
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
        <source>Name of the new VM</source>
        <translation>Name of the new VM</translation>
    </message>
    <message>
        <source>as saved in the snapshot</source>
        <translation>as saved in the snapshot</translation>
    </message>
    <message>
        <source>as saved in the snapshot; a disk of at least %1</source>
        <translation>as saved in the snapshot; a disk of at least %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Disks</translation>
    </message>
    <message>
        <source>stay as they are</source>
        <translation>stay as they are</translation>
    </message>
    <message>
        <source>a copy as of %1</source>
        <comment>date and time</comment>
        <translation>a copy as of %1</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>as before</translation>
    </message>
    <message>
        <source>new network addresses from outside; one that is set inside the VM is copied and may collide with “%1”</source>
        <translation>new network addresses from outside; one that is set inside the VM is copied and may collide with “%1”</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Create VM</source>
        <translation>Create VM</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>The new VM needs a name.</source>
        <translation>The new VM needs a name.</translation>
    </message>
    <message>
        <source>The existing VM has this name already.</source>
        <translation>The existing VM has this name already.</translation>
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
    <message>
        <source>Turning on %1</source>
        <translation>Turning on %1</translation>
    </message>
    <message>
        <source>Shutting down %1</source>
        <translation>Shutting down %1</translation>
    </message>
    <message>
        <source>Turning off %1</source>
        <translation>Turning off %1</translation>
    </message>
    <message>
        <source>Restart of %1</source>
        <translation>Restart of %1</translation>
    </message>
    <message>
        <source>Reset of %1</source>
        <translation>Reset of %1</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>Snapshot %1</translation>
    </message>
    <message>
        <source>Snapshot %1 of %2</source>
        <comment>snapshot, VM</comment>
        <translation>Snapshot %1 of %2</translation>
    </message>
    <message>
        <source>Consistent snapshot %1</source>
        <translation>Consistent snapshot %1</translation>
    </message>
    <message>
        <source>Consistent snapshot %1 of %2</source>
        <comment>snapshot, VM</comment>
        <translation>Consistent snapshot %1 of %2</translation>
    </message>
    <message>
        <source>Renaming of a snapshot of %1 to %2</source>
        <comment>VM, new name</comment>
        <translation>Renaming of a snapshot of %1 to %2</translation>
    </message>
    <message>
        <source>Renaming of %1 to %2</source>
        <comment>old name, new name</comment>
        <translation>Renaming of %1 to %2</translation>
    </message>
    <message>
        <source>Deletion of a snapshot of %1</source>
        <translation>Deletion of a snapshot of %1</translation>
    </message>
    <message>
        <source>Deletion of %1</source>
        <translation>Deletion of %1</translation>
    </message>
    <message>
        <source>Restore of %1</source>
        <translation>Restore of %1</translation>
    </message>
    <message>
        <source>Restore of %1 from %2</source>
        <comment>VM, snapshot</comment>
        <translation>Restore of %1 from %2</translation>
    </message>
    <message>
        <source>New VM %1 from %2</source>
        <comment>new VM, snapshot or VM</comment>
        <translation>New VM %1 from %2</translation>
    </message>
    <message>
        <source>does not react</source>
        <comment>a guest, to the shutdown command; short</comment>
        <translation>does not react</translation>
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
    <name>kustos::ui::PowerOffSheet</name>
    <message>
        <source>There is none yet.</source>
        <translation>There is none yet.</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>not read yet</translation>
    </message>
    <message>
        <source>Switch off “%1”</source>
        <comment>VM</comment>
        <translation>Switch off “%1”</translation>
    </message>
    <message>
        <source>Switch off VM</source>
        <translation>Switch off VM</translation>
    </message>
    <message>
        <source>VM ID: %1</source>
        <translation>VM ID: %1</translation>
    </message>
    <message>
        <source>What stops</source>
        <translation>What stops</translation>
    </message>
    <message>
        <source>All services of this VM and every connection to them, until it is turned on again.</source>
        <translation>All services of this VM and every connection to them, until it is turned on again.</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Databases</translation>
    </message>
    <message>
        <source>Unless it shuts down, they may not be consistent on disk: many guarantee that only once their service is stopped or the VM has been shut down.</source>
        <translation>Unless it shuts down, they may not be consistent on disk: many guarantee that only once their service is stopped or the VM has been shut down.</translation>
    </message>
    <message>
        <source>Last snapshot</source>
        <translation>Last snapshot</translation>
    </message>
    <message>
        <source>The operating system stops its services first. That may take some minutes.</source>
        <translation>The operating system stops its services first. That may take some minutes.</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recommended</translation>
    </message>
    <message>
        <source>As if the plug were pulled. What has not been written to disk is lost.</source>
        <translation>As if the plug were pulled. What has not been written to disk is lost.</translation>
    </message>
    <message>
        <source>Or on the command line of the VM, so that all services are stopped before it switches off:</source>
        <translation>Or on the command line of the VM, so that all services are stopped before it switches off:</translation>
    </message>
    <message>
        <source>Command for the VM’s command line</source>
        <translation>Command for the VM’s command line</translation>
    </message>
    <message>
        <source>command</source>
        <comment>what is copied</comment>
        <translation>command</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>kustos::ui::PowerSwitch</name>
    <message>
        <source>ON</source>
        <comment>position of a machine&apos;s switch</comment>
        <translation>ON</translation>
    </message>
    <message>
        <source>OFF</source>
        <comment>position of a machine&apos;s switch</comment>
        <translation>OFF</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>position of a machine&apos;s switch</comment>
        <translation>unknown</translation>
    </message>
    <message>
        <source>Switch %1: %2</source>
        <comment>machine, ON or OFF</comment>
        <translation>Switch %1: %2</translation>
    </message>
    <message>
        <source>Switch off …</source>
        <translation>Switch off …</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Turn on</translation>
    </message>
</context>
<context>
    <name>kustos::ui::ReasonDetail</name>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Copy reason</source>
        <translation>Copy reason</translation>
    </message>
</context>
<context>
    <name>kustos::ui::ResetSheet</name>
    <message>
        <source>Reset “%1”</source>
        <comment>VM</comment>
        <translation>Reset “%1”</translation>
    </message>
    <message>
        <source>Reset VM</source>
        <translation>Reset VM</translation>
    </message>
    <message>
        <source>VM ID: %1</source>
        <translation>VM ID: %1</translation>
    </message>
    <message>
        <source>The VM starts anew at once, without shutting down: what has not been written to disk is lost, and databases may not be consistent on disk. “Restart” lets the operating system stop its services first.</source>
        <translation>The VM starts anew at once, without shutting down: what has not been written to disk is lost, and databases may not be consistent on disk. “Restart” lets the operating system stop its services first.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
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
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>no snapshot</source>
        <translation>no snapshot</translation>
    </message>
    <message>
        <source>last snapshot %1</source>
        <comment>relative time</comment>
        <translation>last snapshot %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::RestoreMachineSheet</name>
    <message>
        <source>Restore VM</source>
        <translation>Restore VM</translation>
    </message>
    <message>
        <source>Restore VM “%1” from snapshot “%2”</source>
        <comment>name of the VM, name of the snapshot</comment>
        <translation>Restore VM “%1” from snapshot “%2”</translation>
    </message>
    <message>
        <source>VM ID: %1 · Snapshot ID: %2</source>
        <translation>VM ID: %1 · Snapshot ID: %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Afterwards</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Disks</translation>
    </message>
    <message>
        <source>as they are now</source>
        <translation>as they are now</translation>
    </message>
    <message>
        <source>as of %1 (%2)</source>
        <comment>date and time, how long ago</comment>
        <translation>as of %1 (%2)</translation>
    </message>
    <message>
        <source>Written since then</source>
        <translation>Written since then</translation>
    </message>
    <message>
        <source>on the disks</source>
        <translation>on the disks</translation>
    </message>
    <message>
        <source>lost; it cannot be brought back</source>
        <translation>lost; it cannot be brought back</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>off</source>
        <translation>off</translation>
    </message>
    <message>
        <source>stays off until you turn it on</source>
        <translation>stays off until you turn it on</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>all of them</translation>
    </message>
    <message>
        <source>all of them, this one too</source>
        <translation>all of them, this one too</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programs</translation>
    </message>
    <message>
        <source>shut down properly</source>
        <translation>shut down properly</translation>
    </message>
    <message>
        <source>find their data as after a power failure: the snapshot was taken live</source>
        <translation>find their data as after a power failure: the snapshot was taken live</translation>
    </message>
    <message>
        <source>Name of the VM, to confirm</source>
        <translation>Name of the VM, to confirm</translation>
    </message>
    <message>
        <source>Enter the name of the VM to confirm: %1</source>
        <comment>name of a VM</comment>
        <translation>Enter the name of the VM to confirm: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Enter the name of the VM first.</source>
        <translation>Enter the name of the VM first.</translation>
    </message>
    <message>
        <source>This is not the name of the VM.</source>
        <translation>This is not the name of the VM.</translation>
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
        <source>Connections, services and VMs</source>
        <translation>Connections, services and VMs</translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>Nothing matches the filter.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SnapshotList</name>
    <message>
        <source>Failed snapshot: %1</source>
        <comment>name of a snapshot</comment>
        <translation>Failed snapshot: %1</translation>
    </message>
    <message>
        <source>Take another snapshot</source>
        <translation>Take another snapshot</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>New name of the snapshot “%1”</source>
        <translation>New name of the snapshot “%1”</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SnapshotNameField</name>
    <message>
        <source>Contains characters that cannot be seen: %1</source>
        <comment>name of a snapshot</comment>
        <translation>Contains characters that cannot be seen: %1</translation>
    </message>
    <message>
        <source>= %1</source>
        <comment>date and time that a number means</comment>
        <translation>= %1</translation>
    </message>
    <message>
        <source>Enter snapshot name</source>
        <translation>Enter snapshot name</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SnapshotOptions</name>
    <message>
        <source>not reported by the service</source>
        <translation>not reported by the service</translation>
    </message>
    <message>
        <source>Options: %1</source>
        <comment>name of a snapshot</comment>
        <translation>Options: %1</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>New VM from snapshot</source>
        <translation>New VM from snapshot</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Snapshot ID</source>
        <translation>Snapshot ID</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date and time, taken live or while off</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
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
        <source>New VM needs</source>
        <translation>New VM needs</translation>
    </message>
    <message>
        <source>a disk of at least %1</source>
        <translation>a disk of at least %1</translation>
    </message>
    <message>
        <source>As a command</source>
        <translation>As a command</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>label of a button, why it is off</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SnapshotPresenter</name>
    <message>
        <source>→ %1</source>
        <comment>the new name of a snapshot</comment>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>Press Enter to show the whole reason.</source>
        <translation>Press Enter to show the whole reason.</translation>
    </message>
    <message>
        <source>Press Enter to show the options of this snapshot.</source>
        <translation>Press Enter to show the options of this snapshot.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Taken (%1)</source>
        <comment>time zone</comment>
        <translation>Taken (%1)</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>Consistency</translation>
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
        <source>Times are in your time zone (%1).</source>
        <translation>Times are in your time zone (%1).</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SnapshotWords</name>
    <message>
        <source>Snapshot</source>
        <comment>of which neither name nor id is known</comment>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>The service gives no reason.</source>
        <translation>The service gives no reason.</translation>
    </message>
    <message>
        <source>The snapshot needs a name.</source>
        <translation>The snapshot needs a name.</translation>
    </message>
    <message>
        <source>The name is too long: %1 characters, at most %2 are allowed.</source>
        <translation>The name is too long: %1 characters, at most %2 are allowed.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SnapshotsTab</name>
    <message>
        <source>There are no snapshots of this VM yet.</source>
        <translation>There are no snapshots of this VM yet.</translation>
    </message>
    <message>
        <source>The snapshots of this VM have not been read yet.</source>
        <translation>The snapshots of this VM have not been read yet.</translation>
    </message>
    <message>
        <source>Available snapshots</source>
        <translation>Available snapshots</translation>
    </message>
</context>
<context>
    <name>kustos::ui::TakeSection</name>
    <message>
        <source>Take Live Snapshot</source>
        <translation>Take Live Snapshot</translation>
    </message>
    <message>
        <source>Take Snapshot</source>
        <translation>Take Snapshot</translation>
    </message>
    <message>
        <source>Programs may not have written everything yet. Many databases are consistent on disk only while they are stopped or the VM is off.</source>
        <translation>Programs may not have written everything yet. Many databases are consistent on disk only while they are stopped or the VM is off.</translation>
    </message>
    <message>
        <source>The VM is off: if it was shut down, all programs have written their data to the disk.</source>
        <translation>The VM is off: if it was shut down, all programs have written their data to the disk.</translation>
    </message>
    <message>
        <source>Recommended: shuts the VM down, takes the snapshot and turns the VM on again.</source>
        <translation>Recommended: shuts the VM down, takes the snapshot and turns the VM on again.</translation>
    </message>
    <message>
        <source>The VM is already off and stays off: the same as an ordinary snapshot.</source>
        <translation>The VM is already off and stays off: the same as an ordinary snapshot.</translation>
    </message>
    <message>
        <source>Shuts the VM down, takes the snapshot and turns the VM on again.</source>
        <translation>Shuts the VM down, takes the snapshot and turns the VM on again.</translation>
    </message>
    <message>
        <source>Take snapshot</source>
        <translation>Take snapshot</translation>
    </message>
    <message>
        <source>Consistent snapshot</source>
        <translation>Consistent snapshot</translation>
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
