package org.featurescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import org.featurescope.batch.SpecFile;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.store.FigureLibraries;
import org.featurescope.model.Catalogue;
import org.featurescope.model.Network;
import org.featurescope.portrait.Portraits;
import org.featurescope.unit.KnownResponses;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.validate.Validate;
import org.featurescope.web.api.FigureFiles;
import org.featurescope.web.article.Article;
import org.featurescope.web.article.ArticleFolder;
import org.featurescope.web.site.Site;
import org.featurescope.web.site.SiteContent;
import org.featurescope.web.site.SiteFigure;
import org.featurescope.web.site.SiteFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code featurescope site}: writes a network as a site of files. */
@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a network as a folder of files that any web host shows, or a browser from a disk, without a server of"
                    + " Featurescope: its layers, a page for each unit with its portrait and what it fires on, finished"
                    + " figures, and a search by words. Nothing is computed for it: run \"portraits\", \"responses\" and"
                    + " \"batch\" before.",
            "Exit code: 0, or 1 if figures were left out, or 2 if the arguments cannot be used."
        })
final class SiteCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    private final Product product;

    @Option(names = "--network", paramLabel = "NETWORK", required = true, description = "The network's id.")
    private String id = "";

    @Option(
            names = "--layers",
            paramLabel = "LAYERS",
            split = ",",
            defaultValue = ChosenLayers.ALL,
            description = "The names of layers with commas between them, or all.")
    private List<String> layers = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write: a new or empty one, or that of an earlier site of the network.")
    private Path out = Path.of("");

    @Option(
            names = "--figures",
            paramLabel = "SPECS",
            description = "A file with a figure on each line, as \"batch\" takes it. Figures that are made are shown.")
    private Optional<Path> figures = Optional.empty();

    @Option(
            names = "--library",
            paramLabel = "DIR",
            description = "A further folder of figures that \"batch\" wrote. May be given several times.")
    private List<Path> libraries = List.of();

    @Option(
            names = "--live",
            paramLabel = "URL",
            description =
                    "The address of a server to which pages link, where pictures are made live. Without it they link to"
                            + " none.")
    private Optional<String> live = Optional.empty();

    @Option(names = "--dry-run", description = "Says how large the site is, and writes nothing.")
    private boolean isDryRun;

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    SiteCommand(Product product) {
        this.product = product;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> server = live.map(given -> ServerAddress.of("live", given));
        Catalogue catalogue = product.catalogue(models);
        Network network = catalogue.network(id);
        SiteFolder.check(out, network);
        KnownResponses known = new KnownResponses(data.path());
        Kinds kinds = product.kinds(data.path()).naming(catalogue, known);
        FigureLibraries stored = new FigureLibraries(
                Stream.concat(Stream.of(data.path()), libraries.stream()).toList(), kinds, Clock.systemUTC());
        Found found = found(kinds, new SpecReader(kinds, catalogue), stored);
        Site site = prepared(new SiteContent(
                network,
                ChosenLayers.of(network, layers, layer -> Optional.empty(), data::print),
                new Portraits(data.path()),
                known,
                found.figures().stream()
                        .map(figure -> SiteFigure.of(kinds, figure))
                        .toList(),
                server));
        Article article = new Article(kinds, new FigureFiles(kinds, catalogue, stored::image), server);
        sayWhatThereIs(site, article, found.figures());
        if (!isDryRun) {
            SiteFolder folder = SiteFolder.open(out, network);
            write(site, folder);
            if (!found.figures().isEmpty()) {
                ArticleFolder.open(folder.figures()).write(article, found.figures(), figure -> {});
            }
            data.print("open %s".formatted(out.resolve("index.html")));
        }
        return found.isWhole() ? 0 : 1;
    }

    /** The requested figures that are made, and whether all requested figures are made. */
    private record Found(List<StoredFigure> figures, boolean isWhole) {}

    private Found found(Kinds kinds, SpecReader reader, FigureLibraries stored) throws IOException {
        if (figures.isEmpty()) {
            return new Found(List.of(), true);
        }
        Path file = figures.get();
        Validate.isTrue("figures", Files.isRegularFile(file), "there is no file %s".formatted(file));
        Map<FigureId, StoredFigure> made = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        new SpecFile(file).forEach(entry -> {
            try {
                FigureId figure = kinds.id(entry.prepared(reader).spec());
                made.put(
                        figure,
                        stored.find(figure)
                                .orElseThrow(() -> new NotFoundException(
                                        "figure", "the figure is not made; \"featurescope batch\" makes it")));
            } catch (InvalidInputException | NotFoundException e) {
                missing.add(entry.name());
                spec.commandLine().getErr().println("%s: %s".formatted(entry.name(), e.getMessage()));
            }
            return true;
        });
        return new Found(List.copyOf(made.values()), missing.isEmpty());
    }

    private void sayWhatThereIs(Site site, Article article, List<StoredFigure> of) throws IOException {
        if (site.layersWithPortraits() < site.layers()) {
            data.print("%d of %d layers have portraits; \"featurescope portraits --network %s\" makes the others"
                    .formatted(site.layersWithPortraits(), site.layers(), id));
        }
        Article.Size size = of.isEmpty() ? Article.Size.NONE : article.size(of);
        data.print(String.format(
                Locale.ROOT,
                "%d units and %d figures: about %.1f MB in %d files",
                site.units(),
                of.size(),
                (site.bytes() + size.bytes()) / MEGABYTE,
                site.files() + size.files()));
    }

    private Site prepared(SiteContent content) throws IOException {
        try (ProgressBar bar = ConsoleProgress.bar(
                        "preparing", spec.commandLine().getErr())
                .setInitialMax(-1)
                .setUnit(" words", 1)
                .build()) {
            return new Site(content, (words, all) -> bar.maxHint(all).stepTo(words));
        }
    }

    private void write(Site site, SiteFolder folder) throws IOException {
        try (ProgressBar bar = ConsoleProgress.bar("writing", spec.commandLine().getErr())
                .setInitialMax(site.units())
                .setUnit(" units", 1)
                .build()) {
            site.write(folder, bar::stepTo);
        }
    }
}
