package org.featurescope.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars of commands. */
final class ConsoleProgress {
    private static final int REDRAW_MILLISECONDS = 200;
    private static final int LOG_MILLISECONDS = 10_000;

    private ConsoleProgress() {}

    /**
     * Returns a bar that is redrawn in place on a terminal. Elsewhere, such as in a log, it prints a line now and then.
     *
     * @param task the text before the bar
     * @param err the command's standard error
     */
    static ProgressBarBuilder bar(String task, PrintWriter err) {
        boolean isTerminal = System.console() != null;
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(isTerminal ? REDRAW_MILLISECONDS : LOG_MILLISECONDS)
                .setConsumer(
                        isTerminal
                                ? new ConsoleProgressBarConsumer(System.err)
                                : new DelegatingProgressBarConsumer(err::println));
    }
}
