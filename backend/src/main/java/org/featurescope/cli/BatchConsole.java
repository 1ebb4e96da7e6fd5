package org.featurescope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressState;
import org.featurescope.batch.BatchListener;
import org.featurescope.batch.BatchResult;
import org.featurescope.batch.BatchSurvey;
import org.featurescope.batch.FigureBatch;
import org.featurescope.batch.Specs;
import picocli.CommandLine;

/** Prints the survey, the progress and the result of {@code featurescope batch}. */
final class BatchConsole {
    /** The most failures that are printed; the report has all of them. */
    private static final int MOST_FAILURES = 20;

    private static final int PARTS = 1000;

    private final PrintWriter out;
    private final PrintWriter err;

    BatchConsole(CommandLine command) {
        out = command.getOut();
        err = command.getErr();
    }

    /** Surveys a batch and prints what is to be made. */
    BatchSurvey survey(FigureBatch batch, Specs specs) throws IOException {
        BatchSurvey survey;
        try (ProgressBar bar = ConsoleProgress.bar("reading", err)
                .setInitialMax(-1)
                .setUnit(" specs", 1)
                .build()) {
            survey = batch.survey(specs, bar::stepTo);
        }
        print("%d figures: %d to make with %d pictures, %d stored, %d that cannot be made"
                .formatted(survey.specs(), survey.missing(), survey.pictures(), survey.stored(), survey.refused()));
        if (survey.missing() > 0) {
            print("%s; %s"
                    .formatted(
                            survey.work(),
                            survey.time()
                                    .map(time -> "about %s, if one is made after another".formatted(words(time)))
                                    .orElse("the time is not known, because the first figure could not be measured")));
        }
        return survey;
    }

    /** Makes a batch with a progress bar, and prints its result. */
    BatchResult make(FigureBatch batch, Specs specs, BatchSurvey survey, OutputStream report) throws IOException {
        BatchResult result;
        AtomicLong part = new AtomicLong();
        try (ProgressBar bar = ConsoleProgress.bar("making", err)
                .setInitialMax(survey.pictures())
                .setUnit(" pictures", 1)
                .showSpeed()
                .setEtaFunction(state -> left(state, part.get()))
                .build()) {
            result = batch.make(specs, report, new Bar(bar, part, survey.cost()));
        }
        print("%s, in %s".formatted(result.words(), words(result.time())));
        if (result.isStopped()) {
            print("stopped; run the command again to go on");
        }
        return result;
    }

    /** Estimates the remaining time from the share of the cost that is done; empty while nothing is done. */
    private static Optional<Duration> left(ProgressState state, long part) {
        return part == 0
                ? Optional.empty()
                : Optional.of(
                        state.getElapsedAfterStart().multipliedBy(PARTS - part).dividedBy(part));
    }

    private final class Bar implements BatchListener {
        private final ProgressBar bar;
        private final AtomicLong part;
        private final double cost;
        private final AtomicInteger failures = new AtomicInteger();

        Bar(ProgressBar bar, AtomicLong part, double cost) {
            this.bar = bar;
            this.part = part;
            this.cost = cost;
        }

        @Override
        public void worked(double pictures, double costDone) {
            bar.stepTo((long) pictures);
            part.set(Math.round(PARTS * Math.min(1, costDone / cost)));
        }

        @Override
        public void failed(String name, String reason) {
            int number = failures.incrementAndGet();
            if (number <= MOST_FAILURES) {
                err.println("%s: %s".formatted(name, reason.replace('\n', ' ')));
            } else if (number == MOST_FAILURES + 1) {
                err.println("further failures are in the report");
            }
            err.flush();
        }
    }

    private static String words(Duration time) {
        if (time.toHours() > 0) {
            return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
                : "%d s".formatted(time.toSeconds());
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
