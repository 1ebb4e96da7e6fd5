package org.featurescope.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.featurescope.process.StartedServer;

/** The server in a process of its own, at a port of the loopback address and on a folder that outlives it. */
public final class Product implements AutoCloseable {
    /** The token of its owner. */
    public static final String OWNER_TOKEN = "the token of the owner";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StartedServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Product(StartedServer server) {
        this.server = server;
    }

    /**
     * Starts a server behind a proxy that is trusted, at any free port.
     *
     * @param options further options of the command {@code serve}
     */
    public static Product start(Path data, String... options) {
        return startAt(0, data, options);
    }

    /** Starts a server at a port. */
    public static Product startAt(int port, Path data, String... options) {
        List<String> java = List.of(
                "-Xmx1g",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.featurescope.Featurescope");
        List<String> all = new ArrayList<>(List.of(
                "--port",
                Integer.toString(port),
                "--trusted-proxy",
                "127.0.0.1",
                "--owner-token",
                OWNER_TOKEN,
                "--data",
                data.toString(),
                "--models",
                data.resolve("models").toString()));
        all.addAll(List.of(options));
        return new Product(StartedServer.start(java, all));
    }

    public int port() {
        return server.address().getPort();
    }

    /** Begins a request of the server's owner. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Authorization", "Bearer " + OWNER_TOKEN)
                .timeout(PATIENCE);
    }

    public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    /**
     * Asks for a figure, as JSON with single quotes in the place of double ones, and returns its id.
     *
     * @throws IllegalStateException if the server refuses it
     */
    public String ask(String spec) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(request("/api/v1/figures")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(spec.replace('\'', '"')))
                .build());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
        }
        return json(answer).path("id").asText();
    }

    /** Returns the status of a figure. */
    public String status(String id) throws IOException, InterruptedException {
        return json(get("/api/v1/figures/" + id)).path("status").asText();
    }

    /** Returns the latest step of a figure that is being made; 0 if there is none. */
    public int step(String id) throws IOException, InterruptedException {
        return json(get("/api/v1/figures/" + id)).path("progress").path("step").asInt();
    }

    /**
     * Waits until a figure is made.
     *
     * @throws IllegalStateException if it is not going to be
     */
    public void awaitMade(String id) throws IOException, InterruptedException {
        for (String status = status(id); !status.equals("done"); status = status(id)) {
            if (!status.matches("queued|running")) {
                throw new IllegalStateException("the figure %s has the status \"%s\"".formatted(id, status));
            }
            Thread.sleep(20);
        }
    }

    /**
     * Asks for paths again and again and returns the milliseconds of the slowest answer of each.
     *
     * @throws IllegalStateException if one is not answered with the status 200
     */
    public Map<String, Double> slowestAnswers(Duration lasts, String... paths)
            throws IOException, InterruptedException {
        Map<String, Double> slowest = new HashMap<>();
        long end = System.nanoTime() + lasts.toNanos();
        while (System.nanoTime() < end) {
            for (String path : paths) {
                long began = System.nanoTime();
                int status = get(path).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("the status of %s is %d".formatted(path, status));
                }
                slowest.merge(path, (System.nanoTime() - began) / 1e6, Math::max);
            }
            Thread.sleep(200);
        }
        return slowest;
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return new JsonMapper().readTree(response.body());
    }

    /** Returns the sum of a measurement at {@code /metrics} over all its labels. */
    public double metric(String name) throws IOException, InterruptedException {
        String all = new String(get("/metrics").body(), StandardCharsets.UTF_8);
        return all.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Returns the resident size of the process in megabytes. */
    public double residentMegabytes() throws IOException, InterruptedException {
        return metric("featurescope_memory_resident_bytes") / 1e6;
    }

    /** Returns what the heap holds, in megabytes, garbage included. */
    public double heapMegabytes() throws IOException, InterruptedException {
        String all = new String(get("/metrics").body(), StandardCharsets.UTF_8);
        return all.lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / 1e6;
    }

    /** Ends the process as a loss of power would. */
    public void kill() throws InterruptedException {
        server.kill();
    }

    /** Stops the server as Ctrl-C does. */
    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
