package gastown.app.house;

import gastown.beads.ports.Dice;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.UUID;

/// Dice seeded by the operating system. The seed is read from the kernel's device where there is
/// one: it costs a file read, where the platform's security classes cost a start-up.
public final class RandomDice implements Dice {
  private final SplittableRandom random;

  public RandomDice() {
    random = new SplittableRandom(seed());
  }

  @Override
  public synchronized long nextLong() {
    return random.nextLong();
  }

  @Override
  public String uuid() {
    long high = nextLong() & ~0xf000L | 0x4000L;
    long low = nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  private static long seed() {
    try (var device = new FileInputStream("/dev/urandom")) {
      var bytes = device.readNBytes(Long.BYTES);
      if (bytes.length == Long.BYTES) {
        return ByteBuffer.wrap(bytes).getLong();
      }
    } catch (IOException e) {
      // No such device here; the platform knows another way.
    }
    return new SecureRandom().nextLong();
  }
}
