package org.featurescope.web.article;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.run.Figure;
import org.featurescope.figure.run.Figures;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.api.FigureFiles;
import org.featurescope.web.api.FigureJson;
import org.featurescope.web.http.BaseUrl;
import org.featurescope.web.http.ConcurrencyLimit;
import org.featurescope.web.http.HttpProblem;

/** The API of figures as files that work without the server. It makes no figure: only finished ones are written. */
public final class ArticleApi {
    /** The most figures of one archive. */
    public static final int MOST_FIGURES = 60;

    private static final int MOST_AT_A_TIME = 4;
    private static final int RETRY_SECONDS = 5;
    private static final int DIGITS_IN_NAME = 12;

    private final Figures figures;
    private final FigureFiles files;
    private final BooleanSupplier isOnlyOnThisMachine;
    private final SingleFile singleFile;
    private final ConcurrencyLimit limit = new ConcurrencyLimit(MOST_AT_A_TIME, "archives of figures", RETRY_SECONDS);

    /**
     * Creates the API.
     *
     * @param isOnlyOnThisMachine returns whether only the server's own machine reaches it, so that its address is of no use to the
     *     readers of an article
     */
    public ArticleApi(Figures figures, FigureFiles files, BooleanSupplier isOnlyOnThisMachine) {
        this.figures = figures;
        this.files = files;
        this.isOnlyOnThisMachine = isOnlyOnThisMachine;
        this.singleFile = new SingleFile(new FigureJson(figures.kinds()));
    }

    /** Answers with the figure as an HTML file that needs no server. */
    public void html(Context ctx) {
        StoredFigure figure = finished(ctx.pathParam("id"));
        String baseUrl = BaseUrl.of(ctx);
        attach(ctx, "figure-" + shortened(figure), "html");
        ctx.header("Content-Security-Policy", SingleFile.POLICY + "; sandbox allow-scripts allow-popups");
        ctx.html(
                singleFile.of(Figure.of(figure), files.exported(figure, baseUrl + "/figures/" + figure.id()), baseUrl));
    }

    /** Answers with the figure as an article, in a zip archive. */
    public void zip(Context ctx) throws IOException {
        answer(ctx, List.of(finished(ctx.pathParam("id"))));
    }

    /** Answers with several figures as an article, in a zip archive. The parameter {@code ids} separates them by commas. */
    public void zipOfSeveral(Context ctx) throws IOException {
        List<String> ids = Arrays.stream(
                        Optional.ofNullable(ctx.queryParam("ids")).orElse("").split(","))
                .filter(id -> !id.isBlank())
                .distinct()
                .toList();
        if (ids.isEmpty() || ids.size() > MOST_FIGURES) {
            throw new InvalidInputException(
                    "ids", "ids must be the ids of 1 to %d figures, separated by commas".formatted(MOST_FIGURES));
        }
        answer(ctx, ids.stream().map(this::finished).toList());
    }

    private StoredFigure finished(String id) {
        Figure figure = figures.get(FigureId.parse(id));
        return figure.result()
                .orElseThrow(() ->
                        HttpProblem.conflict("The figure %s is not finished: it is %s. Its files are there once it is."
                                .formatted(id, figure.status().word())));
    }

    private void answer(Context ctx, List<StoredFigure> chosen) throws IOException {
        Optional<String> server = isOnlyOnThisMachine.getAsBoolean() ? Optional.empty() : Optional.of(BaseUrl.of(ctx));
        Article article = new Article(figures.kinds(), files, server);
        String name = "article-" + shortened(chosen.get(0));
        try (ConcurrencyLimit.Permit permit = limit.acquire()) {
            attach(ctx, name, "zip");
            ctx.contentType("application/zip");
            if (ctx.method() != HandlerType.HEAD) {
                write(article, chosen, name, ctx.outputStream());
            }
        } catch (NotFoundException e) {
            // the archive has begun: without its end the client sees that it is broken
            throw new IOException(e);
        }
    }

    private static void write(Article article, List<StoredFigure> chosen, String name, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        long time = chosen.get(0).createdAt().toEpochMilli();
        article.write(chosen, (path, bytes) -> {
            ZipEntry entry = new ZipEntry(name + "/" + path);
            entry.setTime(time);
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        });
        zip.finish();
    }

    private static void attach(Context ctx, String name, String extension) {
        ctx.header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, extension));
    }

    private static String shortened(StoredFigure figure) {
        return figure.id().hex().substring(0, DIGITS_IN_NAME);
    }
}
