package org.featurescope.web.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.citation.KindDocs;
import org.featurescope.kind.TestKinds;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.page.Formulas;
import org.featurescope.web.page.view.Glossary;
import org.junit.jupiter.api.Test;

final class DocsPagesTest {
    private static final Kinds KINDS = TestKinds.quick();
    private static final DocsPages DOCS = new DocsPages(KINDS, Networks.catalogue());

    @Test
    void everyKindHasAPageWithALiveExampleItsParametersAndItsSources() {
        for (FigureKind<?> kind : KINDS.all()) {
            String page = DOCS.kind(kind.name());
            FigureSpec example = KINDS.example(kind, Networks.catalogue());
            Matcher element =
                    Pattern.compile("<feature-figure spec=\"([^\"]*)\"").matcher(page);
            assertThat(element.find()).as(kind.name()).isTrue();
            byte[] spec = element.group(1)
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(new SpecReader(KINDS, Networks.catalogue())
                            .fromJson(spec)
                            .spec())
                    .isEqualTo(example);
            Kinds.schema(kind)
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(page).contains("<code>" + name + "</code>"));
            KindDocs.of(kind)
                    .sources()
                    .forEach(source -> assertThat(page)
                            .contains("<a href=\"#" + source.key() + "\">")
                            .contains("id=\"" + source.key() + "\""));
            assertThat(page).doesNotContain("[@");
            assertThat(DOCS.index()).contains("/docs/" + kind.name());
        }
    }

    @Test
    void whereToBeginIsShownWithPictures() {
        String page = DOCS.index();
        String cards = page.substring(page.indexOf("Where to begin"), page.indexOf("Kinds of figures</h2>"));
        assertThat(cards.split("<li><img src=\"/static/kinds/")).hasSize(1 + 2);
    }

    @Test
    void nothingIsWrittenAboutAKindThatIsNot() {
        assertThatThrownBy(() -> DOCS.kind("<script>")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void formulasAreMarkedAndTheRestIsLeftAlone() {
        assertThat(Formulas.marked("a $x<y$ b $$\\frac{1}{2}$$ c"))
                .isEqualTo("a <span class=\"tex\">x<y</span> b <span class=\"tex display\">\\frac{1}{2}</span> c");
        assertThat(Formulas.marked("no formula")).isEqualTo("no formula");
    }

    @Test
    void theEnginesPageHasItsFormulas() {
        assertThat(DOCS.engine())
                .contains("class=\"tex display\"")
                .contains("Adam")
                .contains("id=\"sources\"");
    }

    @Test
    void thePageAboutDescriptorsHasEveryField() {
        assertThat(DOCS.descriptors())
                .contains("<code>/input/leastSide</code>")
                .contains("<code>/layers/0/node</code>")
                .contains("<code>/classes/labels</code>")
                .contains("a whole number between 1 and 2048")
                .contains("href=\"/schemas/model.json\"")
                .contains("&quot;id&quot; : &quot;my-network&quot;");
        assertThat(DOCS.index()).contains("href=\"/docs/descriptors\"");
    }

    @Test
    void schemasAreToldInWords() throws IOException {
        JsonMapper json = new JsonMapper();
        assertThat(SchemaWords.allowed(json.readTree("{\"type\":\"integer\",\"minimum\":1,\"maximum\":9}")))
                .isEqualTo("whole number from 1 to 9");
        assertThat(SchemaWords.allowed(json.readTree("{\"enum\":[\"a\",\"b\"]}")))
                .isEqualTo("a, b");
        assertThat(SchemaWords.allowed(json.readTree(
                        "{\"type\":\"array\",\"minItems\":1,\"maxItems\":3,\"items\":{\"type\":\"boolean\"}}")))
                .isEqualTo("1 to 3 of: true or false");
        assertThat(SchemaWords.allowed(json.readTree("{\"$ref\":\"#/components/schemas/Spec\"}")))
                .isEqualTo("Spec");
    }

    @Test
    void everyTermOfTheGlossaryIsLinkedFromAPage() {
        String pages = KINDS.all().stream()
                .map(kind -> DOCS.kind(kind.name()))
                .collect(Collectors.joining("", DOCS.engine() + LessonPage.html(), GlossaryPage.html()));
        assertThat(Glossary.terms().stream()
                        .map(Glossary.Term::id)
                        .filter(id -> !pages.contains("class=\"term\" href=\"/docs/glossary#" + id + "\"")
                                || !pages.contains("<dt id=\"" + id + "\">")))
                .isEmpty();
    }
}
