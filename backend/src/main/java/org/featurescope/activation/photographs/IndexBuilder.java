package org.featurescope.activation.photographs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.MeanActivations;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;

/**
 * Constructs one index. Its own threads decode photographs, one batch in advance of the network, which runs on the
 * calling thread. For each layer the rows of {@code [photographs, channels]} are appended to a file. At the end the
 * files are transposed, one layer at a time. So memory holds two batches of pictures and the numbers of one layer.
 */
final class IndexBuilder implements AutoCloseable {
    /** Photographs for each session call. */
    static final int BATCH = 8;

    private static final int DECODERS = 2;

    private final Path folder;
    private final PhotographSet set;
    private final InputSpec input;
    private final Network network;
    private final List<Layer> layers;
    private final MeanActivations means;
    private final List<FileChannel> rows = new ArrayList<>();
    private final ExecutorService decoders =
            Executors.newFixedThreadPool(DECODERS, work -> new Thread(work, "photograph-decode"));
    private final List<String> names = new ArrayList<>();
    private final List<PhotographIndex.Skipped> skipped = new ArrayList<>();

    /** A decoded photograph, or the reason why it cannot be decoded. */
    private record Decoded(String name, Optional<RgbImage> picture, String reason) {}

    IndexBuilder(Path folder, PhotographSet set, Network network, List<Layer> layers) {
        this.folder = folder;
        this.set = set;
        this.network = network;
        this.input = network.descriptor().input();
        this.layers = layers;
        this.means = new MeanActivations(network, layers);
    }

    /** Writes the files of the index and returns its contents. */
    PhotographIndex.Contents run(String setSha256, IndexListener listener) throws IOException {
        for (int i = 0; i < layers.size(); i++) {
            rows.add(FileChannel.open(
                    rowsFile(i), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
        }
        List<String> all = set.names();
        List<CompletableFuture<Decoded>> next = decode(all, 0);
        for (int first = 0; first < all.size(); first += BATCH) {
            if (listener.cancelled()) {
                throw new CancelledIndexException(first, all.size());
            }
            List<CompletableFuture<Decoded>> batch = next;
            next = decode(all, first + BATCH);
            index(batch.stream().map(CompletableFuture::join).toList());
            listener.progress(Math.min(all.size(), first + BATCH), all.size());
        }
        Validate.isTrue(
                "photographs",
                !names.isEmpty(),
                "not one of the %d photographs can be read; of the first: %s"
                        .formatted(
                                all.size(),
                                skipped.isEmpty() ? "" : skipped.get(0).reason()));
        for (int i = 0; i < layers.size(); i++) {
            transpose(i);
        }
        List<PhotographIndex.Indexed> indexed = layers.stream()
                .map(layer -> new PhotographIndex.Indexed(layer.name(), layer.channels()))
                .toList();
        return new PhotographIndex.Contents(setSha256, network.id(), network.sha256(), names, skipped, indexed);
    }

    private List<CompletableFuture<Decoded>> decode(List<String> all, int first) {
        return all.subList(Math.min(first, all.size()), Math.min(first + BATCH, all.size())).stream()
                .map(name -> CompletableFuture.supplyAsync(() -> decode(name), decoders))
                .toList();
    }

    private Decoded decode(String name) {
        try {
            RgbImage picture = ImageDecoder.decode(set.bytes(name));
            return new Decoded(name, Optional.of(Resampler.resizeAndCrop(picture, input.height(), input.width())), "");
        } catch (IOException | InvalidInputException e) {
            return new Decoded(name, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private void index(List<Decoded> batch) throws IOException {
        List<RgbImage> pictures = new ArrayList<>();
        for (Decoded photograph : batch) {
            if (photograph.picture().isPresent()) {
                names.add(photograph.name());
                pictures.add(photograph.picture().get());
            } else {
                skipped.add(new PhotographIndex.Skipped(photograph.name(), photograph.reason()));
            }
        }
        if (pictures.isEmpty()) {
            return;
        }
        List<float[]> values = means.of(pictures);
        for (int i = 0; i < layers.size(); i++) {
            checkFinite(layers.get(i), values.get(i));
            write(rows.get(i), values.get(i));
        }
    }

    private void checkFinite(Layer layer, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new ActivationException("%s gives values at %s that are no finite numbers for a photograph"
                        .formatted(network.id(), layer.name()));
            }
        }
    }

    /** Writes the file {@code [channels, photographs]} of a layer, in which the numbers of a unit are adjacent. */
    private void transpose(int layer) throws IOException {
        int channels = layers.get(layer).channels();
        float[] transposed = new float[channels * names.size()];
        float[] row = new float[channels];
        ByteBuffer bytes = ByteBuffer.allocate(4 * channels).order(ByteOrder.LITTLE_ENDIAN);
        FileChannel from = rows.get(layer).position(0);
        for (int photograph = 0; photograph < names.size(); photograph++) {
            bytes.clear();
            while (bytes.hasRemaining()) {
                if (from.read(bytes) < 0) {
                    throw new IOException("a temporary file of the index was cut short");
                }
            }
            bytes.flip().asFloatBuffer().get(row);
            for (int channel = 0; channel < channels; channel++) {
                transposed[channel * names.size() + photograph] = row[channel];
            }
        }
        from.close();
        Files.delete(rowsFile(layer));
        try (FileChannel to = FileChannel.open(
                folder.resolve(PhotographIndex.fileName(layer)),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            write(to, transposed);
            to.force(true);
        }
    }

    private static void write(FileChannel file, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer floats = bytes.asFloatBuffer();
        floats.put(values);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private Path rowsFile(int layer) {
        return folder.resolve("layer-%d.rows".formatted(layer));
    }

    /** Waits for the decoding threads, which read the set. */
    @Override
    public void close() throws IOException {
        decoders.shutdownNow();
        try {
            if (!decoders.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IOException("a photograph is still being decoded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        means.close();
        for (FileChannel file : rows) {
            file.close();
        }
    }
}
