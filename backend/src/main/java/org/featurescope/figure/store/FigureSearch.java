package org.featurescope.figure.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.FigureStatus;

/**
 * A {@link FigureQuery} as an SQL condition. Its values are bound as parameters and are never part of the SQL text.
 *
 * @param where the condition, with {@code ?} for each parameter
 * @param values the values of the parameters, in their order
 */
record FigureSearch(String where, List<String> values) {
    /** Returns the condition that a finished figure meets if it matches a query. */
    static FigureSearch of(FigureQuery query) {
        StringBuilder where = new StringBuilder("status = ?");
        List<String> values = new ArrayList<>(List.of(FigureStatus.DONE.word()));
        equal("kind", query.kind(), where, values);
        equal("model", query.model(), where, values);
        equal("layer", query.layer(), where, values);
        for (String word : query.words()) {
            where.append(" AND instr(lower(spec), ?) > 0");
            values.add(word);
        }
        return new FigureSearch(where.toString(), values);
    }

    private static void equal(String column, Optional<String> wanted, StringBuilder where, List<String> values) {
        wanted.ifPresent(value -> {
            where.append(" AND ").append(column).append(" = ?");
            values.add(value);
        });
    }
}
