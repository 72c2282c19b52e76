// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/operationdelegate.h"
#include "delegates/operationproxy.h"
#include "delegates/resourcedelegate.h"
#include "delegates/resourceproxy.h"
#include "models/operationmodel.h"
#include "models/resourcemodel.h"
#include "widgets/theme.h"
#include "windowfixture.h"

#include <QImage>
#include <QPainter>
#include <QStyleOptionViewItem>

#include <gtest/gtest.h>

using namespace kustos;
using namespace kustos::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 900;

QImage drawn(const QStyledItemDelegate &delegate, const QModelIndex &index, const QPalette &palette,
             QStyle::State state = QStyle::State_Enabled, int width = Width)
{
    QImage image(width, RowHeight, QImage::Format_ARGB32_Premultiplied);
    image.fill(palette.color(QPalette::Base));
    QPainter painter(&image);
    const QFont font = painter.font();
    QStyleOptionViewItem option;
    option.rect = image.rect().adjusted(20, 0, 0, 0);
    option.palette = palette;
    option.font = bodyFont();
    option.state = state;
    delegate.paint(&painter, option, index);
    EXPECT_EQ(painter.font(), font) << "the painter is left as it was";
    painter.end();
    return image;
}

bool holds(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).rgb() == colour.rgb())
                return true;
    return false;
}

class DelegatesTest : public ::testing::TestWithParam<Scheme>
{
protected:
    DelegatesTest()
    {
        m_shell.language.select(Language::Choice::English);
        m_shell.addThisComputer();
    }
    ~DelegatesTest() override { QLocale::setDefault(QLocale::c()); }

    const QPalette m_palette = paletteFor(GetParam());
    test::Shell m_shell;
};

class ResourceDelegateTest : public DelegatesTest
{
protected:
    ResourceDelegateTest() { m_proxy.setSourceModel(&m_model); }

    QImage service(const QString &name, DatabaseService::State state = DatabaseService::State::Available,
                   QStyle::State style = QStyle::State_Enabled, int width = 260)
    {
        DatabaseService one;
        one.id = ServiceId(u"a"_qs);
        one.name = name;
        one.type = u"sqlite"_qs;
        one.state = state;
        m_shell.inventory.applyServices(test::Shell::here(), {one}, m_shell.clock.now());
        return drawn(m_delegate, m_proxy.index(0, 0, m_proxy.index(0, 0)), m_palette, style, width);
    }

    ResourceModel m_model{m_shell.inventory, m_shell.machines};
    ResourceProxy m_proxy{m_shell.clock};
    ResourceDelegate m_delegate{m_shell.clock};
};

TEST_P(ResourceDelegateTest, DotTellsTheStateInItsTone)
{
    using State = DatabaseService::State;
    const QList<std::pair<State, Tone>> states{{State::Available, Tone::Good},
                                               {State::Provisioning, Tone::Running},
                                               {State::Failed, Tone::Failed},
                                               {State::Unknown, Tone::Unknown}};
    for (const auto &[state, tone] : states) {
        const QImage dot = service(u"orders"_qs, state).copy(8, 8, 14, 20);
        EXPECT_TRUE(holds(dot, toneColor(tone, m_palette))) << static_cast<int>(state);
    }
}

TEST_P(ResourceDelegateTest, KindIsDrawnOnlyWhereThereAreMachinesAndOffIsARing)
{
    const QImage alone = service(u"orders"_qs);
    const auto draw = [this](VirtualMachine::State state) {
        VirtualMachine one;
        one.id = MachineId(u"m"_qs);
        one.name = u"orders"_qs;
        one.state = state;
        m_shell.machines.applyMachines(test::Shell::here(), {one}, m_shell.clock.now());
        return drawn(m_delegate, m_proxy.index(1, 0, m_proxy.index(0, 0)), m_palette, QStyle::State_Enabled,
                     260);
    };
    const QImage running = draw(VirtualMachine::State::Running);
    const QRect mark(28, 0, 20, RowHeight);
    EXPECT_NE(service(u"orders"_qs).copy(mark), alone.copy(mark)) << "now the kinds have to be told apart";
    EXPECT_NE(running.copy(mark), service(u"orders"_qs).copy(mark));
    const QPoint centre(15, RowHeight / 2);
    const QRect dot(8, 8, 14, 20);
    EXPECT_TRUE(holds(running.copy(dot), toneColor(Tone::Good, m_palette)));
    EXPECT_EQ(running.pixelColor(centre).rgb(), toneColor(Tone::Good, m_palette).rgb());
    const QImage off = draw(VirtualMachine::State::Off);
    EXPECT_EQ(off.pixelColor(centre).rgb(), m_palette.color(QPalette::Base).rgb()) << "empty inside";
    EXPECT_NE(off.copy(dot), QImage(drawn(m_delegate, m_proxy.index(0, 0), m_palette)).copy(dot));
}

