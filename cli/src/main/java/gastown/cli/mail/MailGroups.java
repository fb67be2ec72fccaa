package gastown.cli.mail;

import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Nearest;
import gastown.cli.words.Spec;
import gastown.cli.work.Desk;
import gastown.engine.mail.Addressees;
import gastown.town.address.Address;
import gastown.town.book.TalkKinds;
import gastown.town.talk.MailGroup;
import java.util.ArrayList;
import java.util.List;

/// `gt mail group …` and `gt mail directory`.
final class MailGroups {
  private MailGroups() {}

  static Command directory() {
    return Simple.reads(
        Spec.town("mail directory", "", "Show everybody you can write to")
            .alias("mail dir")
            .alias("mail addresses")
            .group(Group.COMMUNICATION),
        MailGroups::everybody);
  }

  static Command named(String path) {
    return switch (path) {
      case "mail group list" -> Simple.reads(words(path, "", "Show the groups"), MailGroups::list);
      case "mail group show" ->
          Simple.reads(words(path, "<name>", "Show who is in a group"), MailGroups::show);
      case "mail group create" ->
          Simple.writes(
              words(path, "<name> [members...]", "Make a group of readers")
                  .repeat("--member", "one more member"),
              MailGroups::create);
      case "mail group add" ->
          Simple.writes(
              words(path, "<name> <member>", "Add a member"),
              call -> change(call, group -> group.with(member(call))));
      case "mail group remove" ->
          Simple.writes(
              words(path, "<name> <member>", "Take a member out"),
              call -> change(call, group -> group.without(leaving(call, group))));
      default ->
          Simple.writes(words("mail group delete", "<name>", "Remove a group"), MailGroups::delete);
    };
  }

  private static Spec.Builder words(String path, String usage, String summary) {
    return Spec.town(path, usage, summary).group(Group.COMMUNICATION);
  }

  private static Reply everybody(Call call) {
    var desk = Desk.of(call);
    var all = new Addressees(desk.reading(), desk.ground(), call.disk()).all();
    var groups = desk.reading().all(TalkKinds.GROUP);
    return Reply.of(
        page -> {
          all.forEach(who -> page.line(who.text()));
          groups.forEach(group -> page.line("group:" + group.name()));
        },
        () -> {
          var items = new ArrayList<Json>();
          for (var who : all) {
            items.add(Json.object().put("address", who.text()).put("type", who.role()).build());
          }
          for (var group : groups) {
            items.add(
                Json.object().put("address", "group:" + group.name()).put("type", "group").build());
          }
          return new Json.Arr(items);
        });
  }

  private static Reply list(Call call) {
    var groups = Desk.of(call).reading().all(TalkKinds.GROUP);
    return Reply.of(
        page -> {
          if (groups.isEmpty()) {
            page.line("There are no groups.");
          }
          groups.forEach(
              group -> page.line(group.name() + "  " + String.join(" ", group.members())));
        },
        () -> new Json.Arr(groups.stream().map(MailGroups::json).toList()));
  }

  private static Json json(MailGroup group) {
    return Json.object()
        .put("name", group.name())
        .put("members", Json.texts(group.members()))
        .build();
  }

  private static MailGroup require(Call call) {
    var name = call.args().positionals().getFirst();
    var reading = Desk.of(call).reading();
    var group = reading.find(TalkKinds.GROUP, name);
    if (group == null) {
      var near =
          Nearest.to(name, reading.all(TalkKinds.GROUP).stream().map(MailGroup::name).toList());
      throw Problem.of(
              "no-such-group",
              "there is no group " + name,
              near == null ? "gt mail group list" : "gt mail group show " + near,
              "gt mail group create " + name)
          .refusal();
    }
    return group;
  }

  private static Reply show(Call call) {
    var group = require(call);
    return Reply.of(
        page -> {
          page.line(group.name());
          group.members().forEach(member -> page.line("  " + member));
        },
        () -> json(group));
  }

  private static Reply create(Call call) {
    var words = new ArrayList<>(call.args().positionals());
    var name = words.removeFirst();
    words.addAll(call.args().list("--member"));
    var reading = Desk.of(call).reading();
    if (reading.find(TalkKinds.GROUP, name) != null) {
      throw Problem.of(
              "group-exists",
              "there is a group " + name,
              "gt mail group add " + name + " <address>")
          .refusal();
    }
    if (!Address.isName(name)) {
      throw Problem.of(
              "bad-name",
              name + " is no name for a group",
              "use letters, digits, - and _: gt mail group create reviewers")
          .refusal();
    }
    var group = new MailGroup(name, List.of());
    for (var word : words) {
      group = group.with(member(call, word));
    }
    return kept(call, group);
  }

  private static String member(Call call) {
    return member(call, call.args().positionals().get(1));
  }

  /// A member as it is kept: checked now, opened up when something is sent.
  private static String member(Call call, String word) {
    if (Addressees.isGroup(word)) {
      return word;
    }
    return Readers.of(call, Desk.of(call)).one(word).text();
  }

  /// A member may have left the town since.
  private static String leaving(Call call, MailGroup group) {
    var word = call.args().positionals().get(1);
    return group.members().contains(word) ? word : member(call, word);
  }

  private static Reply change(Call call, java.util.function.UnaryOperator<MailGroup> how) {
    return kept(call, how.apply(require(call)));
  }

  private static Reply kept(Call call, MailGroup group) {
    Desk.of(call).office().book().put(TalkKinds.GROUP, group);
    call.draft().name("mail-group", group.name());
    return Reply.done(
        page -> page.line("✓ " + group.name() + ": " + String.join(" ", group.members())),
        () -> json(group));
  }

  private static Reply delete(Call call) {
    var group = require(call);
    Desk.of(call).office().book().drop(TalkKinds.GROUP, group.name());
    return Reply.done(
        page -> page.line("✓ " + group.name() + " is gone"),
        () -> Json.object().put("deleted", group.name()).build());
  }
}
