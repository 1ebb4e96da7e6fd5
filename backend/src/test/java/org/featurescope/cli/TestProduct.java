package org.featurescope.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.featurescope.activation.photographs.PhotographShelf;
import org.featurescope.activation.upload.PhotographUploads;
import org.featurescope.activation.upload.UploadLimits;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.Networks;
import org.featurescope.figure.answers.AnswerStore;
import org.featurescope.kind.TestKinds;
import org.featurescope.model.Catalogue;
import org.featurescope.model.admission.Reach;
import org.featurescope.model.admission.Verdict;
import org.featurescope.model.check.RangeTests;
import org.featurescope.optimize.Tuning;

/** The product in tests of commands: the networks that come with it, the default tuning, a fake visualizer and no server. */
public class TestProduct implements Product {
    @Override
    public Catalogue catalogue(Path models) {
        return Networks.catalogue();
    }

    @Override
    public Catalogue.Trial trial(Path models) {
        return (network, untried) -> Verdict.usable(Reach.EVERYTHING);
    }

    @Override
    public Tuning tuning(Path data) {
        return Tuning.DEFAULT;
    }

    @Override
    public Kinds kinds(Path data) {
        return TestKinds.quick();
    }

    @Override
    public String engine(Path data) {
        return "test";
    }

    @Override
    public PhotographShelf photographs(Path data) {
        return new PhotographShelf(data.resolve("photographs"));
    }

    @Override
    public PhotographUploads uploads(Path data) {
        return new PhotographUploads(
                data.resolve("photographs/uploads"), photographs(data), UploadLimits.DEFAULT, Clock.systemUTC());
    }

    @Override
    public AnswerStore answers(Path data) {
        return new AnswerStore(data.resolve("answers"));
    }

    @Override
    public RangeTests rangeTests(Path data) {
        return new RangeTests(data.resolve("range-tests"));
    }

    @Override
    public RunningServer serve(ServeOptions options) {
        throw new UnsupportedOperationException("this product has no server");
    }

    @Override
    public Optional<String> version() {
        return Optional.of("1.2.3");
    }
}
