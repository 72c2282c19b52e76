// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/resourceproxy.h"
#include "delegates/resourcewords.h"
#include "models/resourcemodel.h"
#include "pages/sidebar.h"
#include "pages/welcomepage.h"
#include "text/words.h"
#include "widgets/pilltree.h"
#include "windowfixture.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

class ResourcesTest : public ::testing::Test
{
protected:
    ResourcesTest()
    {
        m_shell.language.select(Language::Choice::English);
        m_shell.addThisComputer();
        m_proxy.setSourceModel(&m_model);
    }
    ~ResourcesTest() override { QLocale::setDefault(QLocale::c()); }

    void apply(const QList<DatabaseService> &services)
    {
        m_shell.inventory.applyServices(test::Shell::here(), services, m_shell.clock.now());
    }
    [[nodiscard]] static DatabaseService service(const QString &id, const QString &name,
                                                 const QString &type = u"sqlite"_qs)
    {
        DatabaseService made;
        made.id = ServiceId(id);
        made.name = name;
        made.type = type;
        return made;
    }
    [[nodiscard]] QModelIndex at(const QString &id) const { return m_model.indexOf(test::Shell::key(id)); }
    [[nodiscard]] QString secondary(const QString &id) const
    {
        return ResourceWords::secondary(at(id), m_shell.clock.now());
    }
    [[nodiscard]] QString spoken(const QString &id) const
    {
        return ResourceWords::spoken(at(id), m_shell.clock.now());
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList names;
        const QModelIndex top = m_proxy.index(0, 0);
        for (int row = 0; row < m_proxy.rowCount(top); ++row)
            names.append(m_proxy.index(row, 0, top).data().toString());
        return names;
    }
    void applyBackups(const QString &id, const QList<RestorePoint> &points, const QList<Job> &jobs = {})
    {
        m_shell.inventory.applyBackups(test::Shell::key(id), points, jobs, m_shell.clock.now());
    }
    [[nodiscard]] RestorePoint backup() const
    {
        RestorePoint point;
        point.id = BackupId(u"b"_qs);
        point.state = RestorePoint::State::Complete;
        point.createdAt = m_shell.at(10, 5);
        return point;
    }

    test::Shell m_shell;
    ResourceModel m_model{m_shell.inventory, m_shell.machines};
    ResourceProxy m_proxy{m_shell.clock};
};

TEST_F(ResourcesTest, FilterTakesAnyCaseAndUmlautsHoweverTheyAreWritten)
{
    const QString composed = u"Übersichtsdaten"_qs;
    apply({service(u"a"_qs, composed), service(u"b"_qs, composed.normalized(QString::NormalizationForm_D)),
           service(u"c"_qs, u"straße"_qs), service(u"d"_qs, u"orders"_qs, u"janusgraph"_qs)});
    for (const QString &wanted : {u"übersicht"_qs, u"ÜBERSICHT"_qs, u" übersicht "_qs,
                                  u"übersicht"_qs.normalized(QString::NormalizationForm_D)}) {
        m_proxy.setWanted(wanted);
        EXPECT_EQ(shown().size(), 2) << qPrintable(wanted);
    }
    m_proxy.setWanted(u"STRAß"_qs);
    EXPECT_EQ(shown(), QStringList(u"straße"_qs));
    m_proxy.setWanted(u"janus"_qs);
    EXPECT_EQ(shown(), QStringList(u"orders"_qs)) << "by its type too";
    m_proxy.setWanted(u".*"_qs);
    EXPECT_TRUE(shown().isEmpty()) << "a filter is no pattern";
    m_proxy.setWanted(u"  "_qs);
    EXPECT_EQ(shown().size(), 4);
}

TEST_F(ResourcesTest, ConnectionThatFitsShowsAllItHas)
{
    apply({service(u"a"_qs, u"eins"_qs), service(u"b"_qs, u"zwei"_qs)});
    m_proxy.setWanted(u"this comp"_qs);
    EXPECT_EQ(shown(), QStringList({u"eins"_qs, u"zwei"_qs}));
}

