package org.featurescope.bench.measure;

import java.util.Arrays;

/**
 * Times several calls in turn, so that other work of the machine slows all of them alike. The order is reversed after each
 * round, since a call affects the next one: it leaves its own data in the caches, and a processor that was busy runs at a
 * lower clock rate.
 */
public final class InterleavedTimer {
    /** The most rounds of a measurement. */
    public static final int MOST_ROUNDS = 101;

    private InterleavedTimer() {}

    /**
     * Returns the median milliseconds of one call of each.
     *
     * @param warmUp calls of each before anything is timed
     * @param rounds how often each is timed
     * @param callsPerRound calls of one in direct succession, which are timed together
     */
    public static double[] medianMilliseconds(int warmUp, int rounds, int callsPerRound, Runnable... calls) {
        warmUp(warmUp, calls);
        double[][] times = new double[calls.length][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < calls.length; i++) {
                int which = round % 2 == 0 ? i : calls.length - 1 - i;
                times[which][round] = milliseconds(calls[which], callsPerRound);
            }
        }
        return Arrays.stream(times).mapToDouble(Median::of).toArray();
    }

    /** Makes calls in turn that are not timed. */
    public static void warmUp(int times, Runnable... calls) {
        for (int i = 0; i < times; i++) {
            for (Runnable call : calls) {
                call.run();
            }
        }
    }

    private static double milliseconds(Runnable call, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            call.run();
        }
        return (System.nanoTime() - start) / 1e6 / times;
    }
}
