package org.featurescope.web.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.figure.Networks;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitNotes.Note;
import org.featurescope.unit.UnitSearch;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A site of the default network, written once for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SiteTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"|url\\(([^)]*)\\)");

    private final Network network = Networks.network();
    /** A few small ones, so that the site is written fast. */
    private final List<Layer> layers = network.layers().stream()
            .filter(layer -> layer.channels() <= 64)
            .limit(2)
            .toList();

    private Path folder;
    private Path data;
    private KnownResponses known;
    private Site site;

    @BeforeAll
    void write(@TempDir Path temporary) throws IOException {
        folder = temporary.resolve("site");
        data = temporary.resolve("data");
        known = new KnownResponses(data);
        known.notes().keep(network, new Unit(layers.get(0).name(), 5), new Note("my <b>unit</b>", "seen & loved"));
        site = new Site(content(Optional.of("https://scope.example")), (words, all) -> {});
        site.write(SiteFolder.open(folder, network), count -> {});
    }

    private SiteContent content(Optional<String> live) {
        return new SiteContent(network, layers, new Portraits(data), known, List.of(), live);
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void everyLinkLeadsToAFileOfTheSiteOrToTheServer() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : files(".html")) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String target = link.group(1) == null ? link.group(2) : link.group(1);
                links++;
                boolean isOnServer = target.startsWith("https://scope.example/models/" + network.id())
                        || target.equals("https://scope.example/find");
                if (!isOnServer && (target.startsWith("/") || !Files.isRegularFile(page.resolveSibling(target)))) {
                    broken.add(page + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(10 * site.units());
    }

    @Test
    void eachUnitHasAPageThatItsLayerLinks() throws IOException {
        for (Layer layer : layers) {
            String page = Files.readString(folder.resolve("layers/%s.html".formatted(layer.name())));
            for (int channel = 0; channel < layer.channels(); channel++) {
                assertThat(page).contains("../units/%s/%d.html\"".formatted(layer.name(), channel));
            }
        }
    }

    @Test
    void findsByAWordWhatTheServersSearchFinds() throws IOException {
        String script = Files.readString(folder.resolve("find-index.js"));
        JsonNode index = new JsonMapper().readTree(script.substring(script.indexOf('{'), script.lastIndexOf('}') + 1));
        UnitSearch search = new UnitSearch(known, List.of(network));
        assertThat(index.path("words").size()).isGreaterThan(100);
        for (String word : List.of("dog", "bird", "golden retriever", "retriever")) {
            List<String> expected = layers.stream()
                    .flatMap(layer -> search.find(word, layer.name(), 48).orElseThrow().units().stream())
                    .sorted(Comparator.comparing(found -> -found.likeness()))
                    .limit(48)
                    .map(found -> found.unit().toString())
                    .toList();
            List<String> indexed = new ArrayList<>();
            index.path("words").path(word).forEach(number -> indexed.add(unit(number.asInt())));
            assertThat(indexed).as(word).isEqualTo(expected).isNotEmpty();
        }
        assertThat(script.length()).as("a small index").isLessThan(2_000_000);
    }

    private String unit(int number) {
        int channel = number;
        for (Layer layer : layers) {
            if (channel < layer.channels()) {
                return new Unit(layer.name(), channel).toString();
            }
            channel -= layer.channels();
        }
        throw new AssertionError(number);
    }

    @Test
    void showsTheNamesThatTheOwnerGaveAsText() throws IOException {
        assertThat(folder.resolve("units/%s/5.html".formatted(layers.get(0).name())))
                .content()
                .contains("my &lt;b&gt;unit&lt;/b&gt;")
                .contains("seen &amp; loved");
        assertThat(folder.resolve("find-index.js")).content().contains("\"names\":{\"5\":\"my <b>unit</b>\"}");
    }

    @Test
    void theSizeThatIsSaidBeforehandIsAboutRight() throws IOException {
        long bytes = 0;
        List<Path> all = files("");
        long count = all.stream().filter(Files::isRegularFile).count();
        for (Path file : all) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        assertThat(count).isEqualTo(site.files());
        assertThat((double) site.bytes()).isCloseTo((double) bytes, within(0.05 * bytes));
    }

    @Test
    void saysOfWhatALayerIsTheFirst() throws IOException {
        Layer first = network.layers().get(0);
        Layer second = network.layers().get(1);
        assertThat(layerPage(List.of(second), second))
                .contains("The first layer of this site", "The last layer of this site");
        assertThat(layerPage(network.layers(), first)).contains("<span>The first layer</span>");
    }

    private String layerPage(List<Layer> of, Layer layer) {
        SiteContent shown = new SiteContent(network, of, new Portraits(data), known, List.of(), Optional.empty());
        return new String(SiteLayerPage.bytes(shown, layer), StandardCharsets.UTF_8);
    }

    @Test
    void theNeighboursOfAUnitHaveTheirPortraits() throws IOException {
        byte[] page = new SiteUnitPage(content(Optional.empty())).bytes(layers.get(1), 3);
        assertThat(new String(page, StandardCharsets.UTF_8))
                .contains("--column:2;--row:0\"></span>Unit 2</a>", "--column:4;--row:0\"></span>Unit 4 →</a>");
    }

    @Test
    void withoutAServerNoLinkLeavesTheSite() throws IOException {
        byte[] page = new SiteUnitPage(content(Optional.empty())).bytes(layers.get(1), 3);
        assertThat(new String(page, StandardCharsets.UTF_8)).doesNotContain("://");
    }

    @Test
    void writesOnlyIntoItsOwnFolder(@TempDir Path other) throws IOException {
        SiteFolder.open(folder, network);
        Files.writeString(other.resolve("letter.txt"), "Dear Ada");
        assertThatThrownBy(() -> SiteFolder.open(other, network))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("neither empty nor");
        assertThatThrownBy(() -> SiteFolder.open(folder, Networks.catalogue().network("mini-inception")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("mini-inception");
    }
}
