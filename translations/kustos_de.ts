<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>kustos::text::Words</name>
    <message>
        <source>manual (on demand)</source>
        <translation>manuell (bei Bedarf)</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>täglich</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>wöchentlich</translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>monatlich</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>kind of a backup</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>anstehend</translation>
    </message>
    <message>
        <source>backing up …</source>
        <translation>wird gesichert …</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>state of a backup</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a service</comment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>provisioning</source>
        <translation>wird bereitgestellt</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>state of a service</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>kind of an operation</comment>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>kind of an operation, noun</comment>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Download</source>
        <comment>kind of an operation, noun</comment>
        <translation>Download</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of an operation</comment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>unknown, checking</source>
        <translation>unbekannt, wird geprüft</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>backing up … %1 %</source>
        <translation>wird gesichert … %1&#xa0;%</translation>
    </message>
    <message>
        <source>restoring … %1 %</source>
        <translation>wird wiederhergestellt … %1&#xa0;%</translation>
    </message>
    <message>
        <source>restoring …</source>
        <translation>wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>downloading … %1 %</source>
        <translation>wird heruntergeladen … %1&#xa0;%</translation>
    </message>
    <message>
        <source>downloading …</source>
        <translation>wird heruntergeladen …</translation>
    </message>
    <message>
        <source>Backups of this service cannot be downloaded from this provider.</source>
        <translation>Sicherungen dieses Service können bei diesem Anbieter nicht heruntergeladen werden.</translation>
    </message>
    <message>
        <source>%1 backups cannot be downloaded from this provider.</source>
        <translation>%1-Sicherungen können bei diesem Anbieter nicht heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Backups of this service cannot be restored at this provider.</source>
        <translation>Sicherungen dieses Service können bei diesem Anbieter nicht wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>%1 backups cannot be restored at this provider.</source>
        <translation>%1-Sicherungen können bei diesem Anbieter nicht wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>This backup is not complete.</source>
        <translation>Diese Sicherung ist nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>The service is still being provisioned.</source>
        <translation>Der Service wird noch bereitgestellt.</translation>
    </message>
    <message>
        <source>A backup of this service is already being made.</source>
        <translation>Dieser Service wird bereits gesichert.</translation>
    </message>
    <message>
        <source>The connection is lost. Kustos keeps trying.</source>
        <translation>Die Verbindung ist unterbrochen. Kustos versucht es weiter.</translation>
    </message>
    <message>
        <source>The credentials have expired. Renew them first.</source>
        <translation>Die Zugangsdaten sind abgelaufen. Erneuern Sie sie zuerst.</translation>
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
        <translation>Vorhandene Sicherungen sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The service says: “%1”.</source>
        <translation>Der Service meldet: „%1“.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence, detail</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts verändert.</translation>
    </message>
    <message>
        <source>The Kustos host on this computer could not be started.</source>
        <translation>Der Kustos-Host auf diesem Computer konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>Check that kustos-host is installed and start Kustos again.</source>
        <translation>Prüfen Sie, ob kustos-host installiert ist, und starten Sie Kustos neu.</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>Die Verbindung wurde unterbrochen.</translation>
    </message>
    <message>
        <source>Check the network and try again.</source>
        <translation>Prüfen Sie das Netzwerk und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>Der Service ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network and the address of the connection, then try again.</source>
        <translation>Prüfen Sie das Netzwerk und die Adresse der Verbindung und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>A web page answered instead of the service.</source>
        <translation>Statt des Service hat eine Webseite geantwortet.</translation>
    </message>
    <message>
        <source>Check the address of the connection and whether the network asks you to sign in.</source>
        <translation>Prüfen Sie die Adresse der Verbindung und ob das Netzwerk eine Anmeldung verlangt.</translation>
    </message>
    <message>
        <source>The answer of the service is too large.</source>
        <translation>Die Antwort des Service ist zu groß.</translation>
    </message>
    <message>
        <source>Check the address of the connection.</source>
        <translation>Prüfen Sie die Adresse der Verbindung.</translation>
    </message>
    <message>
        <source>The service redirects to another address.</source>
        <translation>Der Service leitet auf eine andere Adresse um.</translation>
    </message>
    <message>
        <source>The answer of the service lacks the field “%1”.</source>
        <translation>In der Antwort des Service fehlt das Feld „%1“.</translation>
    </message>
    <message>
        <source>Check the address of the connection and the version of the service.</source>
        <translation>Prüfen Sie die Adresse der Verbindung und die Version des Service.</translation>
    </message>
    <message>
        <source>The answer of the service could not be understood.</source>
        <translation>Die Antwort des Service war nicht verständlich.</translation>
    </message>
    <message>
        <source>The backup at the service is not affected.</source>
        <translation>Die Sicherung beim Service ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Laden Sie die Sicherung erneut herunter.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Free some space or choose another folder, then try again.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ordner und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The folder cannot be written to.</source>
        <translation>In den Ordner kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder and try again.</source>
        <translation>Wählen Sie einen anderen Ordner und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>A file of this name already exists and was not changed.</source>
        <translation>Eine Datei dieses Namens gibt es bereits; sie wurde nicht verändert.</translation>
    </message>
    <message>
        <source>Choose another folder or move the file away.</source>
        <translation>Wählen Sie einen anderen Ordner oder verschieben Sie die Datei.</translation>
    </message>
    <message>
        <source>The downloaded file does not have the promised size and was not kept.</source>
        <translation>Die heruntergeladene Datei hat nicht die angekündigte Größe und wurde verworfen.</translation>
    </message>
    <message>
        <source>The checksum of the downloaded file is wrong; the file was not kept.</source>
        <translation>Die Prüfsumme der heruntergeladenen Datei stimmt nicht; die Datei wurde verworfen.</translation>
    </message>
    <message>
        <source>Kustos could not write to the disk.</source>
        <translation>Kustos konnte nicht auf den Datenträger schreiben.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions, then try again.</source>
        <translation>Prüfen Sie den freien Platz und die Berechtigungen und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>Versuchen Sie es in %1 erneut.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Versuchen Sie es in einigen Minuten erneut.</translation>
    </message>
    <message>
        <source>The service accepts no more requests at the moment.</source>
        <translation>Der Service nimmt im Moment keine weiteren Anfragen an.</translation>
    </message>
    <message>
        <source>The action was cancelled.</source>
        <translation>Die Aktion wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Start it again when you need it.</source>
        <translation>Starten Sie die Aktion bei Bedarf erneut.</translation>
    </message>
    <message>
        <source>The service did not answer in time.</source>
        <translation>Der Service hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Check the network; Kustos keeps trying.</source>
        <translation>Prüfen Sie das Netzwerk; Kustos versucht es weiter.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The identity of the service could not be proved.</source>
        <translation>Die Identität des Service konnte nicht bestätigt werden.</translation>
    </message>
    <message>
        <source>Check the address and the certificate of the connection.</source>
        <translation>Prüfen Sie Adresse und Zertifikat der Verbindung.</translation>
    </message>
    <message>
        <source>The service no longer accepts the credentials.</source>
        <translation>Der Service akzeptiert die Zugangsdaten nicht mehr.</translation>
    </message>
    <message>
        <source>Renew the credentials.</source>
        <translation>Erneuern Sie die Zugangsdaten.</translation>
    </message>
    <message>
        <source>These credentials do not permit this action.</source>
        <translation>Mit diesen Zugangsdaten ist die Aktion nicht erlaubt.</translation>
    </message>
    <message>
        <source>Ask the owner of the account for the permission.</source>
        <translation>Bitten Sie den Inhaber des Kontos um die Berechtigung.</translation>
    </message>
    <message>
        <source>The download link has expired.</source>
        <translation>Der Download-Link ist abgelaufen.</translation>
    </message>
    <message>
        <source>The service does not know it any more.</source>
        <translation>Der Service kennt das angeforderte Objekt nicht mehr.</translation>
    </message>
    <message>
        <source>Refresh the list.</source>
        <translation>Aktualisieren Sie die Liste.</translation>
    </message>
    <message>
        <source>The service is busy with another job.</source>
        <translation>Der Service arbeitet gerade an einer anderen Aufgabe.</translation>
    </message>
    <message>
        <source>Try again when the running job has ended.</source>
        <translation>Versuchen Sie es erneut, wenn die laufende Aufgabe beendet ist.</translation>
    </message>
    <message>
        <source>The service rejected the request.</source>
        <translation>Der Service hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>Change what it names and try again.</source>
        <translation>Korrigieren Sie, was der Service beanstandet, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The service has an internal error.</source>
        <translation>Im Service ist ein interner Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>Der Schlüsselbund antwortet nicht.</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again.</source>
        <translation>Entsperren Sie den Schlüsselbund und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The answer was lost and the service shows no trace of the request.</source>
        <translation>Die Antwort ging verloren, und beim Service findet sich keine Spur der Anfrage.</translation>
    </message>
    <message>
        <source>The answer of the service was lost; whether it acted is being looked up.</source>
        <translation>Die Antwort des Service ging verloren; ob er die Aktion ausgeführt hat, wird geprüft.</translation>
    </message>
    <message>
        <source>Do not repeat the action until this is clear.</source>
        <translation>Wiederholen Sie die Aktion nicht, bevor dies geklärt ist.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what failed, why</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>A backup of “%1” was initiated.</source>
        <translation>Eine Sicherung von „%1“ wurde eingeleitet.</translation>
    </message>
    <message>
        <source>The backup of “%1” is completed.</source>
        <translation>Die Sicherung von „%1“ ist abgeschlossen.</translation>
    </message>
    <message>
        <source>The backup of “%1” failed.</source>
        <translation>Die Sicherung von „%1“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The answer was lost, but the backup of “%1” was found: it was initiated exactly once.</source>
        <translation>Die Antwort ging verloren, aber die Sicherung von „%1“ wurde gefunden: Sie wurde genau einmal eingeleitet.</translation>
    </message>
    <message>
        <source>The answer for “%1” was lost. Whether the service acted is being looked up; nothing is repeated.</source>
        <translation>Die Antwort zu „%1“ ging verloren. Ob der Service die Aktion ausgeführt hat, wird geprüft; es wird nichts wiederholt.</translation>
    </message>
    <message>
        <source>A restore of “%1” into the new service instance “%2” was initiated.</source>
        <translation>Eine Wiederherstellung von „%1“ in die neue Serviceinstanz „%2“ wurde eingeleitet.</translation>
    </message>
    <message>
        <source>The new service instance “%1” is running.</source>
        <translation>Die neue Serviceinstanz „%1“ läuft.</translation>
    </message>
    <message>
        <source>The restore of “%1” failed.</source>
        <translation>Die Wiederherstellung von „%1“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The download of a backup of “%1” was started.</source>
        <translation>Der Download einer Sicherung von „%1“ wurde gestartet.</translation>
    </message>
    <message>
        <source>The backup of “%1” was downloaded and its checksum is right: %2</source>
        <translation>Die Sicherung von „%1“ wurde heruntergeladen, ihre Prüfsumme stimmt: %2</translation>
    </message>
    <message>
        <source>The download of a backup of “%1” failed.</source>
        <translation>Der Download einer Sicherung von „%1“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The action for “%1” was cancelled.</source>
        <translation>Die Aktion für „%1“ wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>a time of day alone; German puts Uhr behind it</comment>
        <translation>%1&#xa0;Uhr</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>a point in time</comment>
        <translation>unbekannt</translation>
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
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>in less than a minute</source>
        <translation>in weniger als einer Minute</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n Minute</numerusform>
            <numerusform>in %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>in %n Stunde</numerusform>
            <numerusform>in %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n Tag</numerusform>
            <numerusform>in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>scheduled for %1</source>
        <comment>time of day</comment>
        <translation>geplant für %1</translation>
    </message>
    <message>
        <source>scheduled for %1</source>
        <comment>date and time</comment>
        <translation>geplant für %1</translation>
    </message>
    <message>
        <source>daily, time unknown, last at %1</source>
        <translation>täglich, Zeitpunkt unbekannt, zuletzt %1</translation>
    </message>
    <message>
        <source>daily, time unknown</source>
        <translation>täglich, Zeitpunkt unbekannt</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>time of day</comment>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>date and time</comment>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what is wrong, as of</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung unterbrochen</translation>
    </message>
    <message>
        <source>Credentials expired</source>
        <translation>Zugangsdaten abgelaufen</translation>
    </message>
    <message>
        <source>Refresh the list once more before you try again.</source>
        <translation>Aktualisieren Sie die Liste noch einmal, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>The backup of “%1” was downloaded; the service gives no checksum to compare it with: %2</source>
        <translation>Die Sicherung von „%1“ wurde heruntergeladen; der Service nennt keine Prüfsumme zum Vergleich: %2</translation>
    </message>
    <message>
        <source>What has arrived is kept; the next download into this folder goes on from there.</source>
        <translation>Was bereits angekommen ist, bleibt erhalten; der nächste Download in diesen Ordner wird dort fortgesetzt.</translation>
    </message>
    <message>
        <source>The disk of the host is full.</source>
        <translation>Der Datenträger des Hosts ist voll.</translation>
    </message>
    <message>
        <source>Free some space on the host and try again.</source>
        <translation>Geben Sie auf dem Host Speicherplatz frei und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The host could not write the copy.</source>
        <translation>Der Host konnte die Kopie nicht schreiben.</translation>
    </message>
    <message>
        <source>Check the disk and the permissions of the host and try again.</source>
        <translation>Prüfen Sie Datenträger und Zugriffsrechte des Hosts und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The database file is missing.</source>
        <translation>Die Datenbankdatei fehlt.</translation>
    </message>
    <message>
        <source>Check its path on the host.</source>
        <translation>Prüfen Sie ihren Pfad auf dem Host.</translation>
    </message>
    <message>
        <source>The host cannot read the database file.</source>
        <translation>Der Host kann die Datenbankdatei nicht lesen.</translation>
    </message>
    <message>
        <source>Check the permissions of the file on the host.</source>
        <translation>Prüfen Sie die Zugriffsrechte der Datei auf dem Host.</translation>
    </message>
    <message>
        <source>The file is not a SQLite database.</source>
        <translation>Die Datei ist keine SQLite-Datenbank.</translation>
    </message>
    <message>
        <source>Another program kept the database locked for too long.</source>
        <translation>Ein anderes Programm hat die Datenbank zu lange gesperrt.</translation>
    </message>
    <message>
        <source>Try again when that program has finished its work.</source>
        <translation>Versuchen Sie es erneut, wenn dieses Programm fertig ist.</translation>
    </message>
    <message>
        <source>The program that writes this database was cut off.</source>
        <translation>Das Programm, das in diese Datenbank schreibt, wurde mitten in der Arbeit beendet.</translation>
    </message>
    <message>
        <source>Let it open the database once, then try again.</source>
        <translation>Lassen Sie es die Datenbank einmal öffnen und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The host may not write into the directory of the database.</source>
        <translation>Der Host darf nicht in das Verzeichnis der Datenbank schreiben.</translation>
    </message>
    <message>
        <source>SQLite needs that while no program has the database open: check the permissions.</source>
        <translation>SQLite braucht das, solange kein Programm die Datenbank geöffnet hat: Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The database uses a rollback journal: a copy would lock its writers out.</source>
        <translation>Die Datenbank verwendet ein Rollback-Journal: Eine Kopie würde schreibende Programme aussperren.</translation>
    </message>
    <message>
        <source>Switch it to WAL (PRAGMA journal_mode=WAL), or allow its writers to wait (kustos-host … set … --blocking-limit SECONDS).</source>
        <translation>Stellen Sie sie auf WAL um (PRAGMA journal_mode=WAL) oder erlauben Sie, dass schreibende Programme warten (kustos-host … set … --blocking-limit SEKUNDEN).</translation>
    </message>
    <message>
        <source>The copy would have kept the writers of this database waiting for longer than allowed.</source>
        <translation>Die Kopie hätte schreibende Programme länger warten lassen als erlaubt.</translation>
    </message>
    <message>
        <source>Try again at a quieter time, or raise the limit on the host.</source>
        <translation>Versuchen Sie es zu einer ruhigeren Zeit erneut oder erhöhen Sie die Grenze auf dem Host.</translation>
    </message>
    <message>
        <source>The database is damaged.</source>
        <translation>Die Datenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>Check it with PRAGMA integrity_check and restore a good backup.</source>
        <translation>Prüfen Sie sie mit PRAGMA integrity_check und stellen Sie eine gute Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The host cannot read the backup file.</source>
        <translation>Der Host kann die Sicherungsdatei nicht lesen.</translation>
    </message>
    <message>
        <source>Check the disk of the host, or take another backup.</source>
        <translation>Prüfen Sie den Datenträger des Hosts oder erstellen Sie eine neue Sicherung.</translation>
    </message>
    <message>
        <source>The backup file is no longer the one that was made: its checksum has changed.</source>
        <translation>Die Sicherungsdatei wurde nach dem Erstellen verändert: Die Prüfsumme stimmt nicht mehr.</translation>
    </message>
    <message>
        <source>Restore another backup.</source>
        <translation>Stellen Sie eine andere Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The host was stopped during the work.</source>
        <translation>Der Host wurde während der Arbeit beendet.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The VM is still running, and nothing was cut off. It does not react to the shutdown command. Shut it down from inside, or turn it off.</source>
        <translation>Die VM läuft weiter, nichts wurde abgebrochen. Sie reagiert nicht auf den Befehl zum Herunterfahren. Fahren Sie sie im Betriebssystem der VM herunter oder schalten Sie sie aus.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. The VM was turned off or crashed while the snapshot was being taken. Check the VM, then take the snapshot again.</source>
        <translation>Vorhandene Snapshots sind nicht betroffen. Die VM wurde während des Snapshots ausgeschaltet oder ist abgestürzt. Prüfen Sie die VM und erstellen Sie den Snapshot dann erneut.</translation>
    </message>
    <message>
        <source>The VM and its existing snapshots are not affected. The disk for the snapshots is full. Free some space or delete a snapshot, then try again.</source>
        <translation>Die VM und ihre vorhandenen Snapshots sind nicht betroffen. Der Datenträger für die Snapshots ist voll. Geben Sie Speicherplatz frei oder löschen Sie einen Snapshot und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The VM is not affected. The directory for the snapshots is missing on the host. Check whether its disk is mounted, then try again.</source>
        <translation>Die VM ist nicht betroffen. Das Verzeichnis für die Snapshots fehlt auf dem Host. Prüfen Sie, ob der Datenträger eingehängt ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. The hypervisor stopped answering, and the job ended with it. Check the hypervisor on the host, then try again.</source>
        <translation>Vorhandene Snapshots sind nicht betroffen. Der Hypervisor antwortet nicht mehr, damit endete auch der Auftrag. Prüfen Sie den Hypervisor auf dem Host und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. The Kustos host was stopped while it worked. Start the action again.</source>
        <translation>Vorhandene Snapshots sind nicht betroffen. Der Kustos-Host wurde während der Arbeit beendet. Starten Sie die Aktion erneut.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. A disk image of the VM is missing on the host. Check its storage, then try again.</source>
        <translation>Vorhandene Snapshots sind nicht betroffen. Auf dem Host fehlt ein Festplattenabbild der VM. Prüfen Sie den Datenträger des Hosts und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Other snapshots are not affected. The files of this snapshot are missing on the host. Choose another snapshot.</source>
        <translation>Andere Snapshots sind nicht betroffen. Die Dateien dieses Snapshots fehlen auf dem Host. Wählen Sie einen anderen Snapshot.</translation>
    </message>
    <message>
        <source>The snapshot is complete. The VM did not start again afterwards. Turn it on and check it.</source>
        <translation>Der Snapshot ist vollständig. Die VM ist danach nicht wieder gestartet. Schalten Sie sie ein und prüfen Sie sie.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. The job was cancelled. Start it again when you need it.</source>
        <translation>Vorhandene Snapshots sind nicht betroffen. Der Auftrag wurde abgebrochen. Starten Sie ihn erneut, wenn Sie ihn brauchen.</translation>
    </message>
    <message>
        <source>The service gives no reason.</source>
        <translation>Der Service nennt keinen Grund.</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>what is not affected, the cause, the next step</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected.</source>
        <translation>Vorhandene Snapshots sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Check the VM, then try again.</source>
        <translation>Prüfen Sie die VM und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was sent. Kustos could not note the action on this computer&apos;s disk. Check the free space and the permissions, then try again.</source>
        <translation>Es wurde nichts gesendet. Kustos konnte die Aktion nicht auf dem Datenträger dieses Computers vermerken. Prüfen Sie Speicherplatz und Zugriffsrechte und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Existing snapshots are not affected. The service reports it as done, but the result cannot be found. Check the VM before you try again.</source>
        <translation>Vorhandene Snapshots sind nicht betroffen. Der Service meldet den Auftrag als erledigt, aber das Ergebnis ist nicht zu finden. Prüfen Sie die VM, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>“%1” is being turned on.</source>
        <translation>„%1“ wird eingeschaltet.</translation>
    </message>
    <message>
        <source>“%1” is being shut down.</source>
        <translation>„%1“ wird heruntergefahren.</translation>
    </message>
    <message>
        <source>“%1” is being turned off.</source>
        <translation>„%1“ wird ausgeschaltet.</translation>
    </message>
    <message>
        <source>“%1” is being restarted.</source>
        <translation>„%1“ wird neu gestartet.</translation>
    </message>
    <message>
        <source>“%1” is being restarted without shutting down.</source>
        <translation>„%1“ wird ohne Herunterfahren neu gestartet.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” was started.</source>
        <comment>snapshot, VM</comment>
        <translation>Der Snapshot „%1“ von „%2“ wird erstellt.</translation>
    </message>
    <message>
        <source>The snapshot of “%1” was started.</source>
        <translation>Der Snapshot von „%1“ wird erstellt.</translation>
    </message>
    <message>
        <source>The consistent snapshot “%1” of “%2” was started.</source>
        <comment>snapshot, VM</comment>
        <translation>Der konsistente Snapshot „%1“ von „%2“ wird erstellt.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1” was started.</source>
        <translation>Der konsistente Snapshot von „%1“ wird erstellt.</translation>
    </message>
    <message>
        <source>A snapshot of “%1” is being renamed.</source>
        <translation>Ein Snapshot von „%1“ wird umbenannt.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” is being deleted.</source>
        <comment>snapshot, VM</comment>
        <translation>Der Snapshot „%1“ von „%2“ wird gelöscht.</translation>
    </message>
    <message>
        <source>A snapshot of “%1” is being deleted.</source>
        <translation>Ein Snapshot von „%1“ wird gelöscht.</translation>
    </message>
    <message>
        <source>“%1” is being restored from the snapshot “%2”.</source>
        <comment>VM, snapshot</comment>
        <translation>„%1“ wird aus dem Snapshot „%2“ wiederhergestellt.</translation>
    </message>
    <message>
        <source>“%1” is being restored from a snapshot.</source>
        <translation>„%1“ wird aus einem Snapshot wiederhergestellt.</translation>
    </message>
    <message>
        <source>The new VM “%1” is being created from a snapshot of “%2”.</source>
        <comment>new VM, VM</comment>
        <translation>Die neue VM „%1“ wird aus einem Snapshot von „%2“ erstellt.</translation>
    </message>
    <message>
        <source>A new VM is being created from a snapshot of “%1”.</source>
        <translation>Eine neue VM wird aus einem Snapshot von „%1“ erstellt.</translation>
    </message>
    <message>
        <source>The VM “%1” is being renamed.</source>
        <translation>Die VM „%1“ wird umbenannt.</translation>
    </message>
    <message>
        <source>“%1” is running.</source>
        <translation>„%1“ läuft.</translation>
    </message>
    <message>
        <source>“%1” is off.</source>
        <translation>„%1“ ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>“%1” was restarted and is running.</source>
        <translation>„%1“ wurde neu gestartet und läuft.</translation>
    </message>
    <message>
        <source>“%1” was restarted without shutting down and is running.</source>
        <translation>„%1“ wurde ohne Herunterfahren neu gestartet und läuft.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” is completed.</source>
        <comment>snapshot, VM</comment>
        <translation>Der Snapshot „%1“ von „%2“ ist abgeschlossen.</translation>
    </message>
    <message>
        <source>The snapshot of “%1” is completed.</source>
        <translation>Der Snapshot von „%1“ ist abgeschlossen.</translation>
    </message>
    <message>
        <source>The consistent snapshot “%1” of “%2” is completed.</source>
        <comment>snapshot, VM</comment>
        <translation>Der konsistente Snapshot „%1“ von „%2“ ist abgeschlossen.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1” is completed.</source>
        <translation>Der konsistente Snapshot von „%1“ ist abgeschlossen.</translation>
    </message>
    <message>
        <source>The snapshot of “%1” is now called “%2”.</source>
        <comment>VM, new name</comment>
        <translation>Der Snapshot von „%1“ heißt jetzt „%2“.</translation>
    </message>
    <message>
        <source>The snapshot of “%1” was renamed.</source>
        <translation>Der Snapshot von „%1“ wurde umbenannt.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” was deleted.</source>
        <comment>snapshot, VM</comment>
        <translation>Der Snapshot „%1“ von „%2“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>A snapshot of “%1” was deleted.</source>
        <translation>Ein Snapshot von „%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>“%1” was restored from the snapshot “%2”.</source>
        <comment>VM, snapshot</comment>
        <translation>„%1“ wurde aus dem Snapshot „%2“ wiederhergestellt.</translation>
    </message>
    <message>
        <source>“%1” was restored from a snapshot.</source>
        <translation>„%1“ wurde aus einem Snapshot wiederhergestellt.</translation>
    </message>
    <message>
        <source>The new VM “%1” was created from a snapshot of “%2”.</source>
        <comment>new VM, VM</comment>
        <translation>Die neue VM „%1“ wurde aus einem Snapshot von „%2“ erstellt.</translation>
    </message>
    <message>
        <source>A new VM was created from a snapshot of “%1”.</source>
        <translation>Aus einem Snapshot von „%1“ wurde eine neue VM erstellt.</translation>
    </message>
    <message>
        <source>The VM is now called “%1”.</source>
        <translation>Die VM heißt jetzt „%1“.</translation>
    </message>
    <message>
        <source>“%1” could not be turned on.</source>
        <translation>„%1“ konnte nicht eingeschaltet werden.</translation>
    </message>
    <message>
        <source>“%1” could not be shut down.</source>
        <translation>„%1“ konnte nicht heruntergefahren werden.</translation>
    </message>
    <message>
        <source>“%1” could not be turned off.</source>
        <translation>„%1“ konnte nicht ausgeschaltet werden.</translation>
    </message>
    <message>
        <source>“%1” could not be restarted.</source>
        <translation>„%1“ konnte nicht neu gestartet werden.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” failed.</source>
        <comment>snapshot, VM</comment>
        <translation>Der Snapshot „%1“ von „%2“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The snapshot of “%1” failed.</source>
        <translation>Der Snapshot von „%1“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The consistent snapshot “%1” of “%2” failed.</source>
        <comment>snapshot, VM</comment>
        <translation>Der konsistente Snapshot „%1“ von „%2“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1” failed.</source>
        <translation>Der konsistente Snapshot von „%1“ ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>A snapshot of “%1” could not be renamed.</source>
        <translation>Ein Snapshot von „%1“ konnte nicht umbenannt werden.</translation>
    </message>
    <message>
        <source>The snapshot “%1” of “%2” could not be deleted.</source>
        <comment>snapshot, VM</comment>
        <translation>Der Snapshot „%1“ von „%2“ konnte nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>A snapshot of “%1” could not be deleted.</source>
        <translation>Ein Snapshot von „%1“ konnte nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>“%1” could not be restored from the snapshot “%2”.</source>
        <comment>VM, snapshot</comment>
        <translation>„%1“ konnte nicht aus dem Snapshot „%2“ wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>“%1” could not be restored from a snapshot.</source>
        <translation>„%1“ konnte nicht aus einem Snapshot wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>The new VM “%1” could not be created from a snapshot of “%2”.</source>
        <comment>new VM, VM</comment>
        <translation>Die neue VM „%1“ konnte nicht aus einem Snapshot von „%2“ erstellt werden.</translation>
    </message>
    <message>
        <source>A new VM could not be created from a snapshot of “%1”.</source>
        <translation>Aus einem Snapshot von „%1“ konnte keine neue VM erstellt werden.</translation>
    </message>
    <message>
        <source>The VM “%1” could not be renamed.</source>
        <translation>Die VM „%1“ konnte nicht umbenannt werden.</translation>
    </message>
    <message>
        <source>The answer was lost, but the result for “%1” was found: the action was carried out exactly once.</source>
        <translation>Die Antwort ging verloren, aber das Ergebnis für „%1“ wurde gefunden: Die Aktion wurde genau einmal ausgeführt.</translation>
    </message>
    <message>
        <source>“%1” does not react to the shutdown command. It is still running, and nothing was cut off. Go on waiting, or turn it off.</source>
        <translation>„%1“ reagiert nicht auf den Befehl zum Herunterfahren. Die VM läuft weiter, nichts wurde abgebrochen. Warten Sie weiter oder schalten Sie die VM aus.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1” was interrupted, and the VM may be off. Decide whether to finish the snapshot or only to turn the VM on.</source>
        <translation>Der konsistente Snapshot von „%1“ wurde unterbrochen; die VM ist möglicherweise ausgeschaltet. Entscheiden Sie, ob der Snapshot noch fertiggestellt oder die VM nur eingeschaltet werden soll.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a VM</comment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>off</source>
        <comment>state of a VM</comment>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>busy</source>
        <comment>state of a VM</comment>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>crashed</source>
        <comment>state of a VM</comment>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>state of a VM</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>taken while off</source>
        <translation>offline erstellt</translation>
    </message>
    <message>
        <source>taken live</source>
        <translation>live erstellt</translation>
    </message>
    <message>
        <source>The VM was off while this snapshot was taken: nothing changed on its disks meanwhile.</source>
        <translation>Die VM war während dieses Snapshots ausgeschaltet: Auf den Festplatten hat sich dabei nichts geändert.</translation>
    </message>
    <message>
        <source>The VM was running while this snapshot was taken. Its disks are as after a power failure: what programs had only in memory is not in it.</source>
        <translation>Die VM lief während dieses Snapshots. Die Festplatten sind im Zustand wie nach einem Stromausfall: Was Programme nur im Arbeitsspeicher hatten, ist nicht enthalten.</translation>
    </message>
    <message>
        <source>The service does not say whether the VM was running while this snapshot was taken.</source>
        <translation>Der Service teilt nicht mit, ob die VM während dieses Snapshots lief.</translation>
    </message>
    <message>
        <source>taking the snapshot …</source>
        <translation>Snapshot wird erstellt …</translation>
    </message>
    <message>
        <source>available</source>
        <comment>state of a snapshot</comment>
        <translation>verfügbar</translation>
    </message>
    <message>
        <source>in use</source>
        <comment>state of a snapshot</comment>
        <translation>in Verwendung</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>state of a snapshot</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>Herunterfahren</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>verb, a VM</comment>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>verb, a VM</comment>
        <translation>Neustart erzwingen</translation>
    </message>
    <message>
        <source>Shut down (graceful)</source>
        <translation>Herunterfahren (geordnet)</translation>
    </message>
    <message>
        <source>Turn off (immediately, without shutting down)</source>
        <translation>Ausschalten (sofort, ohne Herunterfahren)</translation>
    </message>
    <message>
        <source>Restart (graceful)</source>
        <translation>Neu starten (geordnet)</translation>
    </message>
    <message>
        <source>Reset (immediately, without shutting down)</source>
        <translation>Neustart erzwingen (sofort, ohne Herunterfahren)</translation>
    </message>
    <message>
        <source>Job</source>
        <comment>of a service, of unknown kind</comment>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Turning on</source>
        <comment>kind of an operation, noun</comment>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Shutting down</source>
        <comment>kind of an operation, noun</comment>
        <translation>Herunterfahren</translation>
    </message>
    <message>
        <source>Turning off</source>
        <comment>kind of an operation, noun</comment>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>kind of an operation, noun</comment>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>Reset</source>
        <comment>kind of an operation, noun</comment>
        <translation>Erzwungener Neustart</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <comment>kind of an operation, noun</comment>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>Consistent snapshot</source>
        <comment>kind of an operation, noun</comment>
        <translation>Konsistenter Snapshot</translation>
    </message>
    <message>
        <source>Renaming</source>
        <comment>kind of an operation, noun</comment>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Deletion</source>
        <comment>kind of an operation, noun</comment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>New VM from snapshot</source>
        <comment>kind of an operation, noun</comment>
        <translation>Neue VM aus Snapshot</translation>
    </message>
    <message>
        <source>Another action of this VM is still running.</source>
        <translation>Eine andere Aktion dieser VM läuft noch.</translation>
    </message>
    <message>
        <source>The VM is already running.</source>
        <translation>Die VM läuft bereits.</translation>
    </message>
    <message>
        <source>The VM is already off.</source>
        <translation>Die VM ist bereits ausgeschaltet.</translation>
    </message>
    <message>
        <source>The VM must be off for this. Shut it down first.</source>
        <translation>Dafür muss die VM ausgeschaltet sein. Fahren Sie sie zuerst herunter.</translation>
    </message>
    <message>
        <source>The state of the VM is not known at the moment.</source>
        <translation>Der Zustand der VM ist zurzeit nicht bekannt.</translation>
    </message>
    <message>
        <source>This service does not offer it for this VM.</source>
        <translation>Dieser Service bietet das für diese VM nicht an.</translation>
    </message>
    <message>
        <source>This service takes snapshots of this VM only while it is off. Shut it down first.</source>
        <translation>Dieser Service erstellt Snapshots dieser VM nur, wenn sie ausgeschaltet ist. Fahren Sie sie zuerst herunter.</translation>
    </message>
    <message>
        <source>This VM has as many snapshots as the service allows. Delete one first.</source>
        <translation>Diese VM hat so viele Snapshots, wie der Service zulässt. Löschen Sie zuerst einen.</translation>
    </message>
    <message>
        <source>The service requires an interval between two snapshots of a VM.</source>
        <translation>Der Service verlangt einen Abstand zwischen zwei Snapshots einer VM.</translation>
    </message>
    <message>
        <source>This snapshot is not available: it is being made, in use or failed.</source>
        <translation>Dieser Snapshot ist nicht verfügbar: Er wird gerade erstellt oder verwendet oder ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>A consistent snapshot was interrupted. Decide first how to go on.</source>
        <translation>Ein konsistenter Snapshot wurde unterbrochen. Entscheiden Sie zuerst, wie es weitergehen soll.</translation>
    </message>
    <message>
        <source>The service keeps at most %1 snapshots of a VM. Delete one first.</source>
        <translation>Der Service behält höchstens %1 Snapshots einer VM. Löschen Sie zuerst einen.</translation>
    </message>
    <message>
        <source>The service requires %1 between two snapshots of a VM. The next one is possible from %2.</source>
        <comment>duration, point in time</comment>
        <translation>Der Service verlangt %1 Abstand zwischen zwei Snapshots einer VM. Der nächste ist ab %2 möglich.</translation>
    </message>
    <message>
        <source>The next snapshot of this VM is possible from %1.</source>
        <comment>point in time</comment>
        <translation>Der nächste Snapshot dieser VM ist ab %1 möglich.</translation>
    </message>
    <message>
        <source>%1 of %2 snapshots</source>
        <comment>how many there are, how many are allowed</comment>
        <translation>%1 von %2 Snapshots</translation>
    </message>
    <message>
        <source>next snapshot possible from %1 (%2)</source>
        <comment>point in time, relative time</comment>
        <translation>nächster Snapshot ab %1 möglich (%2)</translation>
    </message>
    <message>
        <source>one snapshot every %1</source>
        <comment>duration</comment>
        <translation>ein Snapshot alle %1</translation>
    </message>
    <message>
        <source>“%1” has been off for your snapshot since %2.</source>
        <comment>VM, point in time</comment>
        <translation>„%1“ ist seit %2 für Ihren Snapshot ausgeschaltet.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1”, begun at %2, was interrupted. The VM is running.</source>
        <comment>VM, point in time</comment>
        <translation>Der konsistente Snapshot von „%1“ (begonnen: %2) wurde unterbrochen. Die VM läuft.</translation>
    </message>
    <message>
        <source>The consistent snapshot of “%1”, begun at %2, was interrupted. The VM may be off.</source>
        <comment>VM, point in time</comment>
        <translation>Der konsistente Snapshot von „%1“ (begonnen: %2) wurde unterbrochen. Die VM ist möglicherweise ausgeschaltet.</translation>
    </message>
    <message>
        <source>shutting down …</source>
        <translation>wird heruntergefahren …</translation>
    </message>
    <message>
        <source>turning on …</source>
        <translation>wird eingeschaltet …</translation>
    </message>
    <message>
        <source>running … %1 %</source>
        <translation>läuft … %1&#xa0;%</translation>
    </message>
    <message>
        <source>does not react to the shutdown command</source>
        <translation>reagiert nicht auf den Befehl zum Herunterfahren</translation>
    </message>
    <message>
        <source>taking the snapshot … %1 %</source>
        <translation>Snapshot wird erstellt … %1&#xa0;%</translation>
    </message>
    <message>
        <source>turning off …</source>
        <translation>wird ausgeschaltet …</translation>
    </message>
    <message>
        <source>restarting …</source>
        <translation>wird neu gestartet …</translation>
    </message>
    <message>
        <source>creating the VM …</source>
        <translation>VM wird erstellt …</translation>
    </message>
    <message>
        <source>creating the VM … %1 %</source>
        <translation>VM wird erstellt … %1&#xa0;%</translation>
    </message>
    <message>
        <source>deleting …</source>
        <translation>wird gelöscht …</translation>
    </message>
    <message>
        <source>renaming …</source>
        <translation>wird umbenannt …</translation>
    </message>