TEST_F(ResourcesTest, ProxyStaysAProperModelWhileServicesComeAndGo)
{
    const QAbstractItemModelTester tester(&m_proxy, QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_proxy.setWanted(u"kunden"_qs);
    apply({service(u"a"_qs, u"orders"_qs)});
    EXPECT_TRUE(shown().isEmpty());
    apply({service(u"a"_qs, u"orders"_qs), service(u"b"_qs, u"kunden"_qs)});
    EXPECT_EQ(shown(), QStringList(u"kunden"_qs)) << "what arrives later is filtered too";
    apply({service(u"a"_qs, u"kunden-neu"_qs)});
    EXPECT_EQ(shown(), QStringList(u"kunden-neu"_qs)) << "so is another name";
}

TEST_F(ResourcesTest, WordsTellTheStateOfAService)
{
    DatabaseService one = service(u"a"_qs, u"orders"_qs);
    apply({one});
    EXPECT_EQ(secondary(u"a"_qs), QString()) << "nothing is known yet, and nothing is claimed";
    EXPECT_EQ(ResourceWords::tone(at(u"a"_qs)), Tone::Good);
    applyBackups(u"a"_qs, {});
    EXPECT_EQ(secondary(u"a"_qs), u"no backup"_qs);
    EXPECT_EQ(ResourceWords::tone(at(u"a"_qs)), Tone::Warning);
    applyBackups(u"a"_qs, {backup()});
    EXPECT_EQ(secondary(u"a"_qs), text::Words::relative(backup().createdAt, m_shell.clock.now()));
    EXPECT_EQ(ResourceWords::tone(at(u"a"_qs)), Tone::Good);
    Job job;
    job.id = JobId(u"j"_qs);
    job.kind = Job::Kind::Backup;
    job.state = Job::State::Running;
    job.permille = 178;
    applyBackups(u"a"_qs, {backup()}, {job});
    EXPECT_EQ(secondary(u"a"_qs), u"backing up … 17\u00A0%"_qs);
    EXPECT_EQ(ResourceWords::tone(at(u"a"_qs)), Tone::Running);
    one.state = DatabaseService::State::Failed;
    apply({one});
    EXPECT_EQ(secondary(u"a"_qs), text::Words::of(one.state)) << "worse news first";
    EXPECT_EQ(ResourceWords::tone(at(u"a"_qs)), Tone::Failed);
    one.state = DatabaseService::State::Provisioning;
    apply({one});
    EXPECT_TRUE(secondary(u"a"_qs).startsWith(text::Words::of(one.state)));
    EXPECT_EQ(ResourceWords::tone(at(u"a"_qs)), Tone::Running);
}

TEST_F(ResourcesTest, LostConnectionNeverGoesOnSayingGood)
{
    apply({service(u"a"_qs, u"orders"_qs)});
    applyBackups(u"a"_qs, {backup()});
    const QModelIndex top = m_model.index(0, 0);
    EXPECT_EQ(ResourceWords::tone(top), Tone::Neutral);
    m_shell.loseConnection();
    EXPECT_EQ(ResourceWords::tone(at(u"a"_qs)), Tone::Unknown);
    EXPECT_EQ(ResourceWords::tone(top), Tone::Failed);
    EXPECT_EQ(ResourceWords::secondary(top, m_shell.clock.now()), u"no connection"_qs);
    EXPECT_TRUE(spoken(u"a"_qs).contains(text::Words::of(DatabaseService::State::Unknown)));
    m_shell.loseConnection(Error::Kind::Unauthorized);
    EXPECT_EQ(ResourceWords::tone(top), Tone::Warning);
    EXPECT_EQ(ResourceWords::secondary(top, m_shell.clock.now()), u"credentials expired"_qs);
}

TEST_F(ResourcesTest, SpokenTextSaysEverythingOnce)
{
    apply({service(u"a"_qs, u"orders"_qs, u"janusgraph"_qs)});
    applyBackups(u"a"_qs, {backup()});
    const QString age = text::Words::relative(backup().createdAt, m_shell.clock.now());
    EXPECT_EQ(spoken(u"a"_qs).count(age), 1) << qPrintable(spoken(u"a"_qs));
    EXPECT_TRUE(spoken(u"a"_qs).startsWith(u"orders, JanusGraph, "_qs));
    DatabaseService broken = service(u"a"_qs, u"or\u202Eders\nx"_qs);
    broken.state = DatabaseService::State::Failed;
    apply({broken});
    EXPECT_EQ(spoken(u"a"_qs).count(text::Words::of(broken.state)), 1);
    EXPECT_TRUE(spoken(u"a"_qs).startsWith(u"or<U+202E>ders x, "_qs));
    const QModelIndex row = m_proxy.mapFromSource(at(u"a"_qs));
    EXPECT_TRUE(row.data(Qt::ToolTipRole).toString().contains(u"&lt;U+202E&gt;"_qs));
    EXPECT_EQ(row.data(Qt::AccessibleTextRole).toString(), spoken(u"a"_qs));
}

TEST_F(ResourcesTest, ConnectionIsCalledByItsNameWhereItHasOne)
{
    EXPECT_EQ(ResourceWords::connectionName(Connection::Kind::ThisComputer, {}), u"This computer"_qs);
    EXPECT_EQ(ResourceWords::connectionName(Connection::Kind::ThisComputer, u"werkbank"_qs), u"werkbank"_qs);
    EXPECT_EQ(ResourceWords::connectionName(Connection::Kind::Compose, u"a\nb"_qs), u"a b"_qs);
    EXPECT_LE(ResourceWords::connectionName(Connection::Kind::Compose, QString(9000, u'w')).size(), 121);
}

class MachineWordsTest : public ResourcesTest
{
protected:
    void applyMachine(VirtualMachine::State state)
    {
        VirtualMachine one;
        one.id = m_key.machine;
        one.name = u"web\u202E-01"_qs;
        one.state = state;
        m_shell.machines.applyMachines(m_key.connection, {one}, m_shell.clock.now());
    }
    void applySnapshots(const QList<Snapshot> &snapshots, const QList<MachineJob> &jobs = {})
    {
        m_shell.machines.applySnapshots(m_key, snapshots, {}, jobs, m_shell.clock.now());
    }
    [[nodiscard]] Snapshot snapshot() const
    {
        Snapshot made;
        made.id = SnapshotId(u"s"_qs);
        made.state = Snapshot::State::Available;
        made.createdAt = m_shell.at(10, 5);
        return made;
    }
    [[nodiscard]] QModelIndex row() const { return m_model.indexOf(m_key); }
    [[nodiscard]] QString right() const { return ResourceWords::secondary(row(), m_shell.clock.now()); }
    [[nodiscard]] QString said() const { return ResourceWords::spoken(row(), m_shell.clock.now()); }

    const MachineKey m_key{test::Shell::here(), MachineId(u"m"_qs)};
};

TEST_F(MachineWordsTest, TellStateAndNewestSnapshot)
{
    const QString age = text::Words::relative(snapshot().createdAt, m_shell.clock.now());
    applyMachine(VirtualMachine::State::Running);
    EXPECT_EQ(right(), u"running"_qs) << "no snapshots were read yet, and nothing is claimed";
    EXPECT_EQ(said(), u"web<U+202E>-01, VM, running"_qs);
    EXPECT_EQ(ResourceWords::tone(row()), Tone::Good);
    applySnapshots({});
    EXPECT_EQ(right(), u"no snapshot"_qs);
    EXPECT_EQ(said(), u"web<U+202E>-01, VM, running, no snapshot"_qs);
    applySnapshots({snapshot()});
    EXPECT_EQ(right(), age);
    EXPECT_EQ(said(), u"web<U+202E>-01, VM, running, last snapshot "_qs + age);
    applyMachine(VirtualMachine::State::Off);
    EXPECT_EQ(right(), u"off"_qs) << "the state that is not the usual one comes first";
    EXPECT_EQ(ResourceWords::tone(row()), Tone::Neutral);
    EXPECT_EQ(said(), u"web<U+202E>-01, VM, off, last snapshot "_qs + age);
    applyMachine(VirtualMachine::State::Crashed);
    EXPECT_EQ(ResourceWords::tone(row()), Tone::Failed);
    applyMachine(VirtualMachine::State::Changing);
    EXPECT_EQ(ResourceWords::tone(row()), Tone::Running);
    applyMachine(VirtualMachine::State::Unknown);
    EXPECT_EQ(ResourceWords::tone(row()), Tone::Unknown);
}

TEST_F(MachineWordsTest, TellWhatRunsAndHowFar)
{
    applyMachine(VirtualMachine::State::Running);
    MachineJob job;
    job.id = JobId(u"j"_qs);
    job.kind = MachineJob::Kind::TakeSnapshot;
    job.state = MachineJob::State::Running;
    job.permille = 420;
    applySnapshots({}, {job});
    EXPECT_EQ(right(), text::Words::progress(job));
    EXPECT_TRUE(right().contains(u"42"_qs));
    EXPECT_EQ(ResourceWords::tone(row()), Tone::Running);
    EXPECT_TRUE(said().contains(right()));
    applyMachine(VirtualMachine::State::Crashed);
    EXPECT_EQ(ResourceWords::tone(row()), Tone::Failed) << "worse news first";
}

TEST_F(MachineWordsTest, LostListNeverGoesOnSayingRunning)
{
    applyMachine(VirtualMachine::State::Running);
    m_shell.machines.applyFailure(test::Shell::here(),
                                  Error{Error::Kind::Timeout, Error::Cause::None, 0, {}, std::nullopt});
    EXPECT_EQ(ResourceWords::tone(row()), Tone::Unknown);
    EXPECT_TRUE(said().contains(u"VM, unknown"_qs)) << qPrintable(said());
}

TEST_F(MachineWordsTest, FilterFindsMachinesByNameAndKind)
{
    apply({service(u"a"_qs, u"orders"_qs)});
    applyMachine(VirtualMachine::State::Running);
    m_proxy.setWanted(u"WEB"_qs);
    EXPECT_EQ(shown(), QStringList(u"web<U+202E>-01"_qs));
    m_proxy.setWanted(u"vm"_qs);
    EXPECT_EQ(shown(), QStringList(u"web<U+202E>-01"_qs));
    m_proxy.setWanted(u"orders"_qs);
    EXPECT_EQ(shown(), QStringList(u"orders"_qs));
    const QModelIndex row = m_proxy.mapFromSource(this->row());
    EXPECT_FALSE(row.isValid());
}

class SidebarTest : public ResourcesTest
{
protected:
    SidebarTest()
    {
        apply({service(u"a"_qs, u"eins"_qs), service(u"b"_qs, u"zwei"_qs), service(u"c"_qs, u"drei"_qs)});
        m_sidebar.resize(260, 500);
        m_sidebar.show();
        m_sidebar.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&m_sidebar));
    }
    [[nodiscard]] QString current() const
    {
        return m_sidebar.findChild<PillTree *>()->currentIndex().data().toString();
    }

    Sidebar m_sidebar{m_shell.inventory, m_shell.machines, m_shell.clock};
    QLineEdit *m_filter = m_sidebar.findChild<QLineEdit *>();
};

