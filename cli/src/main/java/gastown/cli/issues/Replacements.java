package gastown.cli.issues;

import gastown.beads.DependencyType;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.work.Closing;
import gastown.beads.work.Linking;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.OnHook;
import org.jspecify.annotations.Nullable;

/// Closes an issue in favour of another.
final class Replacements {
  private Replacements() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "duplicate" ->
          Simple.writes(
              Spec.of(path, "<id>", "Close an issue as a duplicate of another")
                  .group(Group.ISSUES)
                  .example("bd duplicate ex-77a --of ex-4k2")
                  .text("--of", "the issue that stays"),
              call -> replace(call, "--of", DependencyType.DUPLICATES));
      case "supersede" ->
          Simple.writes(
              Spec.of(path, "<id>", "Close an issue because another takes its place")
                  .group(Group.ISSUES)
                  .example("bd supersede ex-77a --with ex-4k2")
                  .text("--with", "the issue that takes its place"),
              call -> replace(call, "--with", DependencyType.SUPERSEDES));
      default -> null;
    };
  }

  private static Reply replace(Call call, String flag, String type) {
    var old = call.finder().require(call.args().positionals().getFirst());
    var word = call.args().text(flag);
    if (word == null) {
      throw Problem.of(
              "missing-flag", "required flag " + flag + " not set", call.args().spec().helpCall())
          .refusal();
    }
    var kept = call.finder().require(word);
    boolean isDuplicate = type.equals(DependencyType.DUPLICATES);
    new Linking(call.tracker()).add(old.id(), kept.id(), type, "");
    var reason = (isDuplicate ? "Duplicate of " : "Superseded by ") + kept.id();
    OnHook.release(call, old, false);
    OnHook.close(call, old, new Closing.How(reason, "", true));
    call.draft().name(call.args().spec().path(), old.id());
    return Reply.done(
        page ->
            page.line(
                isDuplicate
                    ? "✓ Marked " + old.id() + " as duplicate of " + kept.id() + " (closed)"
                    : "✓ Marked " + old.id() + " as superseded by " + kept.id() + " (closed)"),
        () ->
            isDuplicate
                ? Json.object()
                    .put("duplicate", old.id())
                    .put("canonical", kept.id())
                    .put("status", "closed")
                    .build()
                : Json.object()
                    .put("superseded", old.id())
                    .put("replacement", kept.id())
                    .put("status", "closed")
                    .build());
  }
}
