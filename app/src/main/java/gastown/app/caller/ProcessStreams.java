package gastown.app.caller;

import gastown.beads.Problem;
import gastown.cli.Streams;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The standard streams of this process, without the machinery of [System#out]. Output is gathered
/// and written in large pieces; a reader that went away is not an error.
public final class ProcessStreams implements Streams {
  private static final int FULL = 1 << 16;

  private final StringBuilder gathered = new StringBuilder();
  private boolean readerIsGone;
  private String trouble = "";

  @Override
  public String in() {
    try (var stream = new FileInputStream(FileDescriptor.in)) {
      return Utf8.text(stream.readAllBytes(), "standard input");
    } catch (IOException e) {
      throw Problem.of("stdin", "cannot read standard input: " + e.getMessage(), "use a file")
          .refusal();
    }
  }

  @Override
  public void out(String text) {
    gathered.append(text);
    if (gathered.length() > FULL) {
      flush();
    }
  }

  @Override
  public void err(String text) {
    flush();
    write(FileDescriptor.err, text);
  }

  /// Whether whoever read our standard output stopped doing so.
  @Override
  public boolean readerIsGone() {
    return readerIsGone;
  }

  /// Why not all of the output could be written, though its reader is there; else empty.
  public String trouble() {
    return trouble;
  }

  @Override
  public void flush() {
    var failure = gathered.isEmpty() ? "" : write(FileDescriptor.out, gathered.toString());
    gathered.setLength(0);
    if (failure.contains("Broken pipe")) {
      readerIsGone = true;
    } else if (!failure.isEmpty()) {
      trouble = failure;
    }
  }

  /// Returns what went wrong.
  // Closing these would close the process's own streams.
  @SuppressWarnings("resource")
  private static String write(FileDescriptor where, String text) {
    try {
      new FileOutputStream(where).write(text.getBytes(StandardCharsets.UTF_8));
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
