package org.featurescope.kind.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.WithOptimizedPictures;
import org.featurescope.figure.WithPhotographs;
import org.featurescope.figure.drawing.Axis;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.link.Captions;
import org.featurescope.figure.link.NamedSet;
import org.featurescope.figure.link.NetworkReference;
import org.featurescope.figure.link.OptimizationParameters;
import org.featurescope.figure.link.Parameter;
import org.featurescope.figure.link.ParameterTable;
import org.featurescope.figure.link.ParameterTypes;
import org.featurescope.figure.link.UnitList;
import org.featurescope.kind.optimized.ActivationDirection;
import org.featurescope.kind.optimized.Plan;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.picture.SharedResolutions;
import org.featurescope.space.directions.SpannedPlane;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Spec of a figure of the plane that two directions of a layer's activation space span: pictures for the directions at
 * all angles, and photographs' patches at their activations.
 *
 * @param network the network
 * @param a the direction at 0 degrees
 * @param b the direction that spans the plane with {@code a}
 * @param photographs the set of photographs
 * @param angles the number of directions that have pictures
 * @param optimization the parameters of the optimization
 */
public record PlaneSpec(
        NetworkReference network,
        UnitExpression a,
        UnitExpression b,
        NamedSet photographs,
        int angles,
        OptimizationParameters optimization)
        implements AboutLayer, WithOptimizedPictures, WithPhotographs {
    private static final Parameter<UnitExpression> A =
            Parameter.required("a", "First direction", "The unit or direction at 0°.", new UnitList.One());
    private static final Parameter<UnitExpression> B = Parameter.required(
            "b",
            "Second direction",
            "The unit or direction of the same layer that spans the plane with the first.",
            new UnitList.One());
    private static final Parameter<Long> ANGLES = Parameter.optional(
            "angles",
            "Directions",
            "The number of directions that have pictures, in equal steps all around.",
            new ParameterTypes.WholeNumber(4, 36),
            24L);

    static final ParameterTable<PlaneSpec> TABLE = OptimizationParameters.addTo(
            NamedSet.addTo(
                            NetworkReference.addTo(ParameterTable.of("plane", PlaneSpec::of), PlaneSpec::network)
                                    .with(A, PlaneSpec::a)
                                    .with(B, PlaneSpec::b),
                            PlaneSpec::photographs)
                    .with(ANGLES, spec -> (long) spec.angles()),
            PlaneSpec::optimization);

    private static PlaneSpec of(ParameterTable.Values values) {
        return new PlaneSpec(
                NetworkReference.of(values),
                values.get(A),
                values.get(B),
                NamedSet.of(values),
                values.getInt(ANGLES),
                OptimizationParameters.of(values));
    }

    @Override
    public String layer() {
        return a.layer();
    }

    @Override
    public String title() {
        return "The plane of %s and %s in %s".formatted(a, b, model());
    }

    @Override
    public String caption() {
        return ("The plane that %s and %s span in the activation space of %s, a layer of %s. Each point is the activation"
                        + " at a position of a photograph of the set %s, projected on the plane. Around it are pictures that"
                        + " maximize the directions at %s, optimized together so that they line up. %s")
                .formatted(
                        a,
                        b,
                        layer(),
                        model(),
                        photographs.name(),
                        Captions.count(angles, "angle"),
                        Captions.howMade(optimization));
    }

    /** Returns the arrangement of the optimized pictures: one for each angle. */
    @Override
    public Layout layout() {
        return Layout.frames(labels());
    }

    @Override
    public Layout layout(int pictures) {
        return Layout.grid(pictures);
    }

    @Override
    public boolean isShownAsDrawing() {
        return true;
    }

    /** Returns this spec with another set of photographs. */
    PlaneSpec with(NamedSet set) {
        return new PlaneSpec(network, a, b, set, angles, optimization);
    }

    /** Returns the angles that have pictures, ascending from 0, degrees. */
    List<Double> degrees() {
        return IntStream.range(0, angles).mapToObj(i -> i * 360.0 / angles).toList();
    }

    private List<String> labels() {
        return degrees().stream().map(angle -> Axis.shown(angle) + "°").toList();
    }

    /**
     * Returns the plane.
     *
     * @throws org.featurescope.validate.NotFoundException if the network lacks something that a direction names
     * @throws InvalidInputException if the directions are of two layers or parallel; the exception names the field
     */
    SpannedPlane plane(Network of) {
        Validate.isTrue(
                B.name(),
                b.layer().equals(a.layer()),
                "a plane lies in one layer, but a is of %s and b of %s; choose a b of %s"
                        .formatted(a.layer(), b.layer(), a.layer()));
        float[] first = vector(A.name(), a, of);
        float[] second = vector(B.name(), b, of);
        if (SpannedPlane.areParallel(first, second)) {
            boolean isSame = SpannedPlane.angleBetween(first, second) < 90;
            throw new InvalidInputException(
                    B.name(),
                    "%s and %s point in %s, so they span no plane; choose a b that points elsewhere"
                            .formatted(a, b, isSame ? "the same direction" : "opposite directions"));
        }
        return SpannedPlane.of(first, second);
    }

    private static float[] vector(String field, UnitExpression expression, Network of) {
        try {
            return ActivationDirection.vector(expression, of);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(field, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns the plan of the optimized pictures: one run, whose pictures share their low resolutions around the circle.
     *
     * @throws InvalidInputException as {@link #plane}
     */
    Plan plan(Network of) {
        SpannedPlane plane = plane(of);
        List<Objective> objectives = new ArrayList<>();
        List<String> shows = new ArrayList<>();
        for (double angle : degrees()) {
            objectives.add(ActivationDirection.whole(layer(), plane.at(angle)));
            shows.add("%s and %s at %s°".formatted(a, b, Axis.shown(angle)));
        }
        return Plan.each(
                objectives,
                labels(),
                shows,
                optimization.with(optimization.settings().with(SharedResolutions.CIRCLE)));
    }
}
