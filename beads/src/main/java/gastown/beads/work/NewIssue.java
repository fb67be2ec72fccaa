package gastown.beads.work;

import gastown.beads.Bead;
import java.util.List;

/// An issue about to be made. `fields` holds what is known of it; an empty id asks for a fresh one.
public record NewIssue(Bead fields, String id, List<String> labels, List<Link> links, Place place) {
  public NewIssue {
    labels = List.copyOf(labels);
    links = List.copyOf(links);
  }

  /// A dependency to make along with the issue. `isOther` means the other bead depends on the new
  /// one.
  public record Link(String type, String other, boolean isOther, String metadata) {
    public Link {
      if (other.isBlank()) {
        throw new IllegalArgumentException("a link names the other bead");
      }
    }
  }

  /// Where it belongs: an empty parent is none; `isForced` lets an id with a foreign prefix
  /// through; `infix` marks the ids of wisps and molecules.
  public record Place(String parent, boolean inheritsLabels, boolean isForced, String infix) {
    public static final Place TOP = new Place("", true, false, "");
  }

  public static NewIssue of(Bead fields) {
    return new NewIssue(fields, "", List.of(), List.of(), Place.TOP);
  }
}
