package org.featurescope.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.Curve;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.StoredImage;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.run.Figure;
import org.featurescope.figure.run.FigureEvent;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.Problem;

/** Figures and their events as the API tells them. */
final class FigureJson {
    private final Kinds kinds;

    FigureJson(Kinds kinds) {
        this.kinds = kinds;
    }

    /** Where a figure is to be found, and how far it has come. */
    ObjectNode links(Figure figure) {
        String id = figure.id().hex();
        return Json.object()
                .put("id", id)
                .put("status", word(figure.status()))
                .put("url", "/figures/" + id)
                .put("embedUrl", "/embed/" + id)
                .put("apiUrl", "/api/v1/figures/" + id)
                .put("eventsUrl", "/api/v1/figures/" + id + "/events")
                .put("readableUrl", "/figure?" + kinds.toQuery(figure.spec()));
    }

    /** A figure that is made, as a list has it. */
    ObjectNode entry(StoredFigure figure) {
        FigureSpec spec = figure.spec();
        ObjectNode json = links(Figure.of(figure)).put("kind", kinds.of(spec).name());
        if (spec instanceof AboutNetwork about) {
            json.put("model", about.model());
        }
        if (spec instanceof AboutLayer about) {
            json.put("layer", about.layer());
        }
        return json.put("title", figure.spec().title())
                .put("caption", figure.spec().caption())
                .put("createdAt", figure.createdAt().toString())
                .put("pictures", figure.images().size())
                .put("image", "/figures/%s.png".formatted(figure.id()));
    }

    /** Returns the word for a status; a damaged figure is one that nobody makes now, like a cancelled one. */
    private static String word(FigureStatus status) {
        return status == FigureStatus.DAMAGED ? FigureStatus.CANCELLED.word() : status.word();
    }

    /** All that is known of a figure. */
    ObjectNode whole(Figure figure) {
        ObjectNode json = links(figure)
                .put("kind", kinds.of(figure.spec()).name())
                .put("title", figure.spec().title())
                .put("caption", figure.spec().caption())
                .put("createdAt", figure.createdAt().toString());
        json.set("spec", kinds.toJson(figure.spec()));
        json.set(
                "layout",
                layout(figure.result()
                        .map(result -> figure.spec().layout(result.images().size()))
                        .orElseGet(figure.spec()::layout)));
        figure.progress().ifPresent(made -> json.set("progress", progress(made)));
        figure.queuePosition().ifPresent(position -> json.put("queuePosition", position));
        figure.result().ifPresent(result -> json.set("result", result(result)));
        FrameSize frame = figure.result().map(FrameSize::of).orElseGet(FrameSize::ofOne);
        json.putObject("frame").put("width", frame.width()).put("height", frame.height());
        problem(figure).ifPresent(problem -> json.set("error", problem.toJson()));
        return json;
    }

    private static ObjectNode layout(Layout layout) {
        ObjectNode json = Json.object()
                .put("form", layout.form().name().toLowerCase(Locale.ROOT))
                .put("rows", layout.rows())
                .put("columns", layout.columns())
                .put("skipped", layout.skipped());
        layout.rowLabels().forEach(json.putArray("rowLabels")::add);
        layout.columnLabels().forEach(json.putArray("columnLabels")::add);
        return json;
    }

    private static ObjectNode result(StoredFigure figure) {
        ObjectNode json = Json.object().put("milliseconds", figure.milliseconds());
        ArrayNode images = json.putArray("images");
        for (int i = 0; i < figure.images().size(); i++) {
            StoredImage image = figure.images().get(i);
            ObjectNode entry = images.addObject()
                    .put("url", "/figures/%s/%d.png".formatted(figure.id(), i))
                    .put("width", image.file().width())
                    .put("height", image.file().height())
                    .put("label", image.label())
                    .put("unit", image.unit())
                    .put("objective", image.objective());
            image.warning().ifPresent(warning -> entry.put("warning", warning));
        }
        json.set("curve", curve(figure.curve()));
        figure.data().ifPresent(data -> json.set("data", data));
        return json;
    }

    private static ObjectNode curve(Curve curve) {
        ObjectNode json = Json.object();
        ArrayNode steps = json.putArray("steps");
        ArrayNode objective = json.putArray("objective");
        for (int i = 0; i < curve.steps().length; i++) {
            steps.add(curve.steps()[i]);
            addAll(objective.addArray(), curve.objective()[i]);
        }
        return json;
    }

    private static ObjectNode progress(FigureEvent.Progress made) {
        ObjectNode json = Json.object().put("step", made.step()).put("steps", made.steps());
        addAll(json.putArray("objective"), made.objective());
        return json;
    }

    /** What an event of a figure says. */
    static ObjectNode data(FigureId id, FigureEvent event) {
        if (event instanceof FigureEvent.Queued queued) {
            return Json.object().put("position", queued.position());
        }
        if (event instanceof FigureEvent.Progress made) {
            return data(id, made);
        }
        if (event instanceof FigureEvent.Done) {
            return Json.object().put("url", "/figures/" + id);
        }
        if (event instanceof FigureEvent.Failed failed) {
            return failed(failed.detail()).toJson();
        }
        return event instanceof FigureEvent.Cancelled cancelled
                ? Json.object().put("detail", cancelled.detail())
                : Json.object();
    }

    private static ObjectNode data(FigureId id, FigureEvent.Progress made) {
        ObjectNode json = progress(made);
        json.putNull("frame");
        json.putNull("millisecondsLeft");
        made.millisecondsLeft().ifPresent(left -> json.put("millisecondsLeft", left));
        made.frame()
                .ifPresent(frame -> json.put("frame", "/api/v1/figures/%s/frames/%s.png".formatted(id, frame.token()))
                        .put("columns", frame.columns())
                        .put("rows", frame.rows()));
        return json;
    }

    private static Optional<Problem> problem(Figure figure) {
        if (figure.status() == FigureStatus.FAILED) {
            return figure.detail().map(FigureJson::failed);
        }
        return figure.status() == FigureStatus.CANCELLED || figure.status() == FigureStatus.DAMAGED
                ? figure.detail().map(detail -> new Problem(409, "Cancelled", detail, Optional.empty()))
                : Optional.empty();
    }

    private static Problem failed(String detail) {
        return new Problem(500, "The figure could not be made", detail, Optional.empty());
    }

    /** What is no number is told as none. */
    private static void addAll(ArrayNode array, float[] values) {
        for (float value : values) {
            if (Float.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }
}