</context>
<context>
    <name>kustos::ui::ActivityPanel</name>
    <message numerus="yes">
        <source>%n running</source>
        <comment>operations</comment>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Fold activity</source>
        <translation>Aktivität einklappen</translation>
    </message>
    <message>
        <source>Unfold activity</source>
        <translation>Aktivität ausklappen</translation>
    </message>
    <message>
        <source>Backups, snapshots, restores and downloads appear here with their progress.</source>
        <translation>Sicherungen, Snapshots, Wiederherstellungen und Downloads erscheinen hier mit ihrem Fortschritt.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::BackupOptions</name>
    <message>
        <source>Options: %1</source>
        <comment>title of a backup</comment>
        <translation>Optionen: %1</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Backup ID</source>
        <translation>Sicherungs-ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Data as of</source>
        <translation>Datenstand</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>As a command</source>
        <translation>Als Befehl</translation>
    </message>
    <message>
        <source>not reported by the service</source>
        <translation>vom Service nicht mitgeteilt</translation>
    </message>
</context>
<context>
    <name>kustos::ui::BackupPresenter</name>
    <message>
        <source>Backup of %1</source>
        <comment>date and time</comment>
        <translation>Sicherung von %1</translation>
    </message>
    <message>
        <source>scheduled, %1</source>
        <comment>daily, weekly or monthly</comment>
        <translation>geplant, %1</translation>
    </message>
    <message>
        <source>expires on %1</source>
        <translation>verfällt am %1</translation>
    </message>
    <message>
        <source>expires on %1 (rule: %2)</source>
        <comment>date and time, kind of backup</comment>
        <translation>verfällt am %1 (Regel: %2)</translation>
    </message>
    <message>
        <source>kept until the next manual backup replaces it</source>
        <translation>bleibt, bis die nächste manuelle Sicherung sie ersetzt</translation>
    </message>
    <message>
        <source>the service does not say when it expires</source>
        <translation>der Service teilt nicht mit, wann sie verfällt</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>Zeitpunkt unbekannt</translation>
    </message>
    <message>
        <source>Press Enter to show the options of this backup.</source>
        <translation>Drücken Sie die Eingabetaste, um die Optionen dieser Sicherung anzuzeigen.</translation>
    </message>
    <message>
        <source>Times are in your time zone (%1).</source>
        <translation>Die Zeiten gelten in Ihrer Zeitzone (%1).</translation>
    </message>
    <message>
        <source>Date and time (%1)</source>
        <comment>time zone</comment>
        <translation>Datum und Uhrzeit (%1)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>The service gives no reason.</source>
        <translation>Der Service nennt keinen Grund.</translation>
    </message>
    <message>
        <source>Press Enter to show the whole reason.</source>
        <translation>Drücken Sie die Eingabetaste, um den vollständigen Grund anzuzeigen.</translation>
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
        <translation>Verfügbare Sicherungen</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
