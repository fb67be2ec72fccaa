package gastown.simulation.git;

import gastown.town.ports.Cloning;
import gastown.town.ports.GitScene;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Git in memory, as its contracts see it.
final class VirtualScene implements GitScene {
  private final VirtualFiles files = new VirtualFiles();
  private final Objects objects = new Objects();
  private final VirtualCloning cloning = new VirtualCloning(files, objects, Probe.NONE);
  private int remotes;

  @Override
  public Cloning cloning() {
    return cloning;
  }

  @Override
  public Path root() {
    return Path.of("/bottle");
  }

  @Override
  public String remote(Map<String, String> texts) {
    var url = emptyRemote();
    commitAt(url, "main", texts);
    return url;
  }

  @Override
  public String emptyRemote() {
    var url = "/far/" + ++remotes;
    cloning.remote(url);
    return url;
  }

  @Override
  public String commitAt(String url, String branch, Map<String, String> texts) {
    return cloning.remote(url).commit(branch, texts, "by somebody else");
  }

  @Override
  public @Nullable String headAt(String url, String branch) {
    return cloning.remote(url).head(branch);
  }

  @Override
  public void cutOff(String url) {
    cloning.remote(url).reachable(false);
  }

  @Override
  public void close(String url) {
    cloning.remote(url).closed(true);
  }

  @Override
  public void write(Path file, String text) {
    files.write(file, text);
  }

  @Override
  public @Nullable String read(Path file) {
    return files.read(file);
  }

  @Override
  public void delete(Path file) {
    files.delete(file);
  }

  @Override
  public @Nullable String textIn(Path clone, String commit, String path) {
    return objects.filesOf(commit).get(path);
  }
}
