package org.featurescope.model.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.LongFunction;
import org.featurescope.model.Catalogue;
import org.featurescope.model.ModelException;
import org.featurescope.model.Network;
import org.featurescope.model.NetworkLoader;
import org.featurescope.model.Sha256;
import org.featurescope.model.admission.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.TensorFlow;

/**
 * Tries networks in a process of their own before they are loaded, and remembers the verdicts.
 *
 * <p>Implementation note: a graph whose operations are allowed can still end a process, by a fault of TensorFlow's, by its
 * size, or by taking forever, and it can fail at the first figure. So it is loaded and run where that costs nothing
 * ({@link TrialProcess}), once: the verdict is kept under the digests of graph and descriptor and of the build. A refusal that
 * may be due to the machine, such as one for its time, is not kept.
 */
public final class GraphTrial implements Catalogue.Trial {
    private static final Logger LOG = LoggerFactory.getLogger(GraphTrial.class);
    private static final String FOLDER = ".verdicts";

    private final VerdictStore verdicts;
    private final String build;
    private final LongFunction<TrialLimits> limits;

    /**
     * Creates a trial.
     *
     * @param models the models folder, which holds the verdicts, too
     * @param build changes whenever a verdict may change
     */
    public GraphTrial(Path models, String build) {
        this(models, build, TrialLimits::forGraph);
    }

    /**
     * Creates a trial.
     *
     * @param limits returns the limits for a network whose graph has so many bytes
     */
    GraphTrial(Path models, String build, LongFunction<TrialLimits> limits) {
        this.verdicts = new VerdictStore(models.resolve(FOLDER));
        this.build = build;
        this.limits = limits;
    }

    /** Returns whether the network of a folder may be loaded, and what of it can be used. */
    public Verdict run(Path folder) {
        try {
            return Verdict.usable(NetworkLoader.load(folder, this).reach());
        } catch (ModelException e) {
            return Verdict.refused(e.reason());
        }
    }

    @Override
    public Verdict of(Path folder, Network untried) {
        String key = Sha256.of("%s\n%s".formatted(build, untried.identity()).getBytes(StandardCharsets.UTF_8));
        return verdicts.find(key).orElseGet(() -> {
            Verdict verdict = tried(folder, untried);
            if (!verdict.isProvisional()) {
                verdicts.keep(key, verdict);
            }
            return verdict;
        });
    }

    private Verdict tried(Path folder, Network untried) {
        LOG.info(
                "checking {} in a process of its own, which takes seconds, or minutes for a large network",
                untried.id());
        // unpacks TensorFlow's libraries, which the process that may write no files finds unpacked
        LOG.debug("TensorFlow {}", TensorFlow.version());
        try (TrialProcess process =
                new TrialProcess(limits.apply(untried.graph().getSerializedSize()))) {
            return process.tried(folder);
        } catch (IOException e) {
            LOG.warn("no process can be started to check {}", untried.id(), e);
            return Verdict.refusedForNow("cannot be checked, since no process can be started");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Verdict.refusedForNow("was not checked to the end");
        }
    }
}
