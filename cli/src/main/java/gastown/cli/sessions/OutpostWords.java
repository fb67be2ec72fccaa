package gastown.cli.sessions;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Flag;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.town.book.Kinds;

/// `gt outpost …`: where sessions live. So far that is this machine.
final class OutpostWords {
  private static final String HERE = "local";

  private OutpostWords() {}

  static Command named(String path) {
    return switch (path) {
      case "outpost list" ->
          Simple.reads(words(path, "", "Show where sessions live"), OutpostWords::show);
      case "outpost status" ->
          Simple.reads(
              words(path, "[name]", "Show an outpost and who is there"), OutpostWords::show);
      case "outpost ping" ->
          Simple.reads(words(path, "<name>", "See whether an outpost answers"), OutpostWords::show);
      default ->
          Simple.needsNothing(
              words("outpost add", "[words...]", "Not there: sessions live on this machine so far")
                  .standing(Flag.Standing.REFUSED)
                  .hiddenCommand()
                  .anything(),
              _ -> {
                throw Problem.of(
                        "not-there",
                        "outposts elsewhere come with a later version",
                        "gt outpost list",
                        "gt config set outpost process   (or tmux, on this machine)")
                    .refusal();
              });
    };
  }

  private static Spec.Builder words(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.SERVICES);
  }

  private static Reply show(Call call) {
    var name = call.args().positional(0);
    if (name != null && !name.equals(HERE)) {
      throw Problem.of("no-such-outpost", "there is no outpost " + name, "gt outpost list")
          .refusal();
    }
    var desk = Desk.of(call);
    var kind = Running.outpost(call).kind();
    int running = desk.reading().on(Kinds.SESSION, Kinds.LIVE).size();
    int most = desk.ground().workersMost();
    return Reply.of(
        page ->
            page.line(
                HERE + "  " + kind + "  " + running + " sessions, at most " + most + " workers"),
        () ->
            Json.object()
                .put("name", HERE)
                .put("type", kind)
                .put("active_workers", running)
                .put("max_workers", most)
                .put("reachable", true)
                .build());
  }
}
