package gastown.cli.talk;

import gastown.beads.json.Json;
import gastown.cli.reply.Reply;
import gastown.town.address.Address;
import gastown.town.book.Reading;
import gastown.town.book.TalkKinds;
import gastown.town.talk.Nudge;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `gt nudge --list`: what has not arrived yet.
final class NudgeList {
  private NudgeList() {}

  static Reply of(Reading reading, @Nullable Address target) {
    var nudges =
        target == null ? reading.all(TalkKinds.NUDGE) : reading.on(TalkKinds.NUDGE, target.text());
    return Reply.of(
        page -> {
          if (nudges.isEmpty()) {
            page.line("Nothing is on its way.");
          }
          nudges.forEach(nudge -> page.line(line(nudge)));
        },
        () -> json(nudges));
  }

  private static String line(Nudge nudge) {
    var words = nudge.words();
    var text = words.text().lines().findFirst().orElse("");
    return nudge.id()
        + "  "
        + state(nudge)
        + "  "
        + shown(words.from())
        + " → "
        + shown(words.to())
        + "  "
        + (text.length() <= 60 ? text : text.substring(0, 59) + "…");
  }

  private static String shown(String address) {
    var who = Address.read(address);
    return who == null ? address : who.shown();
  }

  private static String state(Nudge nudge) {
    return nudge.state().name().toLowerCase(Locale.ROOT);
  }

  private static Json json(List<Nudge> nudges) {
    return new Json.Arr(
        nudges.stream()
            .<Json>map(nudge ->
                Json.object()
                    .put("id", nudge.id())
                    .put("target", nudge.words().to())
                    .put("sender", nudge.words().from())
                    .put("message", nudge.words().text())
                    .put("status", state(nudge))
                    .putText("session", nudge.session())
                    .put("priority", nudge.words().isUrgent() ? "urgent" : "normal")
                    .put("timestamp", nudge.at().toString())
                    .put("expires_at", nudge.until().toString())
                    .build())
            .toList());
  }
}
