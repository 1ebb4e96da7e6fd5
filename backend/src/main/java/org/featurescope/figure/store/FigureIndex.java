package org.featurescope.figure.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.featurescope.figure.AboutLayer;
import org.featurescope.figure.AboutNetwork;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.FigureStatus;
import org.featurescope.figure.Kinds;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The table of all figures that were requested, in an SQLite database. Everything that it contains about finished
 * figures is also in their files, so it can be rebuilt from them.
 *
 * <p>There is one connection, which only one method uses at a time. Safe for use by several threads.
 */
final class FigureIndex implements AutoCloseable {
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS figure (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                model TEXT NOT NULL,
                layer TEXT NOT NULL,
                created INTEGER NOT NULL, -- milliseconds since 1970
                status TEXT NOT NULL,
                spec TEXT NOT NULL, -- canonical JSON
                detail TEXT) -- reason why it failed or was cancelled
            """;
    private static final int BUSY_MILLISECONDS = 5_000;

    @GuardedBy("this")
    private final Connection connection;

    private FigureIndex(Connection connection) {
        this.connection = connection;
    }

    /**
     * A row of the table.
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
    record Row(
            FigureId id,
            String kind,
            String model,
            String layer,
            Instant created,
            FigureStatus status,
            String spec,
            Optional<String> detail) {
        /** Returns a row without a detail. */
        static Row of(FigureId id, FigureSpec spec, Kinds kinds, Instant created, FigureStatus status) {
            return new Row(
                    id,
                    kinds.of(spec).name(),
                    spec instanceof AboutNetwork about ? about.model() : "",
                    spec instanceof AboutLayer about ? about.layer() : "",
                    created,
                    status,
                    kinds.canonicalJson(spec),
                    Optional.empty());
        }
    }

    /**
     * Opens the database in a file, which is created if it does not exist.
     *
     * @throws SQLException if the file is not a valid database
     */
    static FigureIndex open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLISECONDS);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            try (ResultSet check = statement.executeQuery("PRAGMA quick_check(1)")) {
                if (!check.next() || !check.getString(1).equals("ok")) {
                    throw new SQLException("the index is damaged");
                }
            }
            statement.execute(TABLE);
            return new FigureIndex(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Inserts a row, or replaces the row with the same id. */
    synchronized void put(Row row) {
        String sql = "INSERT OR REPLACE INTO figure(id, kind, model, layer, created, status, spec, detail)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement put = connection.prepareStatement(sql)) {
            put.setString(1, row.id().hex());
            put.setString(2, row.kind());
            put.setString(3, row.model());
            put.setString(4, row.layer());
            put.setLong(5, row.created().toEpochMilli());
            put.setString(6, row.status().word());
            put.setString(7, row.spec());
            put.setString(8, row.detail().orElse(null));
            put.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Sets the status of a figure and its reason. Does nothing if the table does not contain the figure. */
    synchronized void status(FigureId id, FigureStatus status, Optional<String> detail) {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE figure SET status = ?, detail = ? WHERE id = ?")) {
            update.setString(1, status.word());
            update.setString(2, detail.orElse(null));
            update.setString(3, id.hex());
            update.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Returns the row of a figure, if the table contains it. */
    synchronized Optional<Row> find(FigureId id) {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM figure WHERE id = ?")) {
            select.setString(1, id.hex());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Returns the ids of the figures with a status, those requested first at the beginning. */
    synchronized List<FigureId> with(FigureStatus status) {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM figure WHERE status = ? ORDER BY created, id")) {
            select.setString(1, status.word());
            List<FigureId> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(new FigureId(rows.getString(1)));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Returns the ids of the figures that match a search, the newest first.
     *
     * @param most the greatest number of ids
     * @param offset the number of matching figures to skip
     */
    synchronized List<FigureId> search(FigureSearch search, int most, int offset) {
        String sql = "SELECT id FROM figure WHERE " + search.where() + " ORDER BY created DESC, id LIMIT ? OFFSET ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int next = bind(select, search);
            select.setInt(next, most);
            select.setInt(next + 1, offset);
            return texts(select).stream().map(FigureId::new).toList();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Returns the number of figures that match a search. */
    synchronized int count(FigureSearch search) {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT count(*) FROM figure WHERE " + search.where())) {
            bind(select, search);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Returns the different values of a column in the rows of finished figures, in ascending order, without empty ones.
     */
    synchronized List<String> distinct(Column column) {
        String name = column.name().toLowerCase(Locale.ROOT);
        String sql = "SELECT DISTINCT " + name + " FROM figure WHERE status = ? AND " + name + " <> '' ORDER BY 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, FigureStatus.DONE.word());
            return texts(select);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The columns by which figures can be filtered. */
    enum Column {
        KIND,
        MODEL,
        LAYER
    }

    /** Removes the row of a figure. */
    synchronized void remove(FigureId id) {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM figure WHERE id = ?")) {
            delete.setString(1, id.hex());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Binds the values of a search to the first parameters of a statement. Returns the index of the next parameter. */
    private static int bind(PreparedStatement select, FigureSearch search) throws SQLException {
        int next = 1;
        for (String value : search.values()) {
            select.setString(next++, value);
        }
        return next;
    }

    private static List<String> texts(PreparedStatement select) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static Row row(ResultSet rows) throws SQLException {
        @Nullable String detail = rows.getString("detail");
        return new Row(
                new FigureId(rows.getString("id")),
                rows.getString("kind"),
                rows.getString("model"),
                rows.getString("layer"),
                Instant.ofEpochMilli(rows.getLong("created")),
                FigureStatus.ofWord(rows.getString("status")),
                rows.getString("spec"),
                Optional.ofNullable(detail));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the index of figures cannot be used: " + e.getMessage(), e);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
