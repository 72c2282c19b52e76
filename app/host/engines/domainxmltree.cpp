// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/engines/domainxmltree.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>

namespace kustos::host::domainxml {

namespace {

constexpr int deepest = 64;

//! Reads what stands in an element whose start was just read, up to and with its end.
void readInto(QXmlStreamReader &reader, Element &element, int depth)
{
    element.name = reader.qualifiedName().toString();
    element.attributes = reader.attributes();
    if (depth > deepest) {
        reader.raiseError(QStringLiteral("nested too deeply"));
        return;
    }
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isEndElement())
            return;
        if (reader.isStartElement()) {
            auto child = std::make_unique<Element>();
            readInto(reader, *child, depth + 1);
            element.children.push_back({{}, std::move(child)});
        } else if (reader.isCharacters()) {
            element.children.push_back({reader.text().toString(), nullptr});
        }
    }
}

void writeTo(QXmlStreamWriter &writer, const Element &element)
{
    writer.writeStartElement(element.name);
    for (const QXmlStreamAttribute &attribute : element.attributes)
        writer.writeAttribute(attribute.qualifiedName().toString(), attribute.value().toString());
    for (const Element::Node &node : element.children) {
        if (node.element)
            writeTo(writer, *node.element);
        else
            writer.writeCharacters(node.text);
    }
    writer.writeEndElement();
}

} // namespace

void Element::setAttribute(const QString &key, const QString &value)
{
    for (QXmlStreamAttribute &attribute : attributes) {
        if (attribute.qualifiedName() == key) {
            attribute = QXmlStreamAttribute(key, value);
            return;
        }
    }
    attributes.append(key, value);
}

void Element::removeAttribute(const QString &key)
{
    attributes.removeIf(
        [&key](const QXmlStreamAttribute &attribute) { return attribute.qualifiedName() == key; });
}

QString Element::text() const
{
    QString all;
    for (const Node &node : children)
        all += node.text;
    return all.trimmed();
}

void Element::setText(const QString &text)
{
    children.clear();
    children.push_back({text, nullptr});
}

const Element *Element::child(const QString &childName) const
{
    for (const Node &node : children)
        if (node.element && node.element->name == childName)
            return node.element.get();
    return nullptr;
}

Element *Element::child(const QString &childName)
{
    for (const Node &node : children)
        if (node.element && node.element->name == childName)
            return node.element.get();
    return nullptr;
}

Element &Element::makeChild(const QString &childName)
{
    if (Element *present = child(childName))
        return *present;
    auto made = std::make_unique<Element>();
    made->name = childName;
    children.push_back({{}, std::move(made)});
    return *children.back().element;
}

void Element::removeChildren(const QString &childName)
{
    std::erase_if(children,
                  [&childName](const Node &node) { return node.element && node.element->name == childName; });
}

void Element::forEach(const std::function<void(Element &)> &call)
{
    for (const Node &node : children)
        if (node.element)
            call(*node.element);
}

void Element::forEach(const std::function<void(const Element &)> &call) const
{
    for (const Node &node : children)
        if (node.element)
            call(*node.element);
}

void Element::forAll(const std::function<void(Element &)> &call)
{
    for (const Node &node : children) {
        if (node.element) {
            call(*node.element);
            node.element->forAll(call);
        }
    }
}

Result<Element> parse(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    reader.setNamespaceProcessing(false);
    Element root;
    if (reader.readNextStartElement())
        readInto(reader, root, 1);
    while (!reader.atEnd())
        reader.readNext(); // what stands behind the root element may be malformed, too
    if (reader.hasError())
        return failure(Error::Kind::Protocol, Error::Cause::None, reader.errorString());
    return root;
}

QByteArray write(const Element &root)
{
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    writeTo(writer, root);
    return xml;
}

} // namespace kustos::host::domainxml
