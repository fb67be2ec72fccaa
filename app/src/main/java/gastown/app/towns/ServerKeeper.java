package gastown.app.towns;

import gastown.cli.Keeper;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps towns up in this process, which is a server.
public record ServerKeeper(@Nullable Register register, Runs runs) implements Keeper {
  @Override
  public void up(Path town, Map<String, String> surroundings) {
    Kept.keep(town, surroundings);
    if (register != null) {
      register.add(town);
    }
    runs.refresh();
  }

  @Override
  public void remember(Path town, Map<String, String> surroundings) {
    Kept.keep(town, surroundings);
  }

  @Override
  public void down(Path town) {
    if (register != null) {
      register.remove(town);
    }
    runs.refresh();
  }

  @Override
  public boolean isUp(Path town) {
    return runs.isUp(town);
  }

  @Override
  public Pulse pulse(Path town) {
    return runs.pulse(town);
  }

  @Override
  public boolean isWanted(Path town) {
    return register != null && register.towns().contains(town);
  }
}