TEST_F(SidebarTest, FilterKeepsTheSelectionEvenWhereItHidesIt)
{
    ASSERT_TRUE(m_sidebar.select(test::Shell::key(u"b"_qs)));
    QSignalSpy changes(&m_sidebar, &Sidebar::selectionChanged);
    m_filter->setText(u"zw"_qs);
    EXPECT_EQ(current(), u"zwei"_qs);
    m_filter->setText(u"drei"_qs);
    EXPECT_EQ(m_sidebar.selected(), test::Shell::key(u"b"_qs)) << "what is open stays open";
    m_filter->setText(u"gibtesnicht"_qs);
    EXPECT_EQ(m_sidebar.selected(), test::Shell::key(u"b"_qs));
    EXPECT_FALSE(m_sidebar.findChild<PillTree *>()->isVisible());
    m_filter->clear();
    EXPECT_EQ(current(), u"zwei"_qs);
    EXPECT_EQ(changes.count(), 0);
}

TEST_F(SidebarTest, SelectionStaysOverAReadingThatMovesRows)
{
    ASSERT_TRUE(m_sidebar.select(test::Shell::key(u"b"_qs)));
    apply({service(u"x"_qs, u"neu"_qs), service(u"c"_qs, u"drei"_qs), service(u"b"_qs, u"zwei!"_qs)});
    EXPECT_EQ(current(), u"zwei!"_qs);
    EXPECT_EQ(m_sidebar.selected(), test::Shell::key(u"b"_qs));
    EXPECT_FALSE(m_sidebar.select(test::Shell::key(u"a"_qs))) << "gone";
}

