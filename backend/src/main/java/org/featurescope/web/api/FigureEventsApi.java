package org.featurescope.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.request.Client;
import org.featurescope.figure.run.FigureEvent.Numbered;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.run.FiguresFeed;
import org.featurescope.figure.run.FiguresFeed.News;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.web.http.Json;
import org.featurescope.web.message.EventFigure;
import org.featurescope.web.stream.EventBytes;
import org.featurescope.web.stream.EventSource;
import org.featurescope.web.stream.EventStreams;
import org.featurescope.web.stream.SharedEvent;

/** The API of events of figures, as server-sent events: those of one figure, or of several over one connection. */
public final class FigureEventsApi {
    private static final int MOST_FIGURES = 64;

    private final Figures figures;
    private final FigureRequests requests;
    private final EventStreams streams;

    /**
     * Creates the API.
     *
     * @param requests tells who sent a request
     */
    public FigureEventsApi(Figures figures, FigureRequests requests, EventStreams streams) {
        this.figures = figures;
        this.requests = requests;
        this.streams = streams;
    }

    /** Streams the events of a figure until its last event, or until the viewer disconnects. */
    public void ofOne(Context ctx) {
        FigureId id = FigureId.parse(ctx.pathParam("id"));
        OptionalLong lastReceived = lastEventId(ctx);
        Client client = requests.client(ctx);
        streams.open(
                ctx,
                client,
                () -> new Source(new FiguresFeed(Map.of(id, figures.watch(id, client, lastReceived))), true));
    }

    /**
     * Streams the events of several figures until the last event of each, or until the viewer disconnects. These events
     * have no ids: a viewer that connects again receives the latest state of each figure, which is all that it needs.
     */
    public void ofSeveral(Context ctx) {
        Map<FigureId, Integer> viewers = viewers(ctx, ids(ctx));
        Client client = requests.client(ctx);
        streams.open(ctx, client, () -> new Source(figures.watchAll(viewers, client), false));
    }

    /** The events of a viewer: with ids if they are of one figure, else with the figure that each is about. */
    private record Source(FiguresFeed feed, boolean isOfOne) implements EventSource {
        private record Key(FigureId figure, long event, boolean isOfOne) {}

        @Override
        public List<SharedEvent> next() {
            return feed.next().stream().map(this::shared).toList();
        }

        private SharedEvent shared(News news) {
            return new SharedEvent(
                    new Key(news.figure(), news.event().id(), isOfOne), () -> isOfOne ? ofOne(news) : ofSeveral(news));
        }

        private static byte[] ofOne(News news) {
            Numbered event = news.event();
            byte[] data = Json.bytes(FigureJson.data(news.figure(), event.event()));
            return EventBytes.of(OptionalLong.of(event.id()), event.event().name(), data);
        }

        private static byte[] ofSeveral(News news) {
            ObjectNode data = Json.tree(
                            FigureJson.data(news.figure(), news.event().event()))
                    .setAll(Json.tree(new EventFigure(news.figure().hex())));
            return EventBytes.of(OptionalLong.empty(), news.event().event().name(), Json.bytes(data));
        }

        @Override
        public boolean isOver() {
            return feed.isOver();
        }

        @Override
        public void close() {
            feed.close();
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

    /** Returns how many viewers in the client's pages share the stream, for each figure; one by default. */
    private static Map<FigureId, Integer> viewers(Context ctx, Set<FigureId> ids) {
        Optional<String> given = Optional.ofNullable(ctx.queryParam("viewers"));
        if (given.isPresent() && !given.get().matches("[1-9]\\d?(,[1-9]\\d?){%d}".formatted(ids.size() - 1))) {
            throw new InvalidInputException(
                    "viewers", "viewers must be a number from 1 to 99 for each figure, with commas between them");
        }
        String[] numbers = given.map(text -> text.split(",", -1)).orElseGet(() -> new String[0]);
        Map<FigureId, Integer> viewers = new LinkedHashMap<>();
        for (FigureId id : ids) {
            viewers.put(id, numbers.length == 0 ? 1 : Integer.parseInt(numbers[viewers.size()]));
        }
        return viewers;
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
