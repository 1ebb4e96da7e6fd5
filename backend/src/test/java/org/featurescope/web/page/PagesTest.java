package org.featurescope.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.LayerFigures.Order;
import org.featurescope.figure.LayerFigures.SortedChannel;
import org.featurescope.figure.run.FakeVisualizer;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.TinyModel;
import org.featurescope.model.UnitExpression.Unit;
import org.featurescope.model.admission.Reach;
import org.featurescope.portrait.DrawingState;
import org.featurescope.portrait.PortraitIndex;
import org.featurescope.portrait.PortraitMaker;
import org.featurescope.portrait.PortraitRecipe;
import org.featurescope.portrait.PortraitSheet;
import org.featurescope.portrait.Portraits;
import org.featurescope.portrait.Replay;
import org.featurescope.unit.FiresOn;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.PathWeights.RaisedClasses;
import org.featurescope.unit.PathWeights.ToClass;
import org.featurescope.unit.UnitNotes.Note;
import org.featurescope.unit.UnitResponses;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.page.view.DrawingView;
import org.featurescope.web.page.view.EmbedOptions;
import org.featurescope.web.page.view.FetchView;
import org.featurescope.web.page.view.FigureView;
import org.featurescope.web.page.view.FigureView.ImageView;
import org.featurescope.web.page.view.OfferedFigure;
import org.featurescope.web.page.view.PortraitTiles;
import org.featurescope.web.page.view.UnitFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PagesTest {
    private static final Kinds KINDS = TestKinds.quick();
    private static final Catalogue CATALOGUE = Catalogue.load(Optional.empty());
    private static final Network NETWORK = CATALOGUE.network("mini-inception");
    private static final Layer MIXED4C = NETWORK.layer("mixed4c");
    private static final String BASE = "https://example.org";
    private static final EmbedOptions PLAIN = EmbedOptions.of(null, null, null, null);

    private static final Portraits PORTRAITS = new Portraits(Path.of("none"));
    private static final KnownResponses KNOWN = new KnownResponses(Path.of("none"));

    private static final Optional<PortraitIndex> NO_PORTRAITS = Optional.empty();
    private static final Optional<UnitResponses> NO_RESPONSES = Optional.empty();

    private static final UnitFacts.Alike NONE_ALIKE = new UnitFacts.Alike(List.of(), List.of());

    private final Pages pages = new Pages(KINDS, CATALOGUE);

    private static FigureView figure(String title, String status) {
        List<ImageView> images = status.equals("done")
                ? List.of(new ImageView("/figures/ab12/0.png", 128, 128, "mixed4c:12"))
                : List.of();
        return new FigureView(
                "ab12",
                "channel",
                title,
                "",
                "What one sees.",
                "{\"unit\":\"mixed4c:12\"}",
                Map.of("kind", "channel", "unit", "mixed4c:12"),
                status,
                images);
    }

    private Stream<String> all() {
        FigureView figure = figure("mixed4c:12", "done");
        return Stream.of(
                pages.front(PORTRAITS, KNOWN),
                pages.look(),
                pages.space(Optional.empty(), Optional.empty(), "commons"),
                pages.models(PORTRAITS, Optional.empty()),
                pages.model(NETWORK, Optional.empty(), PORTRAITS, drawing(false, 0, true)),
                pages.layer(NETWORK, MIXED4C, LayerView.FIRST, NO_PORTRAITS, NO_RESPONSES),
                pages.unit(NETWORK, MIXED4C, 12, facts(MIXED4C, NO_PORTRAITS), OfferedFigure::unknown),
                pages.figure(figure, BASE),
                pages.embed(figure, PLAIN, BASE),
                pages.problem(404, "Not found", "There is nothing here."));
    }

    @Test
    void everyPageKeepsToThePolicyOfNoInlineScript() {
        assertThat(all())
                .allSatisfy(page -> assertThat(page)
                        .startsWith("<!DOCTYPE html><html lang=\"en\"")
                        .doesNotContainPattern("<script(?![^>]* src=)")
                        .doesNotContainPattern("\\son[a-z]+=")
                        .doesNotContain("javascript:"));
    }

    @Test
    void everyPageHasOneHeadingOfTheFirstRankButForAnEmbeddedFigure() {
        assertThat(all())
                .filteredOn(page -> !page.contains("class=\"embed\""))
                .hasSize(9)
                .allSatisfy(page -> assertThat(page).containsOnlyOnce("<h1>"));
    }

    @Test
    void aUnitCanBeSearchedForFromEveryPage() {
        assertThat(pages.problem(404, "Not found", "nothing"))
                .containsPattern(
                        "<form method=\"get\" action=\"/find\" role=\"search\"[^>]*><input type=\"search\" name=\"q\"");
    }

    @Test
    void escapesWhatComesFromOutside() {
        FigureView hostile = figure("<img src=x onerror=alert(1)>\"", "done");
        assertThat(Stream.of(
                        pages.figure(hostile, BASE),
                        pages.embed(hostile, PLAIN, BASE),
                        pages.problem(400, "Invalid input", "no \"<img src=x onerror=alert(1)>\"")))
                .allSatisfy(page -> assertThat(page).contains("&lt;img src=x").doesNotContain("<img src=x"));
    }

    @Test
    void aLinkToAMadeFigureShowsItsPicture() {
        assertThat(pages.figure(figure("mixed4c:12", "done"), BASE))
                .contains("<meta property=\"og:image\" content=\"https://example.org/figures/ab12/card.jpg\">")
                .contains("<meta property=\"og:url\" content=\"https://example.org/figures/ab12\">")
                .contains("<meta name=\"twitter:card\" content=\"summary_large_image\">")
                .containsPattern("<feature-figure figure=\"ab12\"[^>]* made>")
                .contains("<img src=\"/figures/ab12.png\" alt=\"What one sees.\">");
    }

    @Test
    void aFigureThatIsNotMadeYetPromisesNoPicture() {
        assertThat(pages.figure(figure("mixed4c:12", "running"), BASE))
                .contains("<meta property=\"og:image\" content=\"" + Pages.SERVER + "/static/pictures/card.jpg\">")
                .doesNotContain("<img")
                .containsPattern("<feature-figure figure=\"ab12\"[^>]*>")
                .doesNotContain(" made>");
    }

    @Test
    void anEmbeddedFigureStandsAlone() {
        assertThat(pages.embed(figure("mixed4c:12", "done"), PLAIN, BASE))
                .doesNotContain("site-header")
                .doesNotContain("no-caption")
                .doesNotContain("no-controls")
                .doesNotContain("data-theme")
                .contains("<a href=\"/figures/ab12\" target=\"_top\">");
    }

    @Test
    void anEmbeddedFigureHonoursItsSwitches() {
        assertThat(pages.embed(figure("mixed4c:12", "done"), EmbedOptions.of("dark", "0", "0", "0"), BASE))
                .contains("data-theme=\"dark\"")
                .containsPattern("<feature-figure[^>]* no-caption")
                .containsPattern("<feature-figure[^>]* no-controls")
                .containsPattern("<feature-figure[^>]* no-autoplay");
    }

    @Test
    void anEmbeddingLinkWithAnUnknownSwitchIsRefused() {
        assertThatThrownBy(() -> EmbedOptions.of("blue", null, null, null))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("theme"));
        assertThatThrownBy(() -> EmbedOptions.of(null, "yes", null, null))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("caption"));
    }

    @Test
    void aLayerIsShownSomeChannelsToAPage() {
        assertThat(pages.layer(NETWORK, MIXED4C, LayerView.FIRST, NO_PORTRAITS, NO_RESPONSES))
                .contains("layer=mixed4c&amp;channels=all&amp;perPage=24\"");
        assertThat(pages.layer(NETWORK, MIXED4C, LayerView.FIRST.at(2), NO_PORTRAITS, NO_RESPONSES))
                .contains("layer=mixed4c&amp;channels=all&amp;perPage=24&amp;page=2\"");
    }

    @Test
    void aLayersPageHasAPortraitOfEachChannelOrItsNumberAndTheCommandThatMakesThem() {
        String without = pages.layer(NETWORK, MIXED4C, LayerView.FIRST, NO_PORTRAITS, NO_RESPONSES);
        assertThat(without)
                .contains("“featurescope portraits --network mini-inception --layers mixed4c”")
                .contains("<a href=\"/models/mini-inception/mixed4c/335\" title=\"mixed4c:335\">335</a>")
                .doesNotContain("class=\"portrait\"");
        String page = pages.layer(NETWORK, MIXED4C, LayerView.FIRST, Optional.of(portraits(MIXED4C)), NO_RESPONSES);
        assertThat(page)
                .doesNotContain("featurescope portraits")
                .contains("--sheet:url(/models/mini-inception/portraits/mixed4c.jpg?sha256=abc)")
                .contains("2 units never rose above 0; their pictures are grey.")
                .contains("mixed4c/33\" title=\"mixed4c:33\" style=\"--column:1;--row:1\">33</a>")
                .contains("?page=2#pictures");
        assertThat(Pattern.compile("<a [^>]*style=\"--column:").matcher(page).results())
                .hasSize(MIXED4C.channels());
        Layer softmax = NETWORK.layer("softmax");
        Layer logits = NETWORK.layer("softmax_pre_activation");
        assertThat(pages.layer(NETWORK, softmax, LayerView.FIRST, Optional.of(portraits(logits)), NO_RESPONSES))
                .contains(
                        "portraits/softmax_pre_activation.jpg?sha256=abc",
                        "These are the pictures of the layer softmax_pre_activation. ",
                        "The small pictures are those of the layer softmax_pre_activation; select one",
                        "title=\"softmax:7\" style=\"--column:7;--row:0\">%s</a>"
                                .formatted(NETWORK.labels().get(7)));
        assertThat(pages.unit(
                        NETWORK, MIXED4C, 33, facts(MIXED4C, Optional.of(portraits(MIXED4C))), OfferedFigure::unknown))
                .contains(
                        "<span class=\"portrait\" style=\"--column:1;--row:1\"></span><div><h1>Unit 12 of mixed4c</h1>");
    }

    @Test
    void theUnitsPageShowsTheFiguresThatAreMadeAndTellsHowLongOthersTake() {
        String page = pages.unit(
                NETWORK,
                MIXED4C,
                12,
                facts(MIXED4C, NO_PORTRAITS),
                link -> new OfferedFigure(link, link.url().contains("kind=steps"), OptionalLong.of(90_000)));
        assertThat(page)
                .containsPattern("<h2>Step by step</h2><feature-figure spec=\"kind=steps")
                .doesNotContain(">Step by step</a>")
                .contains("the photographs that excite it most. It takes about 2 min.");
    }

    @Test
    void theUnitsPageShowsItsOppositeAndItsSpectrumWhenTheyComeOnTheScreen() {
        String page = pages.unit(NETWORK, MIXED4C, 12, facts(MIXED4C, NO_PORTRAITS), OfferedFigure::unknown);
        assertThat(page)
                .containsPattern("<h2>Suppressed everywhere</h2><feature-figure spec=\"[^\"]*\" offered")
                .containsPattern("<section class=\"wide\"><h2>Its spectrum</h2><feature-figure"
                        + " spec=\"kind=spectrum[^\"]*unit=mixed4c%3A12[^\"]*\" offered");
    }

    @Test
    void theUnitsPageMakesTheOppositeOfAUnitWithAPortraitFirst() {
        String page = pages.unit(NETWORK, MIXED4C, 12, facts(MIXED4C, PORTRAITS.of(NETWORK)), OfferedFigure::unknown);
        assertThat(page)
                .containsPattern("<h2>Excited everywhere</h2><feature-figure spec=\"[^\"]*steps=96[^\"]*\" offered")
                .containsPattern("<h2>Suppressed everywhere</h2><feature-figure spec=\"[^\"]*steps=32[^\"]*\">");
    }

    @Test
    void theUnitsPageShowsItsDatasetExamplesAndItsSpectrumAtOnceIfTheyAreKnown() {
        UnitFacts facts = UnitFacts.of(
                NETWORK, new Unit("mixed4c", 12), PORTRAITS, new KnownResponses(Path.of("none")), false, List.of());
        assertThat(pages.unit(NETWORK, MIXED4C, 12, facts, OfferedFigure::unknown))
                .containsPattern("<h2>Photographs that excite it most</h2>.*"
                        + "<img src=\"/static/photographs/commons/[a-z-]+/[^\"]+\" alt=\"[^\"]+\"")
                .containsPattern("<h2>Its spectrum</h2>.*<h3>least</h3>.*<h3>most</h3>")
                .containsPattern("<a href=\"/figure\\?kind=spectrum[^\"]*\">Its spectrum</a>")
                .contains("Who took these photographs")
                .doesNotContain("<feature-figure spec=\"kind=spectrum");
    }

    @Test
    void withoutScriptsAFigureThatIsNotMadeIsALinkAndNoPicture() {
        String page = pages.unit(NETWORK, MIXED4C, 12, facts(MIXED4C, NO_PORTRAITS), OfferedFigure::unknown);
        assertThat(page)
                .contains("This picture is not made yet. Open its figure.")
                .doesNotContain("/figure.png");
        assertThat(pages.unit(
                        NETWORK,
                        MIXED4C,
                        12,
                        facts(MIXED4C, NO_PORTRAITS),
                        link -> new OfferedFigure(link, true, OptionalLong.empty())))
                .contains("<img src=\"/figure.png?");
    }

    @Test
    void theUnitsPageTellsWhatItFiresOnInItsNumbers() {
        FiresOn dogs = new FiresOn(
                List.of(new FiresOn.Share("golden retriever", 0.4), new FiresOn.Share("boxer", 0.22)),
                Optional.of(new FiresOn.Share("dog", 0.62)));
        UnitFacts facts = new UnitFacts(
                "A unit that fires on dogs",
                Optional.empty(),
                PORTRAITS,
                Optional.of(dogs),
                "1,000 pictures",
                Optional.of(new Note("snouts <b>", "of dogs")),
                true,
                Optional.of(new RaisedClasses(List.of(new ToClass("boxer", 0.421), new ToClass("pug", 1.5)), true, 16)),
                Optional.empty(),
                NONE_ALIKE);
        assertThat(pages.unit(NETWORK, MIXED4C, 12, facts, OfferedFigure::unknown))
                .contains("<title>A unit that fires on dogs (mixed4c:12 of Mini Inception)")
                .contains("<h1>A unit that fires on dogs</h1><p class=\"quiet\">mixed4c:12 of Mini Inception ")
                .contains(
                        "Fires on golden retriever (40 %), boxer (22 %). These are shares of the pictures that excite it"
                                + " most, of 1,000 pictures. The word “dog” describes 62 % of them.")
                .contains("the network’s score (logit) rises most for boxer (0.42), pug (1.5).")
                .contains("it is the same for all photographs")
                .contains("The owner’s name: snouts &lt;b&gt;", "The owner’s note: of dogs")
                .contains("action=\"/models/mini-inception/mixed4c/12/note\"");
    }

    @Test
    void theFrontPageShowsFinishedPicturesOfChosenUnitsAndLeadsToTheirPages() {
        Network network = CATALOGUE.defaultNetwork();
        Replay replay = PORTRAITS.replay(network).orElseThrow();
        String page = pages.front(PORTRAITS, KNOWN);
        assertThat(page)
                .contains("--sheet:url(/models/%s/replay/%s.jpg)".formatted(network.id(), replay.finished()))
                .contains("frames=\"/models/%s/replay/%s.jpg\"".formatted(network.id(), replay.frames()));
        assertThat(replay.chosen())
                .allSatisfy(unit -> assertThat(page)
                        .contains("href=\"/models/%s/%s/%d\"".formatted(network.id(), unit.layer(), unit.channel())));
        Unit named = replay.chosen().stream()
                .filter(unit -> network.layer(unit.layer()).height() > 1)
                .filter(unit ->
                        KNOWN.firesOn(network, unit).flatMap(FiresOn::name).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(page)
                .contains("title=\"%s. Fires on".formatted(named))
                .doesNotContain("<span>%s</span>".formatted(named));
        Layer layer = network.layer(named.layer());
        assertThat(pages.layer(network, layer, LayerView.FIRST, PORTRAITS.of(network), KNOWN.of(network)))
                .contains(">%d<span class=\"word\">%s</span></a>"
                        .formatted(
                                named.channel(),
                                KNOWN.firesOn(network, named)
                                        .flatMap(FiresOn::name)
                                        .orElseThrow()
                                        .word()));
    }

    @Test
    void theFrontPageOfANetworkForWhichNobodyChoseUnitsShowsTheFirstPortraits(@TempDir Path data, @TempDir Path models)
            throws IOException {
        TinyModel.write(models);
        Network network = Catalogue.of(models).network("tiny");
        Portraits made = new Portraits(data);
        assertThat(FrontPage.html(KINDS, network, made, KNOWN)).doesNotContain("<picture-replay", "--sheet");
        new PortraitMaker(FakeVisualizer.quick(), network, Portraits.folder(data, network))
                .make(network.layer("deep"), share -> {});
        assertThat(FrontPage.html(KINDS, network, made, KNOWN))
                .contains("--sheet:url(/models/tiny/portraits/deep.jpg?sha256=")
                .contains("href=\"/models/tiny/deep/4\"");
    }

    private static PortraitIndex portraits(Layer layer) {
        PortraitRecipe recipe = PortraitRecipe.of(NETWORK);
        return new PortraitIndex(
                NETWORK.id(),
                NETWORK.identity(),
                recipe.words(),
                recipe,
                recipe.digest(),
                List.of(new PortraitSheet(layer.name(), layer.channels(), 2, layer.name() + ".jpg", "abc")));
    }

    @Test
    void theLastPageOfALayerHasTheChannelsThatAreLeft() {
        assertThat(pages.layer(NETWORK, NETWORK.layer("conv2d0"), LayerView.FIRST.at(2), NO_PORTRAITS, NO_RESPONSES))
                .contains("page=2\"");
    }

    @Test
    void aPageBeyondTheLastIsNotThere() {
        assertThatThrownBy(() -> pages.layer(NETWORK, MIXED4C, LayerView.FIRST.at(15), NO_PORTRAITS, NO_RESPONSES))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("mixed4c has pages 1 to 14, but no page 15");
        assertThatThrownBy(() -> pages.layer(NETWORK, MIXED4C, LayerView.FIRST.at(0), NO_PORTRAITS, NO_RESPONSES))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void theLinksOfALayersPageTellWhatTheUnitsFireOn() {
        Network network = CATALOGUE.defaultNetwork();
        Layer layer = network.layer("mixed7");
        String page = pages.layer(
                network,
                layer,
                LayerView.FIRST,
                PORTRAITS.of(network),
                new KnownResponses(Path.of("none")).of(network));
        assertThat(Pattern.compile("title=\"Fires on [^\"]+ \\d+ %(, [^\"]+ \\d+ %)?\" style")
                        .matcher(page)
                        .results()
                        .count())
                .isGreaterThan(layer.channels() / 2);
        assertThat(page.length()).as("for %d units", layer.channels()).isLessThan(150_000);
    }

    @Test
    void aUnitIsShownExcitedAndSuppressed() {
        assertThat(pages.unit(NETWORK, MIXED4C, 12, facts(MIXED4C, NO_PORTRAITS), OfferedFigure::unknown))
                .contains("unit=mixed4c%3A12&amp;objective=channel&amp;preset=quick")
                .contains("unit=mixed4c%3A12&amp;objective=neuron&amp;preset=quick")
                .contains("unit=mixed4c%3A12&amp;objective=negative-channel&amp;preset=quick")
                .contains("href=\"/models/mini-inception/mixed4c/11\" rel=\"prev\"")
                .contains("href=\"/models/mini-inception/mixed4c/13\" rel=\"next\"");
    }

    @Test
    void thereIsNoChannelBeforeTheFirstNorAfterTheLast() {
        assertThat(pages.unit(NETWORK, MIXED4C, 0, facts(MIXED4C, NO_PORTRAITS), OfferedFigure::unknown))
                .doesNotContain("rel=\"prev\"")
                .contains("rel=\"next\"");
        assertThat(pages.unit(
                        NETWORK, MIXED4C, MIXED4C.channels() - 1, facts(MIXED4C, NO_PORTRAITS), OfferedFigure::unknown))
                .contains("rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    void everybodyIsToldWhichNetworksCouldNotBeLoadedAndOnlyTheOwnerTheirPaths(@TempDir Path models)
            throws IOException {
        Files.createDirectory(models.resolve("broken"));
        Files.writeString(models.resolve("broken").resolve("model.json"), "{");
        Pages some = new Pages(KINDS, Catalogue.load(Optional.of(models)));
        assertThat(some.models(PORTRAITS, Optional.of(new FetchView(List.of(), Optional.empty()))))
                .contains("could not be loaded")
                .contains(models.toString());
        assertThat(some.models(PORTRAITS, Optional.empty()))
                .contains("could not be loaded")
                .contains("broken: model.json: is not JSON")
                .doesNotContain(models.toString());
    }

    @Test
    void aNetworksPageSaysWhichLayersCannotBeUsedForEverythingAndWhy() {
        Reach reach = new Reach(
                Map.of("end", "node \"end\" (Reshape) has no room"),
                Map.of("mixed4c", "node \"round\" (Round) has no gradient"),
                Map.of("mixed4d", "it works on pictures of 64 x 64 pixels alone"),
                Optional.of("its scores fail"));
        Network limited = new Network(
                NETWORK.descriptor(),
                NETWORK.sha256(),
                NETWORK.graph(),
                NETWORK.layers(),
                NETWORK.labels(),
                false,
                reach);

        assertThat(pages.model(limited, Optional.empty(), PORTRAITS, drawing(false, 0, false)))
                .contains("<strong>end</strong> cannot be used: node &quot;end&quot; (Reshape) has no room.")
                .contains("mixed4c</a> (photographs only)")
                .contains("mixed4d</a> (64 × 64 px only)")
                .contains("<strong>The classes</strong> cannot be used: its scores fail.");
        assertThat(pages.layer(limited, MIXED4C, view(1, Map.of()), NO_PORTRAITS, NO_RESPONSES))
                .contains(
                        "No pictures can be optimized for this layer: node &quot;round&quot; (Round) has no gradient.");
        assertThat(pages.layer(limited, limited.layer("mixed4d"), view(1, Map.of()), NO_PORTRAITS, NO_RESPONSES))
                .doesNotContain("No pictures can be optimized");
        assertThatThrownBy(() -> limited.layer("end"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("the layer end of mini-inception cannot be used: node \"end\" (Reshape) has no room");
    }

    @Test
    void aLayersPortraitsAreInTheOrderThatIsKnownWithTheirActivations() {
        LayerView view = view(1, Map.of("sort", "activation", "photograph", "coffee"));
        String unsorted = pages.layer(NETWORK, MIXED4C, view, Optional.of(portraits(MIXED4C)), NO_RESPONSES);
        assertThat(unsorted)
                .contains("<button type=\"submit\">Sort the portraits</button>", "not sorted yet")
                .contains(
                        "action=\"/models/mini-inception/mixed4c\" aria-label=\"How the units are shown\" method=\"post\"");
        assertThat(unsorted.indexOf("mixed4c/1\"")).isLessThan(unsorted.indexOf("mixed4c/33\""));
        Order order = new Order(
                "sorted by something",
                List.of(
                        new SortedChannel(33, OptionalDouble.of(3.2)),
                        new SortedChannel(1, OptionalDouble.of(0.04567))));
        String sorted = pages.layer(
                NETWORK, MIXED4C, view.in(Optional.of(order)), Optional.of(portraits(MIXED4C)), NO_RESPONSES);
        assertThat(sorted)
                .contains("The units are sorted by something.", "class=\"units on-sheet measured\"")
                .contains("--column:1;--row:1\">33<br>3.20</a>", "--column:1;--row:0\">1<br>0.0457</a>")
                .doesNotContain("not sorted yet", "Sort the portraits");
        assertThat(sorted.indexOf("mixed4c/33\"")).isLessThan(sorted.indexOf("mixed4c/1\""));
    }

    private static LayerView view(int page, Map<String, String> given) {
        return LayerView.of(KINDS.layerFigures(), page, name -> Optional.ofNullable(given.get(name)));
    }

    @Test
    void aLayersPageKeepsItsOrderAndItsObjectiveFromPageToPage() {
        LayerView view = view(2, Map.of("sort", "activation", "photograph", "coffee", "objective", "neuron"));
        String page = pages.layer(NETWORK, MIXED4C, view, NO_PORTRAITS, NO_RESPONSES);
        assertThat(page)
                .contains(
                        "channels=all&amp;perPage=24&amp;page=2&amp;sort=activation&amp;photograph=coffee&amp;objective=neuron\"")
                .contains("?page=3&amp;sort=activation&amp;photograph=coffee&amp;objective=neuron\"")
                .contains(
                        "href=\"/models/mini-inception/mixed4c?sort=activation&amp;photograph=coffee&amp;objective=neuron\"")
                .contains(
                        "name=\"photograph\" value=\"coffee\" checked required data-url",
                        "<img src=\"/static/samples/thumbnails/coffee.jpg\" alt=\"A cup of espresso\"")
                .containsPattern("<option value=\"neuron\" selected");
        assertThat(pages.layer(
                        NETWORK,
                        MIXED4C,
                        view(1, Map.of("sort", "index", "photograph", "chelsea", "objective", "")),
                        NO_PORTRAITS,
                        NO_RESPONSES))
                .isEqualTo(pages.layer(NETWORK, MIXED4C, LayerView.FIRST, NO_PORTRAITS, NO_RESPONSES));
        assertThatThrownBy(() -> view(1, Map.of("sort", "beauty")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("similarity");
    }

    @Test
    void theModelPageHasEveryLayerInDepthOrder() {
        String page = pages.model(NETWORK, Optional.empty(), PORTRAITS, drawing(false, 0, true));
        List<Integer> places = NETWORK.layers().stream()
                .map(layer -> page.indexOf("href=\"/models/mini-inception/%s\"".formatted(layer.name())))
                .toList();
        assertThat(places).doesNotContain(-1).isSorted();
    }

    private static DrawingView drawing(boolean isOn, int made, boolean mayChange) {
        OptionalLong left = isOn ? OptionalLong.of(400_000) : OptionalLong.empty();
        Optional<String> layer = isOn ? Optional.of("mixed4c") : Optional.empty();
        return new DrawingView(new DrawingState(isOn, made, 1200, layer, false, left, Optional.empty()), mayChange);
    }

    private String drawn(boolean isOn, int made, boolean mayChange) {
        return pages.model(NETWORK, Optional.empty(), PORTRAITS, drawing(isOn, made, mayChange));
    }

    @Test
    void theModelPageTellsHowFarThePortraitsAreAndLetsTheOwnerSwitchThem() {
        String button = "action=\"/models/mini-inception/portraits\"";
        assertThat(drawn(false, 0, false)).doesNotContain("small picture");
        assertThat(drawn(false, 0, true))
                .contains("None of the 1,200 small pictures of its units is made yet.", button, "value=\"on\"");
        assertThat(drawn(true, 30, false))
                .contains(
                        "30 of the 1,200 small pictures of its units are made.",
                        "those of mixed4c first, about 7 min left.",
                        "every=\"3\"")
                .doesNotContain(button);
        assertThat(drawn(true, 30, true)).contains(button, "value=\"off\"");
        assertThat(drawn(false, 1200, true))
                .contains("1,200 of its 4,448 units have a small picture of their own; open a layer to see them. Of the"
                        + " others, those of avgpool show the pictures of mixed5b and those of softmax show the"
                        + " pictures of softmax_pre_activation.")
                .doesNotContain(button, "every=");
    }

    @Test
    void theModelListHasEveryNetwork() {
        assertThat(CATALOGUE.networks())
                .isNotEmpty()
                .allSatisfy(network -> assertThat(pages.models(PORTRAITS, Optional.empty()))
                        .contains("href=\"/models/%s\"".formatted(network.id())));
    }

    @Test
    void theFrontPageBeginsWithAFigureOfUnitsThatAreThere() {
        Matcher figure = Pattern.compile("<feature-figure spec=\"kind=grid&amp;model=([a-z0-9-]+)&amp;layer=(\\w+)"
                        + "&amp;channels=([%\\w]+)&amp;preset=quick&amp;size=\\d+&amp;steps=96&amp;rate=0.5\"")
                .matcher(pages.front(PORTRAITS, KNOWN));
        assertThat(figure.find()).isTrue();
        Layer layer = CATALOGUE.network(figure.group(1)).layer(figure.group(2));
        assertThat(figure.group(3).split("%2C"))
                .hasSize(4)
                .allSatisfy(channel -> assertThat(Integer.parseInt(channel)).isLessThan(layer.channels()));
    }

    @Test
    void theFrontPageShowsFinishedPicturesInsteadOfTheLiveFigureWhereThereIsNoScript() {
        String page = pages.front(PORTRAITS, KNOWN);
        Matcher instead = Pattern.compile("<feature-figure [^>]*><noscript>(.*?)</noscript>")
                .matcher(page);
        assertThat(instead.find()).isTrue();
        assertThat(instead.group(1))
                .contains("class=\"replay\" style=\"--sheet:url(")
                .doesNotContain("figure.png");
        assertThat(instead.group(1).split("<li>")).hasSize(1 + 4);
        assertThat(page)
                .contains("<p class=\"with-scripts\">This server makes pictures while you watch")
                .containsPattern(
                        "<noscript><p>With JavaScript, which is turned off,[^<]* These were made beforehand.</p>")
                .contains("a photograph of yours can only be used to <a href=\"/find\">find units</a>")
                .doesNotContain("being made now");
    }

    private static UnitFacts facts(Layer layer, Optional<PortraitIndex> portraits) {
        return new UnitFacts(
                "Unit 12 of mixed4c",
                PortraitTiles.of(NETWORK, layer, portraits),
                PORTRAITS,
                Optional.empty(),
                "",
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                NONE_ALIKE);
    }
}
