package org.featurescope.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.featurescope.network.Activation;
import org.featurescope.network.Architecture.Hidden;
import org.featurescope.network.Change;
import org.featurescope.network.LogicProblems;
import org.featurescope.network.Problem;
import org.featurescope.network.Training;
import org.featurescope.network.TrainingSettings;
import org.featurescope.web.ServerExtension;
import org.featurescope.web.SocketClient;
import org.featurescope.web.TestServer;
import org.featurescope.web.http.SocketClosing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class LiveApiTest {
    private static final String XOR = "{\"kind\":\"train\",\"hidden\":\"3\",\"seed\":4,\"steps\":1}";
    private static final int WEIGHTS = 13;

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start(TestServer running) {
        server = running;
    }

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    /** Opens a socket of a client of its own. */
    private static SocketClient open() {
        return openFrom(CLIENTS.incrementAndGet());
    }

    private static SocketClient openFrom(int client) {
        return SocketClient.open(from(client), address());
    }

    /** Returns a builder of sockets of a client whose address the server's proxy tells. */
    private static WebSocket.Builder from(int client) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("X-Forwarded-For", "10.0.%d.%d".formatted(client / 200, client % 200));
    }

    private static URI address() {
        return URI.create("ws://127.0.0.1:%d%s".formatted(server.port, LiveApi.PATH));
    }

    /** The parts of a message of a training. */
    private record State(boolean isRunning, boolean isGoing, long step, float cost, float[] weights, String sentence) {
        static State of(ByteBuffer bytes) {
            assertThat(bytes.getInt()).isEqualTo(1);
            int flags = bytes.getInt();
            long step = (long) bytes.getDouble();
            bytes.getDouble();
            float cost = bytes.getFloat();
            bytes.position(bytes.position() + 3 * Float.BYTES + Integer.BYTES);
            int neurons = bytes.getInt();
            float[] weights = new float[bytes.getInt()];
            byte[] sentence = new byte[bytes.getInt()];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = bytes.getFloat();
            }
            bytes.position(bytes.position() + neurons);
            bytes.get(sentence);
            assertThat(bytes.remaining()).isZero();
            return new State(
                    (flags & 1) != 0,
                    (flags & 2) != 0,
                    step,
                    cost,
                    weights,
                    new String(sentence, StandardCharsets.UTF_8));
        }
    }

    /** Returns the next state, and acknowledges it. */
    private static State next(SocketClient client) {
        State state = State.of(client.answer());
        client.sendText("{}");
        return state;
    }

    /** Returns the first state that is not on the way to a step. */
    private static State arrived(SocketClient client) {
        State state = next(client);
        while (state.isGoing()) {
            state = next(client);
        }
        return state;
    }

    private static Training xor(Change... changes) {
        Problem xor = LogicProblems.xor();
        return new Training(
                xor.architecture(List.of(new Hidden(3, Activation.TANH))),
                xor.data(),
                new TrainingSettings(0.5, 10, 0, 0),
                4,
                List.of(changes));
    }

    @Test
    void runsPausesGoesBackAndTakesChanges() {
        try (SocketClient client = open();
                Training same = xor(new Change.Settings(10, new TrainingSettings(0.1, 10, 0, 0)))) {
            client.sendText(XOR);
            assertThat(arrived(client).step()).isEqualTo(1);
            client.sendText("{\"run\":50}");
            State state = next(client);
            assertThat(state.isRunning()).isTrue();
            assertThat(state.weights()).hasSize(WEIGHTS);
            State later = next(client);
            assertThat(later.step()).isGreaterThan(state.step());
            client.sendText("{\"pause\":true}");
            while (later.isRunning()) {
                later = next(client);
            }
            client.sendText("{\"goTo\":10}");
            assertThat(arrived(client).step()).isEqualTo(10);
            client.sendText("{\"change\":\"rate=0.1\"}");
            next(client);
            client.sendText("{\"goTo\":40}");
            State reached = arrived(client);
            same.goTo(40);
            assertThat(reached.weights()).containsExactly(same.weights());
            assertThat((double) reached.cost()).isEqualTo(same.score().cost());
        }
    }

    @Test
    void makesAChangeAtTheStepThatThePageShowed() {
        try (SocketClient client = open();
                Training same = xor(new Change.Weight(20, 2, 1.5))) {
            client.sendText(XOR);
            arrived(client);
            client.sendText("{\"goTo\":50}");
            assertThat(arrived(client).step()).isEqualTo(50);
            client.sendText("{\"change\":\"w2=1.5\",\"at\":20}");
            State changed = next(client);
            assertThat(changed.step()).isEqualTo(20);
            assertThat(changed.weights()[2]).isEqualTo(1.5f);
            client.sendText("{\"goTo\":50}");
            same.goTo(50);
            assertThat(arrived(client).weights()).containsExactly(same.weights());
            client.sendText("{\"change\":\"w2=1.5\",\"at\":60}");
            assertThat(client.text()).contains("at must be");
        }
    }

    @Test
    void aCommandThatCannotBeObeyedIsAnsweredAndChangesNothing() {
        try (SocketClient client = open()) {
            client.sendText(XOR);
            arrived(client);
            client.sendText("{\"change\":\"w99=1\"}");
            assertThat(client.text()).contains("w99");
            assertThat(next(client).step()).isEqualTo(1);
            client.sendText("{\"goTo\":-1}");
            assertThat(client.text()).contains("goTo");
            next(client);
            client.sendText("{\"dance\":1}");
            assertThat(client.text()).contains("run, pause, goTo");
        }
    }

    @Test
    void aTrainingThatDivergesSaysWhy() {
        try (SocketClient client = open()) {
            client.sendText(
                    "{\"kind\":\"train\",\"problem\":\"spiral\",\"hidden\":\"8,8\",\"rate\":10,\"l2\":10,\"steps\":1000}");
            State state = arrived(client);
            while (state.sentence().isEmpty()) {
                state = next(client);
            }
            assertThat(state.sentence()).contains("rate 10.0").contains("Go on from step");
            assertThat(state.isRunning()).isFalse();
            client.sendText("{\"change\":\"rate=0.01\"}");
            assertThat(next(client).sentence()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"kind\":\"train\",\"hidden\":\"1000,1000\"}; 1005001",
                "{\"kind\":\"train\",\"rate\":\"fast\"}; rate",
                "{\"kind\":\"channel\",\"unit\":\"mixed4c:1\"}; made before they are shown",
                "nonsense; not JSON",
                "{}; kind",
            })
    void refusesWhatIsNoLiveFigure(String spec, String said) {
        try (SocketClient client = open()) {
            client.sendText(spec);
            SocketClient.Closed closed = client.closed();
            assertThat(closed.code()).isEqualTo(SocketClosing.UNUSABLE);
            assertThat(closed.reason()).contains(said);
        }
    }

    @Test
    void refusesPagesOfOtherSites() {
        try (SocketClient client = SocketClient.open(
                HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", "https://elsewhere.example"),
                address())) {
            assertThat(client.closed().code()).isEqualTo(SocketClosing.FOREIGN);
        }
    }

    @Test
    void manyMoveAtTheSameTimeAndOneThatNeverReadsHindersNobody() {
        List<SocketClient> clients = new ArrayList<>();
        try (SocketClient deaf = SocketClient.deaf(from(CLIENTS.incrementAndGet()), address())) {
            deaf.sendText("{\"kind\":\"train\",\"problem\":\"image\",\"hidden\":\"200,200\",\"steps\":1}");
            deaf.sendText("{\"run\":1}");
            for (int i = 0; i < 20; i++) {
                SocketClient client = open();
                clients.add(client);
                client.sendText("{\"kind\":\"train\",\"problem\":\"spiral\",\"hidden\":\"8\",\"steps\":1}");
                client.sendText("{\"run\":10}");
            }
            for (SocketClient client : clients) {
                State first = arrived(client);
                State second = next(client);
                assertThat(next(client).step()).isGreaterThan(second.step()).isGreaterThan(first.step());
            }
        } finally {
            clients.forEach(SocketClient::close);
        }
    }

    @Test
    void aStateThatIsNotAcknowledgedHoldsTheComputation() {
        try (SocketClient client = open()) {
            client.sendText(XOR);
            arrived(client);
            client.sendText("{\"run\":1}");
            State first = State.of(client.answer());
            State second = State.of(client.answer());
            assertThat(second.step()).isEqualTo(first.step() + 1);
            client.sendText("{\"pause\":true}");
            client.sendText("{}");
            State third = State.of(client.answer());
            assertThat(third.step()).isEqualTo(second.step());
            assertThat(third.isRunning()).isFalse();
        }
    }

    @Test
    void oneClientHasAFewPlaces() {
        List<SocketClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < LiveApi.MOST_OF_CLIENT; i++) {
                SocketClient client = openFrom(5000);
                clients.add(client);
                client.sendText(XOR);
                arrived(client);
            }
            try (SocketClient oneTooMany = openFrom(5000);
                    SocketClient ofAnother = openFrom(5001)) {
                SocketClient.Closed refused = oneTooMany.closed();
                assertThat(refused.code()).isEqualTo(SocketClosing.BUSY);
                assertThat(refused.reason()).contains(LiveApi.MOST_OF_CLIENT + " live computations", "close one");
                ofAnother.sendText(XOR);
                arrived(ofAnother);
            }
        } finally {
            clients.forEach(SocketClient::close);
        }
    }

    @Test
    void thereIsAPlaceAgainWhenSomebodyLeaves() {
        List<SocketClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < LiveApi.MOST_LIVE; i++) {
                SocketClient client = open();
                clients.add(client);
                client.sendText(XOR);
                arrived(client);
            }
            try (SocketClient oneTooMany = open()) {
                assertThat(oneTooMany.closed().code()).isEqualTo(SocketClosing.BUSY);
            }
        } finally {
            clients.forEach(SocketClient::close);
        }
        await().untilAsserted(() -> {
            try (SocketClient client = open()) {
                client.sendText(XOR);
                assertThat(arrived(client).step()).isEqualTo(1);
            }
        });
    }
}
