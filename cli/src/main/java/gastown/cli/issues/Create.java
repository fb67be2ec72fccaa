package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.Status;
import gastown.beads.json.Json;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.ArrayList;
import java.util.List;

/// `bd create`.
final class Create implements Command {
  private static final List<String> WISP_TYPES =
      List.of("heartbeat", "ping", "patrol", "gc_report", "recovery", "error", "escalation");
  private static final List<String> MOL_TYPES = List.of("swarm", "patrol", "work");

  private static final Spec SPEC =
      Spec.of("create", "[title]", "Create an issue")
          .alias("new")
          .group(Group.ISSUES)
          .example("bd create \"Parse numbers\" -t bug -p 1 -l core")
          .example("bd create \"Lexer\" --parent ex-4k2 --deps blocks:ex-77a")
          .text("--title", "the title, in place of the positional")
          .text("-d", "--description", "what it is about; - reads standard input")
          .also("--body", "--message", "-m")
          .text("--body-file", "read the description from a file; - reads standard input")
          .also("--description-file")
          .sw("--stdin", "read the description from standard input")
          .text("--design", "design notes")
          .text("--design-file", "read the design notes from a file")
          .text("--acceptance", "acceptance criteria")
          .text("--notes", "notes")
          .text("--append-notes", "notes, the same as --notes for a new issue")
          .text("--skills", "skills needed, added to the description")
          .text("--context", "more context, added to the description")
          .text(
              "-t", "--type", "task", "bug, feature, task, epic, chore, decision, … or an own type")
          .text("-p", "--priority", "2", "0 (most urgent) to 4, or P0 to P4")
          .text("-a", "--assignee", "who works on it")
          .list("-l", "--labels", "labels")
          .also("--label")
          .list("--deps", "dependencies: id, type:id, blocks:id (that one waits for the new issue)")
          .text("--parent", "make it a child of this issue")
          .text("--waits-for", "wait for the children of this issue")
          .text("--waits-for-gate", "all-children", "all-children or any-children")
          .sw("--no-inherit-labels", "do not take over the parent's labels")
          .text("--id", "use this id")
          .sw("--force", "accept an id with a foreign prefix")
          .text("--due", "when it is due: +2d, tomorrow, 2026-01-15")
          .text("--defer", "put it off until then")
          .number("-e", "--estimate", "minutes of work")
          .text("--external-ref", "its name elsewhere, such as gh-9")
          .text("--spec-id", "the specification it belongs to")
          .text("--metadata", "a JSON object, or @file")
          .sw("--ephemeral", "a temporary issue, not exported")
          .sw("--no-history", "keep no history of it")
          .text("--wisp-type", "kind of temporary issue: heartbeat, ping, patrol, gc_report, …")
          .text("--mol-type", "swarm, patrol or work")
          .text("--event-category", "kind of event, with --type event")
          .text("--event-actor", "who the event is about, with --type event")
          .text("--event-target", "what the event is about, with --type event")
          .text("--event-payload", "JSON of the event, with --type event")
          .text("-f", "--file", "create the issues a Markdown file describes")
          .text("--graph", "create the issues and dependencies a JSON file describes")
          .text("--repo", "create it in the workspace of this directory")
          .text("--rig", "create it in this rig")
          .hidden()
          .sw("--validate", "refuse a description that lacks its type's sections")
          .sw("--dry-run", "show what would be created")
          .sw("--silent", "print only the id")
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
    var args = call.args();
    if (args.isSet("--file")) {
      return new MarkdownIssues(call).create();
    }
    if (args.isSet("--graph")) {
      return new GraphIssues(call).create();
    }
    var issue = issue(call);
    var remarks = missingSections(call, issue.fields());
    if (args.is("--dry-run")) {
      return preview(issue);
    }
    var created = new Creating(call.tracker()).create(issue);
    call.touch(created.bead().id());
    return CreatedReply.of(call, created, args.is("--silent")).withRemarks(remarks);
  }

  private static NewIssue issue(Call call) {
    var args = call.args();
    var place =
        new NewIssue.Place(
            args.text("--parent", ""),
            !args.is("--no-inherit-labels"),
            args.is("--force"),
            args.is("--ephemeral") ? "wisp" : "");
    if (!place.parent().isEmpty() && args.isSet("--id")) {
      throw Problem.of(
              "parent-and-id",
              "--parent and --id exclude each other",
              "leave --id out: a child is numbered by its parent")
          .refusal();
    }
    return new NewIssue(
        fields(call), args.text("--id", ""), args.list("--labels"), links(call), place);
  }

  private static String title(Call call) {
    var positional = call.args().positional(0);
    var flag = call.args().text("--title");
    if (positional != null && flag != null && !positional.equals(flag)) {
      throw Problem.of(
              "two-titles",
              "cannot specify different titles as argument and with --title",
              "bd create \"" + flag + "\"")
          .refusal();
    }
    if (positional != null && positional.startsWith("-") && flag == null) {
      throw new Problem(
              "title-like-flag",
              "title \"" + positional + "\" looks like a flag",
              "",
              List.of("bd create --title \"" + positional + "\""))
          .refusal();
    }
    var title = positional == null ? flag : positional;
    if (title == null) {
      throw Problem.of(
              "title-required",
              "title required (or use --file to create from markdown)",
              "bd create \"What is to be done\"")
          .refusal();
    }
    return title;
  }

  private static Bead fields(Call call) {
    var args = call.args();
    var reader = new IssueFields(call);
    var bead = Bead.of("-").with(Field.ID, null).with(Field.TITLE, title(call));
    bead = reader.facts(reader.texts(bead));
    bead = bead.with(Field.OWNER, call.owner()).with(Field.DESCRIPTION, description(call, reader));
    if (args.isSet("--append-notes")) {
      bead = bead.with(Field.NOTES, args.text("--append-notes"));
    }
    bead =
        bead.with(Field.EPHEMERAL, args.is("--ephemeral"))
            .with(Field.NO_HISTORY, args.is("--no-history"))
            .with(Field.WISP_TYPE, reader.oneOf("--wisp-type", WISP_TYPES))
            .with(Field.MOL_TYPE, reader.oneOf("--mol-type", MOL_TYPES));
    var metadata = args.text("--metadata");
    if (metadata != null) {
      bead = bead.with(Field.METADATA, IssueFields.metadata(call, metadata));
    }
    var defer = args.text("--defer");
    if (defer != null) {
      var until = reader.date("--defer", defer);
      bead = bead.with(Field.DEFER_UNTIL, until);
      if (!until.isAfter(call.now())) {
        call.remark(
            "Warning: --defer \"" + defer + "\" is in the past; the issue is ready at once");
      }
    }
    return event(call, reader, bead);
  }

  private static Bead event(Call call, IssueFields reader, Bead bead) {
    var args = call.args();
    boolean isEvent = bead.type().equals("event");
    for (var flag :
        List.of("--event-category", "--event-actor", "--event-target", "--event-payload")) {
      if (args.given(flag) && !isEvent) {
        throw Problem.of("event-flag", flag + " needs --type event", "add --type event").refusal();
      }
    }
    return bead.with(Field.EVENT_KIND, args.text("--event-category", ""))
        .with(Field.ACTOR, args.text("--event-actor", ""))
        .with(Field.TARGET, args.text("--event-target", ""))
        .with(Field.PAYLOAD, reader.json("--event-payload"));
  }

  private static String description(Call call, IssueFields reader) {
    var given = reader.description();
    var text = new StringBuilder(given == null ? "" : given);
    section(text, "Required Skills", call.args().text("--skills", ""));
    section(text, "Context", call.args().text("--context", ""));
    if (text.toString().isBlank() && call.config().isOn("create.require-description")) {
      throw Problem.of(
              "description-required",
              "description is required",
              "bd create \"title\" --description \"what it is about\"")
          .refusal();
    }
    return text.toString();
  }

  private static void section(StringBuilder text, String heading, String body) {
    if (!body.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n\n")
          .append("## ")
          .append(heading)
          .append('\n')
          .append(body);
    }
  }

  private static List<NewIssue.Link> links(Call call) {
    var links = new ArrayList<NewIssue.Link>();
    for (var dep : call.args().list("--deps")) {
      if (!dep.isBlank()) {
        links.add(DepWord.link(dep.strip()));
      }
    }
    var spawner = call.args().text("--waits-for");
    if (spawner != null) {
      var gate = call.args().text("--waits-for-gate", "all-children");
      if (!gate.equals("all-children") && !gate.equals("any-children")) {
        throw Problem.of(
                "bad-waits-for-gate",
                "invalid --waits-for-gate \"" + gate + "\"",
                "--waits-for-gate all-children",
                "--waits-for-gate any-children")
            .refusal();
      }
      var metadata = Json.object().put("gate", gate).build().compact();
      links.add(new NewIssue.Link(DependencyType.WAITS_FOR, spawner, false, metadata));
    }
    return links;
  }

  /// What the description lacks: refused or remarked, as the workspace or `--validate` wants it.
  private static List<String> missingSections(Call call, Bead bead) {
    boolean isRefused = call.args().is("--validate");
    var mode = isRefused ? "error" : call.config().get("validation.on-create", "none");
    var missing = mode.equals("none") ? List.<String>of() : Validation.missingSections(bead);
    if (missing.isEmpty()) {
      return List.of();
    }
    var what = "description lacks: " + String.join(", ", missing);
    if (mode.equals("error")) {
      throw Problem.of("missing-sections", what, "add the sections to --description", "bd lint")
          .refusal();
    }
    return List.of("Warning: " + what);
  }

  private static Reply preview(NewIssue issue) {
    var bead = issue.fields().with(Field.STATUS, Status.OPEN);
    return Reply.of(
        page ->
            page.line("[dry run] would create: " + bead.title())
                .line("  Priority: P" + bead.priority())
                .line("  Type: " + (bead.type().isEmpty() ? "task" : bead.type())),
        () -> gastown.beads.jsonl.BeadJson.of(bead));
  }
}
