package org.featurescope.figure.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of figures.
 *
 * @param id the figure's id
 * @param kind the name of its kind
 * @param model its network's id; an empty string if it is about none
 * @param layer its layer's name; an empty string if it is about none
 * @param created the time of the request that started its latest run
 * @param status its status
 * @param spec its spec as canonical JSON
 * @param detail the reason why it failed or was cancelled
 */
record IndexRow(
        FigureId id,
        String kind,
        String model,
        String layer,
        Instant created,
        FigureStatus status,
        String spec,
        Optional<String> detail) {
    IndexRow with(FigureStatus other, Optional<String> reason) {
        return new IndexRow(id, kind, model, layer, created, other, spec, reason);
    }

    /** Returns a row without a detail. */
    static IndexRow of(FigureId id, FigureSpec spec, Kinds kinds, Instant created, FigureStatus status) {
        return new IndexRow(
                id,
                kinds.of(spec).name(),
                spec instanceof AboutNetwork about ? about.model() : "",
                spec instanceof AboutLayer about ? about.layer() : "",
                created,
                status,
                kinds.canonicalJson(spec),
                Optional.empty());
    }

    /** Reads the row at which a query stands. */
    static IndexRow read(ResultSet rows) throws SQLException {
        @Nullable String detail = rows.getString("detail");
        return new IndexRow(
                new FigureId(rows.getString("id")),
                rows.getString("kind"),
                rows.getString("model"),
                rows.getString("layer"),
                Instant.ofEpochMilli(rows.getLong("created")),
                FigureStatus.ofWord(rows.getString("status")),
                rows.getString("spec"),
                Optional.ofNullable(detail));
    }

    /** Binds the values to the parameters of a statement, in the order of the columns. */
    void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, id.hex());
        statement.setString(2, kind);
        statement.setString(3, model);
        statement.setString(4, layer);
        statement.setLong(5, created.toEpochMilli());
        statement.setString(6, status.word());
        statement.setString(7, spec);
        statement.setString(8, detail.orElse(null));
    }
}
