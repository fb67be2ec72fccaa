package gastown.app.house;

import gastown.town.ports.Conversing;
import gastown.town.ports.Spawning.Birth;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Programs of this machine one talks with. Nothing of what they say beside the conversation is
/// kept.
public final class LocalConversing implements Conversing {
  private static final long LEAVING_SECONDS = 2;

  @Override
  public @Nullable Conversation begin(Birth birth, Listener listener) {
    var builder =
        new ProcessBuilder(birth.words())
            .directory(birth.folder().toFile())
            .redirectError(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(birth.environment());
    try {
      var process = builder.start();
      Thread.ofPlatform()
          .daemon()
          .name("conversation " + process.pid())
          .start(() -> listen(process, listener));
      return new Local(process);
    } catch (IOException e) {
      return null;
    }
  }

  private static void listen(Process process, Listener listener) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        listener.heard(line);
      }
    } catch (IOException e) {
      // What was said so far is what there is.
    } finally {
      leave(process);
      listener.over();
    }
  }

  /// It closed its output, and so is on its way out; one that stays is sent.
  private static void leave(Process process) {
    try {
      if (!process.waitFor(LEAVING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private record Local(Process process) implements Conversation {
    @Override
    public long number() {
      return process.pid();
    }

    @Override
    public synchronized boolean say(String line) {
      try {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public void end() {
      process.destroy();
    }
  }
}
