package org.featurescope.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.run.EventFeed;
import org.featurescope.figure.run.FigureEvent;
import org.featurescope.figure.run.FigureEvent.Numbered;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.run.FiguresFeed;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.EventStream;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.EventFigure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API of events of figures, as server-sent events: those of one figure, or of several over one connection. */
public final class FigureEventsApi {
    private static final Logger LOG = LoggerFactory.getLogger(FigureEventsApi.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MOST_VIEWERS = 128;
    private static final int MOST_FIGURES = 64;
    private static final int RETRY_SECONDS = 5;

    private final Figures figures;
    private final FigureRequests requests;
    private final ConcurrencyLimit viewers = new ConcurrencyLimit(MOST_VIEWERS, "viewers", RETRY_SECONDS);

    /**
     * Creates the API.
     *
     * @param requests tells who sent a request
     */
    public FigureEventsApi(Figures figures, FigureRequests requests) {
        this.figures = figures;
        this.requests = requests;
    }

    /** Streams the events of a figure until its last event, or until the viewer disconnects. */
    public void ofOne(Context ctx) throws IOException {
        FigureId id = FigureId.parse(ctx.pathParam("id"));
        OptionalLong lastReceived = lastEventId(ctx);
        try (ConcurrencyLimit.Permit permit = viewers.acquire();
                EventFeed feed = figures.watch(id, requests.client(ctx), lastReceived)) {
            EventStream stream = EventStream.open(ctx);
            boolean ended = false;
            while (!ended) {
                ended = send(id, feed.next(HEARTBEAT), stream);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("a viewer of {} has disconnected: {}", id, e.getMessage());
        }
    }

    private static boolean send(FigureId id, List<Numbered> events, EventStream stream) throws IOException {
        if (events.isEmpty()) {
            stream.heartbeat();
        }
        for (Numbered event : events) {
            byte[] data = Json.bytes(FigureJson.data(id, event.event()));
            stream.send(OptionalLong.of(event.id()), event.event().name(), data);
        }
        return !events.isEmpty() && events.get(events.size() - 1).event().isLast();
    }

    /**
     * Streams the events of several figures until the last event of each, or until the viewer disconnects. These events
     * have no ids: a viewer that connects again receives the latest state of each figure, which is all that it needs.
     */
    public void ofSeveral(Context ctx) throws IOException {
        Set<FigureId> ids = ids(ctx);
        try (ConcurrencyLimit.Permit permit = viewers.acquire();
                FiguresFeed feed = figures.watchAll(ids, requests.client(ctx))) {
            EventStream stream = EventStream.open(ctx);
            while (!feed.isOver()) {
                send(feed.next(HEARTBEAT), stream);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("a viewer of {} figures has disconnected: {}", ids.size(), e.getMessage());
        }
    }

    private static void send(List<FiguresFeed.News> news, EventStream stream) throws IOException {
        if (news.isEmpty()) {
            stream.heartbeat();
        }
        for (FiguresFeed.News each : news) {
            FigureEvent event = each.event().event();
            ObjectNode data = Json.tree(FigureJson.data(each.figure(), event))
                    .setAll(Json.tree(new EventFigure(each.figure().hex())));
            stream.send(event.name(), Json.bytes(data));
        }
    }

    private static Set<FigureId> ids(Context ctx) {
        Set<FigureId> ids = new LinkedHashSet<>();
        String given = Optional.ofNullable(ctx.queryParam("ids")).orElse("");
        for (String id : given.split(",")) {
            if (!id.isEmpty()) {
                ids.add(FigureId.parse(id));
            }
        }
        if (ids.isEmpty() || ids.size() > MOST_FIGURES) {
            throw new InvalidInputException(
                    "ids", "ids must be 1 to %d ids of figures with commas between them".formatted(MOST_FIGURES));
        }
        return ids;
    }

    private static OptionalLong lastEventId(Context ctx) {
        String given = Optional.ofNullable(ctx.header("Last-Event-ID"))
                .or(() -> Optional.ofNullable(ctx.queryParam("lastEventId")))
                .orElse("");
        if (given.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!given.matches("\\d{1,18}")) {
            throw new InvalidInputException("lastEventId", "the id of the last event must be a whole number from 0");
        }
        return OptionalLong.of(Long.parseLong(given));
    }
}
