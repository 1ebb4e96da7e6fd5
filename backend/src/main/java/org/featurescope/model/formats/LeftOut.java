package org.featurescope.model.formats;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What of a network cannot be carried over, and is left out with what depends on it. */
public final class LeftOut {
    private static final int MOST_NAMED = 3;

    private final Set<String> parts = new LinkedHashSet<>();

    /** Adds a part, for example {@code crop (Lambda), which is of a class that is not known}. */
    public void add(String part) {
        parts.add(part);
    }

    /** Returns whether everything is carried over. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * Returns a note for people that names what is left out; none if nothing is.
     *
     * @param endsEarly whether no output of the network is carried over
     */
    public List<String> notes(boolean endsEarly) {
        if (parts.isEmpty()) {
            return List.of();
        }
        String named = String.join("; ", parts.stream().limit(MOST_NAMED).toList());
        String more = parts.size() > MOST_NAMED ? "; and %d more".formatted(parts.size() - MOST_NAMED) : "";
        return List.of("Left out, with what depends on them: %s%s.%s"
                .formatted(named, more, endsEarly ? " So only layers before them are there." : ""));
    }
}
