package org.featurescope.bench.measure;

import java.util.Comparator;
import java.util.List;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.StepStats;

/** Reads from the trace of a session's call how long its convolutions ran. */
final class ConvolutionTime {
    private static final String CONVOLUTION = "Conv2D";

    private ConvolutionTime() {}

    private record Span(long start, long end) {}

    /**
     * Returns the milliseconds in which at least one convolution ran, forward or backward. The time of other operations that
     * ran at the same time is included, since they share the processors.
     */
    static double milliseconds(StepStats stats) {
        List<Span> spans = stats.getDevStatsList().stream()
                .flatMap(device -> device.getNodeStatsList().stream())
                .filter(ConvolutionTime::isConvolution)
                .map(ConvolutionTime::span)
                .sorted(Comparator.comparingLong(Span::start))
                .toList();
        long covered = 0;
        long until = Long.MIN_VALUE;
        for (Span span : spans) {
            covered += Math.max(0, span.end - Math.max(span.start, until));
            until = Math.max(until, span.end);
        }
        return covered / 1e6;
    }

    /** Reads the operation from the node's label, {@code name = Operation(inputs)}. */
    private static boolean isConvolution(NodeExecStats node) {
        String label = node.getTimelineLabel();
        int operation = label.indexOf(" = ");
        int inputs = label.indexOf('(', Math.max(operation, 0));
        return operation >= 0
                && inputs > operation
                && label.substring(operation, inputs).contains(CONVOLUTION);
    }

    private static Span span(NodeExecStats node) {
        return new Span(
                node.getAllStartNanos() + node.getOpStartRelNanos(), node.getAllStartNanos() + node.getOpEndRelNanos());
    }
}