</context>
<context>
    <name>kustos::ui::ConsistentSheet</name>
    <message>
        <source>the service carries out all steps by itself, also when this computer is switched off</source>
        <translation>Der Service führt alle Schritte selbst aus, auch wenn dieser Computer ausgeschaltet wird.</translation>
    </message>
    <message>
        <source>Kustos says at its next start that the VM is off, and offers to finish or to turn it on</source>
        <translation>Kustos meldet beim nächsten Start, dass die VM ausgeschaltet ist, und bietet an, den Snapshot fertigzustellen oder die VM nur einzuschalten.</translation>
    </message>
    <message>
        <source>not reachable meanwhile; the last snapshot took %1</source>
        <comment>duration</comment>
        <translation>währenddessen nicht erreichbar; der letzte Snapshot dauerte %1</translation>
    </message>
    <message>
        <source>not reachable meanwhile</source>
        <translation>währenddessen nicht erreichbar</translation>
    </message>
    <message>
        <source>Consistent snapshot</source>
        <translation>Konsistenter Snapshot</translation>
    </message>
    <message>
        <source>Shut down VM “%1” for a consistent snapshot</source>
        <comment>name of a VM</comment>
        <translation>VM „%1“ für einen konsistenten Snapshot herunterfahren</translation>
    </message>
    <message>
        <source>VM ID: %1</source>
        <translation>VM-ID: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>is shut down, saved and turned on again</source>
        <translation>wird heruntergefahren und nach dem Snapshot wieder eingeschaltet</translation>
    </message>
    <message>
        <source>Services of the VM</source>
        <translation>Dienste der VM</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>erreichbar</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>none of this name</source>
        <translation>keiner mit diesem Namen</translation>
    </message>
    <message>
        <source>“%1”, taken while off</source>
        <comment>name of a snapshot</comment>
        <translation>„%1“, offline erstellt</translation>
    </message>
    <message>
        <source>If it does not shut down</source>
        <translation>Falls sie nicht herunterfährt</translation>
    </message>
    <message>
        <source>it keeps running; nothing is turned off by force</source>
        <translation>Sie läuft weiter; Kustos erzwingt das Ausschalten nicht.</translation>
    </message>
    <message>
        <source>If something is interrupted</source>
        <translation>Bei einer Unterbrechung</translation>
    </message>
    <message>
        <source>Shut down and take snapshot</source>
        <translation>Herunterfahren und Snapshot erstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kustos::ui::CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>what is copied</comment>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>kustos::ui::CreationProgress</name>
    <message>
        <source>Progress of the snapshot</source>
        <translation>Fortschritt des Snapshots</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the snapshot</source>
        <translation>Snapshot abbrechen</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>duration of what runs</comment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>last: %1</source>
        <comment>duration of the last snapshot</comment>
        <translation>zuletzt: %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::DeleteSnapshotSheet</name>
    <message>
        <source>Delete snapshot</source>
        <translation>Snapshot löschen</translation>
    </message>
    <message>
        <source>Delete snapshot “%1”</source>
        <comment>name of a snapshot</comment>
        <translation>Snapshot „%1“ löschen</translation>
    </message>
    <message>
        <source>Snapshot ID: %1</source>
        <translation>Snapshot-ID: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>deleted; it cannot be brought back</source>
        <translation>gelöscht; er lässt sich nicht zurückholen</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>name of a VM</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>not affected, nor are its other snapshots</source>
        <translation>nicht betroffen, ihre anderen Snapshots ebenso wenig</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kustos::ui::DetailFields</name>
    <message>
        <source>Copy: %1</source>
        <comment>name of a field</comment>
        <translation>Kopieren: %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::DisplacementSheet</name>
    <message>
        <source>Replace the existing manual backup</source>
        <translation>Vorhandene manuelle Sicherung ersetzen</translation>
    </message>
    <message>
        <source>Back up now: replaces the existing manual backup of %1</source>
        <comment>date and time</comment>
        <translation>Jetzt sichern: ersetzt die vorhandene manuelle Sicherung vom %1</translation>
    </message>
    <message>
        <source>Backup ID: %1</source>
        <translation>Sicherungs-ID: %1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>Größe: %1</translation>
    </message>
    <message>
        <source>Download first</source>
        <translation>Zuerst herunterladen</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Scheduled backups are not affected. This service keeps only one manual backup: as soon as the new one is completed, it replaces the backup of %1.</source>
        <comment>date and time</comment>
        <translation>Geplante Sicherungen sind nicht betroffen. Dieser Service behält nur eine manuelle Sicherung: Sobald die neue abgeschlossen ist, ersetzt sie die Sicherung vom %1.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::EmptyBackups</name>
    <message>
        <source>There are no backups of this service yet.</source>
        <translation>Von diesem Service gibt es noch keine Sicherungen.</translation>
    </message>
    <message>
        <source>The backups of this service have not been read yet.</source>
        <translation>Die Sicherungen dieses Service wurden noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
