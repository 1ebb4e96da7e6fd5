package org.featurescope.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.StepStats;

final class ConvolutionTimeTest {
    private static final int LATEST = 1000;

    @Test
    void isTheTimeInWhichAtLeastOneConvolutionWorked() {
        Random random = new Random(7);
        boolean[] worked = new boolean[LATEST];
        List<NodeExecStats> nodes = new ArrayList<>();
        for (int node = 0; node < 20; node++) {
            int start = random.nextInt(LATEST - 50);
            int end = start + random.nextInt(50);
            boolean convolution = node % 3 != 0;
            nodes.add(node(convolution ? "_MklNativeFusedConv2D" : "MaxPool", start, end));
            for (int at = start; convolution && at < end; at++) {
                worked[at] = true;
            }
        }
        long counted =
                LongStream.range(0, LATEST).filter(at -> worked[(int) at]).count();
        assertThat(counted).isBetween(100L, 900L);
        assertThat(ConvolutionTime.milliseconds(stats(nodes))).isCloseTo(counted / 1e6, within(1e-12));
    }

    @Test
    void goesByTheOperationAndNotByItsInputs() {
        StepStats stats = stats(List.of(
                NodeExecStats.newBuilder()
                        .setTimelineLabel("bias = BiasAdd(network/Conv2D, b)")
                        .setOpEndRelNanos(5)
                        .build(),
                NodeExecStats.newBuilder()
                        .setTimelineLabel("Conv2D")
                        .setOpEndRelNanos(5)
                        .build()));
        assertThat(ConvolutionTime.milliseconds(stats)).isZero();
    }

    private static NodeExecStats node(String operation, long start, long end) {
        long scheduled = start / 2;
        return NodeExecStats.newBuilder()
                .setTimelineLabel("a = %s(b, c)".formatted(operation))
                .setAllStartNanos(scheduled)
                .setOpStartRelNanos(start - scheduled)
                .setOpEndRelNanos(end - scheduled)
                .build();
    }

    private static StepStats stats(List<NodeExecStats> nodes) {
        DeviceStepStats some = DeviceStepStats.newBuilder()
                .addAllNodeStats(nodes.subList(0, 1))
                .build();
        DeviceStepStats rest = DeviceStepStats.newBuilder()
                .addAllNodeStats(nodes.subList(1, nodes.size()))
                .build();
        return StepStats.newBuilder().addDevStats(some).addDevStats(rest).build();
    }
}
