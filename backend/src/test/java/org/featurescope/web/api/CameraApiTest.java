package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.featurescope.activation.SamplePhotographs;
import org.featurescope.figure.Networks;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.SocketClient;
import org.featurescope.web.Sse;
import org.featurescope.web.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class CameraApiTest {
    private static final Network NETWORK = Networks.network();
    private static final byte[] PHOTOGRAPH = new SamplePhotographs().bytes("chelsea");

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start(TestServer running) {
        server = running;
    }

    private static SocketClient open(String model) {
        return SocketClient.open(HttpClient.newHttpClient().newWebSocketBuilder(), address(model));
    }

    private static URI address(String model) {
        return URI.create("ws://127.0.0.1:%d/api/v1/models/%s/camera".formatted(server.port, model));
    }

    private static ByteBuffer frame(int number, byte[] file, int... depths) {
        ByteBuffer message =
                ByteBuffer.allocate(7 + depths.length + file.length).order(ByteOrder.LITTLE_ENDIAN);
        message.put((byte) 1).putInt(number).put((byte) 56).put((byte) depths.length);
        for (int depth : depths) {
            message.put((byte) depth);
        }
        return message.put(file).flip();
    }

    @Test
    void answersAFrameWithTheSameNumbersAsAPhotograph() throws IOException {
        try (SocketClient camera = open(NETWORK.id())) {
            camera.send(frame(7, PHOTOGRAPH, 9, 2));
            ByteBuffer answer = camera.answer();
            assertThat(answer.get()).isEqualTo((byte) 1);
            assertThat(answer.getInt()).isEqualTo(7);
            assertThat(answer.getFloat()).isPositive();
            List<JsonNode> photograph = photograph();
            JsonNode classes = photograph.get(NETWORK.layers().size()).path("top");
            assertThat(answer.get()).isEqualTo((byte) classes.size());
            for (JsonNode expected : classes) {
                assertThat(answer.getShort())
                        .isEqualTo((short) expected.path("class").asInt());
                assertThat(answer.getFloat())
                        .isCloseTo(expected.path("probability").floatValue(), within(1e-4f));
                byte[] label = new byte[answer.get() & 0xff];
                answer.get(label);
                assertThat(new String(label, StandardCharsets.UTF_8))
                        .isEqualTo(expected.path("label").asText());
            }
            assertThat(answer.get()).isEqualTo((byte) 2);
            assertLayer(answer, photograph.get(9), 9);
            assertLayer(answer, photograph.get(2), 2);
            assertThat(answer.remaining()).isZero();
        }
    }

    private static void assertLayer(ByteBuffer answer, JsonNode expected, int depth) throws IOException {
        Layer layer = NETWORK.layers().get(depth);
        assertThat(answer.get()).isEqualTo((byte) depth);
        assertThat(answer.getShort()).isEqualTo((short) layer.channels());
        assertThat(answer.get())
                .isEqualTo((byte) expected.path("map").path("height").asInt());
        assertThat(answer.get())
                .isEqualTo((byte) expected.path("map").path("width").asInt());
        for (String name : new String[] {"mean", "maximum", "nonZero"}) {
            for (JsonNode value : expected.path(name)) {
                assertThat(answer.getFloat()).as(name).isCloseTo(value.floatValue(), within(1e-3f));
            }
        }
        byte[] maps =
                Base64.getDecoder().decode(expected.path("map").path("data").asText());
        int different = 0;
        for (byte value : maps) {
            different += Math.abs((value & 0xff) - (answer.get() & 0xff)) > 1 ? 1 : 0;
        }
        assertThat(different).as("bytes of the maps of " + layer.name()).isZero();
    }

    /** Returns the events of the layers and, after them, of the classes for the same picture, read over HTTP. */
    private static List<JsonNode> photograph() throws IOException {
        HttpResponse<byte[]> response = server.send(
                server.request("/api/v1/models/%s/activations".formatted(NETWORK.id()))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"sample\": \"chelsea\"}")),
                HttpResponse.BodyHandlers.ofByteArray());
        List<JsonNode> data = new ArrayList<>();
        try (Sse stream = new Sse(new ByteArrayInputStream(response.body()))) {
            stream.rest().forEach(event -> data.add(event.data()));
        }
        return data.subList(1, data.size() - 1);
    }

    @Test
    void dropsFramesForALaterOneInsteadOfQueueingThem() {
        int frames = 40;
        try (SocketClient camera = open(NETWORK.id())) {
            for (int number = 1; number <= frames; number++) {
                camera.send(frame(number, PHOTOGRAPH, 3));
            }
            List<Integer> answered = new ArrayList<>();
            while (answered.isEmpty() || answered.get(answered.size() - 1) < frames) {
                answered.add(camera.answer().getInt(1));
            }
            assertThat(answered).isSorted().doesNotHaveDuplicates().hasSizeLessThan(frames);
        }
    }

    @Test
    void refusesAPageOfAnotherSite() {
        WebSocket.Builder foreign =
                HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", "http://evil.example");
        try (SocketClient camera = SocketClient.open(foreign, address(NETWORK.id()))) {
            assertThat(camera.closed())
                    .isEqualTo(new SocketClient.Closed(1008, "only pages of this server may open this socket"));
        }
        WebSocket.Builder own =
                HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", "http://127.0.0.1:" + server.port);
        try (SocketClient camera = SocketClient.open(own, address(NETWORK.id()))) {
            camera.send(frame(1, PHOTOGRAPH));
            assertThat(camera.answer().getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void saysWhichModelIsNotThere() {
        try (SocketClient camera = open("nope")) {
            SocketClient.Closed closed = camera.closed();
            assertThat(closed.code()).isEqualTo(4404);
            assertThat(closed.reason()).contains("nope");
        }
    }

    @Test
    void saysWhatIsWrongWithAFrame() {
        assertUnusable(ByteBuffer.wrap(new byte[] {1, 2}), "a frame's message has 7 to");
        assertUnusable(frame(1, "no picture".getBytes(StandardCharsets.UTF_8)), "the image is not a picture");
        assertUnusable(frame(1, PHOTOGRAPH, 99), "layers must be between 0 and");
        assertUnusable(frame(1, PHOTOGRAPH, 3, 3), "is wanted twice");
        assertUnusable(frame(1, PHOTOGRAPH).put(0, (byte) 2), "frames are of format 1, not 2");
        assertUnusable(frame(1, PHOTOGRAPH).put(5, (byte) 57), "map must be between 1 and 56");
    }

    private static void assertUnusable(ByteBuffer frame, String reason) {
        try (SocketClient camera = open(NETWORK.id())) {
            camera.send(frame);
            SocketClient.Closed closed = camera.closed();
            assertThat(closed.code()).as(closed.reason()).isEqualTo(1003);
            assertThat(closed.reason()).contains(reason);
        }
    }

    @Test
    void refusesAFrameThatIsTooLargeAndText() {
        try (SocketClient camera = open(NETWORK.id())) {
            camera.send(ByteBuffer.allocate(CameraMessages.MOST_BYTES + 1));
            assertThat(camera.closed().code()).isEqualTo(1009);
        }
        try (SocketClient camera = open(NETWORK.id())) {
            camera.sendText("x");
            assertThat(camera.closed()).isEqualTo(new SocketClient.Closed(1003, "frames are binary"));
        }
    }

    @Test
    void limitsTheCamerasAndTakesANewOneForEachThatEnds() {
        for (int round = 0; round < 2; round++) {
            List<SocketClient> cameras = new ArrayList<>();
            for (int i = 0; i < CameraApi.MOST_CAMERAS; i++) {
                cameras.add(openWithAPermit());
            }
            try (SocketClient refused = open(NETWORK.id())) {
                assertThat(refused.closed())
                        .isEqualTo(new SocketClient.Closed(1013, "There are as many cameras as the server takes on."));
            }
            cameras.forEach(SocketClient::close);
        }
    }

    /** Opens a camera that is served; the permit of one just closed can be taken a moment later. */
    private static SocketClient openWithAPermit() {
        return await().until(
                        () -> {
                            SocketClient camera = open(NETWORK.id());
                            camera.send(frame(1, PHOTOGRAPH));
                            if (camera.isAnswered()) {
                                return Optional.of(camera);
                            }
                            camera.close();
                            return Optional.<SocketClient>empty();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }
}
