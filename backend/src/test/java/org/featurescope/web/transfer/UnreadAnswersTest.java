package org.featurescope.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.featurescope.web.Viewers;
import org.featurescope.web.Viewers.Viewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real Jetty with few threads, which write long answers as servlets do. */
@Timeout(60)
final class UnreadAnswersTest {
    private static final int THREADS = 8;
    private static final int BYTES = 6 << 20;
    private static final int PIECE = 32 << 10;
    private static final UnreadAnswers.Limits LIMITS =
            new UnreadAnswers.Limits(Duration.ofSeconds(2), BYTES, 4L * BYTES);

    private final byte[] answer = new byte[BYTES];
    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private TestJetty server;

    @SuppressWarnings("NullAway.Init")
    private Viewers readers;

    @BeforeEach
    void start() throws Exception {
        new Random(1).nextBytes(answer);
        UnreadAnswers answers = new UnreadAnswers(LIMITS);
        answers.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                int times = Integer.parseInt(Request.getPathInContext(request).substring(1));
                for (int i = 0; i < times; i++) {
                    for (int at = 0; at < BYTES; at += PIECE) {
                        Content.Sink.write(response, false, ByteBuffer.wrap(answer, at, PIECE));
                    }
                }
                response.write(true, ByteBuffer.allocate(0), callback);
                return true;
            }
        });
        server = new TestJetty(THREADS, answers);
        readers = new Viewers(server.port());
    }

    @AfterEach
    void stop() throws Exception {
        readers.close();
        server.close();
    }

    private HttpResponse<byte[]> get(int times) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d/%d".formatted(server.port(), times));
        return client.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void whoNeverReadsTakesNoThreadAndIsEnded() throws Exception {
        for (int i = 0; i < 10 * THREADS; i++) {
            readers.add("/1", "192.0.2.1", false, "");
        }
        for (int i = 0; i < 20; i++) {
            assertThat(get(0).statusCode()).isEqualTo(200);
        }
        assertThat(get(1).body()).isEqualTo(answer);
        await().atMost(Duration.ofSeconds(20)).until(() -> server.connections() <= 1);
    }

    @Test
    void whoReadsLaterGetsTheWholeAnswer() {
        Viewer reader = readers.add("/1", "192.0.2.1", false, "");
        await().until(() -> server.connections() == 1);
        await().pollDelay(LIMITS.patience().dividedBy(4)).until(() -> true);
        readers.letRead();
        await().until(() -> reader.bytes() > BYTES);
        assertThat(reader.isClosed()).isFalse();
    }

    @Test
    void anAnswerThatIsLongerThanWhatIsKeptArrivesWhole() throws Exception {
        assertThat(get(5).body()).hasSize(5 * BYTES).endsWith(answer);
    }

    @Test
    void answersFollowEachOtherOnAConnection() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(get(i % 2).body()).hasSize(i % 2 * BYTES);
        }
        assertThat(server.connections()).isEqualTo(1);
    }
}
