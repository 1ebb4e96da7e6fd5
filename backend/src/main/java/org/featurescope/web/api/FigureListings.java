package org.featurescope.web.api;

import io.javalin.http.Context;
import java.util.Optional;
import org.featurescope.figure.store.FigureQuery;
import org.featurescope.validate.InvalidInputException;

/** How lists of figures are asked for: a search, choices, a page. */
public final class FigureListings {
    /** Figures to a page. */
    public static final int PAGE = 24;

    private FigureListings() {}

    public static FigureQuery query(Context ctx) {
        return FigureQuery.of(
                Optional.ofNullable(ctx.queryParam("q")),
                Optional.ofNullable(ctx.queryParam("kind")),
                Optional.ofNullable(ctx.queryParam("model")),
                Optional.ofNullable(ctx.queryParam("layer")));
    }

    /** The page asked for, from 1. */
    public static int page(Context ctx) {
        String given = Optional.ofNullable(ctx.queryParam("page")).orElse("1");
        if (!given.matches("[1-9]\\d{0,5}")) {
            throw new InvalidInputException("page", "page must be a whole number from 1");
        }
        return Integer.parseInt(given);
    }

    /** How many pages so many figures make; an empty one, if there is none. */
    public static int pages(int total) {
        return Math.max(1, (total + PAGE - 1) / PAGE);
    }
}
