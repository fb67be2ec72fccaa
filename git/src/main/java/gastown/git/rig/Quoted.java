package gastown.git.rig;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Names as git prints them for programs that read lines: in double quotes, with escapes, when they
/// have anything but plain characters in them.
final class Quoted {
  private static final String ESCAPES = "abtnvfr";
  private static final byte[] BYTES = {7, 8, 9, 10, 11, 12, 13};

  private Quoted() {}

  /// The name with `before` in front, quoted still when it was.
  static String prefixed(String before, String name) {
    return name.startsWith("\"") ? "\"" + before + name.substring(1) : before + name;
  }

  /// For a person's eyes: what is no UTF-8 stays quoted.
  static String plain(String name) {
    var text = decoded(name);
    return text == null ? name : text;
  }

  /// The file below `folder`, or null when its name is no text.
  static @Nullable Path path(Path folder, String name) {
    var text = decoded(name);
    if (text == null) {
      return null;
    }
    try {
      return folder.resolve(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static @Nullable String decoded(String name) {
    if (!name.startsWith("\"") || !name.endsWith("\"") || name.length() < 2) {
      return name;
    }
    var bytes = new ByteArrayOutputStream();
    for (int i = 1; i < name.length() - 1; i++) {
      char c = name.charAt(i);
      if (c != '\\') {
        bytes.write(c);
        continue;
      }
      char escaped = name.charAt(++i);
      int known = ESCAPES.indexOf(escaped);
      if (known >= 0) {
        bytes.write(BYTES[known]);
      } else if (escaped >= '0' && escaped <= '3') {
        bytes.write(Integer.parseInt(name.substring(i, i + 3), 8));
        i += 2;
      } else {
        bytes.write(escaped);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
