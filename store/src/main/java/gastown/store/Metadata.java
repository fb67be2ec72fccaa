package gastown.store;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.json.JsonReader;
import gastown.beads.query.Criterion;
import gastown.beads.query.Matching;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.sqlite.Function;

/// The SQL function `metadata_is(json, key, value)`: what [Matching] says about metadata, as
/// SQLite's own JSON functions would change numbers. With NULL for the value it asks whether the
/// key is there.
final class Metadata extends Function {
  static final String NAME = "metadata_is";

  private Metadata() {}

  static void teach(Connection connection) throws SQLException {
    Function.create(connection, NAME, new Metadata(), 3, Function.FLAG_DETERMINISTIC);
  }

  @Override
  protected void xFunc() throws SQLException {
    var json = value_text(0);
    if (json == null) {
      result(0);
      return;
    }
    var key = value_text(1);
    var value = value_text(2);
    var criterion =
        value == null ? new Criterion.HasMetadataKey(key) : new Criterion.MetadataIs(key, value);
    var bead = Bead.of("metadata").with(Field.METADATA, JsonReader.read(json));
    result(Matching.matches(criterion, new Alone(bead)) ? 1 : 0);
  }

  private record Alone(Bead bead) implements Criterion.Subject {
    @Override
    public Collection<String> labels() {
      return List.of();
    }

    @Override
    public Collection<String> parents() {
      return List.of();
    }

    @Override
    public Collection<Bead> parentBeads() {
      return List.of();
    }

    @Override
    public boolean isBlocked() {
      return false;
    }
  }
}
