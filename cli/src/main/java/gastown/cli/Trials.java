package gastown.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Tries installed agents, in a home of their own and with a model that needs no account.
public interface Trials {
  /// One behaviour, and what shows it. What could not be tried is not required.
  record Row(String name, boolean isRequired, boolean holds, String evidence) {}

  /// There is such an agent. `town` is where it is defined; null for the agents built in.
  /// `variable` is the caller's environment: where programs are looked for, and where there is room
  /// for a while. `progress` is told what is being tried.
  List<Row> verify(
      @Nullable Path town,
      String agent,
      UnaryOperator<@Nullable String> variable,
      Consumer<String> progress);
}
