package org.featurescope.activation.photographs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.featurescope.activation.ActivationException;
import org.featurescope.activation.index.IndexFiles;
import org.featurescope.activation.index.IndexJournal;
import org.featurescope.activation.index.IndexJournal.Progress;
import org.featurescope.activation.index.StageFiles;
import org.featurescope.activation.photographs.PhotographBatches.Decoded;
import org.featurescope.model.Network;
import org.featurescope.model.Stage;

/**
 * Indexes the photographs of a set at some stages, and continues where an earlier writer stopped. Whoever uses it holds
 * the lock of the folder.
 *
 * <p>Implementation note: photographs go through the network in the same batches however often the work is interrupted,
 * so the files have the same bytes in the end. What is written counts when it is forced to the disk and the journal
 * says so. As this takes time, it is done every few seconds, and more rarely where the disk is slow.
 */
final class IndexWriter implements AutoCloseable {
    private static final long LEAST_NANOSECONDS = 5_000_000_000L;
    /** For each second that forcing took, this many seconds pass before the next time. */
    private static final int PAUSE = 20;

    private final Path folder;
    private final PhotographSet set;
    private final List<String> contents;
    private final Network network;
    private final Environment environment;
    private final IndexJournal journal;
    private final List<Open> open = new ArrayList<>();
    /** The stages whose exponents are in the journal. */
    private final Set<String> told = new HashSet<>();

    private final Map<String, String> skipped = new HashMap<>();
    private int processed;
    private long nextForce;

    /** The disk and the clock. */
    record Environment(IndexFiles.Opener opener, LongSupplier nanoseconds) {
        static final Environment REAL = new Environment(IndexFiles.Opener.DISK, System::nanoTime);
    }

    /** A stage that is not finished, and the number of photographs of the set that were when it was opened. */
    private record Open(StageFiles files, int from) {}

    /** Opens those stages of an index that are not finished. It must be closed. */
    IndexWriter(
            Path folder,
            PhotographSet set,
            SetDigest digest,
            Network network,
            List<Stage> stages,
            Environment environment)
            throws IOException {
        this.folder = folder;
        this.set = set;
        this.contents = digest.contents();
        this.network = network;
        this.environment = environment;
        IndexJournal.State state = IndexJournal.read(IndexFiles.journal(folder));
        journal = IndexJournal.open(IndexFiles.journal(folder), state, environment.opener());
        try {
            for (Stage stage : stages) {
                open(stage, state.of(stage.name()));
            }
            requireSpace();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void open(Stage stage, Progress told) throws IOException {
        Progress progress = StageFiles.sound(folder, stage, told);
        if (!progress.equals(told)) {
            journal.append(new IndexJournal.Entry(List.of(stage.name()), 0, 0, Map.of(), Map.of()));
        }
        if (progress.processed() < contents.size()) {
            open.add(new Open(StageFiles.open(folder, stage, progress, environment.opener()), progress.processed()));
        }
        if (progress.records() > 0) {
            this.told.add(stage.name());
        }
    }

    /** Refuses what the disk has no space for. */
    private void requireSpace() throws IOException {
        long needed = 0;
        for (Open each : open) {
            long bytes = IndexFiles.bytesOfMeans(each.files().stage())
                    + (long) IndexFiles.bytesOfValues(each.files().stage());
            needed += bytes * (contents.size() - each.from());
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (needed > free) {
            throw new ActivationException(String.format(
                    Locale.ROOT,
                    "the activations of %d photographs at %d stages take %.1f GB, but the disk has only %.1f GB free;"
                            + " make space, or take fewer photographs",
                    contents.size(),
                    open.size(),
                    needed / 1e9,
                    free / 1e9));
        }
    }

    /**
     * Indexes the photographs that are missing.
     *
     * @throws CancelledIndexException if the listener cancels; what is indexed remains
     * @throws ActivationException if the network cannot be run, or a photograph is not the one that it was when the
     *     set was opened
     */
    void run(IndexListener listener) throws IOException {
        processed = open.stream().mapToInt(Open::from).min().orElse(contents.size());
        if (processed == contents.size()) {
            return;
        }
        if (processed > 0) {
            listener.progress(processed, contents.size());
        }
        nextForce = environment.nanoseconds().getAsLong() + LEAST_NANOSECONDS;
        List<Stage> stages = open.stream().map(each -> each.files().stage()).toList();
        try (PhotographBatches batches =
                        new PhotographBatches(set, network.descriptor().input(), processed);
                StageActivations activations = new StageActivations(network, stages, IndexFiles.POSITIONS)) {
            while (batches.hasNext()) {
                if (listener.cancelled()) {
                    force();
                    throw new CancelledIndexException(processed, contents.size());
                }
                add(batches.next(), activations);
                if (environment.nanoseconds().getAsLong() >= nextForce) {
                    force();
                }
                listener.progress(processed, contents.size());
            }
            force();
        }
    }

    private void add(List<Decoded> batch, StageActivations activations) throws IOException {
        for (int i = 0; i < batch.size(); i++) {
            Decoded photograph = batch.get(i);
            if (!photograph.sha256().equals(contents.get(processed + i))) {
                throw new ActivationException(
                        "the photograph %s was changed or deleted while the set was indexed; open the set again"
                                .formatted(photograph.name()));
            }
            if (photograph.picture().isEmpty()) {
                skipped.put(photograph.name(), photograph.reason());
            }
        }
        List<List<StageSample>> samples = StagePass.samples(batch, activations, open.size());
        for (int i = 0; i < open.size(); i++) {
            int stage = i;
            if (open.get(i).from() <= processed && !samples.isEmpty()) {
                open.get(i)
                        .files()
                        .append(
                                samples.stream()
                                        .map(each -> each.get(stage).means())
                                        .toList(),
                                samples.stream()
                                        .map(each -> each.get(stage).values())
                                        .toList());
            }
        }
        processed += batch.size();
    }

    /** Forces what is written to the disk and says so in the journal. */
    private void force() throws IOException {
        long start = environment.nanoseconds().getAsLong();
        List<String> names = new ArrayList<>();
        Map<String, Integer> exponents = new HashMap<>();
        int records = 0;
        for (Open each : open) {
            if (each.from() <= processed) {
                StageFiles files = each.files();
                files.force();
                names.add(files.stage().name());
                records = files.records();
                if (records > 0 && told.add(files.stage().name())) {
                    exponents.put(files.stage().name(), files.exponent());
                }
            }
        }
        journal.append(new IndexJournal.Entry(names, processed, records, exponents, skipped));
        skipped.clear();
        long end = environment.nanoseconds().getAsLong();
        nextForce = end + Math.max(LEAST_NANOSECONDS, PAUSE * (end - start));
    }

    @Override
    public void close() throws IOException {
        try (journal) {
            for (Open each : open) {
                each.files().close();
            }
        }
    }
}
