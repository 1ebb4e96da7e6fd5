package org.featurescope.classifier;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.optimize.Precision;
import org.featurescope.tensor.SessionThreads;
import org.featurescope.tensor.Sessions;
import org.featurescope.tensor.TensorValues;
import org.featurescope.validate.InvalidInputException;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * A trained network whose class probabilities are soft targets for a new network (Hinton, Vinyals and Dean, "Distilling
 * the Knowledge in a Neural Network", 2015, arXiv:1503.02531). Classes are matched by their labels.
 */
final class Teacher implements AutoCloseable {
    private static final int BATCH = 32;
    /** The logits are divided by this before the softmax, so that improbable classes count more in the targets. */
    private static final float TEMPERATURE = 1.5f;

    private final Graph graph = new Graph();
    private final Session session;
    private final Network network;
    private final String logits;
    private final int size;
    private final int[] places;

    /**
     * Creates a teacher.
     *
     * @param size the height and width of its input, pixels
     * @throws InvalidInputException if the network has no classes, or none of {@code classes}
     */
    Teacher(Network network, int size, Classes classes) {
        this.network = network;
        this.size = size;
        this.logits = network.classes()
                .orElseThrow(() -> new InvalidInputException("teacher", network.id() + " has no classes"))
                .logitsNode();
        this.places =
                classes.labels().stream().mapToInt(network.labels()::indexOf).toArray();
        if (Arrays.stream(places).allMatch(place -> place < 0)) {
            throw new InvalidInputException("teacher", network.id() + " has none of the classes' labels");
        }
        graph.importGraphDef(network.graph());
        session = Sessions.open(graph, SessionThreads.ALL, Precision.BFLOAT16.config());
    }

    /**
     * Writes the probabilities for a sheet's pictures. A file that has some of them already is continued.
     *
     * @param labelled whether to compute the probabilities for labelled pictures, too; else these are 0
     * @param progress receives the number of pictures that are done
     */
    void write(PictureSheet sheet, Path file, boolean labelled, IntConsumer progress) throws IOException {
        int rowBytes = places.length * Float.BYTES;
        int done = Files.exists(file) ? (int) (Files.size(file) / rowBytes) : 0;
        done -= done % BATCH;
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate((long) done * rowBytes);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND))) {
            for (int start = done; start < sheet.count(); start += BATCH) {
                int end = Math.min(sheet.count(), start + BATCH);
                boolean isAsked = labelled || sheet.label(end - 1) == PictureSheet.UNLABELLED;
                for (float[] row : isAsked ? rows(sheet, start, end) : zeros(end - start)) {
                    ByteBuffer bytes = ByteBuffer.allocate(rowBytes);
                    bytes.asFloatBuffer().put(row);
                    out.write(bytes.array());
                }
                progress.accept(Math.min(sheet.count(), start + BATCH));
            }
        }
    }

    private List<float[]> zeros(int count) {
        return Collections.nCopies(count, new float[places.length]);
    }

    private List<float[]> rows(PictureSheet sheet, int from, int to) {
        int length = size * size * 3;
        float[] values = new float[(to - from) * length];
        InputSpec input = network.descriptor().input();
        for (int i = from; i < to; i++) {
            RgbImage resized = Resampler.resize(sheet.picture(i), size, size);
            for (int j = 0; j < length; j++) {
                double colour = (resized.pixels()[j] & 0xff) / 255.0;
                values[(i - from) * length + j] = (float) (colour * input.scale() + input.offset());
            }
        }
        try (TFloat32 pictures = TFloat32.tensorOf(Shape.of(to - from, size, size, 3), DataBuffers.of(values));
                Result result = session.runner()
                        .feed(input.node(), pictures)
                        .fetch(logits)
                        .run()) {
            float[] all = TensorValues.of((TFloat32) result.get(0));
            int width = all.length / (to - from);
            return IntStream.range(0, to - from)
                    .mapToObj(row -> probabilities(all, row * width))
                    .toList();
        }
    }

    private float[] probabilities(float[] logits, int start) {
        double most = Double.NEGATIVE_INFINITY;
        for (int place : places) {
            if (place >= 0) {
                most = Math.max(most, logits[start + place]);
            }
        }
        float[] probabilities = new float[places.length];
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                probabilities[i] = (float) Math.exp((logits[start + places[i]] - most) / TEMPERATURE);
                sum += probabilities[i];
            }
        }
        for (int i = 0; i < places.length; i++) {
            probabilities[i] /= (float) sum;
        }
        return probabilities;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
