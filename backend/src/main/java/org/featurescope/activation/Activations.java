package org.featurescope.activation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Network;
import org.featurescope.tensor.ChannelSummary;
import org.featurescope.tensor.Sessions;
import org.featurescope.validate.InvalidInputException;

/**
 * Runs photographs through networks and tells what every layer answers.
 *
 * <pre>{@code
 * try (Activations activations = new Activations()) {
 *     activations.run(catalogue.defaultNetwork(), file, listener);
 * }
 * }</pre>
 *
 * <h2>Thread safety</h2>
 * Any number of threads may run photographs at a time. Each does its own work, but that a few helping threads
 * prepare the layers next to come while it tells of one ({@link LayerPrefetcher}). Decoding and the forward pass are done by as many
 * threads at a time as there are processors, at most four, in the order of their coming: both take memory, and the
 * forward pass uses all processors by itself. Summing up and the listener's work are not counted, so a listener that
 * writes to a slow client holds nobody up; it holds the layers of its own photograph in native memory until it is
 * through.
 *
 * <h2>Cost</h2>
 * One session call a photograph. The {@value #MOST_NETWORKS} networks used last stay open, each with its weights in
 * native memory; the first run in a network takes longer, since TensorFlow then prepares its graph. The last samples stay
 * decoded; a reader's own photograph does not.
 */
public final class Activations implements AutoCloseable {
    /** How many networks stay open between runs. */
    public static final int MOST_NETWORKS = 4;

    /** How many samples stay decoded, each in a network's own small size. */
    private static final int MOST_SAMPLES = 64;

    /** The largest photograph takes half a gigabyte while it is decoded. */
    private static final int MOST_TURNS = 4;

    private final PreparedSamples samples = new PreparedSamples(MOST_SAMPLES);
    private final WarmNetworks networks = new WarmNetworks(MOST_NETWORKS);
    private final Semaphore turns = new Semaphore(Math.min(MOST_TURNS, Sessions.PROCESSORS), true);
    private final ExecutorService helpers;
    private final AtomicLong forwardPasses = new AtomicLong();
    private final LongSupplier nanoseconds;

    public Activations() {
        this(System::nanoTime, helpers());
    }

    Activations(LongSupplier nanoseconds, ExecutorService helpers) {
        this.nanoseconds = nanoseconds;
        this.helpers = helpers;
    }

    /**
     * One thread fewer than there are processors, and a short queue: what does not fit is done by the thread that wants
     * it.
     */
    private static ExecutorService helpers() {
        int threads = Math.max(1, Sessions.PROCESSORS - 1);
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor helpers = new ThreadPoolExecutor(
                threads,
                threads,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(threads * LayerPrefetcher.AHEAD),
                work -> new Thread(work, "layer-summary-" + number.getAndIncrement()),
                new ThreadPoolExecutor.DiscardPolicy());
        helpers.allowCoreThreadTimeOut(true);
        return helpers;
    }

    /**
     * Runs a photograph through a network and tells the listener, on the calling thread.
     *
     * @param file the bytes of the photograph's file
     * @throws InvalidInputException for the field {@code image}, before the listener hears anything, if it is no
     *     photograph
     * @throws ActivationException if the network cannot be run or gives what is no number
     */
    public void run(Network network, byte[] file, ActivationListener listener) {
        run(
                network,
                inTurn(() -> PreparedSamples.prepared(file, network.descriptor().input())),
                listener);
    }

    /**
     * Runs a sample photograph through a network and tells the listener, on the calling thread.
     *
     * @param sample its id
     * @throws org.featurescope.validate.NotFoundException before the listener hears anything, naming the samples there are
     * @throws ActivationException if the network cannot be run or gives what is no number
     */
    public void runSample(Network network, String sample, ActivationListener listener) {
        run(network, inTurn(() -> samples.of(sample, network.descriptor().input())), listener);
    }

    private void run(Network network, Timed<RgbImage> picture, ActivationListener listener) {
        listener.photograph(InputPicture.of(picture.value()));
        Timed<ForwardPass> forward = inTurn(() -> forward(network, open -> open.forward(picture.value())));
        try (ForwardPass pass = forward.value()) {
            double waited = tellLayers(network, pass, listener);
            pass.classes().ifPresent(listener::classes);
            listener.done(new RunSummary(
                    network.id(), new RunSummary.Milliseconds(picture.milliseconds(), forward.milliseconds(), waited)));
        }
    }

    /**
     * Runs a camera's frame through a network, on the calling thread and the helpers.
     *
     * @throws InvalidInputException for the field {@code image} if it is no picture
     * @throws ActivationException if the network cannot be run or gives what is no number
     */
    public FrameActivation frame(Network network, CameraFrame frame) {
        RgbImage picture = inTurn(() -> PreparedSamples.prepared(
                        frame.file(), network.descriptor().input()))
                .value();
        Set<String> nodes = new LinkedHashSet<>();
        frame.layers().forEach(layer -> nodes.add(layer.node()));
        network.classes().ifPresent(classes -> nodes.add(classes.probabilitiesNode()));
        if (nodes.isEmpty()) {
            return new FrameActivation(frame.number(), 0, List.of(), List.of());
        }
        Timed<ForwardPass> forward = inTurn(() -> forward(network, open -> open.forward(picture, List.copyOf(nodes))));
        try (ForwardPass pass = forward.value()) {
            List<LayerActivation> layers = new ArrayList<>();
            try (LayerPrefetcher<LayerActivation> ahead =
                    new LayerPrefetcher<>(frame.layers(), layer -> pass.layer(layer, frame.mostSide()), helpers)) {
                frame.layers().forEach(layer -> layers.add(ahead.next()));
            }
            return new FrameActivation(
                    frame.number(),
                    forward.milliseconds(),
                    pass.classes().map(TopClasses::top).orElse(List.of()),
                    layers);
        }
    }

    /** Tells of every layer and says how many milliseconds it was held up by their preparation. */
    private double tellLayers(Network network, ForwardPass pass, ActivationListener listener) {
        double waited = 0;
        try (LayerPrefetcher<Runnable> ahead = new LayerPrefetcher<>(
                network.layers(), layer -> listener.prepared(pass.layer(layer, ChannelSummary.MOST_SIDE)), helpers)) {
            for (int i = 0; i < network.layers().size(); i++) {
                Timed<Runnable> telling = timed(ahead::next);
                waited += telling.milliseconds();
                telling.value().run();
            }
        }
        return waited;
    }

    private ForwardPass forward(Network network, Function<WarmNetwork, ForwardPass> pass) {
        try (WarmNetworks.Lease lease = borrow(network)) {
            forwardPasses.incrementAndGet();
            return pass.apply(lease.network());
        }
    }

    /** The open network itself, for measurements. */
    public WarmNetworks.Lease borrow(Network network) {
        return networks.borrow(network);
    }

    /** How many forward passes were run: one for each photograph or frame that could be decoded. */
    public long forwardPasses() {
        return forwardPasses.get();
    }

    /** Closes the networks. A run that is under way ends first; none may begin after. */
    @Override
    public void close() {
        helpers.shutdown();
        networks.close();
    }

    private <T> Timed<T> inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return timed(work);
        } finally {
            turns.release();
        }
    }

    private <T> Timed<T> timed(Supplier<T> work) {
        long start = nanoseconds.getAsLong();
        T value = work.get();
        long hundredths = Math.round((nanoseconds.getAsLong() - start) / 1e4);
        return new Timed<>(value, hundredths / 100.0);
    }

    /** What was made, and in how many milliseconds (to the hundredth). */
    private record Timed<T>(T value, double milliseconds) {}
}
