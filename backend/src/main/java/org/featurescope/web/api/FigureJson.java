package org.featurescope.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.figure.drawing.FrameHeights;
import org.featurescope.figure.drawing.FrameSpace;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.run.Figure;
import org.featurescope.figure.run.FigureEvent;
import org.featurescope.web.http.Problem;
import org.featurescope.web.message.CancelledEvent;
import org.featurescope.web.message.DoneEvent;
import org.featurescope.web.message.FigureCurve;
import org.featurescope.web.message.FigureData;
import org.featurescope.web.message.FigureEntry;
import org.featurescope.web.message.FigureImage;
import org.featurescope.web.message.FigureLayout;
import org.featurescope.web.message.FigureLinks;
import org.featurescope.web.message.FigureProgress;
import org.featurescope.web.message.FigureResultData;
import org.featurescope.web.message.FigureState;
import org.featurescope.web.message.FrameSize;
import org.featurescope.web.message.LayoutForm;
import org.featurescope.web.message.ProgressEvent;
import org.featurescope.web.message.QueuedEvent;
import org.jspecify.annotations.Nullable;

/** Converts figures and their events to the records that the API sends. */
public final class FigureJson {
    /** The most pictures that the element of a kind with data arranges in rows; more are shown small or a few at a time. */
    private static final int MOST_IN_ROWS = 40;

    private final Kinds kinds;

    /** Creates it for figures of these kinds. */
    public FigureJson(Kinds kinds) {
        this.kinds = kinds;
    }

    /** Returns the addresses of a figure and its state. */
    FigureLinks links(Figure figure) {
        String id = figure.id().hex();
        return new FigureLinks(
                id,
                state(figure.status()),
                "/figures/" + id,
                "/embed/" + id,
                "/api/v1/figures/" + id,
                "/api/v1/figures/" + id + "/events",
                "/figure?" + kinds.toQuery(figure.spec()));
    }

    /** Returns the state that the API sends for a status. A damaged figure is sent as cancelled. */
    private static FigureState state(FigureStatus status) {
        return switch (status) {
            case QUEUED -> FigureState.QUEUED;
            case RUNNING -> FigureState.RUNNING;
            case DONE -> FigureState.DONE;
            case FAILED -> FigureState.FAILED;
            case CANCELLED, DAMAGED -> FigureState.CANCELLED;
        };
    }

    /** Returns the entry of a finished figure in a list. */
    FigureEntry entry(StoredFigure figure) {
        FigureLinks links = links(Figure.of(figure));
        FigureSpec spec = figure.spec();
        return new FigureEntry(
                links.id(),
                links.status(),
                links.url(),
                links.embedUrl(),
                links.apiUrl(),
                links.eventsUrl(),
                links.readableUrl(),
                kinds.of(spec).name(),
                spec instanceof AboutNetwork about ? Optional.of(about.model()) : Optional.empty(),
                spec instanceof AboutLayer about ? Optional.of(about.layer()) : Optional.empty(),
                kinds.title(spec),
                kinds.caption(spec, Optional.empty()),
                figure.createdAt().toString(),
                figure.images().size(),
                "/figures/%s.png".formatted(figure.id()));
    }

    /** Returns everything that the API sends about a figure. */
    public FigureData whole(Figure figure) {
        FigureLinks links = links(figure);
        FigureSpec spec = figure.spec();
        List<FrameHeights.Frame> frames = frames(figure);
        Layout layout = figure.result()
                .map(result -> kinds.layout(spec, result.images().size()))
                .orElseGet(() -> kinds.layout(spec));
        return new FigureData(
                links.id(),
                links.status(),
                links.url(),
                links.embedUrl(),
                links.apiUrl(),
                links.eventsUrl(),
                links.readableUrl(),
                kinds.of(spec).name(),
                kinds.title(spec),
                kinds.caption(spec, figure.result().flatMap(StoredFigure::data)),
                figure.createdAt().toString(),
                kinds.toJson(spec),
                layout(layout),
                figure.progress().map(made -> new FigureProgress(made.step(), made.steps(), finite(made.objective()))),
                figure.queuePosition().stream().boxed().findFirst(),
                figure.result().map(this::result),
                frames.stream()
                        .map(frame -> new FrameSize(frame.width(), frame.height()))
                        .toList(),
                FrameSpace.ofFrame(frames),
                FrameSpace.ofElement(frames),
                problem(figure));
    }

