package org.featurescope.web.api;

import io.javalin.http.Context;
import java.util.Optional;
import org.featurescope.figure.store.FigureQuery;
import org.featurescope.validate.InvalidInputException;

/** Reads the parameters of requests for lists of figures: a search, filters and a page. */
public final class FigureListings {
    /** The number of figures on a page. */
    public static final int PAGE = 24;

    private FigureListings() {}

    /** Returns the query of a request. */
    public static FigureQuery query(Context ctx) {
        return FigureQuery.of(
                Optional.ofNullable(ctx.queryParam("q")),
                Optional.ofNullable(ctx.queryParam("kind")),
                Optional.ofNullable(ctx.queryParam("model")),
                Optional.ofNullable(ctx.queryParam("layer")));
    }

    /** Returns the page that a request asks for, from 1. */
    public static int page(Context ctx) {
        String given = Optional.ofNullable(ctx.queryParam("page")).orElse("1");
        if (!given.matches("[1-9]\\d{0,5}")) {
            throw new InvalidInputException("page", "page must be a whole number from 1");
        }
        return Integer.parseInt(given);
    }

    /** Returns the number of pages of a list of {@code total} figures. An empty list has one page. */
    public static int pages(int total) {
        return Math.max(1, (total + PAGE - 1) / PAGE);
    }
}
