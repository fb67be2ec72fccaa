package gastown.beads;

import gastown.beads.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `from` depends on `to`. There is at most one dependency between a pair.
///
/// `metadata` is JSON kept as text, as older readers expect; `thread` names a conversation.
public record Dependency(
    String from, String to, String type, Instant createdAt, String createdBy, Details details) {

  /// What few dependencies have. `unknown` are members nobody here knows, kept and written back.
  public record Details(String metadata, @Nullable String thread, Json.Obj unknown) {
    public static final Details NONE = new Details("{}", null);

    public Details(String metadata, @Nullable String thread) {
      this(metadata, thread, Json.empty());
    }
  }

  public static Dependency of(String from, String to, String type, Instant at, String by) {
    return new Dependency(from, to, type, at, by, Details.NONE);
  }

  public Dependency withType(String other) {
    return new Dependency(from, to, other, createdAt, createdBy, details);
  }

  public Dependency withMetadata(String metadata) {
    return new Dependency(
        from,
        to,
        type,
        createdAt,
        createdBy,
        new Details(metadata, details.thread(), details.unknown()));
  }

  public Dependency withUnknown(Json.Obj unknown) {
    return new Dependency(
        from,
        to,
        type,
        createdAt,
        createdBy,
        new Details(details.metadata(), details.thread(), unknown));
  }

  public Dependency between(String newFrom, String newTo) {
    return new Dependency(newFrom, newTo, type, createdAt, createdBy, details);
  }

  /// Whether the target lives in another project: `external:<project>:<capability>`.
  public boolean isExternal() {
    return to.startsWith("external:");
  }
}