    /** Returns the frames that hold a figure with its caption. */
    List<FrameHeights.Frame> frames(Figure figure) {
        FigureSpec spec = figure.spec();
        Optional<Integer> pictures =
                figure.result().map(result -> result.images().size());
        return FrameHeights.of(kinds.of(spec).getClass())
                .frames(
                        pictures,
                        spec.layout().form(),
                        kinds.caption(spec, figure.result().flatMap(StoredFigure::data)));
    }

    private static FigureLayout layout(Layout layout) {
        return new FigureLayout(
                LayoutForm.valueOf(layout.form().name()),
                layout.rows(),
                layout.columns(),
                layout.skipped(),
                layout.rowLabels(),
                layout.columnLabels());
    }

    private FigureResultData result(StoredFigure figure) {
        List<FigureImage> images = new ArrayList<>();
        for (StoredImage image : figure.images()) {
            images.add(new FigureImage(
                    "/figures/%s/%d.png".formatted(figure.id(), images.size()),
                    image.file().width(),
                    image.file().height(),
                    kinds.pictureLabel(figure.spec(), image.label(), image.unit()),
                    image.unit(),
                    image.objective(),
                    image.warning(),
                    image.credit()));
        }
        return new FigureResultData(
                figure.milliseconds(), images, curve(figure.curve()), kinds.tables(figure.spec()), figure.data());
    }

    private static FigureCurve curve(Curve curve) {
        List<Integer> steps = new ArrayList<>();
        List<List<@Nullable Float>> objective = new ArrayList<>();
        for (int i = 0; i < curve.steps().length; i++) {
            steps.add(curve.steps()[i]);
            objective.add(finite(curve.objective()[i]));
        }
        return new FigureCurve(steps, objective);
    }

    /** Returns the data of an event of a figure. */
    static Record data(FigureId id, FigureEvent event) {
        return event.accept(new FigureEvent.Visitor<>() {
            @Override
            public Record visitQueued(FigureEvent.Queued queued) {
                OptionalLong start = queued.millisecondsToStart();
                return new QueuedEvent(queued.position(), start.isPresent() ? start.getAsLong() : null);
            }

            @Override
            public Record visitProgress(FigureEvent.Progress made) {
                return progress(id, made);
            }

            @Override
            public Record visitDone(FigureEvent.Done done) {
                return new DoneEvent("/figures/" + id);
            }

            @Override
            public Record visitFailed(FigureEvent.Failed failed) {
                return failed(failed.detail());
            }

            @Override
            public Record visitCancelled(FigureEvent.Cancelled cancelled) {
                return new CancelledEvent(cancelled.detail());
            }
        });
    }

    private static ProgressEvent progress(FigureId id, FigureEvent.Progress made) {
        return new ProgressEvent(
                made.step(),
                made.steps(),
                finite(made.objective()),
                made.frame()
                        .map(frame -> "/api/v1/figures/%s/frames/%s".formatted(id, frame.name()))
                        .orElse(null),
                made.millisecondsLeft().isPresent() ? made.millisecondsLeft().getAsLong() : null,
                made.frame().map(FigureEvent.Frame::columns),
                made.frame().map(FigureEvent.Frame::rows));
    }

    private static Optional<Problem> problem(Figure figure) {
        return switch (figure.status()) {
            case FAILED -> figure.detail().map(FigureJson::failed);
            case CANCELLED, DAMAGED -> figure.detail().map(detail -> Problem.titled(409, "Cancelled", detail));
            case QUEUED, RUNNING, DONE -> Optional.empty();
        };
    }

    private static Problem failed(String detail) {
        return Problem.titled(500, "The figure could not be made", detail);
    }

    /** Returns the values in order, with null for those that are not finite. */
    private static List<@Nullable Float> finite(float[] values) {
        List<@Nullable Float> finite = new ArrayList<>();
        for (float value : values) {
            finite.add(Float.isFinite(value) ? value : null);
        }
        return finite;
    }
}
