package org.featurescope.kind.parabola;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Recipe;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.Stopwatch;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.table.Table;
import org.featurescope.kind.TestKinds;
import org.featurescope.kind.parabola.ParabolaResult.Point;
import org.featurescope.model.Networks;
import org.featurescope.optimize.CancelledRunException;
import org.featurescope.optimize.Visualizer;

/** A kind for tests of what is around kinds: its figures have no network, no layer, no preset and no pictures. */
public final class ParabolaKind implements FigureKind<ParabolaSpec> {
    /** The figure of which {@link #EQUAL_LINK} is the link, as JSON. */
    public static final String JSON = "{'kind':'parabola','a':2,'b':-0.5}";

    /** The link of the figure of {@link #JSON}, its parameters in another order. */
    public static final String EQUAL_LINK = "b=-0.5&kind=parabola&a=2";

    private static final int STEPS = 20;

    /** Returns the registered kinds and this one. */
    public static Kinds amongOthers(Visualizer visualizer) {
        return new Kinds(
                Stream.<FigureKind<?>>concat(TestKinds.with(visualizer).all().stream(), Stream.of(new ParabolaKind()))
                        .toList());
    }

    @Override
    public Class<ParabolaSpec> specType() {
        return ParabolaSpec.class;
    }

    @Override
    public ParameterTable<ParabolaSpec> parameters() {
        return ParabolaSpec.TABLE;
    }

    @Override
    public String title() {
        return "A parabola";
    }

    @Override
    public String description() {
        return "The curve of a square.";
    }

    @Override
    public String example() {
        return "a=1";
    }

    @Override
    public Recipe recipe(ParabolaSpec spec, Networks networks) {
        return listener -> make(spec, listener);
    }

    private static FigureResult make(ParabolaSpec spec, RecipeListener listener) {
        Stopwatch stopwatch = Stopwatch.started();
        List<Point> points = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            if (listener.cancelled()) {
                throw new CancelledRunException(step, STEPS);
            }
            double x = 2.0 * (step - 1) / (STEPS - 1) - 1;
            points.add(new Point(x, spec.a() * x * x + spec.b()));
            listener.step(step, STEPS, new float[0], List::of);
        }
        double least = points.stream().mapToDouble(Point::y).min().orElseThrow();
        double most = points.stream().mapToDouble(Point::y).max().orElseThrow();
        return FigureResult.of(new ParabolaResult(least, most, points), stopwatch.milliseconds());
    }

    @Override
    public Optional<ResultData<?>> resultData() {
        return Optional.of(new ResultData<>(ParabolaResult.class, (figure, data) -> new ParabolaScene(data))
                .withTable("points", ParabolaKind::points)
                .withTable(
                        "ends",
                        data -> new Table(List.of("least", "most"), List.of(List.of(data.least(), data.most())))));
    }

    private static Table points(ParabolaResult data) {
        return new Table(
                List.of("x", "y"),
                data.points().stream()
                        .map(point -> List.<Object>of(point.x(), point.y()))
                        .toList());
    }
}