TEST_F(SidebarTest, NothingIsChosenWhenTheChosenServiceGoes)
{
    ASSERT_TRUE(m_sidebar.select(test::Shell::key(u"b"_qs)));
    QSignalSpy changes(&m_sidebar, &Sidebar::selectionChanged);
    apply({service(u"a"_qs, u"eins"_qs), service(u"c"_qs, u"drei"_qs)});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !changes.isEmpty(); }));
    EXPECT_EQ(m_sidebar.selected(), std::nullopt) << "nobody chose its neighbour";
    EXPECT_FALSE(m_sidebar.hasCurrent());
    EXPECT_TRUE(m_sidebar.select(test::Shell::key(u"c"_qs)));
    EXPECT_EQ(m_sidebar.selected(), test::Shell::key(u"c"_qs));
}

class MachineSelectionTest : public SidebarTest
{
protected:
    MachineSelectionTest() { applyMachines({u"m"_qs, u"n"_qs}); }
    void applyMachines(const QStringList &ids)
    {
        QList<VirtualMachine> machines;
        for (const QString &id : ids) {
            VirtualMachine one;
            one.id = MachineId(id);
            one.name = u"web-"_qs + id;
            one.state = VirtualMachine::State::Running;
            machines.append(one);
        }
        m_shell.machines.applyMachines(test::Shell::here(), machines, m_shell.clock.now());
    }
    static MachineKey machine(const QString &id) { return {test::Shell::here(), MachineId(id)}; }
};