</context>
<context>
    <name>kustos::ui::FactsGrid</name>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <comment>connection string</comment>
        <translation>%1 verbergen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <comment>connection string</comment>
        <translation>%1 anzeigen</translation>
    </message>
</context>
<context>
    <name>kustos::ui::FailureDetail</name>
    <message>
        <source>Back up again</source>
        <translation>Erneut sichern</translation>
    </message>
    <message>
        <source>Failed backup: %1</source>
        <comment>title of a backup</comment>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Existing backups are not affected.</source>
        <translation>Vorhandene Sicherungen sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The service says: “%1”.</source>
        <translation>Der Service meldet: „%1“.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::FolderDialog</name>
    <message>
        <source>Download the backup into a folder</source>
        <translation>Sicherung in einen Ordner herunterladen</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Suchen in:</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>Download here</source>
        <translation>Hierher herunterladen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kustos::ui::HelpDialog</name>
    <message>
        <source>Keyboard help</source>
        <translation>Tastaturhilfe</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Enter or Right</source>
        <comment>keys</comment>
        <translation>Eingabe oder Rechts</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>key</comment>
        <translation>Links</translation>
    </message>
    <message>
        <source>Hide the options again</source>
        <translation>Optionen wieder schließen</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close message or dialog</source>
        <translation>Meldung oder Dialog schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Filter services and VMs</source>
        <translation>Services und VMs filtern</translation>
    </message>
    <message>
        <source>Back up now, or take a snapshot</source>
        <translation>Jetzt sichern oder Snapshot erstellen</translation>
    </message>
    <message>
        <source>Show the options of a backup or snapshot</source>
        <translation>Optionen einer Sicherung oder eines Snapshots anzeigen</translation>
    </message>
    <message>
        <source>Rename VM or snapshot</source>
        <translation>VM oder Snapshot umbenennen</translation>
    </message>
    <message>
        <source>Delete snapshot</source>
        <translation>Snapshot löschen</translation>
    </message>
