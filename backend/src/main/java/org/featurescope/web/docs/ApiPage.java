package org.featurescope.web.docs;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.featurescope.web.page.Crumbs;
import org.featurescope.web.page.Head;
import org.featurescope.web.page.Shell;

/** The page that documents the API, generated from its OpenAPI description. */
public final class ApiPage {
    private static final String VARIABLES = """
            # the address of this server, as it prints it when it starts
            SERVER=http://127.0.0.1:7000
            # the token of its owner, printed when it starts
            TOKEN=...
            # the id of a figure, which submitting it returns
            FIGURE=...
            # the query of a figure's readable link, from "kind=" on
            QUERY=...
            # the name of a frame, which the events of a figure have
            FRAME=...
            # the id of an upload, which beginning it returns
            UPLOAD=...
            # the digest in the address of a replay, which the front page has
            REPLAY=...
            # the path of a photograph within its set
            PHOTOGRAPH=...
            # the digest of the digits, which figures about them have
            DIGEST=...""";

    private final JsonNode api;

    /**
     * Creates the page.
     *
     * @param openApi the OpenAPI 3.1 description
     */
    public ApiPage(JsonNode openApi) {
        this.api = openApi;
    }

    /** Returns the page as HTML. */
    public String html() {
        List<DomContent> parts = new ArrayList<>();
        for (JsonNode tag : api.path("tags")) {
            String name = tag.path("name").asText();
            parts.add(h2(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                    .withId(name));
            api.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(verb ->
                                    verb.getValue().at("/tags/0").asText().equals(name))
                            .forEach(verb -> parts.add(operation(path.getKey(), verb))));
        }
        parts.add(h2("Schemas").withId("schemas"));
        api.at("/components/schemas").properties().forEach(schema -> parts.add(schema(schema)));
        return Shell.page(
                Head.of("The API", "Every address of this server, for programs."),
                "/docs/api",
                Crumbs.of(Crumbs.step("/docs", "Docs"), Crumbs.here("api")),
                h1("The API"),
                p(
                                text("Programs can do everything that these pages do. This page is generated from "),
                                a("/openapi.json").withHref("/openapi.json"),
                                text(", an OpenAPI 3.1 description for tools."))
                        .withClass("lead"),
                p(words(api.at("/info/description").asText())),
                h2("Examples").withId("examples"),
                p("Each address has an example for a shell with curl, whose variables are set before:"),
                pre(code(VARIABLES)).withClass("sample").attr("tabindex", "0"),
                each(parts.stream()));
    }

    private DomContent operation(String path, Map.Entry<String, JsonNode> verb) {
        JsonNode operation = verb.getValue();
        return section(
                        h3(span(verb.getKey().toUpperCase(Locale.ROOT)).withClass("verb"), text(" "), code(path)),
                        p(words(operation.path("summary").asText() + " "
                                + operation.path("description").asText())),
                        sample(operation),
                        list("Parameters", parameters(operation)),
                        list("Responses", responses(operation)))
                .withId(operation.path("operationId").asText())
                .withClass("operation");
    }

    private static DomContent sample(JsonNode operation) {
        String source = operation.at("/x-codeSamples/0/source").asText();
        return source.isEmpty()
                ? text("")
                : pre(code(source)).withClass("sample").attr("tabindex", "0");
    }

    private static DomContent list(String name, List<DomContent> items) {
        return items.isEmpty()
                ? text("")
                : div(span(name).withClass("quiet"), ul(each(items.stream()))).withClass("takes");
    }

    private static List<DomContent> parameters(JsonNode operation) {
        List<DomContent> items = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            items.add(li(
                    code(parameter.path("name").asText()),
                    words(" in the %s%s: %s (%s)"
                            .formatted(
                                    parameter.path("in").asText(),
                                    parameter.path("required").asBoolean() ? "" : ", optional",
                                    parameter.path("description").asText(),
                                    SchemaWords.allowed(parameter.path("schema"))))));
        }
        operation
                .at("/requestBody/content")
                .properties()
                .forEach(body -> items.add(li(
                        text("a body of "),
                        code(body.getKey()),
                        text(": "),
                        reference(body.getValue().path("schema")))));
        return items;
    }

    private List<DomContent> responses(JsonNode operation) {
        List<DomContent> items = new ArrayList<>();
        operation.path("responses").properties().forEach(response -> {
            JsonNode content = response.getValue();
            String reference = content.path("$ref").asText();
            JsonNode described = reference.isEmpty() ? content : api.at(reference.substring(1));
            List<DomContent> bodies = new ArrayList<>();
            content.path("content").properties().forEach(body -> {
                bodies.add(text(" "));
                bodies.add(code(body.getKey()));
                bodies.add(text(" "));
                bodies.add(reference(body.getValue().path("schema")));
            });
            items.add(li(
                    code(response.getKey()),
                    words(" " + described.path("description").asText()),
                    each(bodies.stream())));
        });
        return items;
    }

    /** Returns a text whose parts between backticks are set as code. */
    private static DomContent words(String text) {
        List<DomContent> parts = new ArrayList<>();
        boolean isCode = false;
        for (String part : text.split("`", -1)) {
            parts.add(isCode ? code(part) : text(part));
            isCode = !isCode;
        }
        return each(parts.stream());
    }

    private static DomContent reference(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        if (reference.isMissingNode()) {
            return text(schema.path("type").asText());
        }
        String name = SchemaWords.name(reference.asText());
        return a(name).withHref("#schema-" + name);
    }

    private static DomContent schema(Map.Entry<String, JsonNode> schema) {
        return section(
                        h3(schema.getKey()),
                        pre(code(schema.getValue().toPrettyString())).attr("tabindex", "0"))
                .withId("schema-" + schema.getKey());
    }
}
