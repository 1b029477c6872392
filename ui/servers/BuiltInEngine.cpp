// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/servers/BuiltInEngine.h"

namespace trinity::ui {

void BuiltInEngine::setSnapshot(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    emit changed();
}

void BuiltInEngine::searchLocal()
{
    m_snapshot = {};
    m_snapshot.searched = true;
    emit changed();
}

void BuiltInEngine::tryNow()
{
    emit changed();
}

void BuiltInEngine::useBuiltIn()
{
    const bool searched = m_snapshot.searched;
    m_snapshot = {};
    m_snapshot.searched = searched;
    emit changed();
}

void BuiltInEngine::connectTo(const EngineChoice &choice)
{
    m_snapshot.state = State::Unreachable;
    m_snapshot.choice = choice;
    m_snapshot.error = Error(ErrorKind::Unreachable);
    emit changed();
}

void BuiltInEngine::test(const EngineChoice &choice)
{
    ServerCheckup nobody;
    nobody.verdict = ServerVerdict::NothingListens;
    emit testFailed(choice, nobody);
}

} // namespace trinity::ui
