package org.featurescope.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that send the body of a request at a byte a second. */
final class SlowBodiesFaults {
    private static final int CONNECTIONS = 250;
    private static final Duration LASTS = Duration.ofSeconds(20);
    private static final String SPEC = "{'kind':'channel','unit':'mixed4c:12','size':32,'steps':5}";

    @Test
    void othersAreAnsweredMeanwhile(@TempDir Path data) throws Exception {
        FaultsReport report = FaultsReport.part("Slow bodies");
        try (Product product = Product.start(data)) {
            String id = product.ask(SPEC);
            product.awaitMade(id);
            for (boolean ofOneAddress : new boolean[] {true, false}) {
                try (Slow slow = new Slow(product.port(), ofOneAddress)) {
                    double slowest = Collections.max(
                            product.slowestAnswers(LASTS, "/healthz", "/figures/" + id + ".png", "/figures/" + id)
                                    .values());
                    report.line(
                            "%d POSTs of %s at a byte a second: /healthz and a stored figure were answered within %.0f ms"
                                    + " for %d s; %d of the connections were ended",
                            CONNECTIONS,
                            ofOneAddress ? "one address" : "as many addresses",
                            slowest,
                            LASTS.toSeconds(),
                            slow.ended());
                    assertThat(slowest).isLessThan(1000);
                }
            }
        }
    }

    /** The slow connections. */
    private static final class Slow implements AutoCloseable {
        private final List<Socket> sockets = new ArrayList<>();
        private final AtomicBoolean closed = new AtomicBoolean();
        private final Thread sender = new Thread(this::send, "slow-bodies");
        private volatile int ended;

        Slow(int port, boolean ofOneAddress) throws IOException {
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                String address = ofOneAddress ? "10.0.0.1" : "10.0.1." + i;
                String head = "POST /api/v1/figures HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "X-Forwarded-For: " + address + "\r\nContent-Length: 500\r\n\r\n{";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
                sockets.add(socket);
            }
            sender.start();
        }

        private void send() {
            while (!closed.get()) {
                int broken = 0;
                for (Socket socket : sockets) {
                    try {
                        socket.getOutputStream().write(' ');
                    } catch (IOException e) {
                        broken++;
                    }
                }
                ended = broken;
                try {
                    Thread.sleep(1000);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        int ended() {
            return ended;
        }

        @Override
        public void close() throws IOException, InterruptedException {
            closed.set(true);
            sender.interrupt();
            sender.join();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
