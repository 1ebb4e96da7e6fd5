package org.featurescope.optimize;

import org.featurescope.optimize.picture.BilinearSampling;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The tensors that one call is fed: the objective's weights and the step's sampling. Closed after the call. */
final class FedTensors implements AutoCloseable {
    private final TFloat32 channel;
    private final TFloat32 position;
    private final TInt32 neighbours;
    private final TFloat32 corners;

    FedTensors(ObjectiveWeights weights, BilinearSampling sampling, int batch) {
        long pixels = sampling.weights().length / 4;
        channel = TFloat32.tensorOf(
                Shape.of(batch, weights.channel().length / batch, 1), DataBuffers.of(weights.channel()));
        position = TFloat32.tensorOf(Shape.of(weights.position().length, 1), DataBuffers.of(weights.position()));
        neighbours = TInt32.tensorOf(Shape.of(4 * pixels), DataBuffers.of(sampling.neighbours()));
        corners = TFloat32.tensorOf(Shape.of(4, pixels, 1), DataBuffers.of(sampling.weights()));
    }

    Session.Runner into(Session.Runner runner) {
        return runner.feed(ObjectiveGraph.CHANNEL, channel)
                .feed(ObjectiveGraph.POSITION, position)
                .feed(PictureGraph.NEIGHBOURS, neighbours)
                .feed(PictureGraph.WEIGHTS, corners);
    }

    @Override
    public void close() {
        channel.close();
        position.close();
        neighbours.close();
        corners.close();
    }
}
