package gastown.cli;

/// What the words of `gt` that only lead to other commands are about.
final class TownGroups {
  private TownGroups() {}

  static String summary(String path) {
    return switch (path) {
      case "agent" -> "Programs that are agents";
      case "agents" -> "Who is at work";
      case "boot" -> "What looks after the deacon";
      case "completion" -> "Scripts that complete commands in a shell";
      case "config" -> "Settings of the town";
      case "config agent" -> "Programs as agents";
      case "convoy" -> "Work that is followed together";
      case "crew" -> "Workspaces of people";
      case "cycle", "town" -> "From one session to another";
      case "daemon" -> "The server that answers bd and gt";
      case "deacon" -> "The patrol of the town";
      case "evidence" -> "What proves that a change may land";
      case "hooks" -> "What agents' programs are told to call";
      case "mail" -> "Messages";
      case "mail group" -> "Readers under one name";
      case "mail queue" -> "Letters for whoever takes them first";
      case "mayor" -> "The one who plans";
      case "merge-queue" -> "Changes on their way to the target branch";
      case "polecat" -> "Workers";
      case "refinery" -> "What lands changes";
      case "outpost" -> "Where sessions live";
      case "plugin" -> "Folders of a rig with instructions for agents";
      case "polecat identity" -> "What was done under the names of workers";
      case "rig" -> "Projects of the town";
      case "rig config", "rig settings" -> "Settings of a rig";
      case "role" -> "Roles and their places";
      case "salvage" -> "Work that was kept when its session ended";
      case "session" -> "Sessions of agents";
      case "tap" -> "What agents' programs ask before they act";
      case "witness" -> "What watches over workers";
      default -> "";
    };
  }
}
