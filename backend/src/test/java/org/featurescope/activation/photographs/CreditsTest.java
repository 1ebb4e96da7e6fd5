package org.featurescope.activation.photographs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CreditsTest {
    private static final String HEAD = "file\tauthor\tlicence\tsource\n";

    private static Credits read(String text) {
        return Credits.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "");
    }

    @Test
    void readsALineForEachPhotograph() {
        Credits credits = read(
                HEAD + "birds/wren.jpg\tJee & \"Rani\"\tCC BY 2.0\thttps://example.org/wren\r\n\ncod.jpg\t\tCC0\t\n");
        assertThat(credits.problems()).isEmpty();
        assertThat(credits.byName())
                .containsEntry(
                        "birds/wren.jpg", new Credit("wren", "Jee & \"Rani\"", "CC BY 2.0", "https://example.org/wren"))
                .containsEntry("cod.jpg", new Credit("cod", "", "CC0", ""));
    }

    @Test
    void readsColumnsInAnyOrderAndWithAByteOrderMark() {
        Credits credits = read("\uFEFFSource\tnotes\tLicense\tFile\tAuthor\nhere\tx\tCC0\t./a.jpg\tme\n");
        assertThat(credits.byName()).containsEntry("a.jpg", new Credit("a", "me", "CC0", "here"));
    }

    @Test
    void saysWhichLinesItIgnoresAndWhy() {
        Credits credits =
                read(HEAD + "a.jpg\tme\n\tme\tCC0\t\nb.jpg\t\t\t\nc.jpg\tme\tCC0\t\nc.jpg\tyou\tCC0\t\nd.jpg\t"
                        + "x".repeat(1001) + "\tCC0\t\n");
        assertThat(credits.byName()).containsOnlyKeys("c.jpg").containsValue(new Credit("c", "me", "CC0", ""));
        assertThat(credits.problems())
                .containsExactly(
                        "line 2 of credits.tsv is ignored: it has 2 columns instead of 4",
                        "line 3 of credits.tsv is ignored: it names no file",
                        "line 4 of credits.tsv is ignored: it names nothing but the file",
                        "line 6 of credits.tsv is ignored: c.jpg is credited twice",
                        "line 7 of credits.tsv is ignored: a column has more than 1000 letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jpg\tme\tCC0\thttps://example.org\n",
                "file,author,licence,source\na,b,c,d\n",
                "\u0000\u0001\"\"\""
            })
    void ignoresAFileWithoutTheHead(String text) {
        Credits credits = read(text);
        assertThat(credits.byName()).isEmpty();
        assertThat(credits.problems())
                .containsExactly(
                        "credits.tsv is ignored: its first line must be the columns file, author, licence, source,"
                                + " separated by tabs");
    }

    @Test
    void toleratesAnEmptyFileAndOneThatCannotBeRead() throws IOException {
        assertThat(read("").byName()).isEmpty();
        InputStream closed = InputStream.nullInputStream();
        closed.close();
        Credits broken = Credits.read(closed, "");
        assertThat(broken.byName()).isEmpty();
        assertThat(broken.problems()).containsExactly("credits.tsv cannot be read: Stream closed");
    }

    @Test
    void onlyAddressesOfTheWebAreLinks() {
        assertThat(new Credit("", "", "", "https://example.org/wiki/File:Dülmen,_2020.jpg").link())
                .isPresent();
        assertThat(new Credit("", "", "", "HTTP://example.org").link()).isPresent();
        assertThat(new Credit("", "", "", "javascript:alert(1)").link()).isEmpty();
        assertThat(new Credit("", "", "", " https://example.org").link()).isEmpty();
        assertThat(new Credit("", "", "", "https://example.org/<b>").link()).isEmpty();
        assertThat(new Credit("", "", "", "my own photograph").link()).isEmpty();
    }

    @Test
    void namesAuthorAndLicenceInOneText() {
        assertThat(new Credit("bee", "aussiegall", "CC BY 2.0", "https://example.org").text())
                .isEqualTo("aussiegall, CC BY 2.0");
        assertThat(new Credit("bee", "", "public domain", "").text()).isEqualTo("public domain");
        assertThat(new Credit("", "", "", "my own photograph").text()).isEqualTo("my own photograph");
    }

    @Test
    void aPhotographWithoutATitleIsTitledByItsFile() {
        assertThat(Credit.titleOf("mammals/polar-bear.jpg")).isEqualTo("polar bear");
        assertThat(Credit.titleOf("IMG_0001.tar.jpeg")).isEqualTo("IMG 0001.tar");
        assertThat(Credit.titleOf(".jpg")).isEqualTo(".jpg");
        assertThat(read("file\ttitle\tauthor\tlicence\tsource\na.jpg\tA bee\tme\tCC0\t\nb.jpg\t\tme\tCC0\t\n")
                        .byName())
                .containsEntry("a.jpg", new Credit("A bee", "me", "CC0", ""))
                .containsEntry("b.jpg", new Credit("b", "me", "CC0", ""));
    }

    @Test
    void belongToFoldersAndArchivesAlike(@TempDir Path folder) throws IOException {
        Path photographs = Files.createDirectories(folder.resolve("set/animals/birds"));
        Files.write(photographs.resolve("wren.jpg"), new byte[] {1});
        String line = HEAD + "birds/wren.jpg\tme\tCC0\t\nbirds/wren.jpg\tyou\tCC0\t\n";
        Files.writeString(folder.resolve("set/animals/credits.tsv"), line.replace("birds/", "animals/birds/"));
        Files.writeString(folder.resolve("set/credits.tsv"), line.replace("birds/", "animals/birds/"));
        Path archive = folder.resolve("set.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("animals/birds/wren.jpg"));
            zip.write(1);
            zip.putNextEntry(new ZipEntry("animals/birds/credits.tsv"));
            zip.write(line.replace("birds/", "").getBytes(StandardCharsets.UTF_8));
        }
        for (Path path : new Path[] {folder.resolve("set"), archive}) {
            try (PhotographSet set = PhotographSet.of(path)) {
                assertThat(set.names()).containsExactly("animals/birds/wren.jpg");
                assertThat(set.credit("animals/birds/wren.jpg")).contains(new Credit("wren", "me", "CC0", ""));
                assertThat(set.credit("nothing.jpg")).isEmpty();
                assertThat(set.creditProblems()).hasSize(1);
            }
        }
    }

    @Test
    void everyPhotographOfTheProductHasOne() {
        try (PhotographSet commons = PhotographSet.commons();
                PhotographSet samples = PhotographSet.samples()) {
            assertThat(commons.creditProblems()).isEmpty();
            for (PhotographSet set : new PhotographSet[] {commons, samples}) {
                assertThat(set.names()).allSatisfy(name -> {
                    Credit credit = set.credit(name).orElseThrow();
                    assertThat(credit.title()).isNotEmpty();
                    assertThat(credit.author()).isNotEmpty();
                    assertThat(credit.licence()).isNotEmpty();
                    assertThat(credit.link()).isPresent();
                });
            }
        }
    }
}
