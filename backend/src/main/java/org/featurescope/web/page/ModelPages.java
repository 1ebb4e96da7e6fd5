package org.featurescope.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.featurescope.model.Catalogue;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.check.InputRange;
import org.featurescope.model.check.RangeMeasurement;
import org.featurescope.model.check.RangeTest;
import org.featurescope.model.fetch.FetchJobs;
import org.featurescope.model.fetch.FetchJobs.Phase;
import org.featurescope.model.fetch.KnownNetwork;
import org.featurescope.portrait.Portraits;
import org.featurescope.web.page.view.DrawingSection;
import org.featurescope.web.page.view.DrawingView;
import org.featurescope.web.page.view.FetchView;
import org.featurescope.web.page.view.NetworkPictures;
import org.featurescope.web.page.view.ReceptiveFieldText;

/** The page that lists the networks, and the page that lists the layers of a network. */
final class ModelPages {
    private static final int THUMBNAILS = 8;
    /** The number of pictures on the page of a network. */
    private static final int STRIP = 16;

    private static final double MEGABYTE = 1e6;

    private ModelPages() {}

    static String list(Catalogue catalogue, Portraits portraits, Optional<FetchView> fetches) {
        return Shell.page(
                Head.of("Models", "The networks whose neurons you can explore here."),
                "/models",
                h1("Models"),
                ul(each(catalogue.networks(), network -> entry(network, portraits)))
                        .withClass("models"),
                problems(catalogue.problems(fetches.isPresent())),
                each(fetches.stream().toList(), ModelPages::fetches));
    }

    private static DomContent fetches(FetchView view) {
        boolean isRunning =
                view.state().filter(state -> state.phase() == Phase.RUNNING).isPresent();
        return section(
                        h2("Networks that you can fetch"),
                        each(view.state().stream().toList(), ModelPages::state),
                        view.missing().isEmpty()
                                ? p("All known networks are there.")
                                : ul(each(view.missing(), network -> missing(network, isRunning)))
                                        .withClass("models"))
                .withId("fetch");
    }

    private static DomContent state(FetchJobs.State state) {
        return switch (state.phase()) {
            case RUNNING -> {
                var progress = tag("progress").attr("aria-label", "Bytes that have arrived");
                state.of().ifPresent(of -> progress.attr("value", state.bytes()).attr("max", of));
                yield div(p("%s is being fetched: %s.".formatted(state.id(), megabytes(state))), progress)
                        .withClass("fetching");
            }
            case DONE ->
                p("%s is in its folder. Start the server again to use it. %s".formatted(state.id(), state.message()));
            case FAILED ->
                div(p("%s could not be fetched. %s".formatted(state.id(), state.message())))
                        .withClass("problems")
                        .attr("role", "alert");
        };
    }

    private static String megabytes(FetchJobs.State state) {
        String there = String.format(Locale.ROOT, "%.1f", state.bytes() / MEGABYTE);
        return state.of().isPresent()
                ? String.format(Locale.ROOT, "%s of %.1f MB", there, state.of().getAsLong() / MEGABYTE)
                : there + " MB";
    }

    private static DomContent missing(KnownNetwork network, boolean isRunning) {
        var fetch = button("Fetch " + network.id()).withName("name").withValue(network.id());
        return li(
                h3(network.title()),
                p(network.descriptor().path("description").asText()),
                p("From %s. Licence: %s.%s"
                                .formatted(
                                        network.address().getHost(),
                                        network.licence(),
                                        network.sha256().isEmpty()
                                                ? " Its digest is not known: that of the first download is trusted and"
                                                        + " recorded."
                                                : ""))
                        .withClass("quiet"),
                form(isRunning ? fetch.isDisabled() : fetch)
                        .withClass("plain-form")
                        .withMethod("post")
                        .withAction("/models/fetch"));
    }

