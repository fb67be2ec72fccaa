package gastown.cli.reports;

import gastown.beads.Bead;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.beads.query.Criterion;
import gastown.beads.work.Closing;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.cli.words.Args;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.OnHook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `bd orphans`: issues that commits name in parentheses, as done work does, and that are still
/// open.
final class Orphans implements Command {
  private static final Spec SPEC =
      Spec.of("orphans", "", "List open issues that commits of the repository already name")
          .group(Group.VIEWS)
          .detail(
              "A commit names an issue when its subject holds the id in parentheses: \"Add parser"
                  + " (ex-4k2)\".")
          .sw("--details", "the newest commit of each, too")
          .sw("-f", "--fix", "close them, naming the commit")
          .list("-l", "--label", "all of these labels")
          .list("--label-any", "any of these labels")
          .build();

  private record Commit(String hash, String subject) {}

  private record Orphan(Bead bead, List<String> labels, Commit commit) {
    Json json() {
      var json =
          Json.object()
              .put("issue_id", bead.id())
              .put("title", bead.title())
              .put("status", bead.status())
              .put("latest_commit", commit.hash())
              .put("latest_commit_message", commit.subject());
      return labels.isEmpty() ? json.build() : json.put("labels", Json.texts(labels)).build();
    }
  }

  @Override
  public Spec spec() {
    return SPEC;
  }

  @Override
  public Access access() {
    return Access.READS;
  }

  @Override
  public Access access(Args args) {
    return args.is("--fix") ? Access.WRITES : Access.READS;
  }

  @Override
  public Reply run(Call call) {
    var outcome = log(call);
    if (!outcome.isOk()) {
      return Reply.of(page -> page.line("No git history to look at"), () -> new Json.Arr(List.of()))
          .withRemark("git log: " + outcome.err().strip().lines().findFirst().orElse("failed"));
    }
    var orphans = orphans(call, outcome.out());
    return call.args().is("--fix") ? fix(call, orphans) : list(call, orphans);
  }

  /// How many open issues commits name; none where there is no history.
  static int count(Call call) {
    var outcome = log(call);
    return outcome.isOk() ? named(call, outcome.out()).size() : 0;
  }

  private static Programs.Outcome log(Call call) {
    return call.programs()
        .run(
            Programs.Call.of(
                call.directory(), "git", "--no-pager", "log", "--all", "--format=%h%x09%s"));
  }

  private static Map<String, Commit> named(Call call, String log) {
    var prefixes = new ArrayList<>(call.config().list("allowed_prefixes"));
    prefixes.add(call.config().prefix());
    var any = prefixes.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    var mention = Pattern.compile("\\(((?:" + any + ")-[a-z0-9]+(?:\\.[0-9]+)*)\\)");
    var newest = new LinkedHashMap<String, Commit>();
    for (var line : log.split("\n", -1)) {
      int tab = line.indexOf('\t');
      var subject = line.substring(tab + 1);
      var matcher = mention.matcher(subject);
      while (tab > 0 && matcher.find()) {
        newest.putIfAbsent(matcher.group(1), new Commit(line.substring(0, tab), subject));
      }
    }
    var beads = call.rows().beads(newest.keySet());
    newest
        .keySet()
        .removeIf(id -> {
          var bead = beads.get(id);
          return bead == null || bead.isSettled();
        });
    return newest;
  }

  private static List<Orphan> orphans(Call call, String log) {
    var named = named(call, log);
    var wanted = new ArrayList<Criterion>();
    for (var label : call.args().list("--label")) {
      wanted.add(new Criterion.HasLabel(label.strip()));
    }
    var any = call.args().list("--label-any").stream().map(String::strip).toList();
    if (!any.isEmpty()) {
      wanted.add(new Criterion.Any(any.stream().<Criterion>map(Criterion.HasLabel::new).toList()));
    }
    wanted.add(new Criterion.InIds(named.keySet()));
    var beads = call.rows().find(gastown.beads.query.Query.where(wanted));
    var labels = call.rows().labels(beads.stream().map(Bead::id).toList());
    var orphans = new ArrayList<Orphan>();
    for (var bead : beads) {
      var commit = named.get(bead.id());
      if (commit != null) {
        orphans.add(new Orphan(bead, labels.getOrDefault(bead.id(), List.of()), commit));
      }
    }
    return orphans;
  }

  private static Reply list(Call call, List<Orphan> orphans) {
    return Reply.of(
        page -> text(orphans, call.args().is("--details"), page),
        () -> new Json.Arr(orphans.stream().map(Orphan::json).toList()));
  }

  private static void text(List<Orphan> orphans, boolean isLong, Page page) {
    if (orphans.isEmpty()) {
      page.line("✓ No orphaned issues found");
      return;
    }
    page.line("Found " + orphans.size() + " orphaned issue(s):").blank();
    for (var orphan : orphans) {
      var bead = orphan.bead();
      page.line(bead.id() + ": " + Lines.oneLine(bead.title()) + " (" + bead.status() + ")");
      if (isLong) {
        page.line("  Latest commit: " + orphan.commit().hash() + " " + orphan.commit().subject());
      }
    }
  }

  private static Reply fix(Call call, List<Orphan> orphans) {
    var remarks = new ArrayList<String>();
    var closed = new ArrayList<Orphan>();
    for (var orphan : orphans) {
      var reason = "Implemented in " + orphan.commit().hash() + ": " + orphan.commit().subject();
      try {
        OnHook.close(call, orphan.bead(), new Closing.How(reason, "", false));
        closed.add(orphan);
      } catch (Problem.Refusal refusal) {
        remarks.add(refusal.problem().what());
      }
    }
    return Reply.done(
            page -> {
              page.line("✓ Closed " + closed.size() + " orphaned issue(s)");
              closed.forEach(one -> page.line("  - " + one.bead().id()));
            },
            () -> new Json.Arr(closed.stream().map(Orphan::json).toList()))
        .withRemarks(remarks);
  }
}
