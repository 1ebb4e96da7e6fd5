package org.featurescope.unit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.featurescope.unit.PathWeights.LayerWeights;

/** The file of {@link PathWeights}, compressed by gzip: a version, the network, and the layers with their numbers. */
final class PathWeightsFile {
    private static final String VERSION = "path weights 1";
    private static final int MOST_PHOTOGRAPHS = 20_000;

    private PathWeightsFile() {}

    static byte[] bytes(PathWeights weights) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeUTF(VERSION);
            out.writeUTF(weights.network());
            out.writeInt(weights.photographs());
            out.writeInt(weights.classes());
            out.writeInt(weights.layers().size());
            for (LayerWeights layer : weights.layers()) {
                out.writeUTF(layer.layer());
                out.writeBoolean(layer.isExact());
                out.writeInt(layer.channels());
                for (float step : layer.steps()) {
                    out.writeFloat(step);
                }
                out.write(layer.weights());
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or has another format
     */
    static PathWeights read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new GZIPInputStream(file, 1 << 16));
        if (!in.readUTF().equals(VERSION)) {
            throw new IOException("it is not a file of path weights of this version");
        }
        String network = in.readUTF();
        int photographs = ResponsesFile.count(in, MOST_PHOTOGRAPHS);
        int classes = ResponsesFile.count(in, ResponsesFile.MOST_CLASSES);
        int layers = ResponsesFile.count(in, ResponsesFile.MOST_LAYERS);
        List<LayerWeights> weights = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            String layer = in.readUTF();
            boolean isExact = in.readBoolean();
            float[] steps = new float[ResponsesFile.count(in, ResponsesFile.MOST_CHANNELS)];
            for (int channel = 0; channel < steps.length; channel++) {
                steps[channel] = in.readFloat();
            }
            weights.add(
                    new LayerWeights(layer, isExact, steps, ResponsesFile.bytes(in, (long) steps.length * classes)));
        }
        return new PathWeights(network, photographs, classes, weights);
    }
}