TEST_F(MachineSelectionTest, OneOfEitherKindIsSelected)
{
    QSignalSpy changes(&m_sidebar, &Sidebar::selectionChanged);
    ASSERT_TRUE(m_sidebar.select(machine(u"m"_qs)));
    EXPECT_EQ(current(), u"web-m"_qs);
    EXPECT_EQ(m_sidebar.selectedMachine(), machine(u"m"_qs));
    EXPECT_EQ(m_sidebar.selected(), std::nullopt);
    EXPECT_TRUE(m_sidebar.hasCurrent());
    ASSERT_TRUE(m_sidebar.select(test::Shell::key(u"b"_qs)));
    EXPECT_EQ(m_sidebar.selectedMachine(), std::nullopt);
    EXPECT_EQ(m_sidebar.selected(), test::Shell::key(u"b"_qs));
    EXPECT_EQ(changes.count(), 2);
    EXPECT_FALSE(m_sidebar.select(machine(u"b"_qs))) << "no machine has that id";
    auto *tree = m_sidebar.findChild<PillTree *>();
    tree->setFocus();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(tree, Qt::Key_Down);
    EXPECT_EQ(m_sidebar.selectedMachine(), machine(u"m"_qs)) << "the arrow keys go from one to the other";
}

TEST_F(MachineSelectionTest, FilterKeepsAMachineThatItHides)
{
    ASSERT_TRUE(m_sidebar.select(machine(u"n"_qs)));
    QSignalSpy changes(&m_sidebar, &Sidebar::selectionChanged);
    m_filter->setText(u"eins"_qs);
    EXPECT_EQ(m_sidebar.selectedMachine(), machine(u"n"_qs));
    m_filter->clear();
    EXPECT_EQ(current(), u"web-n"_qs);
    EXPECT_EQ(changes.count(), 0);
}

TEST_F(MachineSelectionTest, NothingIsChosenWhenTheChosenMachineGoes)
{
    ASSERT_TRUE(m_sidebar.select(machine(u"m"_qs)));
    applyMachines({u"n"_qs, u"m"_qs});
    EXPECT_EQ(current(), u"web-m"_qs) << "it only moved";
    QSignalSpy changes(&m_sidebar, &Sidebar::selectionChanged);
    applyMachines({u"n"_qs});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !changes.isEmpty(); }));
    EXPECT_EQ(m_sidebar.selectedMachine(), std::nullopt) << "nobody chose its neighbour";
    EXPECT_EQ(m_sidebar.selected(), std::nullopt);
    EXPECT_FALSE(m_sidebar.hasCurrent());
}

