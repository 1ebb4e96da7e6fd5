package org.featurescope.web.docs;

import static j2html.TagCreator.a;
import static j2html.TagCreator.br;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.ol;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import j2html.utils.EscapeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.LayerFigures;
import org.featurescope.figure.citation.KindDocs;
import org.featurescope.figure.citation.Source;
import org.featurescope.model.Catalogue;
import org.featurescope.model.DescriptorSchema;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.page.Crumbs;
import org.featurescope.web.page.FigureElements;
import org.featurescope.web.page.FigureMakerPage;
import org.featurescope.web.page.Formulas;
import org.featurescope.web.page.Head;
import org.featurescope.web.page.Shell;
import org.featurescope.web.page.view.Glossary;
import org.featurescope.web.page.view.KindThumbnail;

/** The pages of the documentation: one for each kind of figure, with a live example, and one for the optimization. */
public final class DocsPages {
    private static final String PATH = "/docs";
    private static final String ABOUT_ENGINE =
            "How a picture is parameterized, how it is optimized, and what keeps the result meaningful.";

    private static final String ABOUT_DESCRIPTORS = "The file model.json, by which you add a network of your own.";

    private final Kinds kinds;
    private final Catalogue catalogue;

    /** Creates the pages about these kinds, with examples on the default network of the catalogue. */
    public DocsPages(Kinds kinds, Catalogue catalogue) {
        this.kinds = kinds;
        this.catalogue = catalogue;
    }

    /** Returns the page that lists all pages of the documentation. */
    public String index() {
        return Shell.page(
                Head.of("Docs", "How each kind of figure is made, with formulas and sources."),
                PATH,
                h1("How figures are made"),
                p("Each kind of figure asks the network one question. Its page says what it shows, how it is made and"
                                + " where it comes from, and has a live example.")
                        .withClass("lead"),
                h2("Where to begin"),
                ul(
                                entry(
                                        kinds.named(LessonPage.lastKind()),
                                        LessonPage.PATH,
                                        "A first lesson",
                                        LessonPage.ABOUT),
                                entry(
                                        kinds.all().stream()
                                                .filter(LayerFigures.class::isInstance)
                                                .findFirst(),
                                        Glossary.PATH,
                                        "The glossary",
                                        GlossaryPage.ABOUT))
                        .withClass("ways"),
                h2("Kinds of figures"),
                ul(each(kinds.all(), DocsPages::entry)).withClass("ways"),
                h2("What they have in common"),
                ul(
                                entry(PATH + "/engine", "The engine", ABOUT_ENGINE),
                                entry(
                                        PATH + "/api",
                                        "The API",
                                        "Every address of this server, for programs, with an example of each."),
                                entry(PATH + "/descriptors", "Descriptors of networks", ABOUT_DESCRIPTORS),
                                entry("/models", "The networks", "Their layers, and the cards that describe them."))
                        .withClass("ways"));
    }

    private static DomContent entry(FigureKind<?> kind) {
        return li(KindThumbnail.of(kind), a(kind.title()).withHref(path(kind)), p(kind.description()));
    }

    /** Returns a card with the picture of a kind. */
    private static DomContent entry(Optional<FigureKind<?>> pictured, String path, String name, String description) {
        return li(
                pictured.<DomContent>map(KindThumbnail::of).orElseGet(() -> text("")),
                a(name).withHref(path),
                p(description));
    }

    private static DomContent entry(String path, String name, String description) {
        return li(a(name).withHref(path), p(description));
    }

    /**
     * Returns the page of a kind of figure.
     *
     * @throws NotFoundException if there is no kind with this name
     */
    public String kind(String name) {
        FigureKind<?> kind = kinds.named(name)
                .orElseThrow(() ->
                        new NotFoundException("kind", "there is no page about \"%s\"; see /docs".formatted(name)));
        FigureSpec example = kinds.example(kind, catalogue);
        String query = kinds.toQuery(example);
        Glossary.Links links = new Glossary.Links();
        return Shell.page(
                Head.of(kind.title(), kind.description()),
                path(kind),
                Crumbs.of(Crumbs.step(PATH, "Docs"), Crumbs.here(kind.name())),
                h1(kind.title()),
                p(rawHtml(links.in(EscapeUtil.escape(kind.description())))).withClass("lead"),
                // as JSON, because the page cannot know which parameters of a link are numbers
                FigureElements.figure(query)
                        .attr("spec", kinds.toJson(example).toString())
                        .withClass("wide"),
                p(a("Make one of your own").withHref(FigureMakerPage.PATH + "?kind=" + kind.name())),
                prose(KindDocs.of(kind), links),
                h2("Parameters"),
                p(text("As JSON, or in a link: "), a(code("/figure?" + query)).withHref("/figure?" + query))
                        .withClass("long"),
                div(parameters(kind)).withClass("scroll"),
                sources(KindDocs.of(kind)));
    }

