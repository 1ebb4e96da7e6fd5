package org.featurescope.web.article;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.StoredFigure;
import org.featurescope.files.AtomicFile;
import org.featurescope.validate.InvalidInputException;

/**
 * An article as a folder on the disk. Each file is replaced in one step, and {@code index.html} is the last, so a page that is read
 * meanwhile shows whole figures. Figures of an earlier export stay.
 */
public final class ArticleFolder {
    private static final String FIELD = "out";

    private final Path folder;
    private final List<ArticleFigure> earlier;

    private ArticleFolder(Path folder, List<ArticleFigure> earlier) {
        this.folder = folder;
        this.earlier = earlier;
    }

    /**
     * Opens a folder that does not exist, is empty, or has an article in it.
     *
     * @throws InvalidInputException if it is none of these or cannot be written
     */
    public static ArticleFolder open(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInputException(FIELD, "%s is a file; name a folder".formatted(folder));
        }
        List<ArticleFigure> earlier = Files.isDirectory(folder) ? figuresIn(folder) : List.of();
        if (earlier.isEmpty() && Files.isDirectory(folder) && !isEmpty(folder)) {
            throw new InvalidInputException(
                    FIELD,
                    "%s is neither empty nor the folder of an earlier export; name a new folder".formatted(folder));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(FIELD, "%s cannot be made: %s".formatted(folder, e), e);
        }
        if (!Files.isWritable(folder)) {
            throw new InvalidInputException(FIELD, "%s cannot be written".formatted(folder));
        }
        return new ArticleFolder(folder, earlier);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    /** Returns the figures that earlier exports have written, by their ids. */
    private static List<ArticleFigure> figuresIn(Path folder) throws IOException {
        Path figures = folder.resolve("figures");
        if (!Files.isRegularFile(folder.resolve("embed.js")) || !Files.isDirectory(figures)) {
            return List.of();
        }
        List<ArticleFigure> found = new ArrayList<>();
        try (Stream<Path> each = Files.list(figures)) {
            for (Path figure : each.filter(
                            path -> FigureId.isId(path.getFileName().toString()))
                    .sorted()
                    .toList()) {
                try {
                    found.add(ArticleFigure.read(Files.readAllBytes(figure.resolve("figure.js"))));
                } catch (NoSuchFileException e) {
                    // an export that was broken off: the figure is written again, or it is not shown
                    continue;
                }
            }
        }
        return found;
    }

    /**
     * Writes figures. They come first on the page {@code index.html}, before those of earlier exports.
     *
     * @param written receives each figure when its files are written
     * @throws IOException if the folder cannot be written
     */
    public void write(Article article, List<StoredFigure> figures, Consumer<StoredFigure> written) throws IOException {
        List<ArticleFigure> all = new ArrayList<>();
        for (StoredFigure figure : figures) {
            all.add(article.add(figure, this::write));
            written.accept(figure);
        }
        List<String> ids = all.stream().map(ArticleFigure::id).toList();
        earlier.stream().filter(figure -> !ids.contains(figure.id())).forEach(all::add);
        article.finish(all, this::write);
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        AtomicFile.write(file, bytes);
    }
}