    private static DomContent entry(Network network, Portraits portraits) {
        return li(
                NetworkPictures.thumbnails(network, portraits, 0, THUMBNAILS),
                h2(a(network.descriptor().title()).withHref(path(network))),
                p(network.descriptor().description()),
                facts(network));
    }

    private static DomContent problems(List<String> problems) {
        DomContent list = div(p("These networks could not be loaded:"), ul(each(problems, problem -> li(problem))))
                .withClass("problems");
        return each(problems.isEmpty() ? List.<DomContent>of() : List.of(list), content -> content);
    }

    static String layers(Network network, Optional<RangeTest> rangeTest, Portraits portraits, DrawingView drawing) {
        String title = network.descriptor().title();
        return Shell.page(
                Head.of(title, "The layers of %s in depth order.".formatted(title)),
                path(network),
                Crumbs.of(Crumbs.step("/models", "Models"), Crumbs.here(title)),
                h1(title),
                p(network.descriptor().description()).withClass("lead"),
                NetworkPictures.thumbnails(network, portraits, 0, STRIP),
                facts(network),
                warnings(rangeTest),
                p(
                        a("Look at a photograph through it").withHref("/look?model=" + network.id()),
                        text(" · "),
                        a("Its card").withHref(ModelCardPage.path(network))),
                DrawingSection.of(network, drawing),
                h2("Layers"),
                div(layerTable(network)).withClass("scroll"),
                limits(network.reach()),
                h2("Its input").withId("input"),
                input(network.descriptor().input()),
                each(rangeTest.stream().toList(), ModelPages::rangeTable));
    }

    private static DomContent warnings(Optional<RangeTest> rangeTest) {
        List<String> warnings = rangeTest.map(RangeTest::warnings).orElse(List.of());
        return warnings.isEmpty()
                ? text("")
                : div(each(warnings, warning -> p(warning)))
                        .withClass("problems")
                        .attr("role", "note");
    }

    private static DomContent input(InputSpec input) {
        double least = Math.min(input.offset(), input.scale() + input.offset());
        double greatest = Math.max(input.offset(), input.scale() + input.offset());
        return dl(
                        dt("Size"),
                        dd("%d × %d px, RGB".formatted(input.width(), input.height())),
                        dt("Crop"),
                        dd(InputSpec.cropInWords(input.crop()) + " Pages show photographs at their own resolution."),
                        dt("Range"),
                        dd("%s to %s: %s for a colour x from 0 to 1"
                                .formatted(
                                        InputRange.number(least),
                                        InputRange.number(greatest),
                                        InputRange.formula(input.scale(), input.offset()))
                                .replace('-', '−')))
                .withClass("facts");
    }

    private static DomContent rangeTable(RangeTest test) {
        boolean hasClasses = test.ofOwn().classes().isPresent();
        return div(table(
                        caption(
                                ("Which ranges fit, measured on %d sample photographs. Dead channels have one value at all"
                                                + " positions of all photographs. Information is what the classes tell about which"
                                                + " photograph it is.")
                                        .formatted(test.photographs())),
                        thead(tr(
                                th("Range").withClass("words"),
                                th("Fits").withClass("words"),
                                each(
                                        hasClasses ? List.of("Information", "Entropy") : List.<String>of(),
                                        name -> th(name)),
                                th("Dead channels"))),
                        tbody(each(test.ranges(), range -> rangeRow(test, range)))))
                .withClass("scroll");
    }

    private static DomContent rangeRow(RangeTest test, RangeMeasurement range) {
        return tr(
                th(range.range().name() + (range.range().equals(test.own()) ? " (its own)" : ""))
                        .withClass("words"),
                td(test.fits(range) ? "yes" : "no").withClass("words"),
                each(range.classes().stream().toList(), of -> each(td(bits(of.information())), td(bits(of.entropy())))),
                td(String.format(Locale.ROOT, "%.1f %%", 100 * range.dead())));
    }

    private static String bits(double bits) {
        return String.format(Locale.ROOT, "%.1f bits", bits);
    }

