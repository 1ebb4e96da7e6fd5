package org.featurescope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.featurescope.cli.Product.RunningServer;
import org.featurescope.cli.Product.ServeOptions;
import org.featurescope.tensor.NativeMemory;
import org.featurescope.validate.Validate;
import org.featurescope.web.access.Access;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the server in the foreground until it is stopped (Ctrl-C).")
final class ServeCommand implements Callable<Integer> {
    private static final int MOST_PORT = 65_535;
    private static final int MEBIBYTE = 20;

    private final Product product;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen at; 0 for any free port.")
    private int port = 7070;

    @Option(names = "--host", paramLabel = "HOST", description = "The address to listen at.")
    private String host = "127.0.0.1";

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description =
                    "A name or address by which the server may be called besides those of its own machine, for example"
                            + " that of a proxy in front of it. May be given several times.")
    private List<String> allowedHosts = List.of();

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            description = "The address of a proxy in front of the server, or a network such as 10.0.0.0/8. The server"
                    + " tells clients apart by its header X-Forwarded-For, so that each has its turn. May be given"
                    + " several times.")
    private List<String> trustedProxies = List.of();

    @Option(
            names = "--owner-token",
            paramLabel = "TOKEN",
            defaultValue = "${env:FEATURESCOPE_OWNER_TOKEN}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description =
                    "The token by which the owner signs in at /owner where other machines reach the server; by default"
                            + " the environment variable FEATURESCOPE_OWNER_TOKEN, else a random one that is"
                            + " printed.")
    private @Nullable String ownerToken;

    @Option(
            names = "--public",
            description =
                    "For a server that everybody reaches: only its owner sends photographs and requests figures that cost"
                            + " more than one picture of 512 pixels in 512 steps. Without it the bound is one picture of"
                            + " 1024 pixels in 1024 steps. A server that no other machine reaches has no bound.")
    private boolean isPublic;

    @Option(
            names = "--allow-uploads",
            description =
                    "Lets everybody who reaches the server upload, index and delete sets of photographs. Without it,"
                            + " only a server that other machines cannot reach allows it.")
    private boolean allowUploads;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder: figures, photographs and the tuning.")
    private Path data = DefaultFolders.DATA;

    @Option(
            names = "--library",
            paramLabel = "DIR",
            description =
                    "A folder of figures that \"batch\" wrote, or of data. The server only reads it, and shows what its"
                            + " own data folder lacks. May be given several times.")
    private List<Path> libraries = List.of();

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(
            names = "--default-network",
            paramLabel = "NETWORK",
            description = "The network that pages and links use where they name none.")
    private Optional<String> defaultNetwork = Optional.empty();

    @Option(
            names = "--native-memory",
            paramLabel = "MB",
            description =
                    "The memory outside the Java heap above which the server closes compiled graphs and networks that"
                            + " nobody uses at the moment. What is being computed may take more.")
    private int nativeMemory = (int) (NativeMemory.DEFAULT_MOST >> MEBIBYTE);

    @Option(
            names = "--stop-with-parent",
            description = "Stops the server when the process that started it ends, for example Maven.")
    private boolean stopsWithParent;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ServeCommand(Product product) {
        this.product = product;
    }

    @Override
    public Integer call() throws InterruptedException {
        // read at once: if the process that started this one ends, this process gets another parent
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        Validate.inRange("port", port, 0, MOST_PORT);
        Validate.inRange("native-memory", nativeMemory, 1, Integer.MAX_VALUE);
        for (Path library : libraries) {
            Validate.isTrue("library", Files.isDirectory(library), "there is no folder %s".formatted(library));
        }
        RunningServer server = product.serve(new ServeOptions(
                host,
                port,
                new Access(allowedHosts, trustedProxies, Optional.ofNullable(ownerToken), isPublic, allowUploads),
                data,
                libraries,
                models,
                defaultNetwork,
                (long) nativeMemory << MEBIBYTE));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        String shown = host.contains(":") ? "[" + host + "]" : host;
        var out = spec.commandLine().getOut();
        out.printf("Featurescope is at http://%s:%d/ (stop it with Ctrl-C)%n", shown, server.port());
        server.notices().forEach(out::println);
        out.flush();
        if (stopsWithParent) {
            parent.ifPresent(process -> process.onExit().thenRun(stopped::countDown));
        }
        stopped.await();
        return 0;
    }
}
