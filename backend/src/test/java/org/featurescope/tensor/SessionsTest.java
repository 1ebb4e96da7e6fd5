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

    /** A product of matrices of ones has their side in every place, whoever works at it. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2", "3, 3"})
    void aSessionOfAnyNumberOfThreadsComputes(int within, int beside) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            var ones = tf.ones(tf.constant(new int[] {SIDE, SIDE}), TFloat32.class);
            var product = tf.linalg.matMul(ones, ones);
            try (Session session =
                            Sessions.open(graph, new SessionThreads(within, beside), ConfigProto.getDefaultInstance());
                    Result result = session.runner().fetch(product).run()) {
                ((TFloat32) result.get(0)).scalars().forEach(value -> assertThat(value.getFloat())
                        .isEqualTo(SIDE));
            }
        }
    }

    /**
     * Threads for operations and threads for what is within one: were either shared, the second session would need fewer; were
     * they kept, closing it would leave them.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void eachSessionHasThreadsOfItsOwn() throws Exception {
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
