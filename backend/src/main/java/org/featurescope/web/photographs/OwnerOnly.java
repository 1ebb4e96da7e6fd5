package org.featurescope.web.photographs;

import java.util.function.BooleanSupplier;
import org.featurescope.web.http.HttpProblem;

/** Refuses changes of sets of photographs where others than the server's owner might send them. */
public final class OwnerOnly {
    private final BooleanSupplier mayChange;

    /**
     * Creates the check.
     *
     * @param mayChange whether whoever reaches the server may change its sets
     */
    public OwnerOnly(BooleanSupplier mayChange) {
        this.mayChange = mayChange;
    }

    /** Returns whether readers may change sets. */
    boolean mayChange() {
        return mayChange.getAsBoolean();
    }

    /**
     * Checks that readers may change sets.
     *
     * @throws HttpProblem with status 403
     */
    void require() {
        if (!mayChange()) {
            throw HttpProblem.forbidden("This server can be reached from other machines, so it takes no photographs and"
                    + " does not change its sets. Its owner can use \"featurescope photographs\" on the server's"
                    + " machine, or start it with --allow-uploads.");
        }
    }
}
