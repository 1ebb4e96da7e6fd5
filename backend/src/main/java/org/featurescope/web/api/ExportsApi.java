package org.featurescope.web.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.StoredFigure;
import org.featurescope.figure.StoredFigure.ImageFile;
import org.featurescope.figure.drawing.CardDrawing;
import org.featurescope.figure.drawing.ExportedFigure;
import org.featurescope.figure.drawing.GifExport;
import org.featurescope.figure.drawing.Layout;
import org.featurescope.figure.drawing.PngExport;
import org.featurescope.figure.drawing.SvgExport;
import org.featurescope.figure.run.Figure;
import org.featurescope.figure.run.Figures;
import org.featurescope.figure.table.CsvExport;
import org.featurescope.validate.InvalidInputException;
import org.featurescope.validate.NotFoundException;
import org.featurescope.web.http.BaseUrl;
import org.featurescope.web.http.Json;
import org.featurescope.web.http.Picture;
import org.jspecify.annotations.Nullable;

/** The API of exports: finished figures as files. */
public final class ExportsApi {
    private static final int DIGITS_IN_NAME = 12;

    private final Figures figures;
    private final FigureFiles files;
    private final FigureJson json;
    private final CardCache cards = new CardCache();

    /** Creates the API. */
    public ExportsApi(Figures figures, FigureFiles files) {
        this.figures = figures;
        this.files = files;
        this.json = new FigureJson(figures.kinds());
    }

    /** Answers with the figure as one PNG file, with the parameters {@code scale} and {@code transparent}. */
    public void png(Context ctx) {
        StoredFigure figure = made(ctx);
        int scale = scale(ctx);
        boolean transparent = isOn(ctx, "transparent");
        if (scale == 1 && !transparent && !files.isDrawn(figure)) {
            answer(ctx, figure, figure.whole());
            return;
        }
        String tag = "%s-%d%s".formatted(figure.whole().sha256(), scale, transparent ? "-transparent" : "");
        Picture.answer(ctx, PngExport.of(exported(ctx, figure), scale, transparent), tag);
    }

    private static int scale(Context ctx) {
        String given = Optional.ofNullable(ctx.queryParam("scale")).orElse("1");
        if (!given.matches("[1-" + PngExport.MOST_SCALE + "]")) {
            throw new InvalidInputException("scale", "scale must be 1 or " + PngExport.MOST_SCALE);
        }
        return Integer.parseInt(given);
    }

    private static boolean isOn(Context ctx, String field) {
        @Nullable String given = ctx.queryParam(field);
        if (given != null && !given.matches("[01]")) {
            throw new InvalidInputException(field, field + " must be 0 or 1");
        }
        return "1".equals(given);
    }

    /**
     * Answers with the picture that chats and other sites show beside a link to the figure, {@link CardDrawing#WIDTH} by
     * {@link CardDrawing#HEIGHT} pixels.
     */
    public void card(Context ctx) {
        StoredFigure figure = made(ctx);
        String title = figures.kinds().title(figure.spec());
        String key = "%s-%08x-card".formatted(figure.whole().sha256(), title.hashCode());
        byte[] card = cards.find(key).orElseGet(() -> {
            String network = figure.spec() instanceof AboutNetwork about ? about.model() + " · " : "";
            byte[] drawn = CardDrawing.of(title, network + "Featurescope", files.picture(figure, figure.whole()));
            cards.put(key, drawn);
            return drawn;
        });
        Picture.answer(ctx, card, key);
        ctx.contentType("image/jpeg");
    }

    /** Answers with one of a figure's pictures. */
    public void picture(Context ctx) {
        StoredFigure figure = made(ctx);
        String given = ctx.pathParam("n");
        int last = figure.images().size() - 1;
        if (!given.matches("\\d{1,4}") || Integer.parseInt(given) > last) {
            throw new NotFoundException(
                    "n", last < 0 ? "the figure has no pictures" : "the figure has pictures 0 to %d".formatted(last));
        }
        answer(ctx, figure, figure.images().get(Integer.parseInt(given)).file());
    }

    /** Answers with the pictures of a figure as an animation, if they form a sequence. */
    public void gif(Context ctx) {
        StoredFigure figure = made(ctx);
        if (figure.spec().layout().form() != Layout.Form.FRAMES) {
            throw new NotFoundException(
                    "id", "the figure's pictures are not a sequence, so there is no animation of them");
        }
        name(ctx, figure, "inline", "gif");
        ctx.contentType("image/gif").result(GifExport.of(exported(ctx, figure)));
    }

    /** Answers with the figure as an SVG file. */
    public void svg(Context ctx) {
        StoredFigure figure = made(ctx);
        name(ctx, figure, "inline", "svg");
        ctx.contentType("image/svg+xml").result(SvgExport.of(exported(ctx, figure)));
    }

    /** Answers with the figure's spec and data as a JSON file. */
    public void data(Context ctx) {
        StoredFigure figure = made(ctx);
        name(ctx, figure, "inline", "json");
        Json.answer(ctx, json.whole(figures.get(figure.id())));
    }

    /** Answers with a table of the figure's numbers as a CSV file, with the parameter {@code table}. */
    public void csv(Context ctx) {
        StoredFigure figure = made(ctx);
        List<String> names = figures.kinds().tables(figure.spec());
        if (names.isEmpty()) {
            throw new NotFoundException(
                    "id", "figures of this kind have no tables; their data are at the ending .json");
        }
        String table = Optional.ofNullable(ctx.queryParam("table")).orElse(names.get(0));
        byte[] csv = figures.kinds()
                .table(figure.spec(), figure.data(), table)
                .map(CsvExport::of)
                .orElseThrow(() -> new NotFoundException(
                        "table", "the figure has the tables %s".formatted(String.join(", ", names))));
        name(ctx, figure, "inline", "csv", "-" + table);
        ctx.contentType("text/csv; charset=utf-8").result(csv);
    }

    /** Answers with BibTeX entries for the figure and the works that it builds on. */
    public void bibTeX(Context ctx) {
        StoredFigure figure = made(ctx);
        name(ctx, figure, "inline", "bib");
        ctx.contentType("application/x-bibtex; charset=utf-8")
                .result(files.bibTeX(figure, link(ctx, figure), BaseUrl.of(ctx)));
    }

    private static void name(Context ctx, StoredFigure figure, String disposition, String extension) {
        name(ctx, figure, disposition, extension, "");
    }

    private static void name(Context ctx, StoredFigure figure, String disposition, String extension, String part) {
        ctx.header(
                "Content-Disposition",
                "%s; filename=\"figure-%s%s.%s\""
                        .formatted(disposition, figure.id().hex().substring(0, DIGITS_IN_NAME), part, extension));
    }

    private ExportedFigure exported(Context ctx, StoredFigure figure) {
        return files.exported(figure, link(ctx, figure));
    }

    private static String link(Context ctx, StoredFigure figure) {
        return BaseUrl.of(ctx) + "/figures/" + figure.id();
    }

    private void answer(Context ctx, StoredFigure figure, ImageFile file) {
        Picture.answer(ctx, files.picture(figure, file), file.sha256());
    }

    private StoredFigure made(Context ctx) {
        Figure figure = figures.get(FigureId.parse(ctx.pathParam("id")));
        return figure.result()
                .orElseThrow(() -> new NotFoundException(
                        "id",
                        "the figure has no picture yet: it is "
                                + figure.status().word()));
    }
}
