package gastown.app.towns;

import gastown.cli.Keeper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Speaks of towns in a process that is no server: it writes into the register, which the server
/// reads, now or when it has started.
public record AbsentKeeper(@Nullable Register register) implements Keeper {
  private static final int PATIENCE_TENTHS = 150;

  public static AbsentKeeper ofThisProcess() {
    return new AbsentKeeper(Register.ofThisProcess());
  }

  @Override
  public void up(Path town, Map<String, String> surroundings) {
    Kept.keep(town, surroundings);
    if (register != null) {
      register.add(town);
    }
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
    for (int i = 0; i < PATIENCE_TENTHS && isUp(town); i++) {
      LockSupport.parkNanos(100_000_000L);
    }
  }

  /// Whoever turns the loop holds its lock.
  @Override
  public boolean isUp(Path town) {
    var file = Run.lockFile(town);
    if (!Files.exists(file)) {
      return false;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean isWanted(Path town) {
    return register != null && register.towns().contains(town);
  }
}
