// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/themestyle.h"

#include "widgets/icons.h"
#include "widgets/theme.h"
#include "widgets/themepainting.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace kustos::ui {

namespace {

constexpr int ControlHeight = 32;
constexpr int TabHeight = 40;
constexpr int TabGap = 24;
constexpr int ScrollBarWidth = 12;

bool has(const QWidget *widget, const char *property)
{
    return widget != nullptr && widget->property(property).toBool();
}

void paintButtonLabel(const QProxyStyle &style, const QStyleOptionButton &option, QPainter *painter,
                      const QWidget *widget)
{
    QStyleOptionButton copy = option;
    if (has(widget, "primary") && (option.state & QStyle::State_Enabled) != 0) {
        copy.palette.setColor(QPalette::ButtonText, Qt::white);
        const qreal ratio = widget->devicePixelRatioF();
        if (!copy.icon.isNull())
            copy.icon = QIcon(copy.icon.pixmap(copy.iconSize, ratio, QIcon::Selected));
    }
    if (!copy.icon.isNull() && !copy.text.isEmpty())
        copy.text.prepend(QLatin1Char(' ')); // Fusion sets icon and text too close together
    style.baseStyle()->drawControl(QStyle::CE_PushButtonLabel, &copy, painter, widget);
}

} // namespace

ThemeStyle::ThemeStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        painting::button(*option, painter,
                         has(widget, "primary") ? painting::ButtonLook::Primary
                         : has(widget, "quiet") ? painting::ButtonLook::Quiet
                                                : painting::ButtonLook::Plain);
        return;
    case PE_PanelButtonTool: {
        QStyleOption plain = *option;
        if (has(widget, "plainChecked")) // its icon tells the state already
            plain.state &= ~State_On;
        painting::button(plain, painter, painting::ButtonLook::Quiet);
        return;
    }
    case PE_PanelLineEdit:
        if (widget != nullptr && qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()) != nullptr)
            break;
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            painting::field(*option, painter);
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractButton *>(widget) != nullptr && widget->inherits("QPushButton"))
            return; // the panel has drawn its ring already
        painting::focusRing(option->rect, option->palette, painter);
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          hairline(option->palette));
        return;
    case PE_IndicatorBranch:
        if ((option->state & State_Children) != 0)
            icon((option->state & State_Open) != 0 ? Icon::ChevronDown : Icon::ChevronRight, option->palette,
                 Tone::Neutral)
                .paint(painter, QRect(option->rect.right() - 15, option->rect.center().y() - 5, 12, 12));
        return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        if (has(widget, "pills"))
            return;
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        painting::checkBox(*option, painter);
        return;
    case PE_IndicatorRadioButton:
        painting::radioButton(*option, painter);
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            paintButtonLabel(*this, *button, painter, widget);
            return;
        }
        break;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            painting::progress(*bar, painter);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            painting::tabUnderline(*tab, painter, TabGap);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            painting::tabLabel(*tab, painter, TabGap);
            return;
        }
        break;
    case CE_Splitter:
        painting::splitter(*option, painter);
        return;
    case CE_HeaderSection:
        painting::headerSection(*option, painter);
        return;
    case CE_HeaderEmptyArea:
        painting::headerSection(*option, painter);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            painting::scrollBar(*bar, painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_ComboBox) {
        painting::button(*option, painter, painting::ButtonLook::Plain);
        const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
        icon(Icon::ChevronDown, option->palette, Tone::Neutral)
            .paint(painter, QRect(arrow.center().x() - 6, arrow.center().y() - 5, 12, 12), Qt::AlignCenter,
                   (option->state & State_Enabled) != 0 ? QIcon::Normal : QIcon::Disabled);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                   const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        // Room for 12 px beside the text; an icon-only button is a square.
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            if (button->text.isEmpty())
                return {ControlHeight, ControlHeight};
            const int iconWidth = button->icon.isNull() ? 0 : button->iconSize.width() + 8;
            const int text = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
            size.setWidth(std::max(72, text + iconWidth + 28));
        }
        size.setHeight(ControlHeight);
        return size;
    case CT_ToolButton:
        return size.expandedTo({ControlHeight, ControlHeight});
    case CT_LineEdit:
        return {size.width(), ControlHeight};
    case CT_ComboBox:
        return {contents.width() + 44, ControlHeight};
    case CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return {tab->fontMetrics.size(Qt::TextShowMnemonic, tab->text).width() + TabGap + 4, TabHeight};
        break;
    case CT_HeaderSection:
        size.setHeight(ControlHeight);
        return size;
    default:
        break;
    }
    return size;
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return painting::scrollBarPart(*bar, part);
    }
    if (control == CC_ComboBox) {
        const QRect all = option->rect;
        if (part == SC_ComboBoxArrow)
            return {all.right() - 27, all.top(), 24, all.height()};
        if (part == SC_ComboBoxEditField)
            return all.adjusted(10, 1, -30, -1);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents)
        return QProxyStyle::subElementRect(element, option, widget).adjusted(6, 0, -4, 0);
    if (element == SE_ProgressBarContents || element == SE_ProgressBarGroove)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Grid;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return 2 * Grid;
    case PM_SplitterWidth:
        return 5;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
        return 0;
    case PM_TabBarTabOverlap:
        return 0;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return Grid;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_ItemView_ShowDecorationSelected:
    case SH_UnderlineShortcut:
        return hint == SH_ItemView_ShowDecorationSelected || hint == SH_UnderlineShortcut ? 1 : 0;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_Widget_Animation_Duration: // 0 is what widgets take for "do not move"
        return qApp->property("kustosReducedMotion").toBool() ? 0 : 150;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

void ThemeStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) != nullptr || qobject_cast<QComboBox *>(widget) != nullptr ||
        qobject_cast<QTabBar *>(widget) != nullptr || qobject_cast<QScrollBar *>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace kustos::ui
