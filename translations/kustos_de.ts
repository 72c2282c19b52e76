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
        <source>Backups, restores and downloads appear here with their progress.</source>
        <translation>Sicherungen, Wiederherstellungen und Downloads erscheinen hier mit ihrem Fortschritt.</translation>
    </message>
</context>
<context>
    <name>kustos::ui::BackupOptions</name>
    <message>
        <source>Copy: %1</source>
        <comment>name of a field</comment>
        <translation>Kopieren: %1</translation>
    </message>
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
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Back up again</source>
        <translation>Erneut sichern</translation>
    </message>
    <message>
        <source>Copy reason</source>
        <translation>Grund kopieren</translation>
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
        <source>Filter services</source>
        <translation>Services filtern</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Enter or Right</source>
        <comment>keys</comment>
        <translation>Eingabe oder Rechts</translation>
    </message>
    <message>
        <source>Show the options of a backup</source>
        <translation>Optionen einer Sicherung anzeigen</translation>
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
        <translation>Letzte Aufgaben</translation>
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
        <source>Connections and services</source>
        <translation>Verbindungen und Services</translation>
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
        <source>No service matches the filter.</source>
        <translation>Kein Service passt zum Filter.</translation>
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
        <translation>Aufgabe</translation>
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
        <translation>Noch keine Aufgaben.</translation>
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
