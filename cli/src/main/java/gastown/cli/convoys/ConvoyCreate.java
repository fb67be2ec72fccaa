package gastown.cli.convoys;

import gastown.beads.Bead;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.work.Closing;
import gastown.beads.work.Finder;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.mail.Readers;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.convoy.ConvoyLabels;
import gastown.engine.convoy.Convoys;
import gastown.engine.work.Dispatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// `gt convoy create`.
final class ConvoyCreate implements Command {
  private static final Spec SPEC =
      Spec.town("convoy create", "[name] [beads...]", "Follow beads of any rig together")
          .group(Group.WORK)
          .detail(
              "It starts nothing: gt sling <convoy> hands out what is ready in it. When the first"
                  + " word is a bead, the convoy is called as that one. It closes by itself when"
                  + " all its beads have landed, and tells whoever asked for it.")
          .example("gt convoy create \"Release 2\" web-a1b2c api-9xk3f --notify")
          .example("gt convoy create --from-epic web-7hq2 --owned --merge direct")
          .text("--owner", "who is told when it is done; you, when left out")
          .maybe("--notify", "tell this address too; the mayor, when none is named")
          .sw("--human", "tell the overseer too")
          .sw("--owned", "whoever made it looks after it")
          .text("--merge", "direct, mr or local")
          .text("--from-epic", "all that can be worked on below this epic")
          .noOpText("--molecule", "--base-branch")
          .build();

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.WRITES;
  }

  @Override
  public Reply run(Call call) {
    var desk = Desk.of(call);
    var words = new ArrayList<>(call.args().positionals());
    var epic = call.args().text("--from-epic");
    var members = new LinkedHashSet<String>();
    var title = "";
    if (epic != null) {
      var root = call.finder().require(epic);
      title = root.title();
      members.addAll(below(desk, root));
    }
    if (!words.isEmpty()) {
      var first = desk.find(words.getFirst());
      title = first == null ? words.removeFirst() : epic == null ? first.title() : title;
    }
    for (var word : words) {
      members.add(require(desk, word).id());
    }
    if (title.isBlank()) {
      throw Problem.of(
              "no-name",
              "what is the convoy called, and which beads are in it?",
              "gt convoy create \"Release 2\" <bead> <bead>")
          .refusal();
    }
    var labels = labels(call, desk);
    var convoy = new Convoys(desk.office()).create(title.strip(), List.copyOf(members), labels);
    return reply(convoy, members, new ConvoyLabels(labels));
  }

  private static Reply reply(Bead convoy, LinkedHashSet<String> members, ConvoyLabels labels) {
    return Reply.of(
        page -> {
          page.line(
              "✓ " + convoy.id() + " follows " + count(members.size()) + ": " + convoy.title());
          page.line("  gt sling " + convoy.id() + "   (hands out what is ready in it)");
        },
        () ->
            Json.object()
                .put("id", convoy.id())
                .put("title", convoy.title())
                .put("status", convoy.status())
                .put("owned", labels.isOwned())
                .putText("merge_strategy", labels.merge())
                .put("tracked", Json.texts(members))
                .build());
  }

  private static String count(int members) {
    return members == 1 ? "1 bead" : members + " beads";
  }

  static Bead require(Desk desk, String word) {
    var bead = desk.find(word);
    if (bead == null) {
      throw Finder.missing(word).refusal();
    }
    return bead;
  }

  private static List<String> labels(Call call, Desk desk) {
    var args = call.args();
    var readers = Readers.of(call, desk);
    var labels = new ArrayList<String>();
    var owner = args.text("--owner");
    labels.add(ConvoyLabels.OWNER + (owner == null ? desk.self() : readers.one(owner)).text());
    if (args.given("--notify")) {
      var whom = args.text("--notify", "");
      labels.add(ConvoyLabels.NOTIFY + readers.one(whom.isEmpty() ? "mayor" : whom).text());
    }
    if (args.is("--human")) {
      labels.add(ConvoyLabels.NOTIFY + "overseer");
    }
    if (args.is("--owned")) {
      labels.add(ConvoyLabels.OWNED);
    }
    Wishes.addMerge(call, labels);
    return labels;
  }

  /// The beads below an epic that can be worked on; what only holds others is opened up.
  static List<String> below(Desk desk, Bead root) {
    var found = new LinkedHashSet<String>();
    var seen = new LinkedHashSet<String>();
    var open = new ArrayDeque<Bead>(List.of(root));
    var closing = new Closing(desk.office().tracker("hq"));
    while (!open.isEmpty()) {
      for (var child : closing.children(open.removeFirst().id())) {
        if (!seen.add(child.id())) {
          continue;
        }
        boolean isContainer = child.type().equals(IssueType.EPIC);
        if (isContainer) {
          open.add(child);
        } else if (Dispatch.notWork(child).isEmpty()) {
          found.add(child.id());
        }
      }
    }
    if (found.isEmpty()) {
      throw Problem.of(
              "nothing-below",
              "nothing below " + root.id() + " can be worked on",
              "bd children " + root.id())
          .refusal();
    }
    return List.copyOf(found);
  }
}
