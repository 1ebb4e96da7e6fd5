package org.featurescope.optimize.objective.term;

import java.util.stream.Stream;
import org.featurescope.optimize.objective.LayerObjective;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** {@link LayerObjective.Caricature}. */
record CaricatureTerm(LayerObjective.Caricature objective) implements LeafTerm {
    private static final String POWER = "power";

    @Override
    public String form() {
        return "caricature%s(%s)".formatted(objective.power() == 0 ? "" : " by cosine", objective.layer());
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
        var dot = scope.sum(tf.math.mul(maps.values(), target.values()), 1, 2);
        Operand<TFloat32> along = tf.math.mul(dot, target.perSquare());
        if (objective.power() == 0) {
            return along;
        }
        var lengths = tf.math.mul(
                scope.length(scope.sumOfSquares(maps.values(), 1, 2)),
                scope.length(scope.sumOfSquares(target.values(), 1, 2)));
        return tf.math.mul(along, scope.cosinePower(dot, lengths, scope.placeholder(POWER)));
    }

    @Override
    public void feed(int picture, TermFeeds feeds) {
        FedTarget.feed(picture, feeds, objective.layer(), objective.photograph());
        if (objective.power() != 0) {
            feeds.number(picture, POWER, objective.power());
        }
    }
}
