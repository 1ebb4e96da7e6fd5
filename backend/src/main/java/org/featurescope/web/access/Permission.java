package org.featurescope.web.access;

import io.javalin.http.Context;
import java.util.function.Predicate;
import org.featurescope.web.http.HttpProblem;

/**
 * The permission to do something that not everybody may do.
 *
 * @param test returns whether the sender of a request has it
 * @param refusal what is answered to others
 */
public record Permission(Predicate<Context> test, String refusal) {
    /** Returns whether the sender of a request has the permission. */
    public boolean has(Context ctx) {
        return test.test(ctx);
    }

    /**
     * Checks that the sender of a request has the permission.
     *
     * @throws HttpProblem with status 403
     */
    public void require(Context ctx) {
        if (!has(ctx)) {
            throw HttpProblem.forbidden(refusal);
        }
    }
}
