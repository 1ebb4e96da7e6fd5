package org.featurescope.activation;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.tensor.ImageDecoder;
import org.featurescope.tensor.Resampler;
import org.featurescope.tensor.RgbImage;
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
 * Any number of threads may run photographs at a time; each does its own work, and none is started. Decoding and the
 * forward pass are done by as many threads at a time as there are processors, at most four, in the order of their
 * coming: both take memory, and the forward pass uses all processors by itself. Summing up and the listener's work are
 * not counted, so a listener that writes to a slow client holds nobody up; it holds the layers of its own photograph in
 * native memory until it is through.
 *
 * <h2>Cost</h2>
 * One session call a photograph. The {@value #MOST_NETWORKS} networks used last stay open, each with its weights in
 * native memory; the first run in a network takes longer, since TensorFlow then prepares its graph.
 */
public final class Activations implements AutoCloseable {
    /** How many networks stay open between runs. */
    public static final int MOST_NETWORKS = 4;

    /** The largest photograph takes half a gigabyte while it is decoded. */
    private static final int MOST_TURNS = 4;

    private final WarmNetworks networks = new WarmNetworks(MOST_NETWORKS);
    private final Semaphore turns =
            new Semaphore(Math.min(MOST_TURNS, Runtime.getRuntime().availableProcessors()), true);
    private final AtomicLong forwardPasses = new AtomicLong();
    private final LongSupplier nanoseconds;

    public Activations() {
        this(System::nanoTime);
    }

    Activations(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
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
        InputSpec input = network.descriptor().input();
        Timed<RgbImage> picture = inTurn(
                () -> Resampler.resizeAndCrop(ImageDecoder.decode(file), input.height(), input.width()));
        listener.photograph(InputPicture.of(picture.value()));
        Timed<ForwardPass> forward = inTurn(() -> forward(network, picture.value()));
        try (ForwardPass pass = forward.value()) {
            double encoded = 0;
            for (Layer layer : network.layers()) {
                Timed<LayerActivation> activation = timed(() -> pass.layer(layer));
                encoded += activation.milliseconds();
                listener.layer(activation.value());
            }
            pass.classes().ifPresent(listener::classes);
            listener.done(new RunSummary(
                    network.id(),
                    new RunSummary.Milliseconds(picture.milliseconds(), forward.milliseconds(), encoded)));
        }
    }

    private ForwardPass forward(Network network, RgbImage picture) {
        try (WarmNetworks.Lease lease = borrow(network)) {
            forwardPasses.incrementAndGet();
            return lease.network().forward(picture);
        }
    }

    /** The open network itself, for measurements. */
    WarmNetworks.Lease borrow(Network network) {
        return networks.borrow(network);
    }

    /** How many forward passes were run: one for each photograph that could be decoded. */
    public long forwardPasses() {
        return forwardPasses.get();
    }

    /** Closes the networks. A run that is under way ends first; none may begin after. */
    @Override
    public void close() {
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
