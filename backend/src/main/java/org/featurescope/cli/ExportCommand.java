package org.featurescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.SpecReader;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.store.FinishedFigures;
import org.featurescope.model.Catalogue;
import org.featurescope.unit.KnownResponses;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.api.FigureFiles;
import org.featurescope.web.article.Article;
import org.featurescope.web.article.ArticleFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes finished figures to a folder that shows them on any web host, or from a disk, without a"
                + " server of Featurescope. A server may use the data folder meanwhile.")
final class ExportCommand implements Callable<Integer> {
    private static final Pattern PERMANENT = Pattern.compile("(?:.*/)?(?:figures|embed)/([0-9a-f]{64})(?:[./?#].*)?");

    private final Product product;

    @Parameters(
            paramLabel = "FIGURE",
            arity = "1..*",
            description = "The figures: the id, the permanent link or the readable link of each.")
    private List<String> figures = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write: a new or empty one, or that of an earlier export, whose figures stay.")
    private Path out = Path.of("");

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The address of a server to which the figures link. Without it they link to none.")
    private Optional<String> server = Optional.empty();

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Mixin
    private final DataFolder data = new DataFolder();

    ExportCommand(Product product) {
        this.product = product;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> address = server.map(given -> ServerAddress.of("server", given));
        Catalogue catalogue = product.catalogue(models);
        Kinds kinds = product.kinds(data.path()).naming(catalogue, new KnownResponses(data.path()));
        FinishedFigures finished = new FinishedFigures(data.path(), kinds, Clock.systemUTC());
        SpecReader specs = new SpecReader(kinds, catalogue);
        List<StoredFigure> chosen = figures.stream()
                .map(name -> id(name, kinds, specs))
                .distinct()
                .map(id -> find(id, finished))
                .toList();
        ArticleFolder folder = ArticleFolder.open(out);
        Article article = new Article(kinds, new FigureFiles(kinds, catalogue, finished::image), address);
        List<StoredFigure> written = new ArrayList<>();
        folder.write(article, chosen, figure -> {
            written.add(figure);
            data.print("%d of %d: %s".formatted(written.size(), chosen.size(), kinds.title(figure.spec())));
        });
        data.print("open %s".formatted(out.resolve("index.html")));
        return 0;
    }

    private StoredFigure find(FigureId id, FinishedFigures finished) {
        return finished.find(id)
                .orElseThrow(() -> new NotFoundException(
                        "figure",
                        "there is no finished figure %s in %s: open its link, wait until it is made, and export it then"
                                .formatted(id, data.path())));
    }

    private static FigureId id(String name, Kinds kinds, SpecReader specs) {
        Matcher link = PERMANENT.matcher(name);
        if (link.matches()) {
            return new FigureId(link.group(1));
        }
        if (FigureId.isId(name)) {
            return new FigureId(name);
        }
        if (name.contains("=")) {
            return kinds.id(
                    specs.fromQuery(name.substring(name.indexOf('?') + 1)).spec());
        }
        throw new InvalidInputException("figure", "\"%s\" is neither the id nor a link of a figure".formatted(name));
    }
}
