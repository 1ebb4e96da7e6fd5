package org.featurescope.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.featurescope.files.FileTree;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.model.Sha256;
import org.featurescope.model.TinyModel;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFetchTest {
    private static final String ZIP = "tiny.zip";
    private static final String TGZ = "tiny.tgz";
    private static final byte[] GRAPH = TinyModel.graph().toByteArray();
    private static final int LINK = 0120777;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path models;

    @ParameterizedTest
    @ValueSource(strings = {ZIP, TGZ})
    void installsANetwork(String file) throws Exception {
        byte[] archive = archive(file, files());

        NetworkFetch.Fetched fetched = fetch(network(file, Optional.of(Sha256.of(archive))), archive);

        assertThat(fetched.wasTrusted()).isFalse();
        Catalogue catalogue = Catalogue.of(models);
        assertThat(catalogue.problems()).isEmpty();
        Network network = catalogue.network("tiny");
        assertThat(network.labels()).containsExactly("this", "class 1, which has no name");
        assertThat(network.sha256()).isEqualTo(Sha256.of(GRAPH));
        assertThat(models.resolve("tiny")).isDirectoryContaining("glob:**/model.json");
        assertThat(models.resolve(".fetch")).isEmptyDirectory();
    }

    @Test
    void installsNothingOfAnotherDigest() throws Exception {
        byte[] archive = archive(ZIP, files());

        assertThatThrownBy(() -> fetch(network(ZIP, Optional.of("0".repeat(64))), archive))
                .isInstanceOf(FetchException.class)
                .hasMessage("tiny.zip has the SHA-256 %s and not %s. Nothing was installed."
                        .formatted(Sha256.of(archive), "0".repeat(64)));
        assertNothingIsThere();
    }

    @Test
    void trustsTheFirstDownloadAndNoOther() throws Exception {
        byte[] archive = archive(TGZ, files());
        NetworkFetch.Fetched first = fetch(network(TGZ, Optional.empty()), archive);
        assertThat(first.wasTrusted()).isTrue();
        assertThat(FetchJobs.said(first)).contains("is trusted and recorded: SHA-256 " + Sha256.of(archive));
        FileTree.delete(models.resolve("tiny"));

        Map<String, byte[]> others = files();
        others.put("more.txt", new byte[] {1});
        byte[] other = archive(TGZ, others);
        assertThatThrownBy(() -> fetch(network(TGZ, Optional.empty()), other))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("and not " + Sha256.of(archive));

        assertThat(fetch(network(TGZ, Optional.empty()), archive).wasTrusted()).isFalse();
    }

    @Test
    void checksTheDigestOfTheGraphToo() throws Exception {
        byte[] archive = archive(ZIP, files());
        KnownNetwork of = network(ZIP, Optional.empty());
        KnownNetwork network = new KnownNetwork(
                of.id(),
                of.address(),
                of.bytes(),
                of.sha256(),
                new KnownNetwork.GraphFile(of.graph().entry(), Optional.of("0".repeat(64))),
                of.labels(),
                of.isOld(),
                of.isUntried(),
                of.descriptor());

        assertThatThrownBy(() -> fetch(network, archive)).hasMessageStartingWith("graph/tiny.pb has the SHA-256 ");
        assertNothingIsThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "graph/../../evil", "/etc/evil", "a\\..\\evil", "C:evil"})
    void refusesNamesThatLeadOutOfTheirFolder(String name) throws Exception {
        for (String file : new String[] {ZIP, TGZ}) {
            Map<String, byte[]> files = files();
            files.put(name, new byte[] {1});
            byte[] archive = archive(file, files);

            assertThatThrownBy(() -> fetch(network(file, Optional.empty()), archive))
                    .as(file)
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("leads out of its folder");
            assertNothingIsThere();
        }
    }

    @Test
    void refusesLinks() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            ZipArchiveEntry link = new ZipArchiveEntry("graph/tiny.pb");
            link.setUnixMode(LINK);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        assertThatThrownBy(() -> fetch(network(ZIP, Optional.empty()), zip.toByteArray()))
                .hasMessageContaining("\"graph/tiny.pb\" is a link or a device");

        for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_CHR}) {
            ByteArrayOutputStream tar = new ByteArrayOutputStream();
            try (TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(tar))) {
                TarArchiveEntry link = new TarArchiveEntry("graph/tiny.pb", type);
                link.setLinkName("/etc/passwd");
                out.putArchiveEntry(link);
                out.closeArchiveEntry();
            }
            assertThatThrownBy(() -> fetch(network(TGZ, Optional.empty()), tar.toByteArray()))
                    .hasMessageContaining("\"graph/tiny.pb\" is a link or a device");
        }
        assertNothingIsThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {ZIP, TGZ})
    void refusesABomb(String file) throws Exception {
        Map<String, byte[]> files = files();
        files.put("graph/tiny.pb", new byte[50_000_000]);
        byte[] archive = archive(file, files);
        assertThat(archive).hasSizeLessThan(100_000);

        assertThatThrownBy(() -> fetch(network(file, Optional.empty()), archive))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("is refused: it unpacks to more than");
        assertNothingIsThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {ZIP, TGZ})
    void refusesTooManyEntries(String file) throws Exception {
        Map<String, byte[]> files = files();
        for (int i = 0; i < 1000; i++) {
            files.put("file" + i, new byte[0]);
        }
        byte[] archive = archive(file, files);

        assertThatThrownBy(() -> fetch(network(file, Optional.empty()), archive))
                .hasMessageContaining("more than 1000 entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {ZIP, TGZ})
    void saysWhatIsWrongWithAnArchive(String file) throws Exception {
        assertThatThrownBy(() -> fetch(network(file, Optional.empty()), new byte[] {1, 2, 3}))
                .isInstanceOf(FetchException.class)
                .hasMessageStartingWith(file + " is damaged: ");

        byte[] whole = archive(file, files());
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> fetch(network(file, Optional.empty()), half))
                .isInstanceOf(FetchException.class)
                .hasMessageStartingWith(file + " ");

        Map<String, byte[]> without = files();
        without.remove("graph/tiny.pb");
        byte[] archive = archive(file, without);
        assertThatThrownBy(() -> fetch(network(file, Optional.empty()), archive))
                .hasMessage(file + " has no file graph/tiny.pb");
        assertNothingIsThere();
    }

    @Test
    void installsNothingThatCannotBeLoaded() throws Exception {
        Map<String, byte[]> files = files();
        files.put("graph/tiny.pb", "no graph".getBytes(StandardCharsets.UTF_8));
        byte[] archive = archive(ZIP, files);

        assertThatThrownBy(() -> fetch(network(ZIP, Optional.empty()), archive))
                .isInstanceOf(FetchException.class)
                .hasMessageStartingWith("tiny was fetched and cannot be loaded: tiny/graph.pb: ")
                .hasMessageContaining("written without the file at hand");
        assertNothingIsThere();
    }

    @Test
    void replacesNothing() throws Exception {
        Files.createDirectory(models.resolve("tiny"));

        assertThatThrownBy(() -> fetch(network(ZIP, Optional.empty()), archive(ZIP, files())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("tiny is there already: ");
        assertThat(models.resolve("tiny")).isEmptyDirectory();
    }

    @Test
    void saysHowToDoItByHandWhereTheNetworkCannotBeReached() throws Exception {
        FaultyServer closed = new FaultyServer(FaultyServer.status(500));
        DownloadSettings settings = new DownloadSettings(
                Optional.of(closed.address()), Optional.empty(), Duration.ofSeconds(1), Duration.ofMillis(1));
        closed.close();

        assertThatThrownBy(() -> new NetworkFetch(network(ZIP, Optional.of("a".repeat(64))), models)
                        .download(settings, FetchProgress.NONE))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("cannot be downloaded: ")
                .hasMessageNotContaining("What has arrived")
                .hasMessageEndingWith(
                        "To do it by hand: download https://storage.googleapis.com/nets/tiny.zip with another"
                                + " machine (SHA-256 %s), and run `featurescope models fetch tiny --file tiny.zip`."
                                        .formatted("a".repeat(64)));
    }

    @Test
    void installsAFileThatWasDownloadedByHand() throws Exception {
        Path file = Files.write(models.resolve("by-hand.zip"), archive(ZIP, files()));

        new NetworkFetch(network(ZIP, Optional.empty()), models).installFrom(file);

        assertThat(Catalogue.of(models).network("tiny").labels()).hasSize(2);
        assertThat(file).exists();
        assertThatThrownBy(() -> new NetworkFetch(network(ZIP, Optional.empty()), models.resolve("others"))
                        .installFrom(models.resolve("none.zip")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void namesClassesByTheirIds() {
        LabelFiles files = new LabelFiles("map", Optional.empty(), Optional.of("names"), 3);
        String map = "entry {\n  target_class: 2\n  target_class_string: \"n01\"\n}\n"
                + "entry {\n  target_class: 1\n  target_class_string: \"n02\"\n}\n";

        assertThat(files.labels(Map.of(
                        "map", map.getBytes(StandardCharsets.UTF_8),
                        "names", "n01\ttench, Tinca tinca\nn03\tother\n".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("class 0, which has no name", "n02", "tench, Tinca tinca");
    }

    @Test
    void hasACatalogueOfKnownNetworks() {
        assertThat(KnownNetworks.all())
                .extracting(KnownNetwork::id)
                .containsExactly("inception5h", "inception-v3-2015", "inception-v3-2016");
        assertThat(KnownNetworks.all()).allSatisfy(network -> {
            assertThat(network.address().getScheme()).isEqualTo("https");
            assertThat(network.fileName()).matches("[\\w.-]+\\.(zip|tgz|tar\\.gz)");
            assertThat(network.licence()).isNotEmpty();
        });
    }

    private NetworkFetch.Fetched fetch(KnownNetwork network, byte[] archive) throws Exception {
        try (FaultyServer server = new FaultyServer(FaultyServer.file(archive, FaultyServer.TAG))) {
            return new NetworkFetch(network, models).download(server.settings(), FetchProgress.NONE);
        }
    }

    private void assertNothingIsThere() {
        assertThat(models.resolve("tiny")).doesNotExist();
        assertThat(models.resolve(".fetch")).isEmptyDirectory();
        assertThat(models.resolveSibling("evil")).doesNotExist();
    }

    static KnownNetwork network(String file, Optional<String> sha256) throws IOException {
        ObjectNode descriptor = (ObjectNode) new JsonMapper().readTree(TinyModel.DESCRIPTOR);
        return new KnownNetwork(
                "tiny",
                URI.create("https://storage.googleapis.com/nets/" + file),
                Optional.empty(),
                sha256,
                new KnownNetwork.GraphFile("graph/tiny.pb", Optional.empty()),
                new LabelFiles("labels.txt", Optional.empty(), Optional.empty(), 2),
                false,
                true,
                descriptor);
    }

    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("LICENSE", "CC0".getBytes(StandardCharsets.UTF_8));
        files.put("graph/tiny.pb", GRAPH);
        files.put("labels.txt", "this\n".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    static byte[] archive(String file, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (file.equals(ZIP)) {
            writeZip(bytes, files);
        } else {
            writeTar(bytes, files);
        }
        return bytes.toByteArray();
    }

    private static void writeZip(OutputStream to, Map<String, byte[]> files) throws IOException {
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(to)) {
            for (var file : files.entrySet()) {
                out.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        }
    }

    private static void writeTar(OutputStream to, Map<String, byte[]> files) throws IOException {
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(to))) {
            for (var file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
                entry.setName(file.getKey());
                entry.setSize(file.getValue().length);
                out.putArchiveEntry(entry);
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        }
    }
}
