package gastown.cli.crew;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.ports.Programs;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.offices.Attending;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.work.OpenHook;
import gastown.town.book.Kinds;
import gastown.town.ports.RigGit.Saved;
import gastown.town.work.Salvaged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `gt crew remove`: a workspace goes; what nobody else has is kept in the canonical clone.
final class CrewRemove {
  private CrewRemove() {}

  static Command command() {
    return Simple.byItself(
        Spec.town("crew remove", "<name...>", "Remove workspaces of crew members")
            .group(Group.WORKSPACE)
            .detail(
                "A workspace with changes, commits or stashes that are nowhere else is refused;"
                    + " with --force they are kept under a salvage ref first. So is one in which a"
                    + " session runs; with --force it is ended. What hung on the hook is open"
                    + " again. Its worktrees in other rigs go with it.")
            .text("--rig", "in which rig")
            .sw(
                "-f",
                "--force",
                "also with work that is only there, which is kept first, or with a session")
            .sw("--purge", "nothing else is kept of a crew member, so nothing else goes")
            .ignored(),
        CrewRemove::remove);
  }

  private static Reply remove(Call call) {
    var members = new ArrayList<Member>();
    for (var name : call.args().positionals()) {
      members.add(Member.existing(call, name));
    }
    for (var member : members) {
      requireLeft(call, member);
      var unique = new ArrayList<>(member.unique());
      unique.addAll(CrossWorktrees.unfinished(call, member.address()));
      if (!unique.isEmpty() && !call.args().is("--force")) {
        throw new Problem(
                "work-only-here",
                "cannot remove the workspace of " + member.name(),
                "it has " + String.join(", ", unique),
                List.of(
                    "cd " + member.folder() + "   (commit and push it)",
                    "gt crew remove "
                        + member.rig().name()
                        + "/"
                        + member.name()
                        + " --force"
                        + "   (keeps it under a salvage ref)"))
            .refusal();
      }
    }
    var told = new ArrayList<String>();
    members.forEach(member -> told.add(removed(call, member)));
    return Reply.done(
        page -> told.forEach(page::line),
        () -> Json.texts(members.stream().map(Member::name).toList()));
  }

  private static void requireLeft(Call call, Member member) {
    var session = Attending.of(call, member.address()).running();
    if (session != null && !call.args().is("--force")) {
      var who = member.rig().name() + "/" + member.name();
      throw new Problem(
              "session-runs",
              "cannot remove the workspace of " + member.name(),
              session.id() + " runs in it",
              List.of(
                  "gt crew stop " + who, "gt crew remove " + who + " --force   (ends it first)"))
          .refusal();
    }
  }

  private static String removed(Call call, Member member) {
    Attending.of(call, member.address()).stop("its workspace was removed");
    var line = "✓ Removed the workspace of " + member.address().text();
    if (!member.unique().isEmpty()) {
      var ref = keep(call, member);
      line += "; its work is kept as " + ref;
    }
    var elsewhere = CrossWorktrees.removeAll(call, member.address());
    if (!elsewhere.isEmpty()) {
      line += "; its worktrees are gone, too, and kept: " + String.join(", ", elsewhere);
    }
    call.disk().deleteAll(member.folder());
    var freed =
        Desk.of(call)
            .withTown(town ->
                town.change(
                    "unsling",
                    call.actor(),
                    office -> new OpenHook(office).clearAll(member.address())));
    return freed.isEmpty() ? line : line + "; open again: " + String.join(" ", freed);
  }

  /// Keeps the state of the files and every branch where the rig can find them again, and only
  /// returns when they are there.
  private static String keep(Call call, Member member) {
    var rig = member.rig();
    var there = call.house().cloning(call.invocation()).at(rig.canonical());
    var base = "refs/gastown/salvage/" + rig.name() + "/crew/" + member.name() + "/";
    int next = 1;
    while (!there.refs(base + next + "/").isEmpty()) {
      next++;
    }
    var folder = base + next + "/";
    var saved = member.git().save(member.folder(), folder + "files", "crew: " + member.name());
    if (saved instanceof Saved.Kept(var _, var _, var skipped) && !skipped.isEmpty()) {
      throw new Problem(
              "too-large-to-keep",
              "cannot remove the workspace of " + member.name(),
              "too large to keep: " + String.join(", ", skipped.keySet()),
              List.of("move these files elsewhere, then remove again"))
          .refusal();
    }
    var outcome =
        call.programs()
            .run(
                Programs.Call.of(
                        rig.canonical(),
                        "git",
                        "fetch",
                        "--quiet",
                        "--no-tags",
                        member.folder().toString(),
                        "+" + folder + "*:" + folder + "*",
                        "+refs/heads/*:" + folder + "heads/*")
                    .withLimit(Duration.ofMinutes(30)));
    var refs = there.refs(folder);
    if (!outcome.isOk() || refs.isEmpty()) {
      throw new Problem(
              "not-kept",
              "cannot keep the work of " + member.name() + "; nothing was removed",
              outcome.err().strip(),
              List.of("gt crew status " + rig.name() + "/" + member.name()))
          .refusal();
    }
    var files = refs.get(folder + "files");
    if (files != null) {
      list(call, member, folder + "files", files);
    }
    return folder + "files";
  }

  private static void list(Call call, Member member, String ref, String commit) {
    var owner =
        new Salvaged.Owner(
            member.rig().name(), member.address().text(), "", "", "its workspace was removed");
    var salvaged = new Salvaged(ref, commit, owner, call.now(), List.of());
    Desk.of(call)
        .withTown(town ->
            town.change(
                "salvage",
                call.actor(),
                office -> {
                  office.book().put(Kinds.SALVAGE, salvaged);
                  office.book().draft().name("salvage", owner.worker());
                  return true;
                }));
  }
}