    /** Returns which layers cannot be used, or not for everything, and why. */
    private static DomContent limits(Reach reach) {
        List<DomContent> sentences = new ArrayList<>();
        reach.notComputed().forEach((layer, why) -> sentences.add(limit(layer, " cannot be used: ", why)));
        reach.withoutClasses().ifPresent(why -> sentences.add(limit("The classes", " cannot be used: ", why)));
        reach.notOptimized().forEach((layer, why) -> sentences.add(limit(layer, " shows photographs only: ", why)));
        reach.onlyAtInputSize().forEach((layer, why) -> sentences.add(limit(layer, ": ", why)));
        return each(
                sentences.isEmpty()
                        ? List.<DomContent>of()
                        : List.of(h2("Limits of its layers"), ul(each(sentences, sentence -> sentence))),
                content -> content);
    }

    private static DomContent limit(String what, String how, String why) {
        return li(strong(what), text(how + why + "."));
    }

    private static DomContent facts(Network network) {
        InputSpec input = network.descriptor().input();
        return dl(
                        dt("Input"),
                        dd("%d × %d px, RGB".formatted(input.width(), input.height())),
                        dt("Classes"),
                        dd(
                                network.labels().isEmpty()
                                        ? "none"
                                        : String.valueOf(network.labels().size())),
                        dt("Layers"),
                        dd(String.valueOf(network.layers().size())),
                        dt("Weights"),
                        dd(network.descriptor().source()),
                        dt("Terms"),
                        dd(network.descriptor().licence()))
                .withClass("facts");
    }

    private static DomContent layerTable(Network network) {
        return table(
                caption(("The receptive field is what one position of the map can see of the input, %d px wide; the bar"
                                + " is its share of it. “All” is the whole input.")
                        .formatted(network.descriptor().input().width())),
                thead(tr(
                        th("Layer").withClass("words"),
                        th("Kind").withClass("words"),
                        th("Channels"),
                        th("Map"),
                        th("Receptive field"),
                        th("").withClass("words").attr("aria-hidden", "true"))),
                tbody(each(network.layers(), layer -> row(network, layer))));
    }

    private static DomContent row(Network network, Layer layer) {
        InputSpec input = network.descriptor().input();
        boolean seesAll = ReceptiveFieldText.seesWhole(layer, input);
        String receptiveField = layer.receptiveField() == 0 ? "" : layer.receptiveField() + " px";
        return tr(
                th(a(layer.name()).withHref(path(network) + "/" + layer.name()), text(mark(network, layer)))
                        .withClass("words"),
                td(layer.kind()).withClass("words"),
                td(String.valueOf(layer.channels())),
                td("%d × %d".formatted(layer.height(), layer.width())),
                td(!seesAll ? receptiveField : receptiveField.isEmpty() ? "all" : "all (%s)".formatted(receptiveField)),
                td(bar(seesAll ? 1 : Math.min(1, layer.receptiveField() / (double) input.width())))
                        .withClass("words")
                        .attr("aria-hidden", "true"));
    }

    /** Returns a few words after the name of a layer that cannot be used for everything. */
    private static String mark(Network network, Layer layer) {
        if (network.reach().notOptimized().containsKey(layer.name())) {
            return " (photographs only)";
        }
        InputSpec input = network.descriptor().input();
        return network.reach().onlyAtInputSize().containsKey(layer.name())
                ? " (%d × %d px only)".formatted(input.width(), input.height())
                : "";
    }

    private static DomContent bar(double share) {
        return tag("svg")
                .attr("class", "bar")
                .attr("viewBox", "0 0 100 10")
                .attr("preserveAspectRatio", "none")
                .with(tag("rect").attr("width", Math.round(100 * share)).attr("height", 10));
    }

    /** Returns the path of a network's page. */
    static String path(Network network) {
        return "/models/" + network.id();
    }
}
