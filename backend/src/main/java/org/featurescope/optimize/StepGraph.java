package org.featurescope.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.model.StepTuning;
import org.featurescope.optimize.objective.BatchObjective;
import org.featurescope.optimize.picture.PictureGraph;
import org.featurescope.optimize.picture.Variable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * The nodes of one step: the pictures' graph, the network up to the layers wanted, the objective, its gradient and the
 * optimizer.
 *
 * @param pictures what the pictures are made of
 * @param layers what of the network is read
 * @param optimizer what moves the pictures
 * @param definition all nodes, tuned
 */
record StepGraph(PictureGraph pictures, ReadLayers layers, OptimizerGraph optimizer, GraphDef definition) {
    /** Placeholder of the share at which values below zero count, for each picture: {@code [batch]}. */
    static final String LEAK = "step/leak";
    /** The objective of each picture, {@code [batch]}. */
    static final String OBJECTIVE = "step/objective";
    /**
     * What a step tells: {@code [2, batch]} of the objective of each picture and the mean square of its gradient; of tiles
     * the latter alone, {@code [batch]}.
     */
    static final String FOUND = "step/found";

    private static final String GRADIENT_NODE = "gradient_";

    /** The node of the gradient with respect to a variable of the pictures. */
    static String gradient(int variable) {
        return "step/" + GRADIENT_NODE + variable;
    }

    /** @param grid of the pictures; where it has tiles, the objective is to be {@link BatchObjective#uniform} */
    static StepGraph of(Network network, BatchObjective objective, int batch, TileGrid grid, Settings settings) {
        InputSpec input = network.descriptor().input();
        PictureGraph pictures = grid.tiled()
                ? PictureGraph.tiled(batch, grid.size(), grid.tile(), settings.picture(), input)
                : PictureGraph.of(batch, grid.size(), settings.picture(), input, true);
        try (Graph untuned = new Graph()) {
            untuned.importGraphDef(
                    NetworkSplice.upTo(objective.layers(), network, pictures.definition(), PictureGraph.SEEN));
            ReadLayers layers = new ReadLayers(untuned, network, objective.layers());
            Ops step = Ops.create(untuned).withSubScope("step");
            Operand<TFloat32> leak = step.withName("leak").placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch)));
            Operand<TFloat32> values = rewarded(
                    untuned, step, objective.build(new GraphInputs(untuned, layers, batch, leak)), settings);
            step.withName("objective").identity(values);
            OptimizerGraph optimizer = optimizer(untuned, step, values, pictures, grid, settings);
            Operand<TFloat32> meanSquare = optimizer.meanSquareOf(step, batch);
            if (grid.tiled()) {
                step.withName("found").identity(meanSquare);
            } else {
                step.withName("found").stack(List.of(values, meanSquare));
            }
            GraphDef tuned = StepTuning.tuned(
                    untuned,
                    targets(optimizer, pictures, grid),
                    settings.precision() == Precision.FLOAT32);
            return new StepGraph(pictures, layers, optimizer, tuned);
        }
    }

    /**
     * What is made large. Of transparent pictures it is the objective times the share that is transparent, so that a picture
     * gains by being opaque only where that excites.
     *
     * @see <a href="https://doi.org/10.23915/distill.00012">Mordvintsev et al., Differentiable Image Parameterizations,
     *     Distill 2018</a>
     */
    private static Operand<TFloat32> rewarded(Graph untuned, Ops step, Operand<TFloat32> objective, Settings settings) {
        if (!settings.picture().alpha()) {
            return objective;
        }
        Operand<TFloat32> opaque = ReadLayers.output(untuned, PictureGraph.MEAN_ALPHA);
        return step.math.mul(objective, step.math.sub(step.constant(1f), opaque));
    }

    private static OptimizerGraph optimizer(
            Graph untuned,
            Ops step,
            Operand<TFloat32> values,
            PictureGraph pictures,
            TileGrid grid,
            Settings settings) {
        List<Variable> variables = pictures.variables();
        List<Operand<TFloat32>> gradients = new ArrayList<>();
        for (Operand<TFloat32> gradient : pictures.gradients(untuned, values.asOutput())) {
            gradients.add(step.withName(GRADIENT_NODE + gradients.size()).identity(gradient));
        }
        List<Operand<TFloat32>> followed = grid.tiled()
                ? new TileSum(Ops.create(untuned), variables, gradients, grid.count()).means()
                : gradients;
        List<OptimizerGraph.Moved> moved = IntStream.range(0, variables.size())
                .mapToObj(i -> new OptimizerGraph.Moved(
                        untuned.outputOrThrow(variables.get(i).handle() + ":0"),
                        followed.get(i),
                        Shape.of(variables.get(i).shape()),
                        variables.get(i).images()))
                .toList();
        return new OptimizerGraph(Ops.create(untuned), moved, settings);
    }

    private static List<String> targets(OptimizerGraph optimizer, PictureGraph pictures, TileGrid grid) {
        List<Variable> variables = pictures.variables();
        List<String> targets = new ArrayList<>(optimizer.targets());
        targets.addAll(List.of(OBJECTIVE, FOUND, LEAK, PictureGraph.FRAME));
        targets.addAll(pictures.fed());
        if (grid.tiled()) {
            TileSum.targets().forEach(targets::add);
        }
        for (int i = 0; i < variables.size(); i++) {
            targets.add(gradient(i));
            targets.add(variables.get(i).assignStart());
        }
        return targets;
    }
}