TEST_P(ResourceDelegateTest, LongNameGivesWayToWhatTheRowSays)
{
    const QImage brief = service(u"a"_qs, DatabaseService::State::Failed);
    const QImage lengthy = service(QString(300, u'a'), DatabaseService::State::Failed);
    // "failed" stands at the right in both.
    EXPECT_EQ(lengthy.copy(222, 0, 38, RowHeight), brief.copy(222, 0, 38, RowHeight));
    EXPECT_TRUE(holds(brief.copy(222, 0, 38, RowHeight), toneColor(Tone::Failed, m_palette)));
    EXPECT_NE(lengthy, brief);
    EXPECT_FALSE(service(u"orders"_qs, DatabaseService::State::Failed, QStyle::State_Enabled, 40).isNull())
        << "no room at all is no harm";
}

TEST_P(ResourceDelegateTest, SelectedRowIsWrittenBolder)
{
    const auto state = DatabaseService::State::Available;
    EXPECT_NE(service(u"orders"_qs, state, QStyle::State_Enabled | QStyle::State_Selected),
              service(u"orders"_qs, state));
}

TEST_P(ResourceDelegateTest, ConnectionThatIsLostTurnsRed)
{
    const QModelIndex top = m_proxy.index(0, 0);
    const QColor red = toneColor(Tone::Failed, m_palette);
    EXPECT_FALSE(holds(drawn(m_delegate, top, m_palette), red));
    m_shell.loseConnection();
    EXPECT_TRUE(holds(drawn(m_delegate, top, m_palette), red));
}

class OperationDelegateTest : public DelegatesTest
{
protected:
    OperationDelegateTest() { m_proxy.setSourceModel(&m_model); }

    QImage row(Operation one, QStyle::State style = QStyle::State_Enabled, int width = Width)
    {
        one.startedAt = m_shell.clock.now().addSecs(-30);
        const OperationId id = m_shell.operations.add(one);
        Operation shown = *m_shell.operations.find(id);
        shown.state = one.state;
        shown.permille = one.permille;
        m_shell.operations.update(shown);
        return drawn(m_delegate, m_proxy.mapFromSource(m_model.indexOf(id)), m_palette, style, width);
    }
    static Operation named(const QString &name)
    {
        Operation one;
        one.targetName = name;
        one.state = Operation::State::Running;
        return one;
    }

    OperationModel m_model{m_shell.operations};
    OperationProxy m_proxy{m_shell.clock};
    OperationDelegate m_delegate{m_proxy};
};

TEST_P(OperationDelegateTest, ColumnsStandStillWhateverTheTitle)
{
    const QImage brief = row(named(u"a"_qs));
    const QImage lengthy = row(named(QString(400, u'a')));
    const int afterTitle = Width / 2;
    EXPECT_NE(brief, lengthy);
    const QRect rest(afterTitle, 0, Width - afterTitle, RowHeight);
    EXPECT_EQ(lengthy.copy(rest), brief.copy(rest)) << "state and times are where they were";
}

TEST_P(OperationDelegateTest, PlaceOfTheBarAndTheButtonIsLeftToThem)
{
    const QImage image = row(named(QString(400, u'a')));
    const int right =
        Width - 2 * Grid - OperationDelegate::buttonWidth - OperationDelegate::timesWidth - 2 * Grid;
    const QImage bar =
        image.copy(right - OperationDelegate::progressWidth, 0, OperationDelegate::progressWidth, RowHeight);
    QImage blank(bar.size(), bar.format());
    blank.fill(m_palette.color(QPalette::Base));
    EXPECT_EQ(bar, blank);
    const QImage button = image.copy(Width - 2 * Grid - OperationDelegate::buttonWidth + 2, 0,
                                     OperationDelegate::buttonWidth, RowHeight);
    blank = QImage(button.size(), button.format());
    blank.fill(m_palette.color(QPalette::Base));
    EXPECT_EQ(button, blank);
}

TEST_P(OperationDelegateTest, StateIsWrittenInItsToneAndFocusIsSeen)
{
    const QImage resting = row(named(u"a"_qs));
    EXPECT_TRUE(holds(resting, toneColor(Tone::Running, m_palette)));
    const QImage focused = row(named(u"a"_qs), QStyle::State_Enabled | QStyle::State_HasFocus);
    EXPECT_TRUE(holds(focused, toneColor(Tone::Accent, m_palette)));
    const QImage selected = row(named(u"a"_qs), QStyle::State_Enabled | QStyle::State_Selected);
    EXPECT_TRUE(holds(selected, toneGround(Tone::Accent, m_palette)));
    EXPECT_FALSE(holds(resting, toneGround(Tone::Accent, m_palette)));
    EXPECT_FALSE(row(named(u"a"_qs), QStyle::State_Enabled, 60).isNull()) << "no room is no harm";
}

INSTANTIATE_TEST_SUITE_P(Schemes, ResourceDelegateTest, ::testing::Values(Scheme::Light, Scheme::Dark));
INSTANTIATE_TEST_SUITE_P(Schemes, OperationDelegateTest, ::testing::Values(Scheme::Light, Scheme::Dark));

} // namespace
