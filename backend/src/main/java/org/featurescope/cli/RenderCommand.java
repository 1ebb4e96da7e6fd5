package org.featurescope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import org.featurescope.figure.FigureExport;
import org.featurescope.figure.FigureResult;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.PreparedFigure;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.ResultData;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.figure.table.CsvExport;
import org.featurescope.files.AtomicFile;
import org.featurescope.image.RgbImage;
import org.featurescope.model.Catalogue;
import org.featurescope.unit.KnownResponses;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.Validate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = "Makes a figure and writes it as a PNG file, or a table of its numbers as a CSV file.")
final class RenderCommand implements Callable<Integer> {
    /** The progress bar counts thousandths of the work. */
    private static final int WORK = 1000;

    private final Product product;

    @Parameters(
            paramLabel = "SPEC",
            description = "A file with the figure's spec as JSON, or the query of its readable link:"
                    + " \"kind=channel&unit=mixed4c:12\".")
    private String spec = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write.")
    private Path output = Path.of("");

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description =
                    "The name of a table of the figure's numbers, which is written as CSV instead of the picture.")
    private Optional<String> table = Optional.empty();

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The data folder, which holds the photographs that figures can name and the tuning, if there is"
                            + " one.")
    private Path data = DefaultFolders.DATA;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    RenderCommand(Product product) {
        this.product = product;
    }

    @Override
    public Integer call() throws IOException {
        Path target = writable(output);
        Catalogue catalogue = product.catalogue(models);
        Kinds kinds = product.kinds(data).naming(catalogue, new KnownResponses(data));
        PreparedFigure prepared = read(new SpecReader(kinds, catalogue));
        FigureSpec figure = prepared.spec();
        checkTable(kinds.tables(figure));
        FigureResult result = make(prepared);
        AtomicFile.write(target, file(kinds, figure, result));
        var out = command.commandLine().getOut();
        for (FigureResult.Picture picture : result.pictures()) {
            picture.warning().ifPresent(warning -> out.printf("%s: %s%n", picture.label(), warning));
        }
        out.printf("%s: %s%n", output, kinds.caption(figure, Optional.empty()));
        out.flush();
        return 0;
    }

    private void checkTable(List<String> tables) {
        Validate.isTrue(
                "table",
                table.isEmpty() || tables.contains(table.get()),
                tables.isEmpty()
                        ? "figures of this kind have no tables"
                        : "the figure has the tables %s".formatted(String.join(", ", tables)));
    }

    private byte[] file(Kinds kinds, FigureSpec figure, FigureResult result) {
        if (table.isPresent()) {
            return kinds.table(figure, result.data().map(ResultData::toJson), table.get())
                    .map(CsvExport::of)
                    .orElseThrow(() -> new InvalidInputException("table", "the figure has no data"));
        }
        boolean hasOpacity = result.pictures().stream()
                .anyMatch(picture -> picture.image().opacity().isPresent());
        return PngExport.of(FigureExport.of(kinds, figure, result), 1, hasOpacity);
    }

    private PreparedFigure read(SpecReader reader) throws IOException {
        Optional<Path> file = file(spec);
        if (file.isPresent()) {
            return reader.fromJson(Files.readAllBytes(file.get()));
        }
        if (!spec.contains("=") && !spec.contains("{")) {
            throw new InvalidInputException("spec", "there is no file %s".formatted(spec));
        }
        return reader.fromText(spec.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Path> file(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private FigureResult make(PreparedFigure prepared) {
        try (ProgressBar bar = ConsoleProgress.bar(
                        "rendering", command.commandLine().getErr())
                .setInitialMax(WORK)
                .build()) {
            return prepared.recipe().make(new BarListener(bar));
        }
    }

    /** Moves the bar by the share of the work done, since steps differ in cost, and shows the step's number beside it. */
    private static final class BarListener implements RecipeListener {
        private final ProgressBar bar;
        private double share;

        BarListener(ProgressBar bar) {
            this.bar = bar;
        }

        @Override
        public void worked(double share) {
            this.share = share;
        }

        @Override
        public void step(int step, int steps, float[] objective, Supplier<List<RgbImage>> frame) {
            bar.stepTo(Math.round(WORK * (share == 0 ? (double) step / steps : share)));
            bar.setExtraMessage(" step %d of %d".formatted(step, steps));
        }
    }

    /** Checks before the work that the file can be written, and returns its absolute path. */
    private static Path writable(Path output) {
        Path target = output.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target) || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new InvalidInputException(
                    "output", "%s cannot be written: it must be a file in a folder that exists".formatted(output));
        }
        return target;
    }
}
