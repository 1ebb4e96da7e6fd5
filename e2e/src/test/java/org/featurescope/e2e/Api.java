package org.featurescope.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The server's API, as far as tests need it to set a scene. */
final class Api {
    private static final Pattern EXAMPLE = Pattern.compile("\"exampleUrl\":\"([^\"]+)\"");
    private static final long MOST_MILLISECONDS = 120_000;

    private final ServerProcess server;
    private final HttpClient client = HttpClient.newHttpClient();

    Api(ServerProcess server) {
        this.server = server;
    }

    byte[] get(URI uri) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(uri.toString()).isEqualTo(200);
        return response.body();
    }

    String text(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(server.url(path))).build(), BodyHandlers.ofString()).body();
    }

    /** The readable link of an example of each kind in the registry, made small so that it is made soon. */
    List<String> examples() throws IOException, InterruptedException {
        return EXAMPLE.matcher(text("/api/v1/kinds"))
                .results()
                .map((MatchResult found) -> found.group(1)
                        .replaceAll("([?&]size=)\\d+", "$164")
                        .replaceAll("([?&]steps=)\\d+", "$124"))
                .toList();
    }

    /** Asks for the figure of a readable link; returns its id. */
    String ask(String readableLink) throws IOException, InterruptedException {
        HttpResponse<String> asked = client.send(
                HttpRequest.newBuilder(URI.create(server.url(readableLink))).build(), BodyHandlers.ofString());
        assertThat(asked.statusCode()).as(readableLink + ": " + asked.body()).isEqualTo(302);
        String location = asked.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Asks for the figure of a readable link and waits until it is made; returns its id. */
    String make(String readableLink) throws IOException, InterruptedException {
        String id = ask(readableLink);
        long deadline = System.nanoTime() + MOST_MILLISECONDS * 1_000_000;
        while (!text("/api/v1/figures/" + id).contains("\"status\":\"done\"")) {
            assertThat(System.nanoTime()).as(readableLink + " is made in time").isLessThan(deadline);
            Thread.sleep(100);
        }
        return id;
    }
}
