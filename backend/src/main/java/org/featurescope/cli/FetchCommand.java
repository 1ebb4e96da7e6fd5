package org.featurescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.featurescope.model.fetch.DownloadSettings;
import org.featurescope.model.fetch.FetchJobs;
import org.featurescope.model.fetch.KnownNetwork;
import org.featurescope.model.fetch.KnownNetworks;
import org.featurescope.model.fetch.NetworkFetch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Downloads a known network, checks its digest and adds it to your own networks. An interrupted"
                + " download is continued. The known networks are inception5h,"
                + " inception-v3-2015 and inception-v3-2016.")
final class FetchCommand implements Callable<Integer> {
    private static final long MEGABYTE = 1_000_000;

    @Parameters(paramLabel = "NAME", description = "The name of the network.")
    private String name = "";

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            defaultValue = "${env:" + DownloadSettings.MIRROR + ":-}",
            description =
                    "The address of a folder that has the files, used in place of their usual addresses; by default"
                            + " the environment variable " + DownloadSettings.MIRROR + ".")
    private String mirror = "";

    @Option(
            names = "--proxy",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:" + DownloadSettings.PROXY + ":-}",
            description = "An HTTP proxy; by default the environment variable " + DownloadSettings.PROXY + ".")
    private String proxy = "";

    @Option(
            names = "--file",
            paramLabel = "PATH",
            description = "The network's archive, if you have downloaded it yourself. Nothing is downloaded then.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        KnownNetwork network = KnownNetworks.get(name);
        NetworkFetch fetch = new NetworkFetch(network, models);
        NetworkFetch.Fetched fetched =
                file == null ? download(fetch, DownloadSettings.of(mirror, proxy)) : fetch.installFrom(file);
        var out = spec.commandLine().getOut();
        out.println("%s: %s".formatted(network.id(), fetched.folder()));
        out.println(FetchJobs.said(fetched));
        out.println("Its licence: " + network.licence());
        out.flush();
        return 0;
    }

    private NetworkFetch.Fetched download(NetworkFetch fetch, DownloadSettings settings)
            throws IOException, InterruptedException {
        try (ProgressBar bar = ConsoleProgress.bar(
                        "fetching", spec.commandLine().getErr())
                .setUnit(" MB", MEGABYTE)
                .setInitialMax(-1)
                .build()) {
            return fetch.download(settings, (bytes, of) -> {
                of.ifPresent(bar::maxHint);
                bar.stepTo(bytes);
            });
        }
    }
}
