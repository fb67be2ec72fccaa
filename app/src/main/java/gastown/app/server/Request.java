package gastown.app.server;

import gastown.app.caller.Caller;
import gastown.app.caller.Passing;
import gastown.cli.Invocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client sends first: a length of four bytes, then texts that each end in a zero byte:
/// build, command id, program, directory, time zone, terminal, umask, number of words, the words,
/// and `NAME=value` of the environment.
record Request(String build, String mask, Invocation call) {
  private static final int HEAD = 8;
  private static final int LARGEST = 16 << 20;

  /// Null when the client went away or does not speak our language.
  static @Nullable Request read(SocketChannel channel) throws IOException {
    var head = ByteBuffer.allocate(4096);
    while (head.position() < Integer.BYTES) {
      if (channel.read(head) < 0) {
        return null;
      }
    }
    int length = head.getInt(0);
    if (length <= 0 || length > LARGEST) {
      return null;
    }
    var all = head;
    if (length + Integer.BYTES > head.capacity()) {
      all = ByteBuffer.allocate(length + Integer.BYTES).put(head.flip());
    }
    all.limit(length + Integer.BYTES);
    while (all.hasRemaining()) {
      if (channel.read(all) < 0) {
        return null;
      }
    }
    return of(all.array(), Integer.BYTES, length + Integer.BYTES);
  }

  static @Nullable Request of(byte[] bytes, int start, int end) {
    var texts = new ArrayList<String>();
    int from = start;
    for (int i = start; i < end; i++) {
      if (bytes[i] == 0) {
        texts.add(new String(bytes, from, i - from, StandardCharsets.UTF_8));
        from = i + 1;
      }
    }
    if (texts.size() < HEAD || !texts.get(3).startsWith("/")) {
      return null;
    }
    int count = count(texts.get(7));
    if (count < 0 || HEAD + count > texts.size()) {
      return null;
    }
    var surroundings =
        new Invocation.Surroundings(
            environment(texts.subList(HEAD + count, texts.size())),
            Caller.terminal(texts.get(5)),
            Caller.zone(texts.get(4)));
    var call =
        new Invocation(
            texts.get(2),
            texts.subList(HEAD, HEAD + count),
            Path.of(texts.get(3)),
            surroundings,
            texts.get(1));
    return new Request(texts.get(0), texts.get(6), call);
  }

  private static int count(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static Map<String, String> environment(List<String> lines) {
    var map = new HashMap<String, String>();
    for (var line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        map.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return Passing.of(map);
  }
}
