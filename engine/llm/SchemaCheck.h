// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

namespace trinity {

/// What is wrong with one place of an answer.
struct SchemaFinding {
    /// Structure: something is missing or of another type, or the answer breaks the limits of all answers. TooLong: a text is longer, or
    /// a list has more items, than the schema allows. NotAsked: a key that the schema does not know.
    enum class Kind { Structure, TooLong, NotAsked };

    Kind kind = Kind::Structure;
    QString text; ///< plain English with a JSON pointer; keys are the schema's, and no word of the answer is in it
};

/// Holds answers against one JSON schema. Reading the schema takes longer than checking an answer, so keep it for several.
class SchemaCheck final
{
public:
    /// An empty schema allows every object.
    explicit SchemaCheck(const QJsonObject &schema);
    ~SchemaCheck();
    Q_DISABLE_COPY_MOVE(SchemaCheck)

    [[nodiscard]] const QJsonObject &schema() const { return m_schema; }
    [[nodiscard]] bool allowsEveryObject() const { return m_schema.isEmpty(); }

    /// Empty when the answer fits. Whatever the schema says, a text of more than 20,000 characters, an array of more than 500 items and
    /// more than 32 levels do not. A schema that cannot be read fits nothing.
    [[nodiscard]] QList<SchemaFinding> findings(const QJsonObject &answer) const;

private:
    struct Compiled;
    QJsonObject m_schema;
    std::unique_ptr<Compiled> m_compiled; ///< null: the schema is empty or cannot be read
};

/// Deepest JSON of an answer, the object itself counted.
inline constexpr int answerDepthLimit = 32;

} // namespace trinity
