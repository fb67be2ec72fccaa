package gastown.cli.settings;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.Command;
import gastown.cli.Simple;
import gastown.cli.reply.Reply;
import gastown.cli.words.Group;
import gastown.cli.words.Spec;
import gastown.town.settings.Key;
import gastown.town.settings.Keys;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `gt config get|set|unset|list|explain`, and the settings that have a command of their own.
final class TownSettings {
  private TownSettings() {}

  static @Nullable Command named(String path) {
    return switch (path) {
      case "config get" ->
          command(spec(path, "<key>", "Print the value of a setting"), TownSettings::get);
      case "config set" ->
          command(
              spec(path, "<key> <value>", "Set a setting of the town, a rig or a role")
                  .example("gt config set max_polecats 12")
                  .example("gt config set patience 30m --rig web --role polecat"),
              TownSettings::set);
      case "config unset" ->
          command(spec(path, "<key>", "Let the layer below speak again"), TownSettings::unset);
      case "config list" ->
          command(
              spec(path, "", "List every setting with the value in force")
                  .sw("--set", "only what somebody set"),
              call -> Listing.all(place(call).settings(), call.args().is("--set")));
      case "config explain" ->
          command(
              spec(path, "<key>", "Show what a setting does and where its value comes from"),
              call -> Listing.explained(key(call), place(call).settings()));
      default -> null;
    };
  }

  private static Spec.Builder spec(String path, String usage, String summary) {
    return Spec.town(path, usage, summary)
        .group(Group.CONFIGURATION)
        .text("--rig", "of this rig")
        .text("--role", "of this role, as polecat or refinery");
  }

  private static Command command(Spec.Builder spec, Function<Call, Reply> body) {
    return Simple.needsNothing(spec, body);
  }

  private static Place place(Call call) {
    return Place.of(call, call.args().text("--rig"), call.args().text("--role"));
  }

  private static Key key(Call call) {
    return Place.key(String.valueOf(call.args().positional(0)));
  }

  private static Reply get(Call call) {
    return value(key(call), place(call));
  }

  private static Reply value(Key key, Place place) {
    var said = place.settings().said(key);
    return Reply.of(
        page -> page.line(said.value()),
        () ->
            Json.object()
                .put("key", key.name())
                .put("value", Listing.value(key, said.value()))
                .put("layer", said.layer().word())
                .build());
  }

  private static Reply set(Call call) {
    return done(key(call), place(call), String.valueOf(call.args().positional(1)));
  }

  static Reply done(Key key, Place place, String value) {
    place.set(key, value);
    return Reply.done(
        page -> page.line("✓ " + key.name() + " = " + value + " for " + place.shown()),
        () -> Json.object().put("key", key.name()).put("value", Listing.value(key, value)).build());
  }

  private static Reply unset(Call call) {
    return cleared(key(call), place(call));
  }

  static Reply cleared(Key key, Place place) {
    place.put(key, null);
    var now = place.settings().said(key);
    return Reply.done(
        page ->
            page.line(
                "✓ "
                    + key.name()
                    + " is "
                    + (now.value().isEmpty() ? "(none)" : now.value())
                    + " for "
                    + place.shown()
                    + " ("
                    + now.layer().word()
                    + ")"),
        () ->
            Json.object()
                .put("key", key.name())
                .put("value", Listing.value(key, now.value()))
                .build());
  }

  /// `gt config default-agent [name]`: shows without a value, sets with one.
  static Command shorthand(String path) {
    boolean isAgent = path.equals("config default-agent");
    var key = isAgent ? Keys.DEFAULT_AGENT : Keys.AGENT_EMAIL_DOMAIN;
    return Simple.needsNothing(
        Spec.town(
                path,
                isAgent ? "[name]" : "[domain]",
                "Show or set " + key.name() + ": " + key.what())
            .group(Group.CONFIGURATION),
        call -> {
          var place = Place.of(call, null, null);
          var value = call.args().positional(0);
          return value == null ? value(key, place) : done(key, place, value);
        });
  }
}
