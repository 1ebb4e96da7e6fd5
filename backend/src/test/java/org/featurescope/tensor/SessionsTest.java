package org.featurescope.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

final class SessionsTest {
    private static final int SIDE = 256;
    private static final int MANY = 40;

    /** Every entry of the product of two matrices of ones is their side, with any number of threads. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2", "3, 3"})
    void aSessionOfAnyNumberOfThreadsComputes(int intraOp, int interOp) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            var ones = tf.ones(tf.constant(new int[] {SIDE, SIDE}), TFloat32.class);
            var product = tf.linalg.matMul(ones, ones);
            try (Session session = Sessions.open(
                            graph, new SessionThreads(intraOp, interOp), ConfigProto.getDefaultInstance());
                    Result result = session.runner().fetch(product).run()) {
                ((TFloat32) result.get(0))
                        .scalars()
                        .forEach(value -> assertThat(value.getFloat()).isEqualTo(SIDE));
            }
        }
    }

    /**
     * Each session has threads within operations and threads for operations. If it shared either, the second session
     * would start fewer. If it kept them, they would still be there after it is closed.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void eachSessionHasItsOwnThreads() throws Exception {
        try (Graph graph = new Graph();
                Session first = Sessions.open(graph, SessionThreads.of(MANY), ConfigProto.getDefaultInstance())) {
            first.initialize();
            long before = threads();
            try (Session second = Sessions.open(graph, SessionThreads.of(MANY), ConfigProto.getDefaultInstance())) {
                second.initialize();
                assertThat(threads()).isGreaterThan(before + MANY + MANY / 2);
            }
            assertThat(threads()).isLessThan(before + MANY / 2);
        }
    }

    private static long threads() throws Exception {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.count();
        }
    }
}
