package gastown.cli.rigs;

import gastown.cli.Call;
import gastown.cli.town.Self;
import org.jspecify.annotations.Nullable;

/// Which rig a caller means without naming one.
public final class Here {
  private Here() {}

  /// The rig of the session, else of the folder; null when neither is of one.
  public static @Nullable String rig(Call call) {
    var self = Self.bySession(call);
    var folder = self == null || self.rig() == null ? Self.byFolder(call) : self;
    if (folder != null && folder.rig() != null) {
      return folder.rig();
    }
    var town = call.townIfAny();
    if (town == null || !call.directory().startsWith(town.root())) {
      return null;
    }
    var way = town.root().relativize(call.directory());
    var first = way.getName(0).toString();
    return call.disk().exists(town.rig(first).config()) ? first : null;
  }
}
