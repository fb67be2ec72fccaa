package gastown.app.house;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The end of a file that may be long.
final class FileEnd {
  private FileEnd() {}

  /// At most so many bytes, from the beginning of a line where there is one; empty when there is no
  /// such file.
  static String of(Path file, int bytes) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.max(0, channel.size() - bytes);
      var text = StandardCharsets.UTF_8.decode(read(channel, from, bytes)).toString();
      int line = text.indexOf('\n');
      return from > 0 && line >= 0 ? text.substring(line + 1) : text;
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw LocalDisk.refusal("read", file, e);
    }
  }

  static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
    var buffer = ByteBuffer.allocate(bytes);
    for (int n = 0; n >= 0 && buffer.hasRemaining(); ) {
      n = channel.read(buffer, from + buffer.position());
    }
    return buffer.flip();
  }
}
