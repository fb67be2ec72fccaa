package gastown.cli.work;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Field;
import gastown.beads.IssueType;
import gastown.beads.Problem;
import gastown.beads.work.Closing;
import gastown.beads.work.Creating;
import gastown.beads.work.Finder;
import gastown.beads.work.NewIssue;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.settings.AgentSettings;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.engine.Office;
import gastown.engine.convoy.Convoys;
import gastown.engine.work.Dispatch;
import gastown.engine.work.Pauses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `gt sling`: hand work out.
final class Sling implements Command {
  private static final Spec SPEC =
      Spec.town(
              "sling",
              "[bead|text]... [rig|rig/name]",
              "Hand work to a worker, now or as soon as there is a place")
          .alias("spawn")
          .group(Group.WORK)
          .detail(
              "A rig takes the bead to any free worker of it; a name to that worker and no other."
                  + " Several beads go to one each. An epic or a convoy hands out what is ready in"
                  + " it, and the rest as it becomes ready. Words that are no bead become one.")
          .example("gt sling web-a1b2c web")
          .example("gt sling web-a1b2c web-9xk3f web --agent mine")
          .example("gt sling \"Say hello in German\" web")
          .text("-a", "--args", "words for the worker, shown with the work")
          .also("--message", "-m")
          .text("-s", "--subject", "a line above those words")
          .text("--agent", "the agent to start, in place of the rig's own")
          .text("--issue", "the bead, as in gt spawn --issue")
          .text("--crew", "hand it to this crew member of the rig")
          .sw("-n", "--dry-run", "say what would happen")
          .sw("-f", "--force", "though it is blocked or put off, and count its attempts anew")
          .sw("--steal", "take it from whoever holds it; what they made is kept")
          .sw("--no-convoy", "do not follow it in a convoy")
          .sw("--create", "make a bead of the words")
          .sw("--stdin", "read the words for the worker from standard input")
          .sw("--owned", "whoever slings looks after the convoy: gt convoy land ends it")
          .text("--merge", "direct (ahead of the queue), mr (in the queue) or local (kept)")
          .text("--on", "recipes come with a later version; sling the bead itself")
          .refused()
          .text("--formula", "recipes come with a later version; sling the bead itself")
          .refused()
          .repeat("--var", "recipes come with a later version; gt sling <bead> --args \"…\"")
          .refused()
          .text("--base-branch", "a rig has one target: gt rig settings set <rig> target …")
          .refused()
          .text("--account", "accounts are the agent program's own matter: --agent <name>")
          .refused()
          .sw("--review-only", "say so to the worker: gt sling <bead> <rig> --args \"Review only\"")
          .refused()
          .sw("--no-merge", "a worker hands in without a change by gt done --no-code")
          .refused()
          .noOp("--hook-raw-bead", "--no-boot", "--ralph")
          .noOpText("--max-concurrent")
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
    if (desk.self() instanceof gastown.town.address.Address.Polecat) {
      throw Problem.of(
              "worker-slings",
              "a worker does not hand out work",
              "bd create \"…\"   (what you found; somebody will sling it)",
              "gt mail send mayor -s \"…\" -m \"…\"")
          .refusal();
    }
    var words = new ArrayList<>(call.args().positionals());
    var issue = call.args().text("--issue");
    if (issue != null) {
      words.addFirst(issue);
    }
    if (words.isEmpty()) {
      throw Problem.of("no-bead", "sling what?", "gt ready", SPEC.helpCall()).refusal();
    }
    var target = SlingTarget.of(call, desk, words);
    var crew = call.args().text("--crew", target.crew());
    if (!crew.isEmpty()) {
      var toCrew = new ToCrew(call, desk);
      var who = Assign.member(call, desk, crew, target.rig());
      return call.args().is("--dry-run")
          ? rehearsed(call, () -> toCrew.reply(words, who))
          : toCrew.reply(words, who);
    }
    if (call.args().is("--dry-run")) {
      return rehearsed(call, () -> sling(call, desk, words, target));
    }
    // Before the stroke: an agent may be started the moment it is over.
    call.house()
        .keeper()
        .remember(call.town().root(), call.invocation().surroundings().environment());
    return sling(call, desk, words, target);
  }

  /// Does it, and takes it back.
  private static Reply rehearsed(Call call, java.util.function.Supplier<Reply> work) {
    var reply = new ArrayList<Reply>();
    try {
      call.draft()
          .attempt(() -> {
            reply.add(work.get());
            throw new Rehearsal();
          });
    } catch (Rehearsal _) {
      // as planned
    }
    return reply.getFirst();
  }

  private static final class Rehearsal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Rehearsal() {
      super("a rehearsal", null, false, false);
    }
  }

  private Reply sling(Call call, Desk desk, List<String> words, SlingTarget target) {
    var office = desk.office();
    requireAgent(call, desk, office, target);
    var later = new ArrayList<Bead>();
    var beads = beads(call, desk, office, words, target, later);
    if (beads.isEmpty() && later.isEmpty()) {
      throw Problem.of(
              "nothing-ready",
              "nothing in " + String.join(", ", words) + " can be worked on",
              "bd show " + words.getFirst(),
              "gt ready")
          .refusal();
    }
    var outcomes = new ArrayList<Dispatch.Slung>();
    for (var bead : beads) {
      outcomes.add(sling(call, desk, office, bead, target));
    }
    var convoy = convoy(call, office, beads, later, outcomes);
    return new SlingReply(call, desk, outcomes, convoy).reply();
  }

  /// An agent nobody knows would fail at every start; it is told now.
  private static void requireAgent(Call call, Desk desk, Office office, SlingTarget target) {
    var agent = call.args().text("--agent", desk.ground().runtime(target.rig()));
    AgentSettings.require(call, agent);
    AgentSettings.requireAble(call, agent);
    if (call.invocation().variable("GT_SESSION") == null) {
      // a person's environment is what sessions get from now on
      new Pauses(office).knows(agent, AgentSettings.account(call, agent));
    }
  }

  /// What is handed out now; what follows as it becomes ready goes to `later`.
  private List<Bead> beads(
      Call call,
      Desk desk,
      Office office,
      List<String> words,
      SlingTarget target,
      List<Bead> later) {
    var beads = new ArrayList<Bead>();
    for (var word : words) {
      var found = desk.find(word);
      if (found == null) {
        beads.add(made(call, desk, office, word, target.rig()));
      } else if (found.type().equals(IssueType.EPIC)) {
        var leaves = new ArrayList<Bead>();
        leaves(office, found.id(), leaves);
        beads.addAll(ready(office, leaves));
        leaves.stream().filter(bead -> bead.status().equals("open")).forEach(later::add);
      } else if (found.type().equals(Convoys.TYPE)) {
        var members = new Convoys(office).members(found.id());
        beads.addAll(ready(office, office.book().rows().beads(members).values()));
      } else {
        beads.add(found);
      }
    }
    return beads;
  }

  /// What is to be worked on below an epic, epics within it included.
  private static void leaves(Office office, String epic, List<Bead> into) {
    for (var child : new Closing(office.tracker("hq")).children(epic)) {
      if (child.type().equals(IssueType.EPIC)) {
        leaves(office, child.id(), into);
      } else if (Dispatch.notWork(child).isEmpty()) {
        into.add(child);
      }
    }
  }

  private static List<Bead> ready(Office office, Iterable<Bead> among) {
    var ready = new ArrayList<Bead>();
    for (var bead : among) {
      if (bead.status().equals("open") && !office.book().rows().isBlocked(bead.id())) {
        ready.add(bead);
      }
    }
    return ready;
  }

  /// Words that are no bead become one; a single word is more likely a mistyped id.
  static Bead made(Call call, Desk desk, Office office, String word, String rig) {
    boolean isText = word.strip().indexOf(' ') > 0 || call.args().is("--create");
    if (!isText || rig.isEmpty()) {
      throw missing(word, rig).refusal();
    }
    var fields = Bead.of("").with(Field.TITLE, word.strip()).with(Field.PRIORITY, 2L);
    return new Creating(office.tracker(desk.rig(rig).prefix()))
        .create(NewIssue.of(fields.with(Field.TYPE, IssueType.TASK)))
        .bead();
  }

  private static Problem missing(String word, String rig) {
    var missing = Finder.missing(word);
    if (rig.isEmpty()) {
      return missing;
    }
    var remedies = new ArrayList<>(missing.remedies());
    remedies.add("gt sling \"" + word + "\" " + rig + " --create   (makes a bead of the word)");
    return new Problem(missing.code(), missing.what(), missing.because(), remedies);
  }

  private static Dispatch.Slung sling(
      Call call, Desk desk, Office office, Bead bead, SlingTarget target) {
    var rig = target.rig().isEmpty() ? rigOf(desk, bead) : desk.rig(target.rig()).name();
    var wish =
        new Dispatch.Wish(
            rig,
            target.name(),
            call.args().text("--agent", ""),
            words(call),
            call.args().is("--force"),
            call.args().is("--steal"));
    return new Dispatch(office).sling(bead, wish);
  }

  private static String rigOf(Desk desk, Bead bead) {
    var rig = desk.ground().rigOfPrefix(BeadId.prefix(bead.id()));
    if (rig == null) {
      throw new Problem(
              "which-rig",
              "to which rig shall " + bead.id() + " go?",
              "its prefix is no rig's",
              List.of("gt sling " + bead.id() + " <rig>", "gt rig list"))
          .refusal();
    }
    return rig.name();
  }

  private static String words(Call call) {
    var args = call.args();
    var text = args.is("--stdin") ? call.input().strip() : args.text("--args", "");
    var subject = args.text("--subject", "");
    return subject.isEmpty() ? text : text.isEmpty() ? subject : subject + "\n\n" + text;
  }

  /// Follows what was handed out in one convoy, unless it is followed already.
  private static @Nullable Bead convoy(
      Call call, Office office, List<Bead> beads, List<Bead> later, List<Dispatch.Slung> outcomes) {
    var convoys = new Convoys(office);
    var followed = new LinkedHashMap<String, Bead>();
    for (int i = 0; i < beads.size(); i++) {
      if (isOut(outcomes.get(i))) {
        followed.put(beads.get(i).id(), beads.get(i));
      }
    }
    later.forEach(bead -> followed.put(bead.id(), bead));
    var alone =
        followed.values().stream().filter(bead -> convoys.around(bead.id()).isEmpty()).toList();
    if (alone.isEmpty() || call.args().is("--no-convoy") || call.args().is("--dry-run")) {
      return null;
    }
    var title =
        alone.size() == 1
            ? "Work: " + alone.getFirst().title()
            : "Batch: " + alone.size() + " beads";
    var labels = gastown.cli.convoys.Wishes.labels(call, Desk.of(call));
    var convoy = convoys.create(title, alone.stream().map(Bead::id).toList(), labels);
    office.book().draft().name("sling", alone.getFirst().id());
    return convoy;
  }

  private static boolean isOut(Dispatch.Slung outcome) {
    return outcome instanceof Dispatch.Slung.Hooked || outcome instanceof Dispatch.Slung.Waits;
  }
}
