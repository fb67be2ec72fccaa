package gastown.cli.legacy;

import gastown.beads.Problem;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Flag;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Workflows from recipes, which come with a later part of the product. This class is their place
/// until then.
final class NotYet {
  static final List<String> PATHS =
      List.of(
          "formula convert",
          "formula list",
          "formula show",
          "cook",
          "mol",
          "mol bond",
          "mol burn",
          "mol current",
          "mol distill",
          "mol last-activity",
          "mol pour",
          "mol progress",
          "mol ready",
          "mol seed",
          "mol show",
          "mol squash",
          "mol stale",
          "mol wisp",
          "mol wisp create",
          "mol wisp gc",
          "mol wisp list");

  private NotYet() {}

  static @Nullable Command named(String typed) {
    var path =
        typed.replaceFirst("^protomolecule\\b", "mol").replaceFirst("^mol fart$", "mol bond");
    return PATHS.contains(path) || path.equals("formula")
        ? Simple.needsNothing(
            Spec.of(path, "[words...]", "Not there yet: workflows from recipes come later")
                .group(Group.WORKFLOW)
                .standing(Flag.Standing.REFUSED)
                .hiddenCommand()
                .anything(),
            NotYet::refuse)
        : null;
  }

  private static Reply refuse(Call call) {
    throw new Problem(
            "not-yet",
            "bd " + call.args().spec().path() + " is not there yet",
            "formulas and molecules come with a later version",
            List.of(
                "bd create \"Whole\" -t epic",
                "bd create \"Part\" --parent <epic>",
                "bd ready --parent <epic>"))
        .refusal();
  }
}
