package org.featurescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.featurescope.classifier.Architecture;
import org.featurescope.classifier.Classes;
import org.featurescope.classifier.TrainingJob;
import org.featurescope.classifier.TrainingSettings;
import org.featurescope.model.Network;
import org.featurescope.validate.Validate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains an Inception-style classifier on folders of labelled pictures, and writes it as a network. Run"
                        + " again with the same --out, it goes on from its last checkpoint.")
final class TrainCommand implements Callable<Integer> {
    private final Product product;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            required = true,
            arity = "1..*",
            description = "Folders that have a subfolder of pictures for each class.")
    private List<Path> pictures = new ArrayList<>();

    @Option(
            names = "--unlabelled",
            paramLabel = "DIR",
            arity = "1..*",
            description = "Folders of pictures without classes. The teacher's probabilities are their targets.")
    private List<Path> unlabelled = new ArrayList<>();

    @Option(
            names = "--most-side",
            description =
                    "Pictures of --pictures with more pixels on both sides are made as small as this. Where the pictures"
                            + " of some classes are sharper than those of others, give the size of the smallest: else the network"
                            + " recognizes these classes by their sharpness.")
    private int mostSide = 160;

    @Option(
            names = "--validation",
            paramLabel = "NAME=DIR",
            description =
                    "Other pictures, laid out in the same way, by which the accuracy is measured. Can be repeated.")
    private Map<String, Path> validation = new LinkedHashMap<>();

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description =
                    "A line for each class: the name of its subfolder, a tab and its label. Without it every subfolder"
                            + " of the first folder is a class.")
    private Optional<Path> classes = Optional.empty();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "The folder for checkpoints, and for the network in its subfolder \"network\".")
    private Path out = Path.of("");

    @Option(names = "--id", description = "The network's id in links.")
    private String id = "my-network";

    @Option(names = "--title", description = "The network's name for people.")
    private String title = "My network";

    @Option(names = "--from", paramLabel = "NETWORK", description = "A network with the same layers to start from.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--base",
            paramLabel = "NETWORK",
            description =
                    "A trained network that the classifier is built on: two blocks and the classes come after it.")
    private Optional<String> base = Optional.empty();

    @Option(names = "--base-layer", description = "The last layer of the base that is used.")
    private String baseLayer = "mixed5";

    @Option(names = "--fixed-layer", description = "The last layer of the base that is not trained.")
    private String fixedLayer = "mixed2";

    @Option(
            names = "--base-rate",
            description = "The learning rate of the base's weights, divided by that of the others, 0 to 1.")
    private double baseRate = 0.05;

    @Option(
            names = "--teacher",
            paramLabel = "NETWORK",
            description = "A network whose probabilities are part of the targets. Classes are matched by their labels.")
    private Optional<String> teacher = Optional.empty();

    @Option(
            names = "--teacher-size",
            description = "The sides in pixels to which pictures are resized for the teacher.")
    private int teacherSize = 160;

    @Option(
            names = "--teacher-share",
            description = "The weight of the teacher's probabilities in the targets of labelled pictures, 0 to 1.")
    private double teacherShare = 0.3;

    @Option(
            names = "--temperature",
            description =
                    "The divisor of the teacher's logits before the softmax, 0.1 to 100. The larger it is, the more"
                            + " improbable classes count.")
    private double temperature = 1.5;

    @Option(
            names = "--mixed",
            description = "The largest share of another picture that is mixed into each picture, 0 to 1.")
    private double mixed;

    @Option(names = "--width", description = "The factor of all numbers of channels, 0.1 to 4.")
    private double width = 1;

    @Option(names = "--size", description = "The sides of the training's pictures in pixels, 32 to 256.")
    private int size = 128;

    @Option(names = "--first-size", description = "The sides of the pictures in the first 60 %% of the steps.")
    private int firstSize = 112;

    @Option(
            names = "--input-size",
            description =
                    "The sides of the pictures that the network is measured at and made for, 32 to 512; by default --size."
                            + " A fifth more is often better, since the parts that are cut in training show things larger.")
    private Optional<Integer> inputSize = Optional.empty();

    @Option(names = "--batch", description = "The number of pictures in a step, 1 to 1024.")
    private int batch = 128;

    @Option(names = "--steps", required = true, description = "The number of steps.")
    private int steps;

    @Option(names = "--rate", description = "The highest learning rate.")
    private double rate = 0.1;

    @Option(names = "--warm-up", description = "The share of the steps in which the rate rises, 0 to 1.")
    private double warmUp = 0.05;

    @Option(names = "--decay", description = "The share of the steps, at the end, in which the rate falls to 0.")
    private double decay = 0.4;

    @Option(names = "--weight-decay", description = "How much each step makes kernels smaller, times the rate.")
    private double weightDecay = 5e-5;

    @Option(
            names = "--adversarial",
            description = "The length of the adversarial change that each picture gets before it is learned, over the"
                    + " whole picture, with colours of 0 to 255. It doubles the time of a step.")
    private double adversarial;

    @Option(names = "--no-batch-normalization", description = "Trains without batch normalization.")
    private boolean plain;

    @Option(
            names = "--low-pass",
            description =
                    "The network takes detail finer than about four pixels from pictures before its first convolution:"
                            + " for training pictures that are smaller than --size.")
    private boolean lowPass;

    @Option(names = "--seed", description = "The seed of the first weights, and of the order and changes of pictures.")
    private long seed = 1909;

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    TrainCommand(Product product) {
        this.product = product;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TrainingSettings settings = new TrainingSettings(
                size,
                firstSize,
                inputSize.orElse(size),
                batch,
                steps,
                rate,
                baseRate,
                warmUp,
                decay,
                0.9,
                weightDecay,
                0.1,
                teacherShare,
                mixed,
                0.1,
                !plain,
                lowPass,
                adversarial,
                seed);
        TrainingJob job = new TrainingJob(
                out,
                id,
                title,
                classes.map(Classes::read).orElseGet(() -> Classes.in(pictures.get(0))),
                pictures,
                unlabelled,
                Validate.inRange("most-side", mostSide, 16, 1024),
                validation,
                from.map(this::network),
                base.map(name -> new TrainingJob.BaseChoice(network(name), baseLayer, fixedLayer)),
                teacher.map(name -> new TrainingJob.TeacherChoice(network(name), teacherSize, temperature)),
                (base.isPresent() ? Architecture.TOP : Architecture.SMALL)
                        .widened(Validate.inRange("width", width, 0.1, 4)),
                settings);
        Path network = job.run(spec.commandLine().getOut());
        spec.commandLine().getOut().printf("the network is in %s%n", network);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Network network(String name) {
        return product.catalogue(models).network(name);
    }
}
