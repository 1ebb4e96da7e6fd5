package org.featurescope.web;

import io.javalin.http.Context;
import org.featurescope.web.http.BaseUrl;
import org.featurescope.web.page.Pages;

/** Completes the addresses in pages that must be absolute. */
final class PageAddresses {
    private PageAddresses() {}

    /** Returns a page with the address by which a request reached the server in place of {@link Pages#SERVER}. */
    static String complete(String page, Context ctx) {
        return page.replace(Pages.SERVER, BaseUrl.of(ctx));
    }
}
