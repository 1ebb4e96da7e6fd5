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
import org.featurescope.unit.PictureClasses.PictureClass;

/**
 * The file of {@link UnitResponses}, compressed by gzip: a version, the network, the pictures, the classes, and the layers
 * with their numbers.
 */
final class ResponsesFile {
    private static final String VERSION = "unit responses 1";
    static final int MOST_LAYERS = 10_000;
    static final int MOST_CHANNELS = 1_000_000;
    static final int MOST_CLASSES = 30_000;

    private ResponsesFile() {}

    static byte[] bytes(UnitResponses responses) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeUTF(VERSION);
            out.writeUTF(responses.network());
            out.writeUTF(responses.pictures());
            out.writeInt(responses.classes().all().size());
            for (PictureClass of : responses.classes().all()) {
                out.writeUTF(of.label());
                out.writeInt(of.pictures());
            }
            out.writeInt(responses.strongest());
            out.writeInt(responses.layers().size());
            for (LayerResponses layer : responses.layers()) {
                out.writeUTF(layer.layer());
                out.writeInt(layer.channels());
                for (int channel = 0; channel < layer.channels(); channel++) {
                    out.writeFloat(layer.means()[channel]);
                    out.writeFloat(layer.deviations()[channel]);
                }
                out.write(layer.responses());
                for (short number : layer.strongest()) {
                    out.writeShort(number);
                }
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
    static UnitResponses read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new GZIPInputStream(file, 1 << 16));
        if (!in.readUTF().equals(VERSION)) {
            throw new IOException("it is not a file of unit responses of this version");
        }
        String network = in.readUTF();
        String pictures = in.readUTF();
        int classes = count(in, MOST_CLASSES);
        List<PictureClass> labels = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            labels.add(new PictureClass(in.readUTF(), in.readInt()));
        }
        int strongest = count(in, MOST_CLASSES);
        int layers = count(in, MOST_LAYERS);
        List<LayerResponses> responses = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            responses.add(layer(in, classes));
        }
        return new UnitResponses(network, pictures, PictureClasses.of(labels), strongest, responses);
    }

    private static LayerResponses layer(DataInputStream in, int classes) throws IOException {
        String name = in.readUTF();
        int channels = count(in, MOST_CHANNELS);
        float[] means = new float[channels];
        float[] deviations = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            means[channel] = in.readFloat();
            deviations[channel] = in.readFloat();
        }
        byte[] responses = bytes(in, (long) channels * classes);
        short[] strongest = new short[channels * LayerResponses.CLASSES_PER_UNIT * 2];
        for (int i = 0; i < strongest.length; i += 2) {
            strongest[i] = in.readShort();
            strongest[i + 1] = in.readShort();
            if (strongest[i] < 0 || strongest[i] >= classes) {
                throw new IOException("it has a class out of bounds");
            }
        }
        return new LayerResponses(name, means, deviations, responses, strongest);
    }

    /** Reads the bytes of a layer. */
    static byte[] bytes(DataInputStream in, long length) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
        if (bytes.length != length) {
            throw new IOException("it ends within a layer");
        }
        return bytes;
    }

    /** Reads a number from 1 to {@code most}. */
    static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 1 || count > most) {
            throw new IOException("it has a number out of bounds");
        }
        return count;
    }
}
