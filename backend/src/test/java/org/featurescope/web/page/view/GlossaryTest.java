package org.featurescope.web.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GlossaryTest {
    @Test
    void tellsEachTermInOneOrTwoSentences() {
        assertThat(Glossary.terms()).extracting(Glossary.Term::id).doesNotHaveDuplicates();
        assertThat(Glossary.terms()).allSatisfy(term -> {
            assertThat(term.text()).endsWith(".").hasSizeLessThan(220);
            assertThat(term.text().split("\\. ", -1)).hasSizeLessThanOrEqualTo(2);
        });
    }

    @Test
    void hasTheTermsOfTheField() {
        assertThat(Glossary.terms())
                .extracting(Glossary.Term::term)
                .contains(
                        "activation",
                        "activation space",
                        "basis direction",
                        "caricature",
                        "channel",
                        "direction",
                        "feature visualization",
                        "layer",
                        "logit",
                        "neuron",
                        "objective",
                        "parameterization",
                        "preconditioning",
                        "receptive field",
                        "regularization",
                        "semantic dictionary",
                        "transformation robustness",
                        "unit");
    }

    @Test
    void linksATermWhereItStandsFirstAndTheLongestOneThatStandsThere() {
        Glossary.Links links = new Glossary.Links();
        assertThat(links.in("<p>Neurons of an activation space; one neuron.</p>"))
                .isEqualTo(
                        "<p><a class=\"term\" href=\"/docs/glossary#neuron\">Neurons</a> of an"
                                + " <a class=\"term\" href=\"/docs/glossary#activation-space\">activation space</a>; one neuron.</p>");
        assertThat(links.in("a neuron")).isEqualTo("a neuron");
    }

    @Test
    void leavesLinksCodeHeadingsFormulasTagsAndPartsOfWordsAlone() {
        for (String html : List.of(
                "<a href=\"/x\">a neuron</a>",
                "<code>neuron</code>",
                "<h2 id=\"neuron\">One neuron</h2>",
                "$neuron$",
                "$$\n\\mathrm{neuron}\n$$",
                "<img alt=\"a neuron\">",
                "interneurons and neuron-like",
                "&unit;")) {
            assertThat(new Glossary.Links().in(html)).isEqualTo(html);
        }
    }

    @Test
    void anEntryDoesNotLinkToItself() {
        Glossary.Term neuron = Glossary.terms().stream()
                .filter(term -> term.term().equals("neuron"))
                .findFirst()
                .orElseThrow();
        assertThat(new Glossary.Links(neuron).in("a neuron of a layer"))
                .contains("a neuron of a <a")
                .doesNotContain("#neuron");
    }
}
