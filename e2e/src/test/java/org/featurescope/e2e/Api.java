package org.featurescope.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.json.Json;

/** The server's API, as far as tests need it to set a scene. */
final class Api {
    private static final Pattern OBJECTIVE = Pattern.compile("\"objective\":(?![\\[\"])");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ServerProcess server;
    private final HttpClient client = HttpClient.newHttpClient();

    Api(ServerProcess server) {
        this.server = server;
    }

    /** A kind of figure and the readable link of an example of it. */
    record Example(String kind, String link) {
        /**
         * Returns what the caption says: the network, if the figure is about one, and the steps, if it has any.
         *
         * @param isOptimized whether the figure has optimized pictures
         */
        String[] captionParts(boolean isOptimized) {
            return new String[] {parameter("model").orElse(""), isOptimized && link.contains("steps=") ? "8 steps" : ""
            };
        }

        /** Returns the value of a parameter of the link, if it has that parameter. */
        Optional<String> parameter(String name) {
            Matcher value = Pattern.compile("[?&]%s=([^&]*)".formatted(name)).matcher(link);
            return value.find() ? Optional.of(URLDecoder.decode(value.group(1), UTF_8)) : Optional.empty();
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    HttpResponse<byte[]> response(URI uri) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(uri.toString()).isEqualTo(200);
        return response;
    }

    byte[] get(URI uri) throws IOException, InterruptedException {
        return response(uri).body();
    }

    byte[] get(String path) throws IOException, InterruptedException {
        return get(URI.create(server.url(path)));
    }

    String text(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(server.url(path))).build(), BodyHandlers.ofString())
                .body();
    }

    /** An example of each kind in the registry, made small and, where the kind can, of few photographs so that it is made soon. */
    List<Example> examples() throws IOException, InterruptedException {
        Map<?, ?> list = new Json().toType(text("/api/v1/kinds"), Map.class);
        List<Example> examples = new ArrayList<>();
        for (Object entry : (List<?>) Objects.requireNonNull(list.get("kinds"))) {
            Map<?, ?> kind = (Map<?, ?>) entry;
            String link = String.valueOf(kind.get("exampleUrl"))
                    .replaceAll("([?&]size=)\\d+", "$180")
                    .replaceAll("([?&]steps=)\\d+", "$18");
            String ofFew = link.replaceAll("&photographs(Hash)?=[^&]*", "") + "&photographs=samples";
            boolean canBeOfFew = !text("/api/v1/spec?" + ofFew.substring(ofFew.indexOf('?') + 1))
                    .contains("\"problem\"");
            examples.add(new Example(String.valueOf(kind.get("name")), canBeOfFew ? ofFew : link));
        }
        return examples;
    }

    /** Asks for the figure of a readable link; returns its id. */
    String ask(String readableLink) throws IOException, InterruptedException {
        String[] parts = readableLink.split("\\?", 2);
        HttpRequest form = HttpRequest.newBuilder(URI.create(server.url(parts[0])))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(parts[1]))
                .build();
        HttpResponse<String> asked = client.send(form, BodyHandlers.ofString());
        assertThat(asked.statusCode()).as(readableLink + ": " + asked.body()).isEqualTo(303);
        String location = asked.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Asks for the figure of a readable link and waits until it is made; returns its id. */
    String make(String readableLink) throws IOException, InterruptedException {
        String id = ask(readableLink);
        String ended = await("the end of " + readableLink)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> figure(id),
                        figure ->
                                Stream.of("done", "failed", "cancelled").anyMatch(status -> hasStatus(figure, status)));
        assertThat(hasStatus(ended, "done")).as(readableLink + ": " + ended).isTrue();
        return id;
    }

    private static boolean hasStatus(String figure, String status) {
        return figure.contains("\"status\":\"" + status + "\"");
    }

    String make(Example example) throws IOException, InterruptedException {
        return make(example.link());
    }

    /** All that the server tells of a figure, JSON. */
    String figure(String id) throws IOException, InterruptedException {
        return text("/api/v1/figures/" + id);
    }

    /** How many pictures were made for a figure. */
    int pictures(String id) throws IOException, InterruptedException {
        return (int) OBJECTIVE.matcher(figure(id)).results().count();
    }

    /** Whether anything was optimized for a finished figure. */
    boolean isOptimized(String id) throws IOException, InterruptedException {
        return !figure(id).contains("\"curve\":{\"steps\":[]");
    }

    /** The numbers of a finished figure as JSON, without the time that it took. */
    String numbers(String id) throws IOException, InterruptedException {
        String figure = figure(id);
        int result = figure.indexOf("\"result\"");
        if (result < 0) {
            throw new AssertionError("the figure has no result: " + figure);
        }
        return figure.substring(result).replaceAll("\"milliseconds\":[0-9]+", "");
    }

    /** Gives up a figure that is being made. */
    void cancel(String id) throws IOException, InterruptedException {
        URI run = URI.create(server.url("/api/v1/figures/" + id + "/run"));
        client.send(HttpRequest.newBuilder(run).DELETE().build(), BodyHandlers.discarding());
    }
}