TEST_F(MachineSelectionTest, FirstIsAServiceAndElseAMachine)
{
    m_sidebar.selectFirst();
    EXPECT_EQ(m_sidebar.selected(), test::Shell::key(u"a"_qs));
    apply({});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !m_sidebar.hasCurrent(); }));
    m_sidebar.selectFirst();
    EXPECT_EQ(m_sidebar.selectedMachine(), machine(u"m"_qs));
}

TEST_F(SidebarTest, KeysGoFromTheFilterToTheTree)
{
    m_sidebar.focusFilter();
    m_filter->setText(u"zwei"_qs);
    QTest::keyClick(m_filter, Qt::Key_Down);
    EXPECT_TRUE(m_sidebar.findChild<PillTree *>()->hasFocus());
    EXPECT_EQ(current(), u"zwei"_qs) << "the first that fits is taken where nothing was";
    m_sidebar.focusFilter();
    EXPECT_EQ(m_filter->selectedText(), u"zwei"_qs) << "typing replaces it";
    QTest::keyClick(m_filter, Qt::Key_Escape);
    EXPECT_TRUE(m_filter->text().isEmpty());
    EXPECT_TRUE(m_sidebar.findChild<PillTree *>()->hasFocus());
}

TEST_F(SidebarTest, ButtonsAreNamedAndTold)
{
    QSignalSpy settings(&m_sidebar, &Sidebar::settingsPressed);
    QSignalSpy help(&m_sidebar, &Sidebar::helpPressed);
    for (QAbstractButton *each : m_sidebar.findChildren<QAbstractButton *>()) {
        EXPECT_FALSE(each->accessibleName().isEmpty());
        if (each->accessibleName() == u"Settings"_qs || each->accessibleName() == u"Keyboard help"_qs)
            each->click();
    }
    EXPECT_EQ(settings.count(), 1);
    EXPECT_EQ(help.count(), 1);
}

class WelcomeTest : public ::testing::TestWithParam<Language::Choice>
{
protected:
    ~WelcomeTest() override { QLocale::setDefault(QLocale::c()); }
};

TEST_P(WelcomeTest, EveryModeIsASentenceAndAtMostOneButtonThatActs)
{
    Language language;
    language.select(GetParam());
    WelcomePage page;
    page.resize(700, 500);
    page.show();
    QSignalSpy refresh(&page, &WelcomePage::refreshPressed);
    QSignalSpy first(&page, &WelcomePage::openFirstPressed);
    auto *button = page.findChild<QPushButton *>();
    QSet<QString> titles;
    for (const auto mode : {WelcomePage::Mode::Reading, WelcomePage::Mode::NoServices,
                            WelcomePage::Mode::NothingSelected, WelcomePage::Mode::NoConnection}) {
        page.setMode(mode);
        titles.insert(page.accessibleName());
        EXPECT_EQ(button->isVisible(), mode != WelcomePage::Mode::Reading);
        for (const QLabel *label : page.findChildren<QLabel *>())
            EXPECT_LE(label->geometry().right(), page.width());
        if (button->isVisible()) {
            EXPECT_FALSE(QKeySequence::mnemonic(button->text()).isEmpty());
            button->click();
        }
    }
    EXPECT_EQ(titles.size(), 4);
    EXPECT_EQ(refresh.count(), 2);
    EXPECT_EQ(first.count(), 1);
}

TEST_P(WelcomeTest, ChangesItsLanguageInPlace)
{
    Language language;
    language.select(Language::Choice::English);
    WelcomePage page;
    page.setMode(WelcomePage::Mode::NoConnection);
    EXPECT_EQ(page.accessibleName(), u"No connection"_qs);
    language.select(GetParam());
    const QString wanted =
        GetParam() == Language::Choice::German ? u"Keine Verbindung"_qs : u"No connection"_qs;
    EXPECT_TRUE(QTest::qWaitFor([&] { return page.accessibleName() == wanted; }));
}

INSTANTIATE_TEST_SUITE_P(Both, WelcomeTest,
                         ::testing::Values(Language::Choice::German, Language::Choice::English));

} // namespace
