package gastown.cli.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A number that stands for the lines of a file: other lines, other number.
final class Mark {
  private static final int BYTES = 6;

  private final MessageDigest digest;

  Mark() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Adds a line, with or without its end.
  String add(String line) {
    digest.update(line.stripTrailing().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    return line;
  }

  long value() {
    long value = 0;
    var bytes = digest.digest();
    for (int i = 0; i < BYTES; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }
}
