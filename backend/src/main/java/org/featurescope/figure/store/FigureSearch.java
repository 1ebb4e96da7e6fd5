package org.featurescope.figure.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.featurescope.figure.FigureStatus;

/**
 * A {@link FigureQuery} as a condition of SQL with places for its values, which are bound, never written into it.
 *
 * @param where the condition
 * @param values in the order of its places
 */
record FigureSearch(String where, List<String> values) {
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
