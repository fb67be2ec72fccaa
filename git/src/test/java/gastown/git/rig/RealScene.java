package gastown.git.rig;

import gastown.beads.ports.Programs;
import gastown.git.RealWorld;
import gastown.town.ports.Cloning;
import gastown.town.ports.GitScene;
import gastown.town.ports.RigGit.SaveLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Real git, and a person whose hooks and signing would break every call that minds them.
final class RealScene implements GitScene {
  private static final long LARGE = 1000;

  final RealWorld world;
  final List<Programs.Call> calls = new ArrayList<>();
  private int remotes;

  RealScene(Path folder) {
    try {
      world = new RealWorld(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Cloning cloning() {
    return new GitCloning(
        call -> {
          calls.add(call);
          return world.run(call);
        },
        RealDisk.make(),
        world.environment::get,
        new SaveLimits(LARGE, 3 * LARGE));
  }

  @Override
  public Path root() {
    return world.folder;
  }

  @Override
  public String emptyRemote() {
    var name = "far-" + ++remotes;
    world.git(".", "init", "--quiet", "--bare", "--template=", name);
    return world.folder.resolve(name).toString();
  }

  @Override
  public String remote(Map<String, String> files) {
    var url = emptyRemote();
    commitAt(url, "main", files);
    return url;
  }

  @Override
  public String commitAt(String url, String branch, Map<String, String> files) {
    var name = Path.of(url).getFileName() + "-work";
    var work = world.folder.resolve(name);
    if (!Files.exists(work)) {
      world.git(".", "clone", "--quiet", "--template=", url, name);
    }
    world.git(name, "fetch", "--quiet", "origin");
    var start =
        headAt(url, branch) != null
            ? "origin/" + branch
            : headAt(url, "main") == null ? "" : "origin/main";
    if (start.isEmpty()) {
      world.git(name, "checkout", "--quiet", "--orphan", branch);
    } else {
      world.git(name, "checkout", "--quiet", "-B", branch, start);
    }
    files.forEach((path, text) -> world.write(name + "/" + path, text));
    world.git(name, "add", "--all");
    world.git(name, "commit", "--quiet", "-m", "by somebody else");
    world.git(name, "push", "--quiet", "origin", branch);
    return world.git(name, "rev-parse", "HEAD");
  }

  @Override
  public @Nullable String headAt(String url, String branch) {
    var refs = world.git(".", "ls-remote", url, "refs/heads/" + branch);
    return refs.isEmpty() ? null : refs.substring(0, refs.indexOf('\t'));
  }

  @Override
  public void cutOff(String url) {
    try {
      Files.move(Path.of(url), Path.of(url + "-cut-off"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close(String url) {
    var hook = world.write(Path.of(url) + "/hooks/pre-receive", "#!/bin/sh\necho closed\nexit 1\n");
    if (!hook.toFile().setExecutable(true)) {
      throw new IllegalStateException("no executable files here");
    }
    world.git(url, "config", "core.hooksPath", url + "/hooks");
  }

  @Override
  public void write(Path file, String text) {
    world.write(file.toString(), text);
  }

  @Override
  public @Nullable String read(Path file) {
    return Files.exists(file) ? world.read(file.toString()) : null;
  }

  @Override
  public void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable String textIn(Path clone, String commit, String path) {
    var files = world.git(clone.toString(), "ls-tree", "-r", "-z", "--name-only", commit);
    return List.of(Objects.requireNonNull(files).split("\0", -1)).contains(path)
        ? world.git(clone.toString(), "cat-file", "blob", commit + ":" + path) + "\n"
        : null;
  }
}
