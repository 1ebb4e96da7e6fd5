package org.featurescope.web.find;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.datalist;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Layer;
import org.featurescope.model.Network;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.unit.UnitSearch;
import org.featurescope.unit.word.NearbyWord;
import org.featurescope.web.page.Head;
import org.featurescope.web.page.Shell;
import org.featurescope.web.page.view.UnitCards;

/** The page that finds units. It works without scripts. */
final class FindPage {
    static final String PATH = Shell.FIND;

    private static final List<String> EXAMPLES = List.of("dog", "car", "fruit", "bridge", "insect", "mixed7:635");

    private static final String LAYERS = "layers";

    private final Catalogue catalogue;
    private final KnownResponses known;
    private final Portraits portraits;
    private final PictureForms pictures;

    FindPage(Catalogue catalogue, KnownResponses known, Portraits portraits, FindSamples samples) {
        this.catalogue = catalogue;
        this.known = known;
        this.portraits = portraits;
        this.pictures = new PictureForms(samples);
    }

    /** Returns the page for words or the name of a unit that match something. */
    String found(FindQuery query, UnitSearch.Answer answer) {
        return html(query, "", results("Units", answer, query.comparison().number()));
    }

    /** Returns the page for words or the name of a unit that match nothing. */
    String nothing(FindQuery query, FindSearch.Nothing nothing) {
        return html(
                query,
                "",
                query.text().isEmpty()
                        ? examples()
                        : each(
                                p(nothing.reason()).attr("role", "status"),
                                nothing.nearby().isEmpty() ? examples() : nearby(query, nothing.nearby())));
    }

    /**
     * Returns the page for a picture.
     *
     * @param found the units for each criterion
     */
    String foundByPicture(
            FindQuery query, SearchedPicture picture, List<PictureCriterion> criteria, PictureAnswers found) {
        return html(
                query,
                "",
                div(
                                PictureForms.searched(picture),
                                div(
                                        found.topClass()
                                                .filter(TopClass::weak)
                                                .<DomContent>map(FindPage::weak)
                                                .orElseGet(() -> text("")),
                                        each(IntStream.range(0, criteria.size())
                                                .mapToObj(i -> results(
                                                        criteria.get(i).title(),
                                                        found.answers().get(i),
                                                        criteria.get(i).number())))))
                        .withClass("by-picture"));
    }

    private static DomContent weak(TopClass top) {
        return div(p(
                        text(top.sentence() + " If its subject is small, "),
                        a("choose the part with the subject").withHref("#" + PictureForms.ID),
                        text(" and search again.")))
                .withClass("problems weak-match")
                .attr("role", "note");
    }

    /**
     * Returns the page for a picture that cannot be used.
     *
     * @param problem says why
     */
    String refused(FindQuery query, String problem) {
        return html(query, problem, examples());
    }

    private String html(FindQuery query, String problem, DomContent results) {
        return Shell.widePage(
                Head.of("Find units", "Units that respond to a thing, to a picture, or like another unit."),
                PATH,
                h1("Find units"),
                p(
                                text("Type a thing, such as “dog”, to find units that respond to it. Type the name of a"
                                        + " unit, such as “mixed7:635”, to find units that respond like it, in all"
                                        + " networks. Or send "),
                                a("a picture").withHref("#" + PictureForms.ID),
                                text("."))
                        .withClass("lead"),
                words(query),
                query.text().isEmpty() ? picturesFirst(query, problem, results) : wordsFirst(query, problem, results));
    }

    private DomContent picturesFirst(FindQuery query, String problem, DomContent results) {
        return each(pictures.html(query, problem), tag("starred-units"), unknownNetworks(query), results(results));
    }

    /** Returns what is below the form of a search by words: the units come before the forms that send a picture. */
    private DomContent wordsFirst(FindQuery query, String problem, DomContent results) {
        return each(
                unknownNetworks(query),
                results(results),
                h2("By a picture"),
                pictures.html(query, problem),
                tag("starred-units"));
    }

    private static DomContent results(DomContent content) {
        return div(content).withId("results");
    }

    private DomContent words(FindQuery query) {
        return form(
                        label(
                                span("Thing or unit"),
                                input().withType("search")
                                        .withName("q")
                                        .withValue(query.text())
                                        .withPlaceholder("dog")),
                        label(
                                span("Network"),
                                select(
                                                option("all").withValue(""),
                                                each(
                                                        catalogue.networks(),
                                                        network -> option(network.descriptor()
                                                                        .title())
                                                                .withValue(network.id())
                                                                .withCondSelected(query.network()
                                                                        .filter(network::equals)
                                                                        .isPresent())))
                                        .withName("model")),
                        label(
                                span("Layer"),
                                input().withName("layer")
                                        .withValue(query.layer())
                                        .withPlaceholder("all")
                                        .withList(LAYERS),
                                datalist(each(layers().map(name -> option().withValue(name))))
                                        .withId(LAYERS)),
                        label(
                                span("By"),
                                select(each(
                                                List.of(Comparison.values()),
                                                by -> option(by.title())
                                                        .withValue(by.word())
                                                        .withCondSelected(
                                                                by.word().equals(query.by()))))
                                        .withName("by")),
                        button("Find units by words").withType("submit"))
                .withClass("filters")
                .withMethod("get")
                .withAction(PATH)
                .attr("role", "search")
                .attr("aria-label", "Units");
    }

    /** Names the networks that are not searched, since the responses of their units are not known. */
    private DomContent unknownNetworks(FindQuery query) {
        String unknown = query.networks(catalogue).stream()
                .filter(network -> known.of(network).isEmpty())
                .map(Network::id)
                .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? text("")
                : p(
                                text("Not searched, since it is not measured what their units respond to: %s. "
                                        .formatted(unknown)),
                                code("featurescope responses --network NAME"),
                                text(" measures it."))
                        .withClass("quiet");
    }

    private Stream<String> layers() {
        return catalogue.networks().stream()
                .flatMap(network -> network.layers().stream())
                .map(Layer::name)
                .distinct();
    }

    private static DomContent nearby(FindQuery query, List<NearbyWord> words) {
        return each(
                p("These words find units:"),
                ul(each(
                        words,
                        near -> li(a(near.word()).withHref(query.link(near.word())), text(". " + near.reason())))));
    }

    private static DomContent examples() {
        return p(text("Try "), each(EXAMPLES, FindPage::example), text("a class of ImageNet, or a word for several."));
    }

    private static DomContent example(String text) {
        return each(a(text).withHref(PATH + "?q=" + FindQuery.encoded(text)), text(", "));
    }

    private DomContent results(String title, UnitSearch.Answer answer, String number) {
        return each(
                h2(title),
                p(answer.meaning()).attr("role", "status"),
                p(number).withClass("quiet"),
                answer.units().isEmpty() ? p("No unit was found.") : UnitCards.list(answer.units(), portraits));
    }
}
