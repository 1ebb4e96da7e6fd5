package org.featurescope.web.article;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.featurescope.figure.Kinds;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.web.api.FigureFiles;
import org.featurescope.web.api.FigureJson;

/**
 * Writes figures as an article: files that show them on any web host, or from a disk, without the product's server.
 *
 * <pre>{@code
 * index.html             all figures, with texts to copy
 * README.txt
 * embed.js               the script that pages load
 * embed/                 what it loads
 * figures/ID/figure.js   the figure's data
 * figures/ID/figure.png  the whole figure
 * figures/ID/0.png ...   its pictures
 * figures/ID/figure.bib
 * }</pre>
 */
public final class Article {
    private final FigureFiles files;
    private final FigureJson json;
    private final Optional<String> server;

    /** Receives the files of an article. */
    @FunctionalInterface
    public interface Target {
        /**
         * Writes a file.
         *
         * @param path its path within the article, with slashes
         */
        void write(String path, byte[] bytes) throws IOException;
    }

    /**
     * The size of an article.
     *
     * @param files the number of its files
     * @param bytes the size of all files in bytes
     */
    public record Size(int files, long bytes) {
        /** The size of no article. */
        public static final Size NONE = new Size(0, 0);
    }

    /**
     * Creates a writer.
     *
     * @param server the address of the server to which figures link, without a slash at the end; empty if there is none
     */
    public Article(Kinds kinds, FigureFiles files, Optional<String> server) {
        this.files = files;
        this.json = new FigureJson(kinds);
        this.server = server;
    }

    /**
     * Writes a figure.
     *
     * @throws org.featurescope.validate.NotFoundException if its files are damaged
     */
    ArticleFigure add(StoredFigure figure, Target target) throws IOException {
        String link =
                server.map(known -> known + "/figures/" + figure.id().hex()).orElse("");
        ExportedFigure exported = files.exported(figure, link);
        ArticleFigure written = ArticleFigure.of(figure, exported, json, server);
        String folder = folder(written);
        for (int picture = 0; picture < exported.pictures().size(); picture++) {
            byte[] png = exported.pictures().get(picture).png();
            target.write(folder + ArticleFigure.pictureFile(picture), png);
        }
        target.write(folder + "figure.png", files.whole(figure, exported));
        target.write(folder + "figure.bib", files.bibTeX(figure, link, server.orElse("")));
        target.write(folder + "figure.js", written.script());
        return written;
    }

    /** Returns the path of a figure's folder within an article, with a slash at the end. */
    static String folder(ArticleFigure figure) {
        return "figures/%s/".formatted(figure.id());
    }

    /**
     * Writes what the figures of an article share.
     *
     * @param figures the figures in their order
     */
    void finish(List<ArticleFigure> figures, Target target) throws IOException {
        boolean is3d = figures.stream().anyMatch(ArticleFigure::is3d);
        for (Map.Entry<String, byte[]> script : EmbedScripts.of(is3d).entrySet()) {
            target.write(script.getKey(), script.getValue());
        }
        target.write("README.txt", readme(figures).getBytes(StandardCharsets.UTF_8));
        target.write("index.html", ArticlePage.of(figures).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Measures an article of figures without writing it.
     *
     * @throws org.featurescope.validate.NotFoundException if files of a figure are damaged
     */
    public Size size(List<StoredFigure> figures) throws IOException {
        AtomicInteger files = new AtomicInteger();
        AtomicLong bytes = new AtomicLong();
        write(figures, (path, file) -> {
            files.incrementAndGet();
            bytes.addAndGet(file.length);
        });
        return new Size(files.get(), bytes.get());
    }

    /** Writes a whole article. */
    void write(List<StoredFigure> figures, Target target) throws IOException {
        List<ArticleFigure> written = new ArrayList<>();
        for (StoredFigure figure : figures) {
            written.add(add(figure, target));
        }
        finish(written, target);
    }

    private static String readme(List<ArticleFigure> figures) {
        StringBuilder text = new StringBuilder(WebResources.text("article/readme.txt"));
        for (ArticleFigure figure : figures) {
            Stream.of(figure.title(), folder(figure), figure.caption(), figure.credits(), figure.link())
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> text.append(line).append('\n'));
            text.append('\n');
        }
        return text.toString();
    }
}
