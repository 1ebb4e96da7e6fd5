package org.featurescope.model.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.featurescope.model.Catalogue;
import org.featurescope.model.FaultNetworks;
import org.featurescope.model.Network;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.admission.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a process of its own finds out about networks, what it may do, and what is remembered of it. */
class GraphTrialTest {
    private static final TrialLimits LIMITS = TrialLimits.forGraph(0);

    @TempDir
    Path models;

    @Test
    void letsANetworkPassOfWhichEverythingWorks() {
        assertThat(run("t2-edit")).isEqualTo(Verdict.usable(Reach.EVERYTHING));
        // values that are no numbers are no fault of the graph
        assertThat(run("t8-nan").refusal()).isEmpty();
    }

    @Test
    void namesTheOperationWithoutAGradientAndTheLayersThatHaveOne() {
        Verdict verdict = run("b-round");

        assertThat(verdict.refusal()).isEmpty();
        assertThat(verdict.reach().notOptimized())
                .containsOnlyKeys("round", "r")
                .allSatisfy((layer, why) -> assertThat(why)
                        .isEqualTo("node \"round\" (Round) has no gradient in TensorFlow."
                                + " Layers with a gradient: c"));
        assertThat(verdict.reach().notComputed()).isEmpty();
    }

    @Test
    void findsTheLayersThatWorkAtOneSizeAlone() {
        assertThat(run("b-flat").reach().onlyAtInputSize())
                .containsOnlyKeys("logits", "softmax")
                .allSatisfy((layer, why) -> assertThat(why)
                        .startsWith("it works on pictures of 32 x 32 pixels alone")
                        .contains("node \"flat\" (Reshape)"));
    }

    @Test
    void startsNoProcessForAGraphThatIsNotAdmitted() {
        Verdict verdict = run("t11-function");

        assertThat(verdict.refusal().orElseThrow()).startsWith("node \"call\" (PartitionedCall) calls a function");
        assertThat(models.resolve(".verdicts")).doesNotExist();
    }

    @Test
    void remembersAVerdictForTheBuildAndTheFiles() throws IOException {
        assertThat(run("t2-edit").refusal()).isEmpty();
        Path kept = onlyVerdict();
        Files.writeString(kept, VerdictJson.write(Verdict.refused("was remembered")));

        assertThat(run("t2-edit").refusal()).contains("was remembered");
        assertThat(new GraphTrial(models, "another").run(folder("t2-edit")).refusal())
                .isEmpty();
    }

    @Test
    void triesAgainWhereAVerdictIsDamaged() throws IOException {
        assertThat(run("t2-edit").refusal()).isEmpty();
        Files.writeString(onlyVerdict(), "{\"refusal\"");

        assertThat(run("t2-edit").refusal()).isEmpty();
        assertThat(VerdictJson.read(Files.readString(onlyVerdict()))).isPresent();
    }

    @Test
    void triesAgainWhatTookTooLongOrCouldNotBeTried() throws IOException {
        TrialLimits brief = new TrialLimits(Duration.ofMillis(10), LIMITS.heap(), LIMITS.memory());
        // more heap than any machine has
        TrialLimits impossible = new TrialLimits(LIMITS.time(), 1L << 60, LIMITS.memory());
        for (TrialLimits limits : List.of(brief, impossible)) {
            Verdict verdict = new GraphTrial(models, "1", bytes -> limits).run(folder("t2-edit"));
            assertThat(verdict.refusal().orElseThrow()).endsWith(". It is checked again the next time");
            assertThat(models.resolve(".verdicts")).doesNotExist();
        }
        assertThat(run("t2-edit").refusal()).isEmpty();
        assertThat(onlyVerdict()).exists();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void blamesNotTheGraphWhereTheProcessIsKilledFromOutside() throws IOException, InterruptedException {
        try (TrialProcess process = new TrialProcess(LIMITS)) {
            ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
            assertThat(process.tried(folder("t2-edit")).isProvisional()).isTrue();
        }
    }

    private Path onlyVerdict() throws IOException {
        try (Stream<Path> verdicts = Files.list(models.resolve(".verdicts"))) {
            return verdicts.reduce((first, second) -> {
                        throw new AssertionError("two verdicts");
                    })
                    .orElseThrow();
        }
    }

    @Test
    void loadsOnlyNetworksThatPassAndListsTheOthers() throws IOException {
        FaultNetworks.copy("t2-edit", models);
        FaultNetworks.copy("t11-function", models);
        FaultNetworks.copy("b-round", models);

        Catalogue catalogue = Catalogue.load(Optional.of(models), new GraphTrial(models, "1"));

        Network round = catalogue.network("b-round");
        assertThat(round.reach().notOptimized()).containsOnlyKeys("round", "r");
        assertThat(catalogue.network("t2-edit").reach()).isEqualTo(Reach.EVERYTHING);
        assertThat(catalogue.find("t11-function")).isEmpty();
        assertThat(catalogue.problems())
                .singleElement()
                .asString()
                .startsWith(models.resolve("t11-function").resolve("graph.pb") + ": node \"call\"");
        assertThat(catalogue.problems(false))
                .singleElement()
                .asString()
                .startsWith("t11-function: graph.pb: node \"call\"");
    }

    @Test
    void refusesANetworkThatTakesTooLong() throws IOException, InterruptedException {
        TrialLimits brief = new TrialLimits(Duration.ofMillis(10), LIMITS.heap(), LIMITS.memory());
        try (TrialProcess process = new TrialProcess(brief)) {
            assertThat(process.tried(folder("t2-edit")).refusal().orElseThrow())
                    .startsWith("took more than 0 seconds to check");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesANetworkForWhichTheMemoryIsTooSmall() throws IOException, InterruptedException {
        TrialLimits small = new TrialLimits(LIMITS.time(), 64L << 20, 900L << 20);
        try (TrialProcess process = new TrialProcess(small)) {
            assertThat(process.tried(folder("t2-edit")).refusal().orElseThrow())
                    .contains("ended the process that checked it")
                    .contains("964 MB");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void givesTheProcessNoEnvironmentAndNoRightToWriteFiles() throws IOException, InterruptedException {
        ProcessHandle child;
        try (TrialProcess process = new TrialProcess(LIMITS)) {
            assertThat(process.tried(folder("t2-edit")).refusal()).isEmpty();
            child = ProcessHandle.of(process.pid()).orElseThrow();
            Path of = Path.of("/proc", String.valueOf(child.pid()));

            assertThat(Files.readString(of.resolve("limits")))
                    .containsPattern("Max file size +0 +0 ")
                    .containsPattern("Max core file size +0 +0 ")
                    .doesNotContainPattern("Max address space +unlimited");
            assertThat(Files.readString(of.resolve("environ")).split("\0"))
                    .allMatch(variable -> variable.matches(
                            "(LANG|MALLOC_ARENA_MAX|TF_CPP_MIN_LOG_LEVEL|CUDA_VISIBLE_DEVICES|PWD|_)=.*"));
        }
        Awaitility.await().until(() -> !child.isAlive());
    }

    private Verdict run(String id) {
        return new GraphTrial(models, "1").run(folder(id));
    }

    private static Path folder(String id) {
        return FaultNetworks.folder().resolve(id);
    }
}
