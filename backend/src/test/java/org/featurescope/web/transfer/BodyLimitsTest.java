package org.featurescope.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Jetty with few threads, whose route answers the number of bytes that it received. */
final class BodyLimitsTest {
    private static final int THREADS = 8;
    private static final int MOST_OF_ADDRESS = 20;
    private static final int AHEAD = 100_000;
    private static final int OF_ALL = 4000;
    private static final BodyLimits.Limits LIMITS =
            new BodyLimits.Limits(Duration.ofMillis(500), 1000, Duration.ofSeconds(2), MOST_OF_ADDRESS, AHEAD, OF_ALL);
    private static final BodyLimits.Limits PATIENT = new BodyLimits.Limits(
            Duration.ofMinutes(1), 1000, Duration.ofMinutes(1), MOST_OF_ADDRESS, AHEAD, 100 * OF_ALL);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Socket> sockets = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private TestJetty server;

    @BeforeEach
    void start() throws Exception {
        server = serve(LIMITS);
    }

    private static TestJetty serve(BodyLimits.Limits some) throws Exception {
        BodyLimits limits = new BodyLimits(some, request -> request.getHeaders().get("Client"));
        limits.getTail().setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws IOException {
                int bytes = Content.Source.asByteBuffer(request).remaining();
                Content.Sink.write(response, true, Integer.toString(bytes), callback);
                return true;
            }
        });
        return new TestJetty(THREADS, limits);
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    /** Opens a connection that has sent the beginning of a body of 500 bytes. */
    private Socket slow(String name) throws IOException {
        return slow(name, "", "{");
    }

    private Socket slow(String name, String header, String begin) throws IOException {
        return begun(name, header, 500, begin);
    }

    private Socket begun(String name, String header, int length, String begin) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        sockets.add(socket);
        socket.setSoTimeout(5000);
        String head = "POST / HTTP/1.1\r\nHost: localhost\r\nClient: %s\r\nContent-Type: application/json\r\n%s"
                .formatted(name, header);
        socket.getOutputStream()
                .write((head + "Content-Length: " + length + "\r\n\r\n" + begin).getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                .header("Client", "quick")
                .timeout(Duration.ofSeconds(5));
    }

    private HttpRequest.Builder post(int bytes) {
        return request().header("Content-Type", "text/plain").POST(BodyPublishers.ofByteArray(new byte[bytes]));
    }

    @Test
    void slowBodiesTakeNoThread() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 4 * THREADS; i++) {
            slow.add(slow("slow" + i));
        }
        assertThat(send(request())).isEqualTo("0");
        assertThat(send(post(300))).isEqualTo("300");
        for (Socket socket : slow) {
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json", "The body of the request came too slowly.");
        }
    }

    @Test
    void bodiesThatWaitForTheStatus100TakeNoThread() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 4 * THREADS; i++) {
            slow.add(slow("slow" + i, "Expect: 100-continue\r\n", ""));
        }
        assertThat(send(request())).isEqualTo("0");
        for (Socket socket : slow) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 100").contains("HTTP/1.1 408");
        }
    }

    @Test
    void aBodyThatTakesTooLongIsEndedThoughItComesQuicklyEnough() throws Exception {
        Socket socket = begun("steady", "", AHEAD, "{");
        await().pollInterval(Duration.ofMillis(20)).until(() -> isEndedAfter(socket, new byte[100]));
    }

    /** Sends a part of a body and returns whether the server has ended it. */
    private static boolean isEndedAfter(Socket socket, byte[] part) throws IOException {
        try {
            socket.getOutputStream().write(part);
            return socket.getInputStream().available() > 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void oneBodyIsEndedIfAllTakeTooMuchMemory() throws Exception {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i <= OF_ALL / 400; i++) {
            slow("other" + i, "", "x".repeat(400));
        }
        for (Socket socket : sockets) {
            answers.add(answer(socket));
        }
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 503"))
                .singleElement()
                .asString()
                .contains("Retry-After: 5");
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 408"))
                .hasSize(OF_ALL / 400);
    }

    @Test
    void anAddressMaySendAFewBodiesAtATime() throws Exception {
        server.close();
        server = serve(PATIENT);
        for (int i = 0; i < MOST_OF_ADDRESS; i++) {
            slow("one");
        }
        await().until(() -> sendOf("one").startsWith("{"));
        assertThat(answer(slow("one"))).startsWith("HTTP/1.1 429").contains("Retry-After: 5", "\"status\":429");
        assertThat(send(post(300))).isEqualTo("300");
    }

    @Test
    void anAddressWhoseSlowBodiesWereEndedMaySendMore() throws Exception {
        for (int i = 0; i < MOST_OF_ADDRESS; i++) {
            slow("one");
        }
        for (Socket socket : sockets) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 408");
        }
        assertThat(sendOf("one")).isEqualTo("20");
    }

    /** Sends a whole body of 20 bytes. */
    private String sendOf(String name) throws IOException, InterruptedException {
        return send(post(20).setHeader("Client", name));
    }

    @Test
    void largeBodiesArriveWhole() throws Exception {
        assertThat(send(post(AHEAD - 1))).isEqualTo(Integer.toString(AHEAD - 1));
        assertThat(send(post(30 * AHEAD))).isEqualTo(Integer.toString(30 * AHEAD));
        assertThat(send(request().expectContinue(true).POST(BodyPublishers.ofString("text"))))
                .as("one that waits for the status 100")
                .isEqualTo("4");
    }

    @Test
    void aClientThatLeavesIsForgotten() throws Exception {
        server.close();
        server = serve(PATIENT);
        for (int i = 0; i < MOST_OF_ADDRESS; i++) {
            slow("leaves");
        }
        await().until(() -> sendOf("leaves").startsWith("{"));
        for (Socket socket : sockets) {
            socket.close();
        }
        await().until(() -> sendOf("leaves").equals("20"));
    }
}
