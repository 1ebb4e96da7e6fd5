package org.featurescope.figure.store;

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
 * The table of the figures that were asked for, in SQLite: what each shows and how far it has come. Of finished figures it
 * knows nothing that their files do not say, so it can be made anew from them.
 *
 * <p>One connection, which every method holds alone. Safe for use by several threads.
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
                detail TEXT) -- why it failed or was cancelled
            """;
    private static final int BUSY_MILLISECONDS = 5_000;

    private final Connection connection;

    private FigureIndex(Connection connection) {
        this.connection = connection;
    }

    /**
     * A line of the table.
     *
     * @param id the figure's name
     * @param kind its kind
     * @param model its network's id; empty if it is about none
     * @param layer its layer; empty if it is about none
     * @param created when it was first asked for
     * @param status how far it has come
     * @param spec its canonical spec
     * @param detail why it failed or was cancelled
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
     * Opens the file, or makes it.
     *
     * @throws SQLException if the file is not a database that is sound
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

    /** Puts a line, in place of the one of that id. */
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

    /** Notes how far a figure has come, and why. Nothing happens if the table does not have it. */
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

    /** The line of a figure. */
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

    /** The ids of the figures that have come so far. */
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

    /** The ids of the figures that a search finds, the newest first, from the one of number {@code offset} on. */
    synchronized List<FigureId> search(FigureSearch search, int most, int offset) {
        String sql = "SELECT id FROM figure WHERE " + search.where() + " ORDER BY created DESC, id LIMIT ? OFFSET ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int place = bind(select, search);
            select.setInt(place, most);
            select.setInt(place + 1, offset);
            return texts(select).stream().map(FigureId::new).toList();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** How many figures a search finds. */
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

    /** What stands in a column of the figures that are made, each once, in order. */
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

    /** The columns that readers choose by. */
    enum Column {
        KIND,
        MODEL,
        LAYER
    }

    /** Takes the line of a figure out. */
    synchronized void remove(FigureId id) {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM figure WHERE id = ?")) {
            delete.setString(1, id.hex());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Gives a search's values their places; returns the next place. */
    private static int bind(PreparedStatement select, FigureSearch search) throws SQLException {
        int place = 1;
        for (String value : search.values()) {
            select.setString(place++, value);
        }
        return place;
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
