package gastown.beads;

import java.util.List;

/// A bead with everything that belongs to it: what one line of `issues.jsonl` holds. Labels are
/// sorted, dependencies are sorted by target, comments are in order of time.
public record FullBead(
    Bead bead, List<String> labels, List<Dependency> dependencies, List<Comment> comments) {
  public FullBead {
    labels = List.copyOf(labels);
    dependencies = List.copyOf(dependencies);
    comments = List.copyOf(comments);
  }

  public static FullBead bare(Bead bead) {
    return new FullBead(bead, List.of(), List.of(), List.of());
  }

  public String id() {
    return bead.id();
  }
}
