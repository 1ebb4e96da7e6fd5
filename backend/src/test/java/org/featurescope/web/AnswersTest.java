package org.featurescope.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Networks;
import org.featurescope.kind.photographs.IndexedSet;
import org.featurescope.kind.trial.TrialResult;
import org.featurescope.kind.trial.TrialResult.Trial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ServerExtension.class)
final class AnswersTest {
    private static final int QUESTIONS = 10;

    @SuppressWarnings("NullAway.Init")
    private TestServer server;

    @SuppressWarnings("NullAway.Init")
    private String path;

    @BeforeEach
    void store(TestServer running) throws IOException {
        server = running;
        FigureSpec spec = server.kinds.example(server.kinds.named("trial").orElseThrow(), Networks.catalogue());
        FigureId id = server.kinds.id(spec);
        server.store.put(id, spec, FigureResult.of(result(), 1));
        path = "/api/v1/figures/%s/answers".formatted(id);
    }

    private static TrialResult result() {
        List<Trial> trials = IntStream.range(0, QUESTIONS)
                .mapToObj(i -> new Trial(
                        i < 2 ? "practice" : i < 5 ? "catch" : "scored",
                        i % 2 == 0 ? "basis" : "random",
                        "direction " + i,
                        List.of(),
                        List.of(),
                        List.of(0, 0),
                        i % 2))
                .toList();
        return new TrialResult(
                new IndexedSet("set", "", 0, List.of(), 0),
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                trials);
    }

    private static String session(int number) {
        return "%032x".formatted(number);
    }

    private static String body(String session, int milliseconds) {
        return "{\"session\":\"%s\",\"answers\":[%s]}"
                .formatted(
                        session,
                        IntStream.range(0, QUESTIONS)
                                .mapToObj(i -> "{\"question\":%d,\"chosen\":%d,\"confidence\":2,\"milliseconds\":%d}"
                                        .formatted(i, i % 2, milliseconds))
                                .collect(Collectors.joining(",")));
    }

    private HttpResponse<String> post(String body) {
        return server.post(path, "application/json", BodyPublishers.ofString(body));
    }

    private JsonNode pooled() {
        return TestServer.json(server.get(path));
    }

    @Test
    void answersAreScoredStoredAndPooled() {
        assertThat(pooled().path("people").asInt()).isZero();
        HttpResponse<String> first = post(body(session(1), 2000));
        assertThat(first.statusCode()).isEqualTo(201);
        JsonNode own = TestServer.json(first).path("own");
        assertThat(own.path("right").asInt()).isEqualTo(own.path("of").asInt()).isEqualTo(5);
        assertThat(own.path("rejections")).isEmpty();
        post(body(session(2), 100));
        assertThat(pooled().path("people").asInt()).isEqualTo(1);
        assertThat(pooled().path("rejected").asInt()).isEqualTo(1);
        assertThat(pooled().path("groups")).hasSize(2);
        HttpResponse<String> csv = server.get(path + ".csv");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(csv.body().lines()).hasSize(1 + 2 * QUESTIONS);
    }

    @Test
    void whoAnswersTwiceIsCountedOnceAndSeesTheFirstScore() {
        post(body(session(3), 2000));
        HttpResponse<String> second = post(body(session(3), 100));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(second).path("isNew").asBoolean()).isFalse();
        assertThat(TestServer.json(second).path("own").path("rejections")).isEmpty();
        assertThat(TestServer.json(second).path("pooled").path("people").asInt())
                .isEqualTo(pooled().path("people").asInt());
    }

    @Test
    void aScriptIsStoppedAfterSoManyAnswersInAMinute() {
        int status = 0;
        for (int i = 100; status != 503 && i < 400; i++) {
            HttpResponse<String> answered = post(body(session(i), 2000));
            status = answered.statusCode();
            if (status == 503) {
                assertThat(answered.headers().firstValue("Retry-After")).isPresent();
            }
        }
        assertThat(status).isEqualTo(503);
    }

    @Test
    void onlyTheOwnerDeletesAnswers() {
        HttpResponse<String> refused = server.send(server.request(path).DELETE());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Only the owner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; session",
                "{\"session\":\"x\"}; session",
                "{\"session\":\"00000000000000000000000000000001\"}; answers",
                "{\"session\":\"00000000000000000000000000000001\",\"answers\":[]}; answers",
                "{\"session\":\"00000000000000000000000000000001\",\"answers\":[{}]}; answers[0].question",
                "[]; body",
            })
    void aBodyThatCannotBeIsRefusedByItsField(String body, String field) {
        HttpResponse<String> refused = post(body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(TestServer.json(refused).path("field").asText()).isEqualTo(field);
    }

    @Test
    void figuresWithoutQuestionsTakeNoAnswers() {
        assertThat(server.get("/api/v1/figures/%s/answers".formatted("0".repeat(64)))
                        .statusCode())
                .isEqualTo(404);
    }
}