</context>
<context>
    <name>kustos::ui::HostSection</name>
    <message>
        <source>Backups in the background</source>
        <translation>Sicherungen im Hintergrund</translation>
    </message>
    <message>
        <source>The Kustos host of this computer goes on after the window is closed while backups are running or planned. As a user service it also starts by itself when you sign in.</source>
        <translation>Der Kustos-Host dieses Computers arbeitet nach dem Schließen des Fensters weiter, solange Sicherungen laufen oder geplant sind. Als Benutzerdienst startet er außerdem von selbst, sobald Sie sich anmelden.</translation>
    </message>
    <message>
        <source>&amp;Remove the user service</source>
        <translation>Benutzerdienst &amp;entfernen</translation>
    </message>
    <message>
        <source>Set up as a &amp;user service</source>
        <translation>Als &amp;Benutzerdienst einrichten</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>The user service is set up and running.</source>
        <translation>Der Benutzerdienst ist eingerichtet und läuft.</translation>
    </message>
    <message>
        <source>The user service is removed. Backups and settings are still there.</source>
        <translation>Der Benutzerdienst ist entfernt. Sicherungen und Einstellungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>The system says: “%1”.</source>
        <translation>Das System meldet: „%1“.</translation>
    </message>
    <message>
        <source>Existing backups are not affected. The user service could not be set up.</source>
        <translation>Vorhandene Sicherungen sind nicht betroffen. Der Benutzerdienst konnte nicht eingerichtet werden.</translation>
    </message>
    <message>
        <source>Nothing was changed. The user service could not be removed.</source>
        <translation>Es wurde nichts verändert. Der Benutzerdienst konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <source>Check that this session runs systemd and try again.</source>
        <translation>Prüfen Sie, ob systemd in dieser Sitzung läuft, und versuchen Sie es erneut.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineBars</name>
    <message>
        <source>Keep &amp;waiting</source>
        <translation>&amp;Weiter warten</translation>
    </message>
    <message>
        <source>Turn o&amp;ff …</source>
        <translation>&amp;Ausschalten …</translation>
    </message>
    <message>
        <source>The snapshot “%1” is completed.</source>
        <translation>Der Snapshot „%1“ ist abgeschlossen.</translation>
    </message>
    <message>
        <source>The snapshot “%1” is still due.</source>
        <translation>Der Snapshot „%1“ steht noch aus.</translation>
    </message>
    <message>
        <source>F&amp;inish snapshot</source>
        <translation>Snapshot &amp;fertigstellen</translation>
    </message>
    <message>
        <source>E&amp;nd here</source>
        <translation>Vorgang a&amp;bschließen</translation>
    </message>
    <message>
        <source>Turn &amp;on</source>
        <translation>&amp;Einschalten</translation>
    </message>
    <message>
        <source>Do witho&amp;ut snapshot</source>
        <translation>Auf Snapshot ver&amp;zichten</translation>
    </message>
    <message>
        <source>Only turn &amp;on</source>
        <translation>Nur &amp;einschalten</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineHeader</name>
    <message>
        <source>Refresh (F5)</source>
        <translation>Aktualisieren (F5)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Turn o&amp;ff …</source>
        <translation>&amp;Ausschalten …</translation>
    </message>
    <message>
        <source>Re&amp;start</source>
        <translation>&amp;Neu starten</translation>
    </message>
    <message>
        <source>Rese&amp;t …</source>
        <translation>Neustart &amp;erzwingen …</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>New name of the VM</source>
        <translation>Neuer Name der VM</translation>
    </message>
    <message>
        <source>Rename VM</source>
        <translation>VM umbenennen</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>Virtuelle Maschine</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Not all paths of this service are public; Kustos uses proposed ones.</source>
        <translation>Nicht alle Pfade dieses Service sind öffentlich bekannt; Kustos verwendet vorgeschlagene.</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>Umbenennen (F2)</translation>
    </message>
    <message>
        <source>unknown, checking</source>
        <translation>unbekannt, wird geprüft</translation>
    </message>
    <message>
        <source>%1  ·  reading …</source>
        <comment>as of when</comment>
        <translation>%1  ·  wird gelesen …</translation>
    </message>
    <message>
        <source>The VM needs a name.</source>
        <translation>Die VM braucht einen Namen.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineHistory</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>The service reports no tasks for this VM yet.</source>
        <translation>Der Service meldet bisher keine Vorgänge an dieser VM.</translation>
    </message>
    <message>
        <source>The history has not been read yet.</source>
        <translation>Der Verlauf wurde noch nicht gelesen.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineOverview</name>
    <message>
        <source>Last snapshot</source>
        <translation>Letzter Snapshot</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <comment>caption: how many there are</comment>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>Recent tasks</source>
        <translation>Letzte Vorgänge</translation>
    </message>
    <message>
        <source>No tasks yet.</source>
        <translation>Noch keine Vorgänge.</translation>
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
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Festplatte</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Betriebssystem</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>API endpoint</source>
        <translation>API-Endpunkt</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>None yet</source>
        <comment>no snapshot exists</comment>
        <translation>Noch keiner</translation>
    </message>
    <message>
        <source>Take the first one on the tab “Snapshots”.</source>
        <translation>Erstellen Sie den ersten auf dem Reiter „Snapshots“.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Waiting for the service …</source>
        <translation>Warten auf den Service …</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>snapshots, allowed</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s)</source>
        <translation>
            <numerusform>%n Snapshot</numerusform>
            <numerusform>%n Snapshots</numerusform>
        </translation>
    </message>
    <message>
        <source>The service allows no more; delete one first.</source>
        <translation>Mehr lässt der Service nicht zu; löschen Sie zuerst einen.</translation>
    </message>
    <message>
        <source>next one possible from %1</source>
        <comment>time of day</comment>
        <translation>nächster möglich ab %1</translation>
    </message>
    <message>
        <source>%1 in total</source>
        <comment>size</comment>
        <translation>insgesamt %1</translation>
    </message>
    <message>
        <source>limit of this service</source>
        <translation>Obergrenze dieses Service</translation>
    </message>
    <message>
        <source>no limit known</source>
        <translation>keine Obergrenze bekannt</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachinePage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Tabs of the VM’s page</source>
        <translation>Reiter der Seite der VM</translation>
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
        <translation>Fortschritt: %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MachineTasks</name>
    <message>
        <source>%1 “%2”</source>
        <comment>what is done, snapshot&apos;s name</comment>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>took %1</source>
        <comment>span of time</comment>
        <translation>Dauer: %1</translation>
    </message>
    <message>
        <source>running for %1</source>
        <comment>span of time</comment>
        <translation>läuft seit %1</translation>
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
        <translation>reagiert nicht auf den Befehl zum Herunterfahren</translation>
    </message>
    <message>
        <source>the VM was switched off or crashed meanwhile</source>
        <translation>die VM wurde währenddessen ausgeschaltet oder ist abgestürzt</translation>
    </message>
    <message>
        <source>the disk for snapshots is full</source>
        <translation>der Datenträger für Snapshots ist voll</translation>
    </message>
    <message>
        <source>the folder for snapshots is missing</source>
        <translation>das Verzeichnis für Snapshots fehlt</translation>
    </message>
    <message>
        <source>the hypervisor does not answer</source>
        <translation>der Hypervisor antwortet nicht</translation>
    </message>
    <message>
        <source>the host was stopped</source>
        <translation>der Host wurde beendet</translation>
    </message>
    <message>
        <source>a disk of the VM is missing</source>
        <translation>ein Festplattenabbild der VM fehlt</translation>
    </message>
    <message>
        <source>the snapshot’s file is missing</source>
        <translation>die Datei des Snapshots fehlt</translation>
    </message>
    <message>
        <source>the snapshot exists, but the VM did not start</source>
        <translation>der Snapshot ist vorhanden, aber die VM ist nicht gestartet</translation>
    </message>
    <message>
        <source>%1 vCPU</source>
        <translation>%1 vCPU</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
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
        <translation>%1 Festplatte</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MainWindow</name>
    <message>
        <source>The connection to “%1” is back.</source>
        <translation>Die Verbindung zu „%1“ besteht wieder.</translation>
    </message>
    <message>
        <source>Open fol&amp;der</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>The credentials for “%1” have expired.</source>
        <translation>Die Zugangsdaten für „%1“ sind abgelaufen.</translation>
    </message>
    <message>
        <source>The connection to “%1” is lost.</source>
        <translation>Die Verbindung zu „%1“ ist unterbrochen.</translation>
    </message>
    <message>
        <source>What is shown is from %1; actions are off until it is back.</source>
        <comment>point in time</comment>
        <translation>Angezeigt wird der Stand vom %1; Aktionen sind erst wieder möglich, wenn die Verbindung besteht.</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>Kustos</source>
        <translation>Kustos</translation>
    </message>
    <message>
        <source>What is shown is from %1; actions are off until they are renewed.</source>
        <comment>point in time</comment>
        <translation>Angezeigt wird der Stand vom %1; Aktionen sind erst wieder möglich, wenn Sie die Zugangsdaten erneuert haben.</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
