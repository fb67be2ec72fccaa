package gastown.git;

import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.beads.ports.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Real git in a folder of its own, with a person whose configuration is as unhelpful as can be.
public final class RealWorld implements Programs {
  private static final String HOSTILE =
      """
      [user]
        name = Ana
        email = ana@example.org
      [init]
        defaultBranch = main
        templateDir = /nowhere
      [core]
        hooksPath = %s
        editor = false
        quotePath = true
      [commit]
        gpgSign = true
      [gpg]
        program = false
      [pull]
        rebase = true
      [merge]
        ff = false
      [push]
        default = nothing
      """;

  public final Path folder;
  public final Map<String, String> environment = new HashMap<>();

  public RealWorld(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    var hooks = Files.createDirectories(this.folder.resolve("hostile-hooks"));
    for (var name :
        List.of("pre-commit", "pre-push", "post-merge", "post-checkout", "commit-msg")) {
      var hook = hooks.resolve(name);
      Files.writeString(
          hook, "#!/bin/sh\necho ran >> " + this.folder.resolve("hook-ran") + "\nexit 1\n");
      if (!hook.toFile().setExecutable(true)) {
        throw new IOException("no executable files here");
      }
    }
    Files.writeString(this.folder.resolve("gitconfig"), HOSTILE.formatted(hooks));
    environment.put("PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"));
    environment.put("HOME", this.folder.toString());
    environment.put("GIT_CONFIG_GLOBAL", this.folder.resolve("gitconfig").toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CEILING_DIRECTORIES", this.folder.toString());
  }

  public Path write(String path, String text) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a person types, hooks and signing set aside so that the scene can be set.
  public String git(String in, String... words) {
    var all =
        new java.util.ArrayList<>(
            List.of("git", "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false"));
    all.addAll(List.of(words));
    var outcome =
        run(new Call(all, folder.resolve(in), Map.of(), "", java.time.Duration.ofSeconds(30)));
    if (!outcome.isOk()) {
      throw new IllegalStateException(
          String.join(" ", words) + ": " + outcome.out() + outcome.err());
    }
    return outcome.out().strip();
  }

  Repository repository(String in) {
    return Objects.requireNonNull(around(in));
  }

  @Nullable Repository around(String in) {
    return new GitRepositories(this, disk(), environment::get).around(folder.resolve(in));
  }

  /// The few questions git's calls ask of the disk.
  private static Disk disk() {
    return (Disk)
        Proxy.newProxyInstance(
            Disk.class.getClassLoader(),
            new Class<?>[] {Disk.class},
            (_, method, arguments) -> {
              var path = (Path) arguments[0];
              return switch (method.getName()) {
                case "real" -> path.toRealPath();
                case "exists" -> Files.exists(path);
                default -> throw new IllegalStateException("not asked by git: " + method);
              };
            });
  }

  @Override
  public Outcome run(Call call) {
    var builder = new ProcessBuilder(call.words()).directory(call.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    call.environment()
        .forEach((name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    try {
      var out = Files.createTempFile(folder, "out", "");
      var err = Files.createTempFile(folder, "err", "");
      var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (var stream = process.getOutputStream()) {
        stream.write(call.input().getBytes(StandardCharsets.UTF_8));
      }
      boolean ended = process.waitFor(call.limit().toMillis(), TimeUnit.MILLISECONDS);
      var outcome =
          new Outcome(
              ended ? process.exitValue() : 137,
              Files.readString(out),
              Files.readString(err),
              !ended);
      Files.delete(out);
      Files.delete(err);
      return outcome;
    } catch (IOException e) {
      return new Outcome(127, "", String.valueOf(e.getMessage()), false);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
