// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Launch.h"
#include "engine/base/OnSignal.h"
#include "engine/base/Task.h"
#include "engine/cache/Flight.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace trinity {

/// Makes one piece of work of all that are the same and under way at once. The first to come with a key starts the work;
/// who comes later hears the latest report at once, then all others, and gets the same end. A failure is everybody's: each
/// may come again, which starts anew. Whoever cancels leaves alone; the last one to leave cancels the work and
/// waits for its end, while a newcomer starts anew. Deadlines and the like are those of the first. On the main thread. When a SingleFlight
/// dies all work under way is cancelled, and join() ends with what the work makes of that.
template <typename T, typename Report>
class SingleFlight
{
public:
    using Listener = std::function<void(const Report &)>;
    /// The work; it reports to the listener it is given and stops when the token says so.
    using Work = std::function<Task<T>(CancelToken *, Listener)>;

    SingleFlight() = default;
    Q_DISABLE_COPY_MOVE(SingleFlight)
    ~SingleFlight()
    {
        const auto trips = std::exchange(*m_trips, {});
        for (const auto &trip : trips)
            trip->flight.cancelToken().cancel();
    }

    /// Cancelled when this passenger's own token was; else what the work comes to.
    [[nodiscard]] Task<T> join(QByteArray key, Work work, QPointer<CancelToken> cancel, Listener listener)
    {
        const auto trips = m_trips; // this may die meanwhile
        auto trip = trips->value(key);
        const bool isFirst = !trip;
        if (isFirst) {
            trip = std::make_shared<Trip>();
            trips->insert(key, trip);
        }
        const auto seat = trip->board(cancel, std::move(listener));
        if (isFirst)
            launch(fly(trips, key, trip, std::move(work)));
        CancelToken *token = cancel;
        if (!trip->flight.hasLanded())
            co_await onSignal(&trip->flight, &Flight::landed, token);
        trip->leave(seat);
        if (trip->flight.hasLanded()) {
            const auto result = trip->result; // QCoro 0.8 would move out of what the others still want
            co_return result;
        }
        if (trip->passengers.empty()) {
            if (trips->value(key) == trip)
                trips->remove(key);
            trip->flight.cancelToken().cancel();
            if (!trip->flight.hasLanded())
                co_await onSignal(&trip->flight, &Flight::landed);
        }
        co_return Error(ErrorKind::Cancelled);
    }

    [[nodiscard]] int underWay() const { return int(m_trips->size()); }

private:
    struct Passenger {
        int seat = 0;
        QPointer<CancelToken> cancel;
        Listener listener;

        void hear(const Report &report) const
        {
            if (listener && !(cancel && cancel->isCancelled()))
                listener(report);
        }
    };

    struct Trip {
        Flight flight;
        Result<T> result;
        std::vector<Passenger> passengers;
        std::optional<Report> latest;
        int seats = 0;

        int board(QPointer<CancelToken> cancel, Listener listener)
        {
            const Passenger passenger{++seats, cancel, std::move(listener)};
            passengers.push_back(passenger);
            if (latest)
                passenger.hear(*latest);
            return passenger.seat;
        }

        void leave(int seat)
        {
            std::erase_if(passengers, [seat](const Passenger &passenger) { return passenger.seat == seat; });
        }

        void report(const Report &report)
        {
            latest = report;
            const auto listening = passengers; // a listener may bring another one
            for (const auto &passenger : listening)
                passenger.hear(report);
        }
    };
    using Trips = QHash<QByteArray, std::shared_ptr<Trip>>;

    [[nodiscard]] static Task<> fly(std::shared_ptr<Trips> trips, QByteArray key, std::shared_ptr<Trip> trip, Work work)
    {
        const Listener tell = [weak = std::weak_ptr<Trip>(trip)](const Report &report) {
            if (const auto told = weak.lock())
                told->report(report);
        };
        CancelToken *token = &trip->flight.cancelToken();
        trip->result = co_await work(token, tell);
        if (trips->value(key) == trip)
            trips->remove(key);
        trip->flight.land();
        co_return {};
    }

    std::shared_ptr<Trips> m_trips = std::make_shared<Trips>();
};

} // namespace trinity
