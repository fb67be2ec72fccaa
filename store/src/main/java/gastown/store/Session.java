package gastown.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.jdbc4.JDBC4Connection;

/// One connection and the statements it has prepared. Used by one thread at a time. The driver's
/// class is used directly: asking the driver manager for it would load a good many classes first.
final class Session implements AutoCloseable {
  /// How long a writer waits for the others.
  private static final String PATIENCE_MILLIS = "30000";

  private static final int MOST_STATEMENTS = 200;

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(32, 0.75f, true);
  private final boolean isUnchanging;
  private boolean knowsFunctions;
  private @Nullable Object identity;

  private Session(Path file, Connection connection, boolean isUnchanging) {
    this.file = file;
    this.connection = connection;
    this.isUnchanging = isUnchanging;
  }

  /// Opens the file, making it when there is none.
  static Session open(Path file) {
    return open(file, false);
  }

  /// Opens a file for reading as if nobody could change it: without the files beside it that
  /// readers and writers agree by, for whoever may not make them.
  static Session openUnchanging(Path file) {
    return open(file, true);
  }

  private static Session open(Path file, boolean isUnchanging) {
    var properties = new Properties();
    properties.setProperty("busy_timeout", PATIENCE_MILLIS);
    properties.setProperty("synchronous", "FULL");
    properties.setProperty("cache_size", "-8000");
    properties.setProperty("journal_size_limit", "67108864");
    var name = file.toString();
    if (isUnchanging
        || name.indexOf('?') >= 0
        || name.indexOf('%') >= 0
        || name.indexOf('#') >= 0) {
      name = "file:" + name.replace("%", "%25").replace("?", "%3f").replace("#", "%23");
    }
    if (isUnchanging) {
      name += "?immutable=1";
    }
    try {
      var connection = new JDBC4Connection("jdbc:sqlite:" + name, name, properties);
      return new Session(file, connection, isUnchanging);
    } catch (SQLException e) {
      throw Trouble.of(e, file);
    }
  }

  Path file() {
    return file;
  }

  boolean isUnchanging() {
    return isUnchanging;
  }

  /// The statement, with nothing bound. It is free again when its result is closed.
  Call sql(String text) {
    try {
      var statement = statements.get(text);
      if (statement == null) {
        statement = connection.prepareStatement(text);
        keep(text, statement);
      }
      return new Call(text, statement);
    } catch (SQLException e) {
      throw Trouble.of(e, file);
    }
  }

  private void keep(String text, PreparedStatement statement) throws SQLException {
    if (statements.size() >= MOST_STATEMENTS) {
      var oldest = statements.entrySet().iterator().next();
      statements.remove(oldest.getKey());
      oldest.getValue().close();
    }
    statements.put(text, statement);
  }

  /// The driver closes a statement that failed; whoever asks for the same next gets a new one.
  private void forget(String text) {
    var failed = statements.remove(text);
    try {
      if (failed != null) {
        failed.close();
      }
    } catch (SQLException e) {
      // says once more what the run has said
    }
  }

  void run(String text) {
    sql(text).run();
  }

  long number(String text) {
    try (var call = sql(text)) {
      return call.next() ? call.number(1) : 0;
    }
  }

  /// The one text a question answers.
  String word(String text) {
    try (var call = sql(text)) {
      return call.next() ? call.text(1) : "";
    }
  }

  /// Ends a transaction that came to nothing; says whether the connection can be used again.
  boolean rollback() {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate("ROLLBACK");
      return true;
    } catch (SQLException e) {
      // SQLite had ended it by itself, or the connection is lost: both are settled by closing it
      return false;
    }
  }

  /// Which file of that name this is.
  @Nullable Object identity() {
    return identity;
  }

  void setIdentity(@Nullable Object key) {
    identity = key;
  }

  /// Runs several statements that nothing is bound to.
  void script(String text) {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(text);
    } catch (SQLException e) {
      throw Trouble.of(e, file);
    }
  }

  /// Makes the functions known that only some queries need.
  void teachFunctions() {
    if (!knowsFunctions) {
      try {
        Metadata.teach(connection);
        knowsFunctions = true;
      } catch (SQLException e) {
        throw Trouble.of(e, file);
      }
    }
  }

  @Override
  public void close() {
    try {
      for (var statement : statements.values()) {
        statement.close();
      }
    } catch (SQLException e) {
      // repeats what the statement's last run had already said
    }
    try {
      connection.close();
    } catch (SQLException e) {
      // nobody could do anything about it; what was committed is safe
    }
  }

  /// One run of a statement: bind in order, then step through the rows.
  final class Call implements AutoCloseable {
    private final String text;
    private final PreparedStatement statement;
    private @Nullable ResultSet rows;
    private int bound;

    Call(String text, PreparedStatement statement) {
      this.text = text;
      this.statement = statement;
    }

    Call with(@Nullable Object value) {
      try {
        bound++;
        // no pattern switch: it would cost every start of the program some milliseconds
        if (value == null) {
          statement.setNull(bound, java.sql.Types.NULL);
        } else if (value instanceof String text) {
          statement.setString(bound, text);
        } else if (value instanceof Long number) {
          statement.setLong(bound, number);
        } else if (value instanceof Integer number) {
          statement.setInt(bound, number);
        } else if (value instanceof byte[] bytes) {
          statement.setBytes(bound, bytes);
        } else {
          throw new IllegalArgumentException("cannot be stored: " + value.getClass());
        }
        return this;
      } catch (SQLException e) {
        throw Trouble.of(e, file);
      }
    }

    /// Carries out a statement that has no rows; says how many rows it changed.
    int run() {
      try {
        return statement.executeUpdate();
      } catch (SQLException e) {
        forget(text);
        throw Trouble.of(e, file);
      }
    }

    boolean next() {
      try {
        if (rows == null) {
          rows = statement.executeQuery();
        }
        return rows.next();
      } catch (SQLException e) {
        forget(text);
        throw Trouble.of(e, file);
      }
    }

    String text(int column) {
      var text = textOrNull(column);
      return text == null ? "" : text;
    }

    /// By way of its bytes, which the driver hands over in half the time.
    @Nullable String textOrNull(int column) {
      try {
        var bytes = open().getBytes(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
      } catch (SQLException e) {
        throw Trouble.of(e, file);
      }
    }

    long number(int column) {
      try {
        return open().getLong(column);
      } catch (SQLException e) {
        throw Trouble.of(e, file);
      }
    }

    @Nullable Long numberOrNull(int column) {
      try {
        long number = open().getLong(column);
        return open().wasNull() ? null : (Long) number;
      } catch (SQLException e) {
        throw Trouble.of(e, file);
      }
    }

    /// Text, a number, bytes, or null: what is there.
    @Nullable Object value(int column) {
      try {
        return open().getObject(column);
      } catch (SQLException e) {
        throw Trouble.of(e, file);
      }
    }

    byte[] bytes(int column) {
      try {
        return open().getBytes(column);
      } catch (SQLException e) {
        throw Trouble.of(e, file);
      }
    }

    List<String> columns() {
      try {
        var data = open().getMetaData();
        var names = new ArrayList<String>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
          names.add(data.getColumnLabel(i));
        }
        return names;
      } catch (SQLException e) {
        throw Trouble.of(e, file);
      }
    }

    private ResultSet open() {
      if (rows == null) {
        throw new IllegalStateException("no row yet");
      }
      return rows;
    }

    @Override
    public void close() {
      try {
        if (rows != null) {
          rows.close();
        }
      } catch (SQLException e) {
        throw Trouble.of(e, file);
      }
    }
  }
}
