package org.featurescope.bench.measure;

import java.util.Arrays;

/**
 * Times calls turn by turn, so that the machine's other work falls on all of them alike. The order is turned round after each
 * round, since what ran before tells on the next: caches are another's, and after much arithmetic the clock is slower.
 */
public final class BenchmarkTurns {
    private BenchmarkTurns() {}

    /**
     * The median milliseconds of one call of each.
     *
     * @param warmUp calls of each before anything is timed
     * @param rounds how often each has its turn
     * @param callsATurn calls that are timed together
     */
    public static double[] medians(int warmUp, int rounds, int callsATurn, Runnable... calls) {
        for (int i = 0; i < warmUp; i++) {
            for (Runnable call : calls) {
                call.run();
            }
        }
        double[][] times = new double[calls.length][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < calls.length; turn++) {
                int which = round % 2 == 0 ? turn : calls.length - 1 - turn;
                times[which][round] = milliseconds(calls[which], callsATurn);
            }
        }
        return Arrays.stream(times).mapToDouble(BenchmarkTurns::median).toArray();
    }

    /** The middle value; of an even number the mean of the two in the middle. */
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double milliseconds(Runnable call, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            call.run();
        }
        return (System.nanoTime() - start) / 1e6 / times;
    }
}
