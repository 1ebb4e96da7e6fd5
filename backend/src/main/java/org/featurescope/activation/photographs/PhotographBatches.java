package org.featurescope.activation.photographs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Sha256;
import org.featurescope.validate.InvalidInputException;

/**
 * Decodes the photographs of a set, batch by batch in the order of their names, and crops and resizes them for a
 * network. Its own threads decode the next batches while the caller works on one. Not thread-safe.
 */
final class PhotographBatches implements AutoCloseable {
    /** Photographs of a batch, those that cannot be read included. */
    static final int BATCH = 8;

    private static final int DECODERS = 2;
    /** Batches that are decoded in advance. */
    private static final int AHEAD = 2;

    private final PhotographSet set;
    private final InputSpec input;
    private final List<String> names;
    private final ExecutorService decoders =
            Executors.newFixedThreadPool(DECODERS, work -> new Thread(work, "photograph-decode"));
    private final Deque<List<CompletableFuture<Decoded>>> ahead = new ArrayDeque<>();
    /** Index of the first photograph that is not asked for yet. */
    private int asked;

    /**
     * A photograph, decoded or not.
     *
     * @param sha256 of the bytes of its file, lower-case hexadecimal; empty if they cannot be read
     * @param picture of the size of the network's input, if it could be decoded
     * @param reason why it could not be decoded
     */
    record Decoded(String name, String sha256, Optional<RgbImage> picture, String reason) {}

    /**
     * Begins to decode.
     *
     * @param first the index of the photograph to begin with
     */
    PhotographBatches(PhotographSet set, InputSpec input, int first) {
        this.set = set;
        this.input = input;
        this.names = set.names();
        this.asked = first;
        askAhead();
    }

    private void askAhead() {
        while (ahead.size() <= AHEAD && asked < names.size()) {
            int end = Math.min(asked + BATCH, names.size());
            List<CompletableFuture<Decoded>> batch = new ArrayList<>();
            for (String name : names.subList(asked, end)) {
                batch.add(CompletableFuture.supplyAsync(() -> decode(name), decoders));
            }
            ahead.add(batch);
            asked = end;
        }
    }

    private Decoded decode(String name) {
        byte[] bytes;
        try {
            bytes = set.bytes(name);
        } catch (IOException e) {
            return new Decoded(name, "", Optional.empty(), String.valueOf(e.getMessage()));
        }
        String sha256 = Sha256.of(bytes);
        try {
            RgbImage picture = input.prepared(ImageDecoder.decode(bytes));
            return new Decoded(name, sha256, Optional.of(picture), "");
        } catch (InvalidInputException e) {
            return new Decoded(name, sha256, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** Returns whether there is a further batch. */
    boolean hasNext() {
        return !ahead.isEmpty();
    }

    /** Waits for the next batch and returns it. */
    List<Decoded> next() {
        List<CompletableFuture<Decoded>> batch = ahead.remove();
        askAhead();
        return batch.stream().map(CompletableFuture::join).toList();
    }

    /** Waits for the decoding threads, which read the set. */
    @Override
    public void close() {
        decoders.shutdownNow();
        boolean interrupted = false;
        while (true) {
            try {
                if (decoders.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
