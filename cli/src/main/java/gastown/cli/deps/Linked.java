package gastown.cli.deps;

import gastown.beads.Bead;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.work.Linking;
import gastown.cli.Call;
import gastown.cli.cards.Lines;
import gastown.cli.reply.Reply;
import org.jspecify.annotations.Nullable;

/// Adds a dependency between two words and says so; `dep add` and `link` are the same deed.
record Linked(Call call) {
  Reply add(String fromWord, String toWord, String type) {
    var from = call.finder().require(fromWord);
    var to = target(toWord);
    link(from.id(), to, type);
    call.touch(from.id());
    call.draft().name("dep add", from.id());
    var text =
        "✓ Added dependency: " + named(from.id()) + " depends on " + named(to) + " (" + type + ")";
    return Reply.done(
        page -> page.line(text),
        () ->
            Json.object()
                .put("status", "added")
                .put("issue_id", from.id())
                .put("depends_on_id", to)
                .put("type", type)
                .build());
  }

  void link(String from, String to, String type) {
    var edge = Dependency.of(from, to, type, call.now(), call.actor());
    new Linking(call.tracker()).add(edge, !call.args().is("--no-cycle-check"));
  }

  /// Ties two issues from both ends.
  void tie(String one, String other) {
    var linking = new Linking(call.tracker());
    linking.add(one, other, DependencyType.RELATES_TO, "");
    linking.add(other, one, DependencyType.RELATES_TO, "");
  }

  /// The id a word means: an issue here, something external, or an id of another prefix taken as it
  /// is.
  String target(String word) {
    if (word.startsWith("external:")) {
      if (word.split(":", -1).length < 3) {
        throw Problem.of(
                "bad-external",
                "invalid external reference \"" + word + "\"",
                "external:<project>:<capability>")
            .refusal();
      }
      return word;
    }
    var found = call.finder().find(word);
    if (found != null) {
      return found.id();
    }
    boolean isForeign =
        gastown.beads.BeadId.isWellFormed(word)
            && !gastown.beads.BeadId.hasPrefix(word, call.config().prefix());
    if (isForeign) {
      return word;
    }
    throw gastown.beads.work.Finder.missing(word).refusal();
  }

  String named(String id) {
    @Nullable Bead bead = call.rows().bead(id);
    return bead == null ? id : id + " (" + Lines.oneLine(bead.title()) + ")";
  }

  static String requireType(String type) {
    if (!DependencyType.KNOWN.contains(type)) {
      throw Problem.of(
              "invalid-dependency-type",
              "unknown dependency type \"" + type + "\"",
              "--type blocks|related|parent-child|discovered-from")
          .refusal();
    }
    return type;
  }
}
