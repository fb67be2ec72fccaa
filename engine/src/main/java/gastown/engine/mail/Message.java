package gastown.engine.mail;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A letter as it is read: the bead, and what its labels say.
public record Message(Bead bead, List<String> labels) {
  public static final String READ = "read";
  static final String FROM = "from:";
  static final String KIND = "msg-type:";
  static final String THREAD = "thread:";
  static final String ANSWERS = "reply-to:";
  static final String COPY = "cc:";
  static final String KEY = "key:";
  static final String UNTIL = "until:";
  static final String PENDING = "delivery:pending";
  static final String OFFERED = "delivery:offered";
  static final String ACKED = "delivery:acked";
  static final String OFFERED_IN = "delivery-offered-in:";
  static final String ACKED_BY = "delivery-acked-by:";
  static final String ACKED_AT = "delivery-acked-at:";

  public Message {
    labels = List.copyOf(labels);
  }

  public String id() {
    return bead.id();
  }

  public String from() {
    var from = label(FROM);
    return from.isEmpty() ? bead.text(Field.SENDER) : from;
  }

  public String to() {
    return bead.assignee();
  }

  public String subject() {
    return bead.title();
  }

  public String text() {
    return bead.text(Field.DESCRIPTION);
  }

  public boolean isRead() {
    return labels.contains(READ);
  }

  public boolean isUrgent() {
    return bead.priority() == 0;
  }

  public String kind() {
    var kind = label(KIND);
    return kind.isEmpty() ? "notification" : kind;
  }

  /// The letter that began the conversation; itself when it did.
  public String thread() {
    var thread = label(THREAD);
    return thread.isEmpty() ? id() : thread;
  }

  /// The session it was offered to last; empty when to none.
  public String offeredIn() {
    return label(OFFERED_IN);
  }

  public boolean isPending() {
    return labels.contains(PENDING);
  }

  boolean isOver(Instant now) {
    var until = label(UNTIL);
    return !until.isEmpty() && !now.isBefore(Instant.parse(until));
  }

  public static String urgency(int priority) {
    return switch (priority) {
      case 0 -> "urgent";
      case 1 -> "high";
      case 2 -> "normal";
      default -> "low";
    };
  }

  private String label(String begin) {
    for (var label : labels) {
      if (label.startsWith(begin)) {
        return label.substring(begin.length());
      }
    }
    return "";
  }

  private List<String> all(String begin) {
    var found = new ArrayList<String>();
    for (var label : labels) {
      if (label.startsWith(begin)) {
        found.add(label.substring(begin.length()));
      }
    }
    return found;
  }

  private @Nullable String ifAny(String text) {
    return text.isEmpty() ? null : text;
  }

  public Json.Obj json() {
    var json =
        Json.object()
            .put("id", id())
            .put("from", from())
            .put("to", to())
            .put("subject", subject())
            .put("body", text())
            .put("timestamp", bead.createdAt().toString())
            .put("read", isRead())
            .put("priority", urgency(bead.priority()))
            .put("type", kind())
            .put("delivery", "queue")
            .put("thread_id", thread());
    var answers = ifAny(label(ANSWERS));
    if (answers != null) {
      json.put("reply_to", answers);
    }
    if (bead.flag(Field.PINNED)) {
      json.put("pinned", true);
    }
    json.put("wisp", bead.isEphemeral());
    var copies = all(COPY);
    if (!copies.isEmpty()) {
      json.put("cc", Json.texts(copies));
    }
    var acked = ifAny(label(ACKED_BY));
    json.put(
        "delivery_state",
        labels.contains(ACKED) ? "acked" : labels.contains(OFFERED) ? "offered" : "pending");
    if (acked != null) {
      json.put("delivery_acked_by", acked).put("delivery_acked_at", label(ACKED_AT));
    }
    return json.build();
  }
}
