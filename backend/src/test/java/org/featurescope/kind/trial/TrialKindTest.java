package org.featurescope.kind.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.KindContext;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.Viewer;
import org.featurescope.figure.answers.GroupScore;
import org.featurescope.figure.answers.Question;
import org.featurescope.figure.answers.Questions;
import org.featurescope.kind.KindRegistry;
import org.featurescope.kind.photographs.EngineFigures;
import org.featurescope.kind.trial.TrialResult.Trial;
import org.featurescope.validate.InvalidInputException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrialKindTest {
    private static final int PHOTOGRAPHS = 48;
    private static final String TINY = "&size=32&steps=2&seed=1&units=4&judge=mini-inception";
    private static final EngineFigures FIGURES = new EngineFigures();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Kinds kinds;

    @BeforeAll
    static void draw() throws IOException {
        ColouredPhotographs.write(folder.resolve("sets/colours"), PHOTOGRAPHS, 32);
        kinds = KindRegistry.kinds(new KindContext(FIGURES.visualizer(), new PhotographShelf(folder)));
    }

    @AfterAll
    static void close() {
        FIGURES.close();
    }

    private static FigureResult make(String query) {
        return new SpecReader(kinds, Networks.catalogue())
                .fromQuery("kind=trial&photographs=colours&" + query + TINY)
                .recipe()
                .make(new Viewer());
    }

    private static TrialResult data(FigureResult result) {
        return (TrialResult) result.data().orElseThrow();
    }

    @Test
    void isJudgedByANetworkWithOtherFirstLayers() {
        TrialSpec spec = (TrialSpec) new SpecReader(kinds, Networks.catalogue())
                .fromQuery("kind=trial&photographs=colours&units=4&trials=6&count=3&model=inception-275&layer=mixed7")
                .spec();
        assertThat(spec.judge().model()).isEqualTo("mini-inception");
    }

    @Test
    void aBlockHasQuestionsAndTheScoresOfTheJudge() {
        FigureResult result = make("layer=mixed3a&trials=6&count=3");
        TrialResult data = data(result);
        assertThat(data.trials()).hasSize(5 + 6 + 3);
        Set<Integer> asked = new HashSet<>();
        for (Trial trial : data.trials()) {
            assertThat(trial.least()).hasSize(3);
            assertThat(trial.most()).hasSize(3);
            assertThat(trial.queries()).hasSize(2);
            assertThat(trial.right()).isBetween(0, 1);
            if (!trial.role().equals("catch")) {
                assertThat(asked.addAll(trial.queries())).isTrue();
            }
        }
        assertThat(result.pictures()).hasSize((int) data.trials().stream()
                .flatMap(trial -> Stream.of(trial.least(), trial.most(), trial.queries()))
                .flatMap(List::stream)
                .distinct()
                .count());
        assertThat(data.families())
                .extracting(GroupScore::group)
                .containsExactly("basis", "random", "k-means", "positive");
        assertThat(data.families())
                .allSatisfy(family -> assertThat(family.share()).isBetween(family.low() - 1e-9, family.high() + 1e-9));
        Questions questions = kinds.named("trial").orElseThrow().questions(ResultData.toJson(data));
        assertThat(questions.all()).hasSameSizeAs(data.trials());
        assertThat(questions.all().get(0).role()).isEqualTo(Question.Role.PRACTICE);
        assertThat(data(make("layer=mixed3a&trials=6&count=3"))).isEqualTo(data);
    }

    @Test
    void theJudgeAloneHasNoPicturesAndCanBeAskedAboutANeuron() {
        FigureResult result = make("layer=mixed3a&trials=0&channel=2");
        TrialResult data = data(result);
        assertThat(result.pictures()).isEmpty();
        assertThat(data.trials()).isEmpty();
        assertThat(data.unit()).hasValueSatisfying(unit -> {
            assertThat(unit.name()).isEqualTo("mixed3a:2");
            assertThat(unit.of()).isEqualTo(data.pairs());
        });
        assertThat(kinds.named("trial")
                        .orElseThrow()
                        .questions(ResultData.toJson(data))
                        .all())
                .isEmpty();
        assertThat(data.familyTable().rows()).hasSize(4);
        assertThat(data.unitTable().rows()).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void optimizedPicturesThatExciteLessThanAPhotographAreNotUsed() {
        TrialResult data = data(make("layer=mixed3a&trials=2&count=1&references=optimized"));
        assertThat(data.leftOut())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.optimized()).isLessThan(one.photograph()));
        Set<String> names = new HashSet<>();
        data.leftOut().forEach(one -> names.add(one.name()));
        assertThat(data.trials()).noneMatch(trial -> names.contains(trial.direction()));
        assertThat(data.directions()).noneMatch(score -> names.contains(score.name()));
    }

    @Test
    void withoutReferencesNothingIsShownBesideTheQuestion() {
        TrialResult data = data(make("layer=mixed3a&trials=4&references=none&against=k-means&count=1"));
        assertThat(data.trials()).hasSize(9).allMatch(trial -> trial.least().isEmpty());
        assertThat(data.trials()).extracting(Trial::family).containsOnly("basis", "k-means");
        assertThat(data.families().get(0).share()).isEqualTo(0.5, within(0.35));
    }

    @ParameterizedTest
    @CsvSource({
        "layer=nowhere, layer, nowhere",
        "layer=mixed3a&trials=30, photographs, takes 140 photographs that can be read",
        "layer=mixed3a&trials=0&judge=nowhere, judge, nowhere",
        "layer=mixed3a&trials=0&judge=mini-inception-robust, judge, another network",
        "layer=mixed3a&trials=0&judgeHash=000000000000, judgeHash, hash",
        "layer=mixed3a&trials=0&channel=100000, channel, channels 0 to",
        "layer=mixed3a&count=10, count, between 1 and 9",
    })
    void refusesWhatCannotBe(String query, String field, String said) {
        String judge = query.contains("judge=") ? "" : "&judge=mini-inception";
        assertThatThrownBy(() -> new SpecReader(kinds, Networks.catalogue())
                        .fromQuery("kind=trial&photographs=colours&" + query + judge))
                .hasMessageContaining(said)
                .satisfies(refusal -> {
                    if (refusal instanceof InvalidInputException invalid) {
                        assertThat(invalid.field()).isEqualTo(field);
                    }
                });
    }

    @Test
    void choosesAnotherNetworkAsTheJudge() {
        SpecReader reader = new SpecReader(kinds, Networks.catalogue());
        TrialSpec spec = (TrialSpec)
                reader.fromQuery("kind=trial&photographs=colours&layer=mixed3a&trials=0&model=mini-inception")
                        .spec();
        assertThat(spec.judge().model()).isNotEmpty().isNotEqualTo("mini-inception");
        assertThat(spec.judge().modelHash()).hasSize(64);
        assertThat(reader.fromQuery(kinds.toQuery(spec)).spec()).isEqualTo(spec);
    }
}
