package org.featurescope.model.check;

import java.util.List;
import org.featurescope.activation.ActivationException;
import org.featurescope.model.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests the ranges of networks that were not tested yet, one after another, on a thread of the lowest priority. The tests
 * of the build hold that those of the networks that come with the product are right.
 */
public final class BackgroundRangeTests implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundRangeTests.class);

    private final RangeTests tests;
    private final List<Network> networks;
    private final Thread thread = new Thread(this::run, "range-test");
    private volatile boolean isClosed;

    private BackgroundRangeTests(RangeTests tests, List<Network> networks) {
        this.tests = tests;
        this.networks =
                networks.stream().filter(network -> !network.isBuiltIn()).toList();
    }

    /** Starts to test those networks that do not come with the product. */
    public static BackgroundRangeTests start(RangeTests tests, List<Network> networks) {
        BackgroundRangeTests started = new BackgroundRangeTests(tests, networks);
        started.thread.setPriority(Thread.MIN_PRIORITY);
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    private void run() {
        for (Network network : networks) {
            if (isClosed) {
                return;
            }
            try {
                if (tests.find(network).isEmpty()) {
                    tests.test(network).warnings().forEach(warning -> LOG.warn("{}: {}", network.id(), warning));
                }
            } catch (ActivationException e) {
                LOG.warn("the range of {} cannot be tested", network.id(), e);
            }
        }
    }

    /** Begins no further test. One under way may still end. */
    @Override
    public void close() {
        isClosed = true;
    }
}
