package org.featurescope.activation.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.featurescope.activation.photographs.PhotographSet;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.files.DiskFullException;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotographUploadsTest {
    private static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.UTF_8);
    private static final UploadLimits LIMITS = new UploadLimits(10_000, 5, 2, Duration.ofHours(1), 1000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicLong free = new AtomicLong(1 << 30);

    @SuppressWarnings("NullAway.Init")
    private PhotographShelf shelf;

    @SuppressWarnings("NullAway.Init")
    private PhotographUploads uploads;

    @BeforeEach
    void open() {
        shelf = new PhotographShelf(folder.resolve("photographs"));
        uploads = with(LIMITS);
    }

    private PhotographUploads with(UploadLimits limits) {
        return new PhotographUploads(folder.resolve("photographs/uploads"), shelf, limits, now::get, any -> free.get());
    }

    private void send(String id, String name, byte[] bytes) throws IOException {
        try (OutputStream out = uploads.file(id, name)) {
            out.write(bytes);
        }
    }

    private List<String> names(String set) {
        try (PhotographSet opened = shelf.open(set)) {
            return opened.names();
        }
    }

    private List<Path> leftovers() throws IOException {
        Path under = folder.resolve("photographs/uploads");
        if (!Files.exists(under)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(under)) {
            return files.toList();
        }
    }

    private void assertRefused(ThrowingCallable upload, String field, String message) throws IOException {
        assertThatThrownBy(upload)
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
        assertThat(leftovers()).isEmpty();
        assertThat(shelf.names()).doesNotContain("animals");
    }

    private static InputStream zip(Map<String, byte[]> files) throws IOException {
        return new ByteArrayInputStream(Zips.of(new TreeMap<>(files)));
    }

    @Test
    void makesASetOfAFolderThatComesInSeveralRequests() throws IOException {
        String id = uploads.begin();
        send(id, "cats/1.jpg", PICTURE);
        send(id, "dogs\\2.png", PICTURE);
        send(id, "credits.tsv", "file\tauthor\n".getBytes(StandardCharsets.UTF_8));
        assertThat(uploads.received(id)).isEqualTo(new PhotographUploads.Received(2, 2L * PICTURE.length + 12));
        assertThat(shelf.names()).doesNotContain("animals");
        uploads.finish(id, "animals");
        assertThat(names("animals")).containsExactly("cats/1.jpg", "dogs/2.png");
        assertThat(folder.resolve("photographs/sets/animals/credits.tsv")).exists();
        assertThat(leftovers()).isEmpty();
        assertThatThrownBy(() -> uploads.received(id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void replacesAFileThatIsSentAgain() throws IOException {
        String id = uploads.begin();
        send(id, "1.jpg", "half".getBytes(StandardCharsets.UTF_8));
        send(id, "1.jpg", PICTURE);
        uploads.finish(id, "animals");
        assertThat(folder.resolve("photographs/sets/animals/1.jpg")).hasBinaryContent(PICTURE);
    }

    @Test
    void makesASetOfAnArchiveAndLeavesOutWhatIsNoPhotograph() throws IOException {
        PhotographUploads.Added added = uploads.addZip(
                "animals",
                zip(Map.of(
                        "animals/cats/é.jpg", PICTURE,
                        "animals/dogs/2.png", PICTURE,
                        "animals/", new byte[0],
                        "animals/.hidden.jpg", PICTURE,
                        "__MACOSX/animals/._é.jpg", PICTURE,
                        "animals/notes.txt", PICTURE)));
        assertThat(added).isEqualTo(new PhotographUploads.Added(2, List.of()));
        assertThat(names("animals")).containsExactly("animals/cats/é.jpg", "animals/dogs/2.png");
        assertThat(leftovers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../1.jpg",
                "cats/../../1.jpg",
                "/etc/1.jpg",
                "\\\\server\\1.jpg",
                "C:\\1.jpg",
                "cats//1.jpg",
                "cats/./1.jpg",
                "cats/ /1.jpg",
                "ca\u0000ts/1.jpg",
                "a\nb.jpg",
                ""
            })
    void refusesNamesThatLeadOutOfTheFolder(String name) throws IOException {
        String id = uploads.begin();
        assertThatThrownBy(() -> send(id, name, PICTURE))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("file"));
        uploads.abandon(id);
        if (!name.isEmpty()) {
            assertRefused(() -> uploads.addZip("animals", zip(Map.of(name, PICTURE))), "file", "");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden.jpg", "cats/.git/1.jpg", "notes.txt", "page.html", "a.svg", "jpg"})
    void refusesFilesThatAreNoPhotographs(String name) throws IOException {
        String id = uploads.begin();
        assertThatThrownBy(() -> send(id, name, PICTURE)).hasMessageContaining("is no photograph");
    }

    @Test
    void refusesNamesThatAreTooLong() throws IOException {
        String id = uploads.begin();
        assertThatThrownBy(() -> send(id, "ü".repeat(200) + ".jpg", PICTURE)).hasMessageContaining("too long");
        assertThatThrownBy(() -> send(id, "a/".repeat(20) + "1.jpg", PICTURE)).hasMessageContaining("too long");
    }

    @Test
    void refusesANameThatIsBothAFileAndAFolder() throws IOException {
        String id = uploads.begin();
        send(id, "a.jpg", PICTURE);
        assertThatThrownBy(() -> send(id, "a.jpg/b.jpg", PICTURE)).hasMessageContaining("both a file and a folder");
        uploads.finish(id, "animals");
        assertThat(names("animals")).containsExactly("a.jpg");
    }

    @Test
    void refusesTooManyPhotographsAndTooManyBytes() throws IOException {
        Map<String, byte[]> six = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            six.put(i + ".jpg", PICTURE);
        }
        assertRefused(() -> uploads.addZip("animals", zip(six)), "file", "at most 5 photographs");
        assertRefused(
                () -> uploads.addZip("animals", zip(Map.of("bomb.jpg", new byte[50_000]))), "file", "a set may have");
        assertRefused(
                () -> uploads.addZip("animals", new ByteArrayInputStream(new byte[50_000])), "file", "the archive is");
    }

    @Test
    void countsTheBytesOfAnArchiveThatDeclaresFewer() throws IOException {
        byte[] bomb = Zips.of(Map.of("bomb.jpg", new byte[30_000_000]));
        // the size in the list of files, 24 bytes after its signature
        ByteBuffer list = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bomb.length - 4; at++) {
            if (list.getInt(at) == 0x02014b50) {
                list.putInt(at + 24, 10);
            }
        }
        UploadLimits generous = new UploadLimits(1 << 30, 5, 2, Duration.ofHours(1), 1000);
        assertThatThrownBy(() -> with(generous).addZip("animals", new ByteArrayInputStream(bomb)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void leavesOutPhotographsThatAreTooLarge() throws IOException {
        UploadLimits generous = new UploadLimits(1 << 30, 5, 2, Duration.ofHours(1), 1000);
        Map<String, byte[]> files = Map.of("big.jpg", new byte[PhotographSet.MOST_BYTES + 1], "small.jpg", PICTURE);
        PhotographUploads.Added added = with(generous).addZip("animals", zip(files));
        assertThat(added).isEqualTo(new PhotographUploads.Added(1, List.of("big.jpg")));
    }

    @Test
    void refusesAnArchiveWhoseListOfFilesIsLong() throws IOException {
        byte[] end = new byte[22];
        ByteBuffer.wrap(end)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, 0x06054b50)
                .putInt(12, 1_000_000_000)
                .putInt(16, 0);
        assertRefused(() -> uploads.addZip("animals", new ByteArrayInputStream(end)), "file", "lists more than");
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        assertRefused(() -> uploads.addZip("animals", new ByteArrayInputStream(PICTURE)), "file", "no zip archive");
        byte[] cut = Zips.of(Map.of("1.jpg", PICTURE));
        assertRefused(
                () -> uploads.addZip("animals", new ByteArrayInputStream(cut, 0, cut.length / 2)),
                "file",
                "no zip archive");
        assertRefused(() -> uploads.addZip("animals", zip(Map.of("1.txt", PICTURE))), "upload", "no photograph");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "../a", "ä", "a/b", "a.b"})
    void refusesNamesThatNoLinkCanHave(String name) throws IOException {
        assertRefused(() -> uploads.addZip(name, zip(Map.of("1.jpg", PICTURE))), "name", "letters, digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"commons", "Commons", "samples", "TAKEN"})
    void refusesATakenName(String name) throws IOException {
        uploads.addZip("taken", zip(Map.of("1.jpg", PICTURE)));
        assertThatThrownBy(() -> uploads.addZip(name, zip(Map.of("2.jpg", PICTURE))))
                .isInstanceOf(NameTakenException.class);
        String id = uploads.begin();
        send(id, "2.jpg", PICTURE);
        assertThatThrownBy(() -> uploads.finish(id, name)).isInstanceOf(NameTakenException.class);
        assertThat(names("taken")).containsExactly("1.jpg");
        uploads.finish(id, "another");
        assertThat(names("another")).containsExactly("2.jpg");
    }

    @Test
    void leavesNothingOnAFullDisk() throws IOException {
        free.set(LIMITS.reserve() - 1);
        assertThatThrownBy(() -> uploads.addZip("animals", zip(Map.of("1.jpg", PICTURE))))
                .isInstanceOf(DiskFullException.class)
                .hasMessageContaining("The disk is full");
        assertThat(leftovers()).isEmpty();
        String id = uploads.begin();
        assertThatThrownBy(() -> send(id, "1.jpg", PICTURE)).isInstanceOf(DiskFullException.class);
        assertThat(uploads.received(id)).isEqualTo(new PhotographUploads.Received(0, 0));
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void abandonsUploadsThatNobodyContinues() throws IOException {
        String idle = uploads.begin();
        send(idle, "1.jpg", PICTURE);
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(50)));
        String busy = uploads.begin();
        assertThatThrownBy(() -> uploads.begin()).hasMessageContaining("2 uploads are under way");
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(70)));
        uploads.begin();
        assertThatThrownBy(() -> uploads.received(idle)).isInstanceOf(NotFoundException.class);
        assertThat(uploads.received(busy).photographs()).isZero();
        assertThat(leftovers()).hasSize(2);
    }

    @Test
    void deletesWhatAnEarlierProcessLeft() throws IOException {
        send(uploads.begin(), "1.jpg", PICTURE);
        with(LIMITS).deleteLeftovers();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void copiesAFolderOfThisMachine() throws IOException {
        Path from = folder.resolve("holidays");
        Files.write(Files.createDirectories(from.resolve("cats/.cache")).resolve("hidden.jpg"), PICTURE);
        Files.write(from.resolve("cats/1.jpg"), PICTURE);
        Files.write(from.resolve("notes.txt"), PICTURE);
        assertThat(uploads.add("animals", from)).isEqualTo(new PhotographUploads.Added(1, List.of()));
        assertThat(names("animals")).containsExactly("cats/1.jpg");
        assertThat(from.resolve("cats/1.jpg")).exists();
        assertThatThrownBy(() -> uploads.add("more", folder.resolve("nothing"))).hasMessageContaining("there is no");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where links need a right of their own
    void doesNotFollowLinks() throws IOException {
        Path secret = Files.write(folder.resolve("secret.jpg"), PICTURE);
        Path from = Files.createDirectories(folder.resolve("holidays"));
        Files.write(from.resolve("1.jpg"), PICTURE);
        Files.createSymbolicLink(from.resolve("2.jpg"), secret);
        Files.createSymbolicLink(from.resolve("more"), folder);
        uploads.add("animals", from);
        assertThat(names("animals")).containsExactly("1.jpg");
    }

    @Test
    void deletesASetButNoneThatComesWithTheProduct() throws IOException {
        uploads.addZip("animals", zip(Map.of("1.jpg", PICTURE)));
        uploads.remove("animals");
        assertThat(shelf.names()).doesNotContain("animals");
        assertThat(leftovers()).isEmpty();
        assertThatThrownBy(() -> uploads.remove("animals")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> uploads.remove("commons")).hasMessageContaining("come with the product");
        Path archive = Files.write(folder.resolve("photographs/sets/own.zip"), Zips.of(Map.of("1.jpg", PICTURE)));
        uploads.remove("own");
        assertThat(archive).doesNotExist();
    }
}
