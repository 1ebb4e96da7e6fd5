package org.featurescope.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.featurescope.model.InputSpec;
import org.featurescope.model.Layer;
import org.featurescope.model.adding.AddOptions;
import org.featurescope.model.adding.AddedNetwork;
import org.featurescope.model.adding.NetworkAdder;
import org.featurescope.model.adding.Question;
import org.featurescope.model.adding.Sizes;
import org.featurescope.model.check.RangeTest;
import org.featurescope.model.formats.ValueRange;
import org.featurescope.validate.InvalidInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code models add}. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description =
                "Adds a network of your own from its file: an ONNX file, a Keras file (.keras, .h5), the folder of a SavedModel, or a frozen TensorFlow graph (.pb)."
                        + " Input, layers and classes are found in the file; what it does not say is asked on a terminal,"
                        + " or given by options.")
final class AddModelCommand implements Callable<Integer> {
    private final Product product;

    @Parameters(paramLabel = "PATH", description = "The file, or the folder of a SavedModel.")
    private Path path = Path.of("");

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(names = "--id", description = "Its name in links, of lower-case letters, digits and dashes.")
    private @Nullable String id;

    @Option(names = "--title", description = "Its name for people.")
    private @Nullable String title;

    @Option(names = "--licence", description = "Its licence, for example MIT.")
    private @Nullable String licence;

    @Option(names = "--source", description = "Where its weights come from: a citation or an address.")
    private @Nullable String source;

    @Option(names = "--input", paramLabel = "NODE", description = "The node that takes pictures.")
    private @Nullable String input;

    @Option(names = "--size", paramLabel = "HxW", description = "Height and width of its pictures, such as 224x224.")
    private @Nullable String size;

    @Option(
            names = "--layers",
            split = ",",
            paramLabel = "[NAME=]NODE",
            description = "Its layers in depth order, instead of those that are chosen automatically.")
    private List<String> layers = List.of();

    @Option(names = "--logits", paramLabel = "NODE", description = "The node of the class scores before the softmax.")
    private @Nullable String logits;

    @Option(names = "--labels", paramLabel = "FILE", description = "The names of its classes, one a line.")
    private @Nullable Path labels;

    @Option(
            names = "--scale",
            split = ",",
            description =
                    "Its input is scale * x + offset for a colour x from 0 to 1; one number, or one for each channel.")
    private List<Double> scale = List.of();

    @Option(names = "--offset", split = ",", description = "See --scale; 0 by default.")
    private List<Double> offset = List.of();

    @Option(
            names = "--channels",
            paramLabel = "ORDER",
            description = "The order of its input's channels: rgb (default), bgr, or the numbers from 1 of the channels"
                    + " that are shown as red, green and blue, such as 3,2,1.")
    private @Nullable String channels;

    @Option(
            names = "--crop",
            paramLabel = "SHARE",
            description = "The share of a photograph's shorter side that is kept in its centre, 0.1 to 1. It is 0.875"
                    + " for a network whose photographs were resized to 256 pixels and cropped to 224.")
    private double crop = 1;

    @Option(names = "--replace", description = "Replaces a network of this id.")
    private boolean replace;

    @Option(names = "--json", description = "Prints what was found as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    AddModelCommand(Product product) {
        this.product = product;
    }

    private record Found(
            String id,
            String format,
            String folder,
            String sha256,
            InputSpec input,
            List<Layer> layers,
            int classes,
            List<String> notes,
            List<String> warnings) {
        static Found of(AddedNetwork added, List<String> warnings) {
            return new Found(
                    added.network().id(),
                    added.format(),
                    added.folder().toString(),
                    added.network().sha256(),
                    added.network().descriptor().input(),
                    added.network().layers(),
                    added.network().labels().size(),
                    added.notes(),
                    warnings);
        }
    }

    @Override
    public Integer call() throws IOException {
        AddedNetwork added = new NetworkAdder(models, product.trial(models), this::answer)
                .add(
                        path,
                        new AddOptions(
                                Optional.ofNullable(id),
                                Optional.ofNullable(title),
                                Optional.ofNullable(licence),
                                Optional.ofNullable(source),
                                Optional.ofNullable(input),
                                Optional.ofNullable(size).map(Sizes::parsed),
                                layers,
                                Optional.ofNullable(logits),
                                Optional.ofNullable(labels),
                                scale,
                                offset,
                                Optional.ofNullable(channels),
                                crop,
                                replace));
        List<String> warnings = RangeTest.of(added.network()).warnings();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(Found.of(added, warnings)));
        } else {
            print(out, added, warnings);
        }
        out.flush();
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 22 it is never null, but then isTerminal() tells; this is for 17
    private Optional<String> answer(Question question) {
        Console console = System.console();
        if (console == null || json) {
            return Optional.empty();
        }
        String answer = console.readLine("%s", "%s%n%s ".formatted(question.withCandidates(), question.option()));
        if (answer == null || answer.isBlank()) {
            throw new InvalidInputException(question.option().substring(2), "nothing was added");
        }
        return Optional.of(answer.strip());
    }

    private void print(PrintWriter out, AddedNetwork added, List<String> warnings) {
        InputSpec input = added.network().descriptor().input();
        out.printf("%s, from a file of the format %s%n", added.network().id(), added.format());
        out.printf(
                "input    %s: %d x %d pixels, at least %d; values %s%n",
                input.node(),
                input.height(),
                input.width(),
                input.leastSide(),
                ValueRange.of(input.scale(), input.offset()));
        out.printf("         %s%n", InputSpec.cropInWords(input.crop()));
        out.printf("classes  %d%n", added.network().labels().size());
        TextTable table = TextTable.of("layer", "#size", "#channels", "node");
        for (Layer layer : added.network().layers()) {
            table.add(layer.name(), layer.height() + " x " + layer.width(), layer.channels(), layer.node());
        }
        table.print(out);
        added.notes().forEach(out::println);
        warnings.forEach(warning -> out.println("Warning: " + warning));
        String folder = models.equals(DefaultFolders.MODELS) ? "" : " --models " + models;
        out.printf("It is in %s. Next: featurescope serve%s%n", added.folder(), folder);
    }
}
