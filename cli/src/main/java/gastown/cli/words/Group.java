package gastown.cli.words;

/// Where help lists a command, in this order.
public enum Group {
  ISSUES("Working with issues"),
  VIEWS("Views and reports"),
  DEPENDENCIES("Dependencies"),
  DATA("Data and sync"),
  WORKFLOW("Workflows"),
  AGENTS("Agents"),
  SETUP("Setup and upkeep"),
  WORK("Work Management"),
  TEAM("Agent Management"),
  COMMUNICATION("Communication"),
  SERVICES("Services"),
  WORKSPACE("Workspace"),
  CONFIGURATION("Configuration"),
  DIAGNOSTICS("Diagnostics"),
  OTHER("More");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
