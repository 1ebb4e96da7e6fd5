package org.featurescope.activation;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.featurescope.model.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a sample photograph through networks, one after another, on a thread of the lowest priority. The first run of a network
 * takes seconds, because TensorFlow prepares its graph then; after it a reader's first photograph takes no longer than the next
 * one.
 */
public final class BackgroundPasses implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundPasses.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Activations activations;
    private final List<Network> networks;
    private final BooleanSupplier isBusy;
    private final Thread thread = new Thread(this::run, "first-passes");

    private BackgroundPasses(Activations activations, List<Network> networks, BooleanSupplier isBusy) {
        this.activations = activations;
        this.networks = networks.stream().limit(Activations.MOST_NETWORKS).toList();
        this.isBusy = isBusy;
    }

    /**
     * Starts with the first network. Each further one waits until nothing else is computed.
     *
     * @param networks of which at most {@link Activations#MOST_NETWORKS} are run, since no more stay open
     * @param isBusy returns whether something is computed that people wait for
     */
    public static BackgroundPasses start(Activations activations, List<Network> networks, BooleanSupplier isBusy) {
        BackgroundPasses started = new BackgroundPasses(activations, networks, isBusy);
        started.thread.setPriority(Thread.MIN_PRIORITY);
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    private void run() {
        String sample = new SamplePhotographs().opening().id();
        boolean isFirst = true;
        for (Network network : networks) {
            try {
                while (!isFirst && isBusy.getAsBoolean()) {
                    Thread.sleep(PAUSE.toMillis());
                }
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                isFirst = false;
                activations.runSample(network, sample, new NoListener());
            } catch (InterruptedException e) {
                return;
            } catch (ActivationException e) {
                LOG.warn("{} cannot be run", network.id(), e);
            }
        }
    }

    private static final class NoListener implements ActivationListener {
        @Override
        public void photograph(InputPicture picture) {}

        @Override
        public void layer(LayerActivation layer) {}

        @Override
        public void classes(TopClasses classes) {}

        @Override
        public void done(RunSummary summary) {}
    }

    /** Begins no further run, and waits for the end of the one under way. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
