package org.featurescope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.featurescope.cli.Parts.RunningServer;
import org.featurescope.cli.Parts.ServeOptions;
import org.featurescope.validate.Validate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Runs the server in the foreground until it is stopped (Ctrl-C).")
final class ServeCommand implements Callable<Integer> {
    private static final int MOST_PORT = 65_535;

    private final Parts parts;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen at; 0 for any that is free.")
    private int port = 7070;

    @Option(names = "--host", paramLabel = "HOST", description = "The address to listen at.")
    private String host = "127.0.0.1";

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description =
                    "A name or address that the server may be called by besides those of its own machine, for example that"
                            + " of a proxy before it. May be given several times.")
    private List<String> allowedHosts = List.of();

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of figures.")
    private Path data = Folders.DATA;

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = Folders.MODELS;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ServeCommand(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() throws InterruptedException {
        Validate.inRange("port", port, 0, MOST_PORT);
        RunningServer server = parts.serve(new ServeOptions(host, port, allowedHosts, data, models));
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
        out.flush();
        stopped.await();
        return 0;
    }
}
