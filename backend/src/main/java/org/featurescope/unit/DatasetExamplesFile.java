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

/**
 * The file of {@link DatasetExamples}, compressed by gzip: a version, the network, the names of the photographs, and the
 * layers with their numbers.
 */
final class DatasetExamplesFile {
    private static final String VERSION = "dataset examples 2";

    private DatasetExamplesFile() {}

    static byte[] bytes(DatasetExamples examples) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeUTF(VERSION);
            out.writeUTF(examples.network());
            out.writeInt(examples.names().size());
            for (String name : examples.names()) {
                out.writeUTF(name);
            }
            out.writeInt(examples.layers().size());
            for (LayerExamples layer : examples.layers()) {
                out.writeUTF(layer.layer());
                out.writeInt(layer.channels());
                for (short photograph : layer.photographs()) {
                    out.writeShort(photograph);
                }
                for (float mean : layer.means()) {
                    out.writeFloat(mean);
                }
                out.write(layer.peaks());
                out.write(layer.activations());
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
    static DatasetExamples read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new GZIPInputStream(file, 1 << 16));
        if (!in.readUTF().equals(VERSION)) {
            throw new IOException("it is not a file of dataset examples of this version");
        }
        String network = in.readUTF();
        int photographs = ResponsesFile.count(in, Short.MAX_VALUE);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < photographs; i++) {
            names.add(in.readUTF());
        }
        int count = ResponsesFile.count(in, ResponsesFile.MOST_LAYERS);
        List<LayerExamples> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(layer(in, photographs));
        }
        return new DatasetExamples(network, names, layers);
    }

    private static LayerExamples layer(DataInputStream in, int all) throws IOException {
        String name = in.readUTF();
        int channels = ResponsesFile.count(in, ResponsesFile.MOST_CHANNELS);
        int examples = channels * LayerExamples.PER_UNIT;
        short[] photographs = new short[examples];
        for (int i = 0; i < examples; i++) {
            photographs[i] = in.readShort();
            if (photographs[i] < 0 || photographs[i] >= all) {
                throw new IOException("it has a photograph out of bounds");
            }
        }
        float[] means = new float[examples];
        for (int i = 0; i < examples; i++) {
            means[i] = in.readFloat();
        }
        byte[] peaks = ResponsesFile.bytes(in, 2L * examples);
        return new LayerExamples(name, photographs, means, peaks, ResponsesFile.bytes(in, (long) channels * all));
    }
}
