package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.work.Creating;
import gastown.beads.work.NewIssue;
import gastown.beads.work.Validation;
import gastown.cli.Call;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Creates the issues a Markdown file describes: `## Title`, then sections such as `### Priority`.
record MarkdownIssues(Call call) {
  Reply create() {
    return create(call.textOf(call.args().text("--file", "")), call.args().text("--parent", ""));
  }

  Reply create(String text, String parent) {
    var issues = issues(text);
    if (issues.isEmpty()) {
      throw Problem.of("no-issues", "no issues found", "begin each issue with a line: ## Title")
          .refusal();
    }
    var created = new ArrayList<Creating.Created>();
    for (var issue : issues) {
      var place = new NewIssue.Place(parent, true, false, "");
      created.add(
          new Creating(call.tracker())
              .create(new NewIssue(issue.fields(), "", issue.labels(), issue.links(), place)));
    }
    call.touch(created.getLast().bead().id());
    return Reply.done(
        page -> {
          page.line("✓ Created " + created.size() + " issues:");
          created.forEach(one ->
              page.line(
                  "  "
                      + one.bead().id()
                      + ": "
                      + Lines.oneLine(one.bead().title())
                      + " [P"
                      + one.bead().priority()
                      + ", "
                      + one.bead().type()
                      + "]"));
        },
        () -> new Json.Arr(created.stream().<Json>map(CreatedReply::json).toList()));
  }

  private List<NewIssue> issues(String text) {
    var issues = new ArrayList<NewIssue>();
    String title = null;
    var sections = new LinkedHashMap<String, StringBuilder>();
    var current = new StringBuilder();
    for (var line : text.split("\n", -1)) {
      if (line.startsWith("## ") || line.equals("##")) {
        if (title != null) {
          issues.add(issue(title, sections));
        }
        title = line.substring(2).strip();
        sections.clear();
        current = sections.computeIfAbsent("", _ -> new StringBuilder());
      } else if (line.startsWith("### ")) {
        var name = line.substring(4).strip().toLowerCase(Locale.ROOT);
        current = sections.computeIfAbsent(name, _ -> new StringBuilder());
      } else {
        current.append(line).append('\n');
      }
    }
    if (title != null) {
      issues.add(issue(title, sections));
    }
    return issues;
  }

  private NewIssue issue(String title, Map<String, StringBuilder> sections) {
    var description = section(sections, "description");
    var bead =
        Bead.of("-")
            .with(Field.ID, null)
            .with(Field.TITLE, title)
            .with(Field.OWNER, call.owner())
            .with(Field.DESCRIPTION, description.isEmpty() ? section(sections, "") : description)
            .with(Field.DESIGN, section(sections, "design"))
            .with(Field.ACCEPTANCE, section(sections, "acceptance criteria"))
            .with(Field.ASSIGNEE, section(sections, "assignee"));
    var priority = section(sections, "priority");
    bead =
        bead.with(Field.PRIORITY, priority.isEmpty() ? 2L : (long) Validation.priority(priority));
    var type = section(sections, "type");
    if (!type.isEmpty()) {
      bead = bead.with(Field.TYPE, call.tracker().vocabulary().requireType(type));
    }
    var links = words(section(sections, "dependencies")).stream().map(DepWord::link).toList();
    return new NewIssue(bead, "", words(section(sections, "labels")), links, NewIssue.Place.TOP);
  }

  private static String section(Map<String, StringBuilder> sections, String name) {
    var text = sections.get(name);
    return text == null ? "" : text.toString().strip();
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (var word : text.split("[,\\s]+")) {
      if (!word.isBlank() && !word.equals("-")) {
        words.add(word);
      }
    }
    return words;
  }
}