</context>
<context>
    <name>kustos::ui::MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>kustos::ui::NewMachineSheet</name>
    <message numerus="yes">
        <source>%n vCPU(s)</source>
        <translation>
            <numerusform>%n vCPU</numerusform>
            <numerusform>%n vCPU</numerusform>
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
        <translation>%1 Festplatte</translation>
    </message>
    <message>
        <source>not reported by the service</source>
        <translation>vom Service nicht mitgeteilt</translation>
    </message>
    <message>
        <source>a second VM, which the provider may bill from its creation</source>
        <translation>eine zweite VM, die der Anbieter ab ihrer Erstellung berechnen kann</translation>
    </message>
    <message>
        <source>none; needs %1 on the host’s disk</source>
        <translation>keine; belegt %1 auf dem Datenträger des Hosts</translation>
    </message>
    <message>
        <source>none; needs as much space on the host’s disk as the snapshot</source>
        <translation>keine; belegt auf dem Datenträger des Hosts so viel Platz wie der Snapshot</translation>
    </message>
    <message>
        <source>New VM from snapshot</source>
        <translation>Neue VM aus Snapshot</translation>
    </message>
    <message>
        <source>New VM from snapshot “%1”</source>
        <comment>name of a snapshot</comment>
        <translation>Neue VM aus Snapshot „%1“</translation>
    </message>
    <message>
        <source>Snapshot ID: %1</source>
        <translation>Snapshot-ID: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Afterwards, in addition</source>
        <translation>Danach zusätzlich</translation>
    </message>
    <message>
        <source>Name of the new VM</source>
        <translation>Name der neuen VM</translation>
    </message>
    <message>
        <source>as saved in the snapshot</source>
        <translation>wie im Snapshot gespeichert</translation>
    </message>
    <message>
        <source>as saved in the snapshot; a disk of at least %1</source>
        <translation>wie im Snapshot gespeichert; eine Festplatte mit mindestens %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Festplatten</translation>
    </message>
    <message>
        <source>stay as they are</source>
        <translation>bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>a copy as of %1</source>
        <comment>date and time</comment>
        <translation>eine Kopie mit Stand vom %1</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Ausstattung</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie bisher</translation>
    </message>
    <message>
        <source>new network addresses from outside; one that is set inside the VM is copied and may collide with “%1”</source>
        <translation>von außen vergebene Adressen sind neu; eine in der VM fest eingestellte Adresse wird mitkopiert und kann mit der von „%1“ kollidieren</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Create VM</source>
        <translation>VM erstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The new VM needs a name.</source>
        <translation>Die neue VM braucht einen Namen.</translation>
    </message>
    <message>
        <source>The existing VM has this name already.</source>
        <translation>Die vorhandene VM heißt bereits so.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::OperationControls</name>
    <message>
        <source>Progress: %1</source>
        <translation>Fortschritt: %1</translation>
    </message>
    <message>
        <source>Cancel download</source>
        <translation>Download abbrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::OperationProxy</name>
    <message>
        <source>Backup of %1</source>
        <translation>Sicherung von %1</translation>
    </message>
    <message>
        <source>Restore of %1 to %2</source>
        <translation>Wiederherstellung von %1 in %2</translation>
    </message>
    <message>
        <source>Download from %1</source>
        <translation>Download von %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>failed, why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Turning on %1</source>
        <translation>Einschalten von %1</translation>
    </message>
    <message>
        <source>Shutting down %1</source>
        <translation>Herunterfahren von %1</translation>
    </message>
    <message>
        <source>Turning off %1</source>
        <translation>Ausschalten von %1</translation>
    </message>
    <message>
        <source>Restart of %1</source>
        <translation>Neustart von %1</translation>
    </message>
    <message>
        <source>Reset of %1</source>
        <translation>Erzwungener Neustart von %1</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>Snapshot %1</translation>
    </message>
    <message>
        <source>Snapshot %1 of %2</source>
        <comment>snapshot, VM</comment>
        <translation>Snapshot %1 von %2</translation>
    </message>
    <message>
        <source>Consistent snapshot %1</source>
        <translation>Konsistenter Snapshot %1</translation>
    </message>
    <message>
        <source>Consistent snapshot %1 of %2</source>
        <comment>snapshot, VM</comment>
        <translation>Konsistenter Snapshot %1 von %2</translation>
    </message>
    <message>
        <source>Renaming of a snapshot of %1 to %2</source>
        <comment>VM, new name</comment>
        <translation>Umbenennen eines Snapshots der VM %1 in %2</translation>
    </message>
    <message>
        <source>Renaming of %1 to %2</source>
        <comment>old name, new name</comment>
        <translation>Umbenennen von %1 in %2</translation>
    </message>
    <message>
        <source>Deletion of a snapshot of %1</source>
        <translation>Löschen eines Snapshots von %1</translation>
    </message>
    <message>
        <source>Deletion of %1</source>
        <translation>Löschen von %1</translation>
    </message>
    <message>
        <source>Restore of %1</source>
        <translation>Wiederherstellung von %1</translation>
    </message>
    <message>
        <source>Restore of %1 from %2</source>
        <comment>VM, snapshot</comment>
        <translation>Wiederherstellung von %1 aus %2</translation>
    </message>
    <message>
        <source>New VM %1 from %2</source>
        <comment>new VM, snapshot or VM</comment>
        <translation>Neue VM %1 aus %2</translation>
    </message>
    <message>
        <source>does not react</source>
        <comment>a guest, to the shutdown command; short</comment>
        <translation>reagiert nicht</translation>
    </message>
