package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.featurescope.model.Network;
import org.featurescope.optimize.objective.ClassObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * {@link ClassObjective}: the value of one class in the layer before or after the softmax.
 *
 * @param layer the layer before or after the softmax
 * @param index of the class
 */
record ClassTerm(String layer, int index) implements LeafTerm {
    private static final String CLASS = "class";

    static ClassTerm of(ClassObjective objective, Network network) {
        return new ClassTerm(objective.layer(network).name(), objective.name().index(network));
    }

    @Override
    public String form() {
        return "class(%s)".formatted(layer);
    }

    @Override
    public Stream<String> layers() {
        return Stream.of(layer);
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        TermScope.Maps maps = scope.activation(layer);
        Operand<TFloat32> one = scope.placeholder(CLASS, 1, maps.channels());
        return scope.sum(scope.tf().math.mul(maps.values(), one), 1, 2);
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {
        float[] one = new float[feeds.shapes().channels(layer)];
        one[index] = 1;
        feeds.row(picture, CLASS, one, 1, one.length);
    }
}
