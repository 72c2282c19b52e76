// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QString>
#include <QXmlStreamAttributes>

#include <functional>
#include <memory>
#include <vector>

namespace kustos::host::domainxml {

//! An element with everything in it. Names keep their prefixes as written ("qemu:commandline"), and so do the
//! declarations of these, so that what is not understood is written as it was read. Comments are lost.
struct Element
{
    struct Node
    {
        QString text; //!< where `element` is null
        std::unique_ptr<Element> element;
    };

    QString name;
    QXmlStreamAttributes attributes;
    std::vector<Node> children;

    [[nodiscard]] QString attribute(const QString &key) const { return attributes.value(key).toString(); }
    void setAttribute(const QString &key, const QString &value); //!< also where it is there already
    void removeAttribute(const QString &key);

    [[nodiscard]] QString text() const;                     //!< its own, trimmed
    void setText(const QString &text);                      //!< instead of everything in it
    [[nodiscard]] Element *child(const QString &childName); //!< the first one, or null
    [[nodiscard]] const Element *child(const QString &childName) const;
    //! A new one at the end where there is none.
    Element &makeChild(const QString &childName);
    void removeChildren(const QString &childName);
    //! Calls for every element directly in this one.
    void forEach(const std::function<void(Element &)> &call);
    void forEach(const std::function<void(const Element &)> &call) const;
    //! Calls for every element in this one, however deep.
    void forAll(const std::function<void(Element &)> &call);
};

//! Protocol where it is not well-formed, or deeper than anything libvirt writes.
[[nodiscard]] Result<Element> parse(const QByteArray &xml);
[[nodiscard]] QByteArray write(const Element &root);

} // namespace kustos::host::domainxml
