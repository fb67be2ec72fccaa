package gastown.cli.exchange;

import gastown.beads.ports.Repository;
import gastown.beads.ports.Repository.Remote;
import gastown.cli.Call;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The branch that is checked out.
record BesideCode(Call call, Repository repository, Path folder, String branch) implements Place {
  /// What of the folder is shared, as far as it is there.
  static final List<String> SHARED =
      List.of(
          "issues.jsonl",
          "config.yaml",
          "metadata.json",
          ".gitignore",
          ".gitattributes",
          "README.md",
          "PRIME.md");

  @Override
  public Path file() {
    return folder.resolve("issues.jsonl");
  }

  @Override
  public List<Path> files() {
    var files = new ArrayList<Path>();
    for (var name : SHARED) {
      add(folder.resolve(name), files);
    }
    for (var part : List.of("formulas", "hooks")) {
      for (var name : call.disk().list(folder.resolve(part))) {
        add(folder.resolve(part).resolve(name), files);
      }
    }
    files.removeAll(repository.ignored(files));
    return files;
  }

  private void add(Path file, List<Path> files) {
    if (call.disk().exists(file) && !call.disk().isDirectory(file)) {
      files.add(file);
    }
  }

  @Override
  public @Nullable Remote remote() {
    return repository.remote(branch);
  }

  @Override
  public void fill() {
    // The file is where it is committed.
  }

  @Override
  public Unlaid unlaid() {
    return Unlaid.NOTHING;
  }

  @Override
  public void laid() {
    // The file itself is what is looked at, by every command.
  }

  @Override
  public void joined() {
    new Mirror(call).seen();
  }
}