    /** Returns the page about the optimization, which all kinds share. */
    public String engine() {
        KindDocs docs = KindDocs.ofEngine();
        return Shell.page(
                Head.of("The engine", ABOUT_ENGINE),
                PATH + "/engine",
                Crumbs.of(Crumbs.step(PATH, "Docs"), Crumbs.here("engine")),
                h1("The engine"),
                prose(docs, new Glossary.Links()),
                sources(docs));
    }

    /** Returns the page about the descriptors of networks, made of their JSON Schema. */
    public String descriptors() {
        JsonNode schema = DescriptorSchema.json();
        List<DomContent> rows = new ArrayList<>();
        addFields(rows, "", schema, schema);
        return Shell.page(
                Head.of("Descriptors of networks", ABOUT_DESCRIPTORS),
                PATH + "/descriptors",
                Crumbs.of(Crumbs.step(PATH, "Docs"), Crumbs.here("descriptors")),
                h1("Descriptors of networks"),
                p("A network is a folder with a frozen graph, a file of labels and the file model.json, which describes"
                                + " both.")
                        .withClass("lead"),
                p(
                        text("Messages name every fault with its JSON pointer, the first column of the table. "),
                        a("The JSON Schema").withHref("/schemas/model.json"),
                        text(
                                " is for editors and programs. A release reads every version of descriptors up to its own.")),
                h2("Example"),
                pre(code(schema.path("examples").path(0).toPrettyString()))
                        .withClass("scroll")
                        .attr("tabindex", "0"),
                h2("Fields"),
                div(table(
                                        thead(tr(
                                                th("Pointer").withClass("words"),
                                                th("What it is").withClass("words"),
                                                th("It must be").withClass("words"),
                                                th("Given").withClass("words"))),
                                        tbody(each(rows.stream())))
                                .withClass("parameters"))
                        .withClass("scroll"));
    }

    /** Adds a row for each field of an object, and after it the rows of its own fields or of its entries' fields. */
    private static void addFields(List<DomContent> rows, String path, JsonNode object, JsonNode schema) {
        List<String> required = new ArrayList<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        for (var property : object.path("properties").properties()) {
            JsonNode field = property.getValue();
            JsonNode rule =
                    field.has("$ref") ? schema.at(field.path("$ref").asText().substring(1)) : field;
            String pointer = path + "/" + property.getKey();
            rows.add(tr(
                    th(code(pointer)).withClass("words"),
                    td(field.path("description").asText()).withClass("words"),
                    td(rule.path("errorMessage").asText().replaceFirst("^must be ", ""))
                            .withClass("words"),
                    td(required.contains(property.getKey()) ? "always" : "optional")
                            .withClass("words")));
            addFields(rows, pointer, rule, schema);
            addFields(rows, pointer + "/0", rule.path("items"), schema);
        }
    }

    private static String path(FigureKind<?> kind) {
        return PATH + "/" + kind.name();
    }

    /** Returns the text of a page with its citations and terms as links and its formulas in elements of their own. */
    private static DomContent prose(KindDocs docs, Glossary.Links links) {
        String html = docs.html(
                source -> a(source.inText()).withHref("#" + source.key()).render());
        return div(rawHtml(Formulas.marked(links.in(html)))).withClass("prose");
    }

    private static DomContent parameters(FigureKind<?> kind) {
        JsonNode schema = Kinds.schema(kind);
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<DomContent> rows = new ArrayList<>();
        schema.path("properties")
                .properties()
                .forEach(property -> rows.add(
                        parameter(property.getKey(), property.getValue(), required.contains(property.getKey()))));
        return table(
                        caption("Parameters without a default must be given, except for the network: if it is not"
                                + " given, the default network is used."),
                        thead(tr(
                                th("Parameter").withClass("words"),
                                th("What it does").withClass("words"),
                                th("Allowed").withClass("words"),
                                th("Default").withClass("words"))),
                        tbody(each(rows.stream())))
                .withClass("parameters");
    }

    private static DomContent parameter(String name, JsonNode schema, boolean isRequired) {
        String fallback = schema.path("default").isMissingNode()
                ? (isRequired ? "must be given" : "")
                : schema.path("default").asText();
        boolean isKind = !schema.path("const").isMissingNode();
        String label = isKind ? "Kind" : schema.path("title").asText();
        return tr(
                th(text(label), br(), code(name)).withClass("words"),
                td(isKind ? "The kind of figure." : schema.path("description").asText())
                        .withClass("words"),
                td(SchemaWords.allowed(schema)).withClass("words"),
                td(fallback).withClass("words"));
    }

    private static DomContent sources(KindDocs docs) {
        return each(
                h2("Sources").withId("sources"),
                ol(each(docs.sources(), DocsPages::source)).withClass("sources"));
    }

    private static DomContent source(Source source) {
        String authors = String.join("; ", source.authors());
        String where = source.doi().map(doi -> "https://doi.org/" + doi).orElse(source.url());
        return li(
                        text(authors + " (" + source.year() + "): "),
                        a(source.title()).withHref(where),
                        text(". " + source.container() + "."))
                .withId(source.key());
    }
}
