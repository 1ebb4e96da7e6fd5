package org.featurescope.optimize.graph;

import org.featurescope.optimize.objective.term.ObjectiveInputs;
import org.featurescope.optimize.picture.graph.PictureGraph;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The nodes of a graph with pictures and a network that an objective reads. */
record GraphInputs(Graph graph, ReadLayers layers, int batch, Operand<TFloat32> leak) implements ObjectiveInputs {
    @Override
    public Ops tf() {
        return Ops.create(graph);
    }

    @Override
    public Output<TFloat32> preRelu(String layer) {
        return layers.preRelu(graph, layer);
    }

    @Override
    public Output<TFloat32> activation(String layer) {
        return layers.activation(graph, layer);
    }

    @Override
    public Operand<TFloat32> picture() {
        return ReadLayers.output(graph, PictureGraph.PICTURE);
    }
}
