// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/resilience/AutoLimit.h"
#include "tests/support/FakeClock.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <random>

namespace trinity::test {

/// A server and an endless batch of questions to it, in steps of 10 ms of virtual time.
class SimulatedServer
{
public:
    struct Behaviour {
        int places = 0; ///< requests it works on at once, the others wait in silence; 0: no limit
        double slowdown = 0; ///< how much each further request at once slows every one of them; 1: nothing is gained
        int mostQueued = -1; ///< beyond the places; more are refused; -1: any number
        double spread = 0; ///< of the answers' lengths: 0.5 means from half to one and a half
        std::chrono::milliseconds loading{0}; ///< before the first answer
    };

    SimulatedServer(Behaviour behaviour, unsigned seed) : m_behaviour(behaviour), m_random(seed) { }

    void setBehaviour(Behaviour behaviour) { m_behaviour = behaviour; }

    /// Answers are given and questions asked until it holds or an hour has passed.
    bool runUntil(const std::function<int()> &limit, const std::function<bool()> &condition)
    {
        const auto end = clock.now() + std::chrono::hours(1);
        while (!condition()) {
            if (clock.now() > end)
                return false;
            step(limit());
        }
        return true;
    }

    /// Tokens per second over so many seconds.
    double throughput(const std::function<int()> &limit, std::chrono::seconds time)
    {
        const qint64 before = m_tokens;
        const auto end = clock.now() + time;
        runUntil(limit, [&] { return clock.now() >= end; });
        return double(m_tokens - before) / double(time.count());
    }

    /// What the best fixed limit brings.
    static double bestOfAll(Behaviour behaviour, int maximum)
    {
        double best = 0;
        for (int limit = 1; limit <= maximum; limit *= 2) {
            SimulatedServer server(behaviour, 1);
            server.throughput([limit] { return limit; }, std::chrono::seconds(5)); // until the queue is as it will be
            best = std::max(best, server.throughput([limit] { return limit; }, std::chrono::seconds(20)));
        }
        return best;
    }

    FakeClock clock;
    std::function<void(int tokens)> answered;
    std::function<void(quint64 epoch)> refused;
    std::function<quint64()> epoch;
    int refusals = 0;

private:
    struct Request {
        double left; ///< seconds of work alone on the server
        int tokens;
        quint64 epoch;
    };

    void step(int limit)
    {
        static constexpr std::chrono::milliseconds tick{10};
        const int most = m_behaviour.mostQueued < 0 ? limit : m_behaviour.places + m_behaviour.mostQueued;
        while (int(m_requests.size()) < limit) {
            if (int(m_requests.size()) >= most) {
                ++refusals;
                if (refused)
                    refused(epoch ? epoch() : 0);
                break; // comes again with the next tick
            }
            const double length = 1 + m_behaviour.spread * (2 * double(m_random() % 1000) / 999 - 1);
            m_requests.push_back({length, int(100 * length), epoch ? epoch() : 0});
        }
        clock.advance(tick);
        if (m_behaviour.loading > std::chrono::milliseconds(0)) {
            m_behaviour.loading -= tick;
            return;
        }
        const auto active = m_behaviour.places > 0 ? std::min<size_t>(m_requests.size(), size_t(m_behaviour.places)) : m_requests.size();
        const double work = double(tick.count()) / 1000 / (1 + m_behaviour.slowdown * double(active - 1));
        for (size_t i = 0; i < active; ++i)
            m_requests.at(i).left -= work;
        for (size_t i = 0, left = active; left > 0; --left) {
            if (m_requests.at(i).left > 1e-9) {
                ++i;
                continue;
            }
            const int tokens = m_requests.at(i).tokens;
            m_requests.erase(m_requests.begin() + std::ptrdiff_t(i));
            m_tokens += tokens;
            if (answered)
                answered(tokens);
        }
    }

    Behaviour m_behaviour;
    std::mt19937 m_random;
    std::deque<Request> m_requests; ///< in the order of sending
    qint64 m_tokens = 0;
};

} // namespace trinity::test
