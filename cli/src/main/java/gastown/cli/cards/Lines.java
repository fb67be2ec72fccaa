package gastown.cli.cards;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.Status;
import gastown.beads.work.Vocabulary;
import gastown.cli.reply.Page;
import gastown.cli.reply.Page.Style;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Issues as lines of text.
public record Lines(Vocabulary vocabulary) {

  /// `○ ex-4k2 [● P1] [task] @ana [core] - Title (blocked by: x, blocks: y)`, or shorter for
  /// agents.
  public void flat(Card card, Waits waits, Page page) {
    flat(card, waits, page, "");
  }

  /// As [#flat], with something behind the title.
  public void flat(Card card, Waits waits, Page page, String after) {
    if (page.look().compact()) {
      page.line(card.id() + ": " + oneLine(card.bead().title()) + links(card, waits, true));
      return;
    }
    var bead = card.bead();
    page.put(styleOf(bead), icon(bead)).put(" ").put(Style.BOLD, bead.id()).put(" [");
    page.put(urgency(bead), "● P" + bead.priority()).put("] [" + bead.type() + "]");
    if (!bead.assignee().isEmpty()) {
      page.put(" @" + bead.assignee());
    }
    if (!card.labels().isEmpty()) {
      page.put(" [" + String.join(", ", card.labels()) + "]");
    }
    page.put(" - " + oneLine(bead.title())).put(Style.DIM, links(card, waits, false) + after).end();
  }

  /// `○ ex-4k2 ● P1 [epic] Parser`, the line of a tree.
  public void inTree(String branch, Bead bead, Page page) {
    inTree(branch, bead, page, "");
  }

  /// As [#inTree], with something behind the title.
  public void inTree(String branch, Bead bead, Page page, String after) {
    page.put(Style.DIM, branch).put(styleOf(bead), icon(bead)).put(" ").put(Style.BOLD, bead.id());
    page.put(" ").put(urgency(bead), "● P" + bead.priority());
    if (!bead.type().equals("task")) {
      page.put(" [" + bead.type() + "]");
    }
    if (!bead.assignee().isEmpty()) {
      page.put(" @" + bead.assignee());
    }
    page.put(" ").put(bead.isClosed() ? Style.DIM : Style.PLAIN, oneLine(bead.title()));
    page.put(Style.DIM, after).end();
  }

  /// ` → ○ id: title ● P2`, the line of a section of details.
  public void inSection(String arrow, Bead bead, Page page) {
    page.put("  " + arrow + " ").put(styleOf(bead), icon(bead)).put(" ").put(Style.BOLD, bead.id());
    page.put(": " + oneLine(bead.title()) + " ").put(urgency(bead), "● P" + bead.priority()).end();
  }

  public String icon(Bead bead) {
    return vocabulary.icon(bead.status());
  }

  private static String links(Card card, Waits waits, boolean withParent) {
    var parts = new java.util.ArrayList<String>();
    var parent = card.parent();
    if (withParent && parent != null) {
      parts.add("parent: " + parent);
    }
    var blockers = ids(card.edges(), waits::holds, Dependency::to);
    if (!blockers.isEmpty()) {
      parts.add("blocked by: " + blockers);
    }
    var blocked = ids(card.blocks(), waits::holds, Dependency::from);
    if (!withParent && !blocked.isEmpty()) {
      parts.add("blocks: " + blocked);
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private static String ids(
      List<Dependency> edges,
      Predicate<Dependency> wanted,
      java.util.function.Function<Dependency, String> end) {
    return edges.stream().filter(wanted).map(end).collect(Collectors.joining(", "));
  }

  public static Style styleOf(Bead bead) {
    return switch (bead.status()) {
      case Status.IN_PROGRESS, Status.HOOKED -> Style.YELLOW;
      case Status.BLOCKED -> Style.RED;
      case Status.CLOSED -> Style.GREEN;
      case Status.DEFERRED -> Style.CYAN;
      default -> Style.PLAIN;
    };
  }

  public static Style urgency(Bead bead) {
    return switch (bead.priority()) {
      case 0 -> Style.RED;
      case 1 -> Style.YELLOW;
      default -> Style.PLAIN;
    };
  }

  /// The text with line breaks and tabs shown as blanks.
  public static String oneLine(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\t') < 0
        ? text
        : text.replace('\n', ' ').replace('\t', ' ');
  }
}
