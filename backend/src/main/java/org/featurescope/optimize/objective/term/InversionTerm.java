package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.featurescope.optimize.objective.LayerObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link LayerObjective.Inversion}. */
record InversionTerm(LayerObjective.Inversion objective) implements LeafTerm {
    @Override
    public String form() {
        return "inversion(%s)".formatted(objective.layer());
    }

    @Override
    public Stream<String> layers() {
        return Stream.of(objective.layer());
    }

    @Override
    public Operand<TFloat32> build(TermScope scope) {
        var tf = scope.tf();
        TermScope.Maps maps = scope.activation(objective.layer());
        FedTarget target = FedTarget.placeholders(scope, maps);
        var difference = scope.sumOfSquares(tf.math.sub(maps.values(), target.values()), 1, 2);
        return tf.math.neg(tf.math.mul(difference, target.perSquare()));
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {
        FedTarget.feed(picture, feeds, objective.layer(), objective.photograph());
    }
}
