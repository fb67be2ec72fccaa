package gastown.git.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gastown.git.RealWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Ends git in front of its n-th change to the disk: what is there then is what a kill in that
/// moment leaves.
///
/// A shared object is loaded into every program that is called, and counts what they change in a
/// file all of them share. The other side of a fetch or push lives on: it need not be on this
/// machine.
final class Scissors {
  private static final String SOURCE =
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <fcntl.h>
      #include <signal.h>
      #include <stdarg.h>
      #include <stdlib.h>
      #include <string.h>
      #include <sys/stat.h>
      #include <unistd.h>

      static int at, all, ends = -1;

      __attribute__((constructor)) static void begin(int words, char **word) {
        char *cut = getenv("CUT_AT");
        for (int n = 0; n < words; n++)
          if (strstr(word[n], "receive-pack") || strstr(word[n], "upload-pack")) cut = 0;
        if (!cut) {
          unsetenv("CUT_AT");
          return;
        }
        at = atoi(cut);
        all = getenv("CUT_ALL") != 0;
        int (*open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
        ends = open(getenv("CUT_COUNT"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
      }

      static void change(void) {
        if (ends < 0) return;
        ssize_t (*write)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
        struct stat count;
        if (write(ends, ".", 1) != 1 || fstat(ends, &count)) abort();
        if (count.st_size == at || (all && count.st_size > at)) kill(getpid(), SIGKILL);
      }

      #define MODE(flags) \\
        mode_t mode = 0; \\
        if (flags & O_CREAT) { \\
          va_list more; \\
          va_start(more, flags); \\
          mode = va_arg(more, mode_t); \\
          va_end(more); \\
          change(); \\
        }
      #define OPEN(name) \\
        int name(const char *path, int flags, ...) { \\
          MODE(flags) \\
          int (*next)(const char *, int, ...) = dlsym(RTLD_NEXT, #name); \\
          return next(path, flags, mode); \\
        }
      #define CHANGE(name, takes, gives) \\
        int name takes { \\
          change(); \\
          int (*next) takes = dlsym(RTLD_NEXT, #name); \\
          return next gives; \\
        }
      OPEN(open)
      OPEN(open64)
      CHANGE(mkdir, (const char *path, mode_t mode), (path, mode))
      CHANGE(rename, (const char *from, const char *to), (from, to))
      CHANGE(link, (const char *from, const char *to), (from, to))
      CHANGE(symlink, (const char *from, const char *to), (from, to))
      CHANGE(unlink, (const char *path), (path))
      CHANGE(unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
      CHANGE(rmdir, (const char *path), (path))

      ssize_t write(int file, const void *bytes, size_t length) {
        struct stat what;
        if (file > 2 && !fstat(file, &what) && S_ISREG(what.st_mode)) change();
        ssize_t (*next)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
        return next(file, bytes, length);
      }
      """;

  private final RealWorld world;
  private final Path library;
  private final Path count;

  private Scissors(RealWorld world, Path library, Path count) {
    this.world = world;
    this.library = library;
    this.count = count;
  }

  static Scissors sharpened(RealWorld world, Path place) throws Exception {
    var source = Files.writeString(place.resolve("scissors.c"), SOURCE);
    var library = place.resolve("scissors.so");
    var words =
        new String[] {"cc", "-shared", "-fPIC", "-o", library.toString(), source.toString()};
    try {
      var compiler = new ProcessBuilder(words).redirectErrorStream(true).start();
      var said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(compiler.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assumeTrue(compiler.exitValue() == 0, "no shared object can be made here: " + said);
    } catch (IOException e) {
      assumeTrue(false, "there is no C compiler here: " + e.getMessage());
    }
    return new Scissors(world, library, place.resolve("count"));
  }

  /// From now on: whoever makes the n-th change is killed before it makes it, and with `all`
  /// everybody who would change something after that.
  void set(int change, boolean all) throws IOException {
    Files.deleteIfExists(count);
    world.environment.put("LD_PRELOAD", library.toString());
    world.environment.put("CUT_COUNT", count.toString());
    world.environment.put("CUT_AT", Integer.toString(change));
    if (all) {
      world.environment.put("CUT_ALL", "1");
    }
  }

  /// Lets everybody live again. Whether somebody was cut off.
  boolean rest() throws IOException {
    int change = Integer.parseInt(world.environment.get("CUT_AT"));
    for (var name : new String[] {"LD_PRELOAD", "CUT_COUNT", "CUT_AT", "CUT_ALL"}) {
      world.environment.remove(name);
    }
    return Files.exists(count) && Files.size(count) >= change;
  }
}
