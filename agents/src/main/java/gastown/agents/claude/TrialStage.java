package gastown.agents.claude;

import gastown.agents.AgentTrial.Model;
import gastown.agents.model.Asked;
import gastown.beads.ports.Disk;
import gastown.town.ports.Runtimes.AgentRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where a trial plays, and what is seen there: the requests to the model, and the calls the
/// program made to a stand-in for `gt`, which notes them.
record TrialStage(
    Disk disk, AgentRuntime runtime, Path folder, Map<String, String> environment, Model model) {

  /// A session's own folder.
  Path place(String name) {
    var place = folder.resolve("places").resolve(name);
    disk.makeFolder(place, true);
    return place;
  }

  List<Asked> turns() {
    return model.asked().stream().filter(each -> each.kind() == Asked.Kind.TURN).toList();
  }

  List<String> heard() {
    return disk.read(folder.resolve("heard")).orElse("").lines().toList();
  }

  boolean isHeard(String event) {
    return heard().stream().anyMatch(line -> line.startsWith(event + " "));
  }

  String record(String event) {
    long count = heard().stream().filter(line -> line.startsWith(event + " ")).count();
    return "hook " + event + (count == 0 ? ": never called" : ": " + count + " calls");
  }

  String request(String word) {
    var turns = turns();
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).everything().contains(word)) {
        return "request " + (i + 1) + " has \"" + word + "\"";
      }
    }
    return "no request has \"" + word + "\"";
  }
}