</context>
<context>
    <name>kustos::ui::OverviewTab</name>
    <message>
        <source>Last backup</source>
        <translation>Letzte Sicherung</translation>
    </message>
    <message>
        <source>Next backup</source>
        <translation>Nächste Sicherung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Recent tasks</source>
        <translation>Letzte Vorgänge</translation>
    </message>
    <message>
        <source>Access</source>
        <comment>section: connection strings and API address</comment>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
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
        <translation>Ort</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Belegung</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>API endpoint</source>
        <translation>API-Endpunkt</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>None yet</source>
        <comment>no backup exists</comment>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Create the first one with “Back up now”.</source>
        <translation>Die erste Sicherung erstellen Sie mit „Jetzt sichern“.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Waiting for the service …</source>
        <translation>Warten auf den Service …</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>Läuft gerade</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Connection string</source>
        <translation>Verbindungszeichenfolge</translation>
    </message>
    <message>
        <source>Connection string %1</source>
        <translation>Verbindungszeichenfolge %1</translation>
    </message>
    <message>
        <source>After a restart, planned backups run again only once Kustos is opened.</source>
        <translation>Nach einem Neustart laufen geplante Sicherungen erst wieder, wenn Kustos geöffnet wird.</translation>
    </message>
    <message>
        <source>Set up as a &amp;user service …</source>
        <translation>Als &amp;Benutzerdienst einrichten …</translation>
    </message>
    <message>
        <source>The service does not report its schedule.</source>
        <translation>Der Service teilt seinen Zeitplan nicht mit.</translation>
    </message>
    <message>
        <source>No schedule</source>
        <translation>Kein Zeitplan</translation>
    </message>
    <message>
        <source>Backups are made on demand only.</source>
        <translation>Gesichert wird nur bei Bedarf.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::PowerOffSheet</name>
    <message>
        <source>There is none yet.</source>
        <translation>Es gibt noch keinen.</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>Switch off “%1”</source>
        <comment>VM</comment>
        <translation>„%1“ ausschalten</translation>
    </message>
    <message>
        <source>Switch off VM</source>
        <translation>VM ausschalten</translation>
    </message>
    <message>
        <source>VM ID: %1</source>
        <translation>VM-ID: %1</translation>
    </message>
    <message>
        <source>What stops</source>
        <translation>Was gestoppt wird</translation>
    </message>
    <message>
        <source>All services of this VM and every connection to them, until it is turned on again.</source>
        <translation>Alle Dienste dieser VM und alle Verbindungen zu ihnen, bis sie wieder eingeschaltet wird.</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>Unless it shuts down, they may not be consistent on disk: many guarantee that only once their service is stopped or the VM has been shut down.</source>
        <translation>Ohne Herunterfahren sind sie auf der Festplatte möglicherweise nicht konsistent: Viele garantieren das erst, wenn ihr Dienst gestoppt oder die VM heruntergefahren ist.</translation>
    </message>
    <message>
        <source>Last snapshot</source>
        <translation>Letzter Snapshot</translation>
    </message>
    <message>
        <source>The operating system stops its services first. That may take some minutes.</source>
        <translation>Das Betriebssystem beendet zuerst seine Dienste. Das kann einige Minuten dauern.</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>empfohlen</translation>
    </message>
    <message>
        <source>As if the plug were pulled. What has not been written to disk is lost.</source>
        <translation>Als würde der Stecker gezogen. Was noch nicht auf die Festplatte geschrieben ist, geht verloren.</translation>
    </message>
    <message>
        <source>Or on the command line of the VM, so that all services are stopped before it switches off:</source>
        <translation>Oder in der Befehlszeile der VM, damit alle Dienste gestoppt sind, bevor sie sich ausschaltet:</translation>
    </message>
    <message>
        <source>Command for the VM’s command line</source>
        <translation>Befehl für die Befehlszeile der VM</translation>
    </message>
    <message>
        <source>command</source>
        <comment>what is copied</comment>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kustos::ui::PowerSwitch</name>
    <message>
        <source>ON</source>
        <comment>position of a machine&apos;s switch</comment>
        <translation>EIN</translation>
    </message>
    <message>
        <source>OFF</source>
        <comment>position of a machine&apos;s switch</comment>
        <translation>AUS</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>position of a machine&apos;s switch</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Switch %1: %2</source>
        <comment>machine, ON or OFF</comment>
        <translation>Schalter %1: %2</translation>
    </message>
    <message>
        <source>Switch off …</source>
        <translation>Ausschalten …</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
</context>
<context>
    <name>kustos::ui::ReasonDetail</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Copy reason</source>
        <translation>Grund kopieren</translation>
    </message>
</context>
<context>
    <name>kustos::ui::ResetSheet</name>
    <message>
        <source>Reset “%1”</source>
        <comment>VM</comment>
        <translation>Neustart von „%1“ erzwingen</translation>
    </message>
    <message>
        <source>Reset VM</source>
        <translation>Neustart der VM erzwingen</translation>
    </message>
    <message>
        <source>VM ID: %1</source>
        <translation>VM-ID: %1</translation>
    </message>
    <message>
        <source>The VM starts anew at once, without shutting down: what has not been written to disk is lost, and databases may not be consistent on disk. “Restart” lets the operating system stop its services first.</source>
        <translation>Die VM startet sofort neu, ohne herunterzufahren: Was noch nicht auf die Festplatte geschrieben ist, geht verloren, und Datenbanken sind auf der Festplatte möglicherweise nicht konsistent. Bei „Neu starten“ beendet das Betriebssystem zuerst seine Dienste.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Neustart erzwingen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>credentials expired</source>
        <translation>Zugangsdaten abgelaufen</translation>
    </message>
    <message>
        <source>backing up …</source>
        <translation>wird gesichert …</translation>
    </message>
    <message>
        <source>no backup</source>
        <translation>keine Sicherung</translation>
    </message>
    <message>
        <source>last backup %1</source>
        <comment>relative time</comment>
        <translation>letzte Sicherung %1</translation>
    </message>
    <message>
        <source>VM</source>
        <translation>VM</translation>
    </message>
    <message>
        <source>no snapshot</source>
        <translation>kein Snapshot</translation>
    </message>
    <message>
        <source>last snapshot %1</source>
        <comment>relative time</comment>
        <translation>letzter Snapshot %1</translation>
    </message>
