// SPDX-License-Identifier: GPL-3.0-or-later
#include "delegates/resourceproxy.h"

#include "delegates/resourcewords.h"
#include "models/resourcemodel.h"

namespace kustos::ui {

ResourceProxy::ResourceProxy(const Clock &clock, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_clock(clock)
{
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true); // a connection that fits shows all it has
}

void ResourceProxy::setWanted(const QString &text)
{
    m_wanted = text.trimmed().normalized(QString::NormalizationForm_C);
    invalidateFilter();
}

void ResourceProxy::retranslate()
{
    invalidateFilter();
    const int last = rowCount() - 1;
    if (last >= 0)
        Q_EMIT dataChanged(index(0, 0), index(last, 0));
}

QVariant ResourceProxy::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return ResourceWords::name(mapToSource(index));
    case Qt::ToolTipRole:
        // Tooltips guess whether they are rich text; escaped inside a tag leaves nothing to guess.
        return QStringLiteral("<span>%1</span>")
            .arg(ResourceWords::spoken(mapToSource(index), m_clock.now()).toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return ResourceWords::spoken(mapToSource(index), m_clock.now());
    default:
        return QSortFilterProxyModel::data(index, role);
    }
}

bool ResourceProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_wanted.isEmpty())
        return true;
    const QModelIndex at = sourceModel()->index(row, 0, parent);
    // "ü" may come as one character or as two; both are the same to who reads them.
    const QString name = ResourceWords::name(at).normalized(QString::NormalizationForm_C);
    return name.contains(m_wanted, Qt::CaseInsensitive) ||
           ResourceWords::type(at).contains(m_wanted, Qt::CaseInsensitive);
}

} // namespace kustos::ui
