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
import org.featurescope.image.ImageDecoder;
import org.featurescope.image.Resampler;
import org.featurescope.image.RgbImage;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Network;
import org.featurescope.tensor.ChannelSummary;
import org.featurescope.tensor.NativeMemory;
import org.featurescope.tensor.Sessions;
import org.featurescope.validate.InvalidInputException;

/**
 * Runs photographs through networks and passes the activations of every layer to a listener.
 *
 * <pre>{@code
 * try (Activations activations = new Activations()) {
 *     activations.run(catalogue.defaultNetwork(), file, listener);
 * }
 * }</pre>
 *
 * <h2>Thread safety</h2> Any number of threads may run photographs at the same time. While a thread passes one layer to
 * its listener, a few helping threads prepare the next layers ({@link LayerPrefetcher}). At most as many threads as
 * there are processors, and at most four, decode a photograph or run a network at the same time, in the order in which
 * they asked, because both need memory and a network uses all processors by itself. Summarizing layers and calling the
 * listener are not limited, so that a listener with a slow client does not delay others. It keeps the layers of its own
 * photograph in native memory until it is done.
 *
 * <h2>Cost</h2> Each photograph takes one session call. The {@value #MOST_NETWORKS} networks used last stay open, with
 * their weights in native memory. The first run of a network takes longer, because TensorFlow then prepares its graph.
 * The sample photographs used last stay decoded; uploaded ones do not.
 */
public final class Activations implements AutoCloseable {
    /** The most networks that stay open between runs. */
    public static final int MOST_NETWORKS = 4;

    /** The most samples that stay decoded, each in the size of a network's input. */
    private static final int MOST_SAMPLES = 64;

    /** Decoding the largest photograph takes half a gigabyte. */
    private static final int MOST_RUNNING = Math.min(4, Sessions.PROCESSORS);

    private final PreparedSamples samples = new PreparedSamples(MOST_SAMPLES);
    private final WarmNetworks networks = new WarmNetworks(MOST_NETWORKS);
    private final Semaphore running = new Semaphore(MOST_RUNNING, true);
    private final ExecutorService helpers;
    private final AtomicLong forwardPasses = new AtomicLong();
    private final LongSupplier nanoseconds;
    private final NativeMemory memory;

    /** Creates the helping threads. No network is open yet. */
    public Activations() {
        this(new NativeMemory(NativeMemory.DEFAULT_MOST));
    }

    /**
     * Creates the helping threads. No network is open yet.
     *
     * @param memory tidied up after each photograph, and told of the open networks that can be closed
     */
    public Activations(NativeMemory memory) {
        this(System::nanoTime, helpers(), memory);
    }

    Activations(LongSupplier nanoseconds, ExecutorService helpers, NativeMemory memory) {
        this.memory = memory;
        memory.add(networks::closeOne);
        this.nanoseconds = nanoseconds;
        this.helpers = helpers;
    }

    /**
     * Creates the helping threads, one fewer than there are processors, with a short queue. The thread that runs a
     * photograph does the work that does not fit into it.
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
     * Runs a photograph through a network and calls the listener, on the calling thread.
     *
     * @param file the bytes of the photograph's file
     * @throws InvalidInputException for the field {@code image}, before the listener is called, if it is no photograph
     * @throws ActivationException if the network cannot be run
     */
    public void run(Network network, byte[] file, ActivationListener listener) {
        run(
                network,
                limited(() ->
                        PreparedSamples.prepared(file, network.descriptor().input())),
                listener);
    }

    /**
     * Runs a sample photograph through a network and calls the listener, on the calling thread.
     *
     * @param sample its id
     * @throws org.featurescope.validate.NotFoundException before the listener is called, naming the samples that exist
     * @throws ActivationException if the network cannot be run
     */
    public void runSample(Network network, String sample, ActivationListener listener) {
        run(network, limited(() -> samples.of(sample, network.descriptor().input())), listener);
    }

    private void run(Network network, Timed<RgbImage> picture, ActivationListener listener) {
        listener.photograph(
                InputPicture.of(picture.value(), network.descriptor().input()));
        Timed<ForwardPass> forward = limited(() -> forward(network, open -> open.forward(picture.value())));
        try (ForwardPass pass = forward.value()) {
            double waited = passLayers(network, pass, listener);
            pass.classes().ifPresent(listener::classes);
            listener.done(new RunSummary(
                    network.id(), new RunSummary.Milliseconds(picture.milliseconds(), forward.milliseconds(), waited)));
        } finally {
            memory.tidy();
        }
    }

    /**
     * Runs a camera's frame through a network, on the calling thread and the helping threads.
     *
     * @throws InvalidInputException for the field {@code image} if it is no picture
     * @throws ActivationException if the network cannot be run
     */
    public FrameActivation frame(Network network, CameraFrame frame) {
        InputSpec input = network.descriptor().input();
        RgbImage picture = limited(
                        () -> Resampler.resizeAndCrop(ImageDecoder.decode(frame.file()), input.height(), input.width()))
                .value();
        Set<String> nodes = new LinkedHashSet<>();
        frame.layers().forEach(layer -> nodes.add(layer.node()));
        network.classes().ifPresent(classes -> nodes.add(classes.probabilitiesNode()));
        if (nodes.isEmpty()) {
            return new FrameActivation(frame.number(), 0, List.of(), List.of());
        }
        Timed<ForwardPass> forward = limited(() -> forward(network, open -> open.forward(picture, List.copyOf(nodes))));
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

    /** Passes every layer to the listener. Returns how many milliseconds it waited for their preparation. */
    private double passLayers(Network network, ForwardPass pass, ActivationListener listener) {
        double waited = 0;
        try (LayerPrefetcher<Runnable> ahead = new LayerPrefetcher<>(
                network.layers(), layer -> listener.prepared(pass.layer(layer, ChannelSummary.MOST_SIDE)), helpers)) {
            for (int i = 0; i < network.layers().size(); i++) {
                Timed<Runnable> prepared = timed(ahead::next);
                waited += prepared.milliseconds();
                prepared.value().run();
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

    /** Borrows an open network, for measurements. The lease must be closed. */
    public WarmNetworks.Lease borrow(Network network) {
        return networks.borrow(network);
    }

    /** Returns whether a photograph or a frame is in work. */
    public boolean isRunning() {
        return running.availablePermits() < MOST_RUNNING;
    }

    /** Returns the number of forward passes so far: one for each photograph or frame that could be decoded. */
    public long forwardPasses() {
        return forwardPasses.get();
    }

    /** Closes the networks. Those in use are closed when their runs have ended; no run may start any more. */
    @Override
    public void close() {
        helpers.shutdown();
        networks.close();
    }

    /** Does work that only a few threads may do at the same time. */
    private <T> Timed<T> limited(Supplier<T> work) {
        running.acquireUninterruptibly();
        try {
            return timed(work);
        } finally {
            running.release();
        }
    }

    private <T> Timed<T> timed(Supplier<T> work) {
        long start = nanoseconds.getAsLong();
        T value = work.get();
        long hundredths = Math.round((nanoseconds.getAsLong() - start) / 1e4);
        return new Timed<>(value, hundredths / 100.0);
    }

    /** A value and how many milliseconds its computation took, to the hundredth. */
    private record Timed<T>(T value, double milliseconds) {}
}