</context>
<context>
    <name>kustos::ui::RestoreMachineSheet</name>
    <message>
        <source>Restore VM</source>
        <translation>VM wiederherstellen</translation>
    </message>
    <message>
        <source>Restore VM “%1” from snapshot “%2”</source>
        <comment>name of the VM, name of the snapshot</comment>
        <translation>VM „%1“ aus Snapshot „%2“ wiederherstellen</translation>
    </message>
    <message>
        <source>VM ID: %1 · Snapshot ID: %2</source>
        <translation>VM-ID: %1 · Snapshot-ID: %2</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Festplatten</translation>
    </message>
    <message>
        <source>as they are now</source>
        <translation>aktueller Stand</translation>
    </message>
    <message>
        <source>as of %1 (%2)</source>
        <comment>date and time, how long ago</comment>
        <translation>Stand vom %1 (%2)</translation>
    </message>
    <message>
        <source>Written since then</source>
        <translation>Seither geschrieben</translation>
    </message>
    <message>
        <source>on the disks</source>
        <translation>auf den Festplatten</translation>
    </message>
    <message>
        <source>lost; it cannot be brought back</source>
        <translation>verloren; es lässt sich nicht zurückholen</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>stays off until you turn it on</source>
        <translation>bleibt ausgeschaltet, bis Sie sie einschalten</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>all of them, this one too</source>
        <translation>alle, auch dieser</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>shut down properly</source>
        <translation>ordentlich beendet</translation>
    </message>
    <message>
        <source>find their data as after a power failure: the snapshot was taken live</source>
        <translation>finden ihre Daten wie nach einem Stromausfall vor: Der Snapshot wurde live erstellt</translation>
    </message>
    <message>
        <source>Name of the VM, to confirm</source>
        <translation>Name der VM zur Bestätigung</translation>
    </message>
    <message>
        <source>Enter the name of the VM to confirm: %1</source>
        <comment>name of a VM</comment>
        <translation>Geben Sie zur Bestätigung den Namen der VM ein: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Enter the name of the VM first.</source>
        <translation>Geben Sie zuerst den Namen der VM ein.</translation>
    </message>
    <message>
        <source>This is not the name of the VM.</source>
        <translation>Das ist nicht der Name der VM.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::RestoreSheet</name>
    <message>
        <source>as before</source>
        <translation>wie bisher</translation>
    </message>
    <message>
        <source>Restore the backup of %1 into a new service instance</source>
        <comment>date and time</comment>
        <translation>Sicherung vom %1 in eine neue Serviceinstanz wiederherstellen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Backup ID: %1</source>
        <translation>Sicherungs-ID: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Afterwards, in addition</source>
        <translation>Danach zusätzlich</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the new service instance</source>
        <translation>Name der neuen Serviceinstanz</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>stays as it is and keeps running</source>
        <translation>bleibt unverändert und läuft weiter</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>date and time</comment>
        <translation>Stand: %1</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Not copied</source>
        <translation>Nicht kopiert</translation>
    </message>
    <message>
        <source>Access data, the schedule of backups and the earlier backups. Applications stay connected to “%1”.</source>
        <translation>Zugangsdaten, der Zeitplan der Sicherungen und die früheren Sicherungen. Anwendungen bleiben mit „%1“ verbunden.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The new service instance needs a name.</source>
        <translation>Die neue Serviceinstanz benötigt einen Namen.</translation>
    </message>
    <message>
        <source>The existing service has this name already.</source>
        <translation>Der vorhandene Service trägt diesen Namen bereits.</translation>
    </message>
    <message>
        <source>a second service, which the provider may bill from the start of provisioning</source>
        <translation>ein zweiter Service, den der Anbieter ab Beginn der Bereitstellung berechnen kann</translation>
    </message>
    <message>
        <source>none; needs %1 on the host’s disk</source>
        <translation>keine; belegt %1 auf dem Datenträger des Hosts</translation>
    </message>
    <message>
        <source>none; needs as much space on the host’s disk as the database</source>
        <translation>keine; belegt auf dem Datenträger des Hosts so viel Platz wie die Datenbank</translation>
    </message>
    <message>
        <source>not reported by the service</source>
        <translation>vom Service nicht mitgeteilt</translation>
    </message>
</context>
<context>
    <name>kustos::ui::ServicePage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Tabs of the page Manage</source>
        <translation>Registerkarten der Seite „Verwalten“</translation>
    </message>
    <message>
        <source>Refresh (F5)</source>
        <translation>Aktualisieren (F5)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Verwalten</translation>
    </message>
    <message>
        <source>Manage: %1</source>
        <comment>page title for screen readers</comment>
        <translation>Verwalten: %1</translation>
    </message>
    <message>
        <source>%1  ·  reading …</source>
        <comment>as of when</comment>
        <translation>%1  ·  wird gelesen …</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Same as the desktop</source>
        <translation>Wie auf dem Desktop</translation>
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
        <translation>Nach Name oder Typ filtern (Strg+F)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Einstellungen (Strg+,)</translation>
    </message>
    <message>
        <source>Keyboard help (F1)</source>
        <translation>Tastaturhilfe (F1)</translation>
    </message>
    <message>
        <source>Keyboard help</source>
        <translation>Tastaturhilfe</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Connections, services and VMs</source>
        <translation>Verbindungen, Services und VMs</translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>Nichts entspricht dem Filter.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SnapshotList</name>
    <message>
        <source>Failed snapshot: %1</source>
        <comment>name of a snapshot</comment>
        <translation>Fehlgeschlagener Snapshot: %1</translation>
    </message>
    <message>
        <source>Take another snapshot</source>
        <translation>Weiteren Snapshot erstellen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>New name of the snapshot “%1”</source>
        <translation>Neuer Name des Snapshots „%1“</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SnapshotNameField</name>
    <message>
        <source>Contains characters that cannot be seen: %1</source>
        <comment>name of a snapshot</comment>
        <translation>Enthält unsichtbare Zeichen: %1</translation>
    </message>
    <message>
        <source>= %1</source>
        <comment>date and time that a number means</comment>
        <translation>= %1</translation>
    </message>
    <message>
        <source>Enter snapshot name</source>
        <translation>Snapshot-Name eingeben</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SnapshotOptions</name>
    <message>
        <source>not reported by the service</source>
        <translation>vom Service nicht mitgeteilt</translation>
    </message>
    <message>
        <source>Options: %1</source>
        <comment>name of a snapshot</comment>
        <translation>Optionen: %1</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>New VM from snapshot</source>
        <translation>Neue VM aus Snapshot</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Snapshot ID</source>
        <translation>Snapshot-ID</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Erstellt</translation>
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
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
    <message>
        <source>New VM needs</source>
        <translation>Neue VM braucht</translation>
    </message>
    <message>
        <source>a disk of at least %1</source>
        <translation>eine Festplatte mit mindestens %1</translation>
    </message>
    <message>
        <source>As a command</source>
        <translation>Als Befehl</translation>
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
        <translation>Drücken Sie die Eingabetaste, um den vollständigen Grund anzuzeigen.</translation>
    </message>
    <message>
        <source>Press Enter to show the options of this snapshot.</source>
        <translation>Drücken Sie die Eingabetaste, um die Optionen dieses Snapshots anzuzeigen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Taken (%1)</source>
        <comment>time zone</comment>
        <translation>Erstellt (%1)</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>Konsistenz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Times are in your time zone (%1).</source>
        <translation>Die Zeiten gelten in Ihrer Zeitzone (%1).</translation>
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
        <translation>Der Service nennt keinen Grund.</translation>
    </message>
    <message>
        <source>The snapshot needs a name.</source>
        <translation>Der Snapshot braucht einen Namen.</translation>
    </message>
    <message>
        <source>The name is too long: %1 characters, at most %2 are allowed.</source>
        <translation>Der Name ist zu lang: %1 Zeichen, höchstens %2 sind erlaubt.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::SnapshotsTab</name>
    <message>
        <source>There are no snapshots of this VM yet.</source>
        <translation>Von dieser VM gibt es noch keine Snapshots.</translation>
    </message>
    <message>
        <source>The snapshots of this VM have not been read yet.</source>
        <translation>Die Snapshots dieser VM wurden noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Available snapshots</source>
        <translation>Verfügbare Snapshots</translation>
    </message>
</context>
<context>
    <name>kustos::ui::TakeSection</name>
    <message>
        <source>Take Live Snapshot</source>
        <translation>Live-Snapshot erstellen</translation>
    </message>
    <message>
        <source>Take Snapshot</source>
        <translation>Snapshot erstellen</translation>
    </message>
    <message>
        <source>Programs may not have written everything yet. Many databases are consistent on disk only while they are stopped or the VM is off.</source>
        <translation>Programme haben womöglich noch nicht alles auf die Festplatte geschrieben. Viele Datenbanken sind auf der Festplatte nur konsistent, solange sie gestoppt sind oder die VM ausgeschaltet ist.</translation>
    </message>
    <message>
        <source>The VM is off: if it was shut down, all programs have written their data to the disk.</source>
        <translation>Die VM ist ausgeschaltet: Wurde sie heruntergefahren, haben alle Programme ihre Daten auf die Festplatte geschrieben.</translation>
    </message>
    <message>
        <source>Recommended: shuts the VM down, takes the snapshot and turns the VM on again.</source>
        <translation>Empfohlen: Die VM wird heruntergefahren, der Snapshot erstellt und die VM wieder eingeschaltet.</translation>
    </message>
    <message>
        <source>The VM is already off and stays off: the same as an ordinary snapshot.</source>
        <translation>Die VM ist bereits ausgeschaltet und bleibt es: Das Ergebnis ist dasselbe wie bei einem gewöhnlichen Snapshot.</translation>
    </message>
    <message>
        <source>Shuts the VM down, takes the snapshot and turns the VM on again.</source>
        <translation>Die VM wird heruntergefahren, der Snapshot erstellt und die VM wieder eingeschaltet.</translation>
    </message>
    <message>
        <source>Take snapshot</source>
        <translation>Snapshot erstellen</translation>
    </message>
    <message>
        <source>Consistent snapshot</source>
        <translation>Konsistenter Snapshot</translation>
    </message>
</context>
<context>
    <name>kustos::ui::TaskList</name>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>noun</comment>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>anstehend</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>progress</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>unknown, checking</source>
        <translation>unbekannt, wird geprüft</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind of task, kind of backup</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Progress: %1</source>
        <translation>Fortschritt: %1</translation>
    </message>
    <message>
        <source>No tasks yet.</source>
        <translation>Noch keine Vorgänge.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::WelcomePage</name>
    <message>
        <source>Reading services …</source>
        <translation>Services werden gelesen …</translation>
    </message>
    <message>
        <source>Kustos is asking this computer for its database services.</source>
        <translation>Kustos ermittelt die Datenbankservices dieses Computers.</translation>
    </message>
    <message>
        <source>No database services</source>
        <translation>Keine Datenbankservices</translation>
    </message>
    <message>
        <source>As soon as a database is set up here, it appears on the left.</source>
        <translation>Sobald hier eine Datenbank eingerichtet ist, erscheint sie links.</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Erneut &amp;suchen</translation>
    </message>
    <message>
        <source>No service selected</source>
        <translation>Kein Service ausgewählt</translation>
    </message>
    <message>
        <source>Select a service on the left to see its backups.</source>
        <translation>Wählen Sie links einen Service aus, um seine Sicherungen zu sehen.</translation>
    </message>
    <message>
        <source>&amp;Open first service</source>
        <translation>Ersten Service ö&amp;ffnen</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Nothing could be read yet. Kustos keeps trying by itself.</source>
        <translation>Es konnte noch nichts gelesen werden. Kustos versucht es von selbst weiter.</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>&amp;Jetzt versuchen</translation>
    </message>
</context>
</TS>
