package org.featurescope.figure.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.featurescope.figure.FigureId;
import org.featurescope.figure.FigureStatus;
import org.featurescope.files.DiskFullException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The table of all figures that were requested, in an SQLite database. Everything that it contains about finished
 * figures is also in their files, so it can be rebuilt from them.
 *
 * <p>There is one connection, which only one method uses at a time. A change that the full disk has no space for is kept
 * in memory and written together with the next one. Safe for use by several threads.
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
    private static final Logger LOG = LoggerFactory.getLogger(FigureIndex.class);
    private static final int BUSY_MILLISECONDS = 5_000;

    @GuardedBy("this")
    private final Connection connection;

    /** The rows that the table should have but that were not written, by their ids; empty for a row to be removed. */
    @GuardedBy("this")
    private final Map<FigureId, Optional<IndexRow>> unwritten = new LinkedHashMap<>();

    private FigureIndex(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the database in a file, which is created if it does not exist.
     *
     * @throws SQLException if the file is not a valid database
     */
    static FigureIndex open(Path file) throws SQLException {
        return open(file, new SQLiteConfig());
    }

    /** Opens the database as {@link #open(Path)} does, with further settings. */
    static FigureIndex open(Path file, SQLiteConfig config) throws SQLException {
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

    /**
     * Opens the database in a file for reading, and changes no file. What another process writes meanwhile may be missed.
     *
     * @throws SQLException if the file is not a valid database
     */
    static FigureIndex openUnchanged(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return new FigureIndex(config.createConnection("jdbc:sqlite:%s?immutable=1".formatted(file.toUri())));
    }

    /**
     * Inserts a row, or replaces the row with the same id.
     *
     * @throws DiskFullException if the disk has no space for it
     */
    synchronized void insert(IndexRow row) {
        try {
            writeRest();
            write(row.id(), Optional.of(row));
            unwritten.remove(row.id());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Inserts or replaces a row, at once or as soon as the disk has space for it. */
    synchronized void put(IndexRow row) {
        change(row.id(), Optional.of(row));
    }

    /** Sets the status of a figure and its reason. Does nothing if the table does not contain the figure. */
    synchronized void status(FigureId id, FigureStatus status, Optional<String> detail) {
        find(id).ifPresent(row -> change(id, Optional.of(row.with(status, detail))));
    }

    /** Removes the row of a figure. */
    synchronized void remove(FigureId id) {
        change(id, Optional.empty());
    }

    @GuardedBy("this")
    private void change(FigureId id, Optional<IndexRow> row) {
        unwritten.remove(id);
        unwritten.put(id, row);
        try {
            writeRest();
        } catch (SQLException e) {
            if (!isDiskFull(e)) {
                throw failed(e);
            }
            LOG.warn("the disk is full, so {} changes of the index are kept in memory", unwritten.size());
        }
    }

    /** Writes the changes that were not written earlier: first the removals, which make space for the others. */
    @GuardedBy("this")
    private void writeRest() throws SQLException {
        List<Map.Entry<FigureId, Optional<IndexRow>>> changes =
                new ArrayList<>(new LinkedHashMap<>(unwritten).entrySet());
        changes.sort(Comparator.comparing(change -> change.getValue().isPresent()));
        for (Map.Entry<FigureId, Optional<IndexRow>> change : changes) {
            write(change.getKey(), change.getValue());
            unwritten.remove(change.getKey());
        }
    }

    @GuardedBy("this")
    private void write(FigureId id, Optional<IndexRow> row) throws SQLException {
        if (row.isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM figure WHERE id = ?")) {
                delete.setString(1, id.hex());
                delete.executeUpdate();
            }
            return;
        }
        String sql = "INSERT OR REPLACE INTO figure(id, kind, model, layer, created, status, spec, detail)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement put = connection.prepareStatement(sql)) {
            row.get().bind(put);
            put.executeUpdate();
        }
    }

    /** Returns whether SQLite could not write because the disk is full. */
    static boolean isDiskFull(SQLException e) {
        return e instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
    }

    /** Returns the row of a figure, if the table contains it. */
    synchronized Optional<IndexRow> find(FigureId id) {
        if (unwritten.containsKey(id)) {
            return unwritten.getOrDefault(id, Optional.empty());
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM figure WHERE id = ?")) {
            select.setString(1, id.hex());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(IndexRow.read(rows)) : Optional.empty();
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
     * Returns the ids of the finished figures that begin with a prefix.
     *
     * @param prefix two lower-case hexadecimal digits
     */
    synchronized List<FigureId> done(String prefix) {
        String sql = "SELECT id FROM figure WHERE id >= ? AND id < ? AND status = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, prefix);
            select.setString(2, prefix + "g"); // after all that continue with a hexadecimal digit
            select.setString(3, FigureStatus.DONE.word());
            return texts(select).stream().map(FigureId::new).toList();
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

    private static RuntimeException failed(SQLException e) {
        if (isDiskFull(e)) {
            return DiskFullException.because(e);
        }
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
