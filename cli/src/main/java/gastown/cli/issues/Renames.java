package gastown.cli.issues;

import gastown.beads.BeadId;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.query.Query;
import gastown.beads.work.Renaming;
import gastown.beads.workspace.ConfigFile;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives issues other ids; everything that names them follows.
final class Renames {
  private Renames() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "rename" ->
          Simple.writes(
              Spec.of(
                      path,
                      "<old-id> <new-id>",
                      "Give an issue another id; everything that names it follows")
                  .group(Group.ISSUES)
                  .example("bd rename ex-4k2 ex-parser"),
              Renames::rename);
      case "rename-prefix" ->
          Simple.writes(
              Spec.of(
                      path,
                      "<new-prefix>",
                      "Give all issues another prefix; everything that names them follows")
                  .group(Group.SETUP)
                  .example("bd rename-prefix web --dry-run")
                  .sw("--dry-run", "only show what would change")
                  .sw(
                      "--repair",
                      "only issues whose prefix is neither the present one nor an allowed one"),
              Renames::renamePrefix);
      default -> null;
    };
  }

  private static Reply rename(Call call) {
    var old = call.finder().require(call.args().positionals().get(0)).id();
    var fresh = call.args().positionals().get(1);
    new Renaming(call.tracker()).rename(Map.of(old, fresh));
    call.draft().name("rename", fresh);
    call.touch(fresh);
    return Reply.done(
        page -> page.line("✓ Renamed " + old + " to " + fresh),
        () ->
            Json.object().put("old_id", old).put("new_id", fresh).put("status", "renamed").build());
  }

  private static Reply renamePrefix(Call call) {
    var typed = call.args().positionals().getFirst();
    var prefix = typed.endsWith("-") ? typed.substring(0, typed.length() - 1) : typed;
    if (!BeadId.isPrefix(prefix)) {
      throw Problem.of("bad-prefix", "invalid prefix \"" + typed + "\"", "bd rename-prefix ex")
          .refusal();
    }
    var old = call.config().prefix();
    var names = names(call, old, prefix);
    boolean isDry = call.args().is("--dry-run");
    if (!isDry) {
      new Renaming(call.tracker()).rename(names);
      call.draft().name("rename-prefix", "");
      call.draft().set("issue_prefix", prefix);
      var file = call.workspace().configFile();
      var disk = call.disk();
      call.afterwards(() ->
          disk.write(file, ConfigFile.with(disk.read(file).orElse(""), "issue-prefix", prefix)));
    }
    return Reply.of(
        page -> {
          page.line(
              (isDry ? "Would rename " : "✓ Renamed ")
                  + names.size()
                  + " issues"
                  + (call.args().is("--repair") ? "" : " from " + old + "-")
                  + " to "
                  + prefix
                  + "-");
          if (isDry) {
            names.forEach((from, to) -> page.line("  " + from + " → " + to));
          }
        },
        () ->
            Json.object()
                .put("old_prefix", old)
                .put("new_prefix", prefix)
                .put("issues_count", names.size())
                .put("dry_run", isDry)
                .build());
  }

  private static Map<String, String> names(Call call, String old, String fresh) {
    boolean isRepair = call.args().is("--repair");
    var names = new LinkedHashMap<String, String>();
    for (var bead : call.rows().find(Query.ALL.withDeleted())) {
      var id = bead.id();
      if (!isRepair && BeadId.hasPrefix(id, old)) {
        names.put(id, fresh + id.substring(old.length()));
      } else if (isRepair && !BeadId.hasPrefix(id, fresh) && !BeadId.hasPrefix(id, old)) {
        var prefix = BeadId.prefix(id);
        names.put(id, fresh + id.substring(prefix.length()));
      }
    }
    return names;
  }
}
