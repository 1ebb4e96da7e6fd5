package org.featurescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.featurescope.figure.FigureExport;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.RecipeListener;
import org.featurescope.figure.drawing.ThumbnailDrawing;
import org.featurescope.files.AtomicFile;
import org.featurescope.model.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "thumbnails",
        mixinStandardHelpOptions = true,
        description =
                "Makes a small picture of each kind of figure from the kind's example. Pages show the kinds by these"
                        + " pictures. Existing pictures are kept.")
final class ThumbnailsCommand implements Callable<Integer> {
    private final Product product;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "The folder of the pictures. In the source of the product it is static/kinds.")
    private Path out = Path.of("");

    @Option(names = "--models", paramLabel = "DIR", description = "The folder of your own networks.")
    private Path models = DefaultFolders.MODELS;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder, which holds the tuning.")
    private Path data = DefaultFolders.DATA;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    ThumbnailsCommand(Product product) {
        this.product = product;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = PortraitsCommand.made(out);
        Catalogue catalogue = product.catalogue(models);
        Kinds kinds = product.kinds(data).naming(catalogue);
        for (FigureKind<?> kind : kinds.all()) {
            Path file = folder.resolve(kind.name() + ".jpg");
            if (!Files.exists(file)) {
                FigureSpec example = kinds.example(kind, catalogue);
                var result = kinds.prepared(example, catalogue).recipe().make(RecipeListener.NONE);
                AtomicFile.write(file, ThumbnailDrawing.of(FigureExport.of(kinds, example, result)));
                command.commandLine().getOut().printf("%s%n", file);
                command.commandLine().getOut().flush();
            }
        }
        return 0;
    }
}
