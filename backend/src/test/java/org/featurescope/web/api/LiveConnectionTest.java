package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.featurescope.figure.Streaming.Live;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.SocketClosing;
import org.junit.jupiter.api.Test;

final class LiveConnectionTest {
    private final AtomicLong now = new AtomicLong();
    private final List<Integer> closed = new ArrayList<>();
    private final LiveConnection connection = new LiveConnection(
            new Sink(), Runnable::run, new ConcurrencyLimit(1, "live computations", 1).acquire(), now::get);

    private final class Sink implements LiveConnection.Sink {
        @Override
        public void send(ByteBuffer message) {}

        @Override
        public void send(String sentence) {}

        @Override
        public void close(int code, String reason) {
            assertThat(reason.length()).isLessThan(124);
            closed.add(code);
        }
    }

    /** A computation that does nothing. */
    private static final class Still implements Live {
        @Override
        public void command(JsonNode command) {}

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public void goOn(Duration most) {}

        @Override
        public byte[] message() {
            return new byte[0];
        }

        @Override
        public void close() {}
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
        connection.closeIfIdle();
    }

    @Test
    void isClosedAfterAWhileWithoutACommand() {
        connection.begin(new Still());
        pass(Duration.ofMinutes(9));
        connection.command(JsonNodeFactory.instance.objectNode().put("pause", true));
        pass(Duration.ofMinutes(9));
        assertThat(closed).isEmpty();
        // an acknowledgement asks for nothing
        connection.command(JsonNodeFactory.instance.objectNode());
        pass(Duration.ofMinutes(2));
        assertThat(closed).containsExactly(SocketClosing.IDLE);
    }

    @Test
    void isClosedIfNoSpecIsSent() {
        pass(Duration.ofMinutes(11));
        assertThat(closed).containsExactly(SocketClosing.IDLE);
    }

    @Test
    void isNotClosedTwice() {
        connection.begin(new Still());
        connection.end();
        pass(Duration.ofHours(1));
        assertThat(closed).isEmpty();
    }
}
