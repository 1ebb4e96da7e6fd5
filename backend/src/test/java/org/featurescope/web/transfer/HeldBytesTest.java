package org.featurescope.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeldBytesTest {
    private final List<String> ended = new ArrayList<>();
    private final HeldBytes held = new HeldBytes(100);

    private final class Client implements HeldBytes.Holder {
        private final String name;
        private long lastMoved = System.nanoTime();

        Client(String name) {
            this.name = name;
        }

        Client holding(int bytes) {
            held.add(this, bytes);
            return this;
        }

        @Override
        public long lastMoved() {
            return lastMoved;
        }

        @Override
        public void end() {
            ended.add(name);
        }
    }

    @Test
    void endsWhoHasMovedTheLeastRecently() {
        Client first = new Client("first").holding(40);
        new Client("second").holding(40);
        first.lastMoved = System.nanoTime();
        new Client("third").holding(40);
        assertThat(ended).containsExactly("second");
        new Client("fourth").holding(20);
        assertThat(ended).containsExactly("second");
    }

    @Test
    void whatWasTakenMakesRoom() {
        Client first = new Client("first").holding(80);
        held.remove(first, 30);
        new Client("second").holding(50);
        assertThat(ended).isEmpty();
        held.remove(first, 50);
        new Client("third").holding(50);
        assertThat(ended).isEmpty();
        held.endIdle(0);
        assertThat(ended).containsExactlyInAnyOrder("second", "third");
    }

    @Test
    void oneAloneMayHoldMore() {
        new Client("large").holding(300);
        assertThat(ended).isEmpty();
    }
}
