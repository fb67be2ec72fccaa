package gastown.cli.offices;

import gastown.cli.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class OfficeCommands {
  private static final List<String> VERBS = List.of("start", "stop", "status", "restart", "attach");
  private static final List<String> OFFICES = List.of("mayor", "deacon", "witness", "boot");
  public static final List<String> PATHS = paths();

  private OfficeCommands() {}

  private static List<String> paths() {
    var paths = new ArrayList<String>();
    for (var office : OFFICES) {
      for (var verb : VERBS) {
        paths.add(office + " " + verb);
      }
    }
    paths.add("refinery attach");
    for (var verb : List.of("park", "unpark", "dock", "undock", "boot", "start")) {
      paths.add("rig " + verb);
    }
    paths.addAll(List.of("rig stop", "rig shutdown", "rig restart", "rig reboot"));
    return List.copyOf(paths);
  }

  public static @Nullable Command named(String path) {
    int space = path.indexOf(' ');
    if (space < 0) {
      return null;
    }
    var first = path.substring(0, space);
    var rest = path.substring(space + 1);
    var verb = rest.equals("at") ? "attach" : rest.equals("spawn") ? "start" : rest;
    if (first.equals("rig")) {
      return RigWords.named(rest);
    }
    if (first.equals("refinery")) {
      return verb.equals("attach") ? Offices.command(first, verb) : null;
    }
    if (!OFFICES.contains(first) || !VERBS.contains(verb)) {
      return null;
    }
    return first.equals("mayor") ? MayorWords.command(verb) : Offices.command(first, verb);
  }
}
