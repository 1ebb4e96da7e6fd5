package org.featurescope.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.featurescope.figure.EventFeed;
import org.featurescope.figure.Figure;
import org.featurescope.figure.FigureEvent.Numbered;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Figures;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Figures over HTTP: asked for, watched, cancelled, fetched. */
final class FiguresApi {
    private static final Logger LOG = LoggerFactory.getLogger(FiguresApi.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MOST_VIEWERS = 128;
    private static final int RETRY_SECONDS = 5;

    private final Figures figures;
    private final SpecReader specs;
    private final FigureJson json;
    private final Places viewers = new Places(MOST_VIEWERS, "viewers", RETRY_SECONDS);

    FiguresApi(Figures figures, SpecReader specs) {
        this.figures = figures;
        this.specs = specs;
        this.json = new FigureJson(figures.kinds());
    }

    void submit(Context ctx) throws IOException {
        FigureSpec spec = specs.fromJson(RequestBody.json(ctx));
        Figures.Submission submission = figures.submit(spec);
        ObjectNode links = json.links(submission.figure());
        ctx.status(submission.isNew() ? HttpStatus.CREATED : HttpStatus.OK);
        ctx.header("Location", links.get("apiUrl").asText());
        Json.answer(ctx, links);
    }

    /** A readable link: asks for the figure that its query describes and shows it. */
    void open(Context ctx) {
        @Nullable String query = ctx.queryString();
        FigureSpec spec = specs.fromQuery(query == null ? "" : query);
        Figure figure = figures.submit(spec).figure();
        ctx.redirect("/figures/" + figure.id(), HttpStatus.FOUND);
    }

    void get(Context ctx) {
        ctx.header("Cache-Control", "no-store");
        Json.answer(ctx, json.whole(figures.get(id(ctx))));
    }

    void cancel(Context ctx) {
        FigureId id = id(ctx);
        if (!figures.cancel(id)) {
            throw HttpProblem.conflict("The figure neither waits nor is it being made; there is nothing to cancel.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    /** Streams what happens to a figure until it has ended or the viewer has gone. */
    void events(Context ctx) throws IOException {
        FigureId id = id(ctx);
        OptionalLong heard = lastEventId(ctx);
        try (Places.Place place = viewers.take();
                EventFeed feed = figures.watch(id, heard)) {
            EventStream stream = EventStream.open(ctx);
            boolean ended = false;
            while (!ended) {
                ended = pass(id, feed.next(HEARTBEAT), stream);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("a viewer of {} has gone: {}", id, e.getMessage());
        }
    }

    private static boolean pass(FigureId id, List<Numbered> events, EventStream stream) throws IOException {
        if (events.isEmpty()) {
            stream.heartbeat();
        }
        for (Numbered event : events) {
            byte[] data = Json.bytes(FigureJson.data(id, event.event()));
            stream.send(OptionalLong.of(event.id()), event.event().name(), data);
        }
        return !events.isEmpty() && events.get(events.size() - 1).event().isLast();
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

    void frame(Context ctx) {
        byte[] png = figures.frame(id(ctx), ctx.pathParam("token"))
                .orElseThrow(() -> new NotFoundException("token", "the frame is not kept any more; the figure is"));
        Picture.answerImmutable(ctx, png);
    }

    /** The figure as one picture. */
    void picture(Context ctx) {
        StoredFigure figure = made(ctx);
        answer(ctx, figure, figure.whole());
    }

    /** One of a figure's pictures. */
    void pictureOf(Context ctx) {
        StoredFigure figure = made(ctx);
        String given = ctx.pathParam("n");
        int last = figure.images().size() - 1;
        if (!given.matches("\\d{1,4}") || Integer.parseInt(given) > last) {
            throw new NotFoundException("n", "the figure has pictures 0 to %d".formatted(last));
        }
        answer(ctx, figure, figure.images().get(Integer.parseInt(given)).file());
    }

    /** The figure's spec and data, to keep. */
    void data(Context ctx) {
        Figure figure = figures.get(made(ctx).id());
        ctx.header("Content-Disposition", "inline; filename=\"figure-%s.json\"".formatted(figure.id().hex().substring(0, 12)));
        Json.answer(ctx, json.whole(figure));
    }

    private void answer(Context ctx, StoredFigure figure, ImageFile file) {
        byte[] png = figures.image(figure.id(), file)
                .orElseThrow(() -> new NotFoundException("id", "the figure's files were damaged; ask for it again"));
        Picture.answer(ctx, png, file.sha256());
    }

    private StoredFigure made(Context ctx) {
        Figure figure = figures.get(id(ctx));
        return figure.result()
                .orElseThrow(() -> new NotFoundException(
                        "id", "the figure has no picture yet: it is " + figure.status().word()));
    }

    private static FigureId id(Context ctx) {
        return FigureId.parse(ctx.pathParam("id"));
    }
}
