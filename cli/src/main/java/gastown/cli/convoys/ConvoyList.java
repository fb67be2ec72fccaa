package gastown.cli.convoys;

import gastown.beads.BeadId;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.convoy.ConvoyView;
import gastown.engine.convoy.Convoys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Convoys looked at.
final class ConvoyList {
  private static final Set<String> OPEN = Set.of(Status.OPEN);

  private ConvoyList() {}

  static Command list() {
    return Simple.reads(
        Spec.town("convoy list", "", "Show the open convoys")
            .group(Group.WORK)
            .text("--status", "open or closed")
            .sw("--all", "closed ones, too")
            .sw("--tree", "with their beads"),
        ConvoyList::list);
  }

  static Command status() {
    return Simple.reads(
        Spec.town("convoy status", "[convoy|number]", "Show how far a convoy is, or all open ones")
            .alias("convoy show")
            .group(Group.WORK),
        ConvoyList::status);
  }

  static Command stranded() {
    return Simple.reads(
        Spec.town("convoy stranded", "", "Show convoys with ready beads nobody works on")
            .group(Group.WORK),
        ConvoyList::stranded);
  }

  private static Reply list(Call call) {
    var args = call.args();
    var state = args.text("--status");
    var states =
        args.is("--all") || "all".equals(state)
            ? Set.<String>of()
            : state == null ? OPEN : Set.of(state);
    var views = ConvoyView.all(call.rows(), states);
    boolean withBeads = args.is("--tree");
    return Reply.of(
        page -> lines(views, withBeads, page),
        () -> new Json.Arr(views.stream().map(ConvoyJson::of).toList()));
  }

  private static void lines(List<ConvoyView> views, boolean withBeads, Page page) {
    if (views.isEmpty()) {
      page.line("No convoys.");
    }
    int number = 0;
    for (var view : views) {
      page.put(++number + ". ");
      line(view, page);
      if (withBeads) {
        view.members().forEach(member -> line(member, page));
      }
    }
  }

  private static void line(ConvoyView view, Page page) {
    page.put("🚚 ")
        .put(Page.Style.BOLD, view.convoy().id())
        .put(" " + Lines.oneLine(view.convoy().title()))
        .put("  " + view.done() + "/" + view.members().size())
        .put(view.convoy().isClosed() ? "  closed" : view.labels().isStaged() ? "  staged" : "")
        .put(view.labels().isOwned() ? "  owned" : "")
        .end();
  }

  private static void line(ConvoyView.Member member, Page page) {
    var bead = member.bead();
    boolean isUnderWay =
        bead.status().equals(Status.HOOKED) || bead.status().equals(Status.IN_PROGRESS);
    page.put("   ")
        .put(member.isDone() ? "✓ " : isUnderWay ? "▶ " : "○ ")
        .put(bead.id() + " " + Lines.oneLine(bead.title()))
        .put(isUnderWay && !bead.assignee().isEmpty() ? "  @" + bead.assignee() : "")
        .put(member.isBlocked() && !member.isDone() ? "  (blocked)" : "")
        .end();
  }

  /// The convoy of a word: an id, or the number `gt convoy list` shows.
  static ConvoyView require(Call call, @Nullable String word) {
    if (word != null && BeadId.number(word) > 0) {
      var open = ConvoyView.all(call.rows(), OPEN);
      if (BeadId.number(word) <= open.size()) {
        return open.get((int) BeadId.number(word) - 1);
      }
    }
    var bead = word == null || BeadId.number(word) > 0 ? null : Desk.of(call).find(word);
    if (bead == null || !bead.type().equals(Convoys.TYPE)) {
      throw Problem.of(
              "no-such-convoy",
              word == null ? "which convoy?" : "there is no convoy " + word,
              "gt convoy list --all")
          .refusal();
    }
    return ConvoyView.of(call.rows(), List.of(bead)).getFirst();
  }

  private static Reply status(Call call) {
    var word = call.args().positional(0);
    if (word == null) {
      var views = ConvoyView.all(call.rows(), OPEN);
      return Reply.of(
          page -> lines(views, false, page),
          () -> new Json.Arr(views.stream().map(ConvoyJson::of).toList()));
    }
    var view = require(call, word);
    return Reply.of(
        page -> {
          line(view, page);
          view.members().forEach(member -> line(member, page));
        },
        () -> ConvoyJson.of(view));
  }

  private static Reply stranded(Call call) {
    var reading = Desk.of(call).reading();
    var lines = new ArrayList<String>();
    var items = new ArrayList<Json>();
    for (var view : ConvoyView.all(call.rows(), OPEN)) {
      var free = view.stranded(reading);
      if (!free.isEmpty()) {
        var ids = free.stream().map(member -> member.bead().id()).toList();
        lines.add(
            "🚚 "
                + view.convoy().id()
                + " "
                + view.convoy().title()
                + ": "
                + String.join(" ", ids));
        items.add(
            Json.object()
                .put("id", view.convoy().id())
                .put("title", view.convoy().title())
                .put("tracked_count", view.members().size())
                .put("ready_count", ids.size())
                .put("ready_issues", Json.texts(ids))
                .put("created_at", view.convoy().createdAt().toString())
                .build());
      }
    }
    return Reply.of(
        page -> {
          if (lines.isEmpty()) {
            page.line("No convoy is stranded.");
          }
          lines.forEach(page::line);
        },
        () -> new Json.Arr(items));
  }
}
