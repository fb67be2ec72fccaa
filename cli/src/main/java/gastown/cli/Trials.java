package gastown.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tries installed agents, in a home of their own and with a model that needs no account.
public interface Trials {
  /// One behaviour, and what shows it.
  record Row(String name, boolean holds, String evidence) {}

  /// `town` is where the agent is defined; null for the agents built in. `path` is where programs
  /// are looked for.
  List<Row> verify(@Nullable Path town, String agent, String path);
}
