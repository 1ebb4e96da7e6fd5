package org.featurescope.optimize.objective.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.featurescope.model.UnitExpression.RandomDirection;
import org.featurescope.model.UnitExpression.Term;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.UnitExpression.WeightedUnits;
import org.featurescope.optimize.objective.ClassName;
import org.featurescope.optimize.objective.ClassObjective;
import org.featurescope.optimize.objective.Composition;
import org.featurescope.optimize.objective.DirectionTensor;
import org.featurescope.optimize.objective.DirectionVector;
import org.featurescope.optimize.objective.LayerObjective;
import org.featurescope.optimize.objective.MapLocation;
import org.featurescope.optimize.objective.Objective;
import org.featurescope.optimize.objective.PictureObjective;
import org.featurescope.optimize.objective.UnitObjective;

/** Draws random objectives of each kind, composed to a given depth. */
public final class RandomObjectives {
    private final Random random;
    private final List<Supplier<Objective>> leaves = List.of(
            () -> new UnitObjective.Neuron(unit(), position()),
            () -> new UnitObjective.Channel(unit()),
            () -> new UnitObjective.Direction(vector(), location(), power()),
            () -> new UnitObjective.TensorDirection(tensor(), power()),
            () -> new LayerObjective.Layer(layer()),
            () -> new LayerObjective.Position(layer(), at()),
            () -> new LayerObjective.Diversity(layer()),
            () -> new LayerObjective.Alignment(layer()),
            () -> new LayerObjective.Inversion(layer(), photograph()),
            () -> new LayerObjective.Caricature(layer(), photograph(), power()),
            () -> new ClassObjective.Logit(className()),
            () -> new ClassObjective.Probability(className()),
            PictureObjective.TotalVariation::new,
            () -> new PictureObjective.L1(colour()),
            () -> new PictureObjective.L2(colour()),
            PictureObjective.BlurEachStep::new,
            () -> new PictureObjective.BoundaryComplexity(1 + random().nextInt(40), colour()));

    public RandomObjectives(Random random) {
        this.random = random;
    }

    /** Returns the number of kinds of objectives that are not composed of others. */
    int kinds() {
        return leaves.size();
    }

    Objective leaf(int kind) {
        return leaves.get(kind).get();
    }

    public Objective next(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf(random.nextInt(leaves.size()));
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Composition.Sum(some(2, depth - 1));
            case 1 -> new Composition.Difference(next(depth - 1), next(depth - 1));
            case 2 -> new Composition.Scale(sign() * Math.pow(10, random.nextDouble() * 18 - 9), next(depth - 1));
            case 3 -> new Composition.Product(some(2, depth - 1));
            case 4 -> new Composition.Each(some(1, depth - 1));
            default -> new Composition.Between(next(depth - 1), next(depth - 1));
        };
    }

    private List<Objective> some(int least, int depth) {
        List<Objective> some = new ArrayList<>();
        for (int i = least + random.nextInt(3); i > 0; i--) {
            some.add(next(depth));
        }
        return some;
    }

    private Random random() {
        return random;
    }

    private int sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    private Unit unit() {
        return new Unit(layer(), random.nextInt(1000));
    }

    private String layer() {
        return List.of("mixed4c", "conv2d0", "mixed3a_3x3", "head.0_attention").get(random.nextInt(4));
    }

    private String photograph() {
        return List.of("chelsea", "0f3a", "my-cat.v2").get(random.nextInt(3));
    }

    private ClassName className() {
        return random.nextBoolean()
                ? new ClassName.Indexed(random.nextInt(1000))
                : new ClassName.Labelled(List.of("golden retriever", "tench, Tinca tinca", "jack-o'-lantern", "C+")
                        .get(random.nextInt(4)));
    }

    private MapLocation.At at() {
        return new MapLocation.At(random.nextInt(30), random.nextInt(30));
    }

    private MapLocation.SinglePosition position() {
        return random.nextBoolean() ? MapLocation.CENTRE : at();
    }

    private MapLocation location() {
        return random.nextBoolean() ? MapLocation.EVERYWHERE : position();
    }

    private double power() {
        return random.nextBoolean() ? 0 : random.nextDouble() * 4;
    }

    private double colour() {
        return random.nextBoolean() ? random.nextInt(2) : random.nextDouble();
    }

    private DirectionVector vector() {
        return switch (random.nextInt(3)) {
            case 0 ->
                new DirectionVector.Weighted(new WeightedUnits(List.of(
                        new Term(random.nextDouble() + 0.1, new Unit("mixed4c", 4)),
                        new Term(-random.nextDouble() - 0.1, new Unit("mixed4c", 12)))));
            case 1 -> new DirectionVector.Drawn(new RandomDirection(layer(), random.nextInt() & 0xffff));
            default -> new DirectionVector.Recorded(layer(), photograph(), at());
        };
    }

    private DirectionTensor tensor() {
        return random.nextBoolean()
                ? new DirectionTensor.Drawn(new RandomDirection(layer(), random.nextLong() >>> 11))
                : new DirectionTensor.Recorded(layer(), photograph());
    }
}
