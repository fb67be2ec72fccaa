package gastown.agents;

import gastown.agents.claude.ClaudeTrial;
import gastown.agents.model.Asked;
import gastown.agents.model.Script;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.town.ports.Runtimes.AgentRuntime;
import java.nio.file.Path;
import java.util.List;

/// Whether an installed program behaves as the town relies on. It takes a minute, a folder, and a
/// model of ours; nothing of the person's is used.
public interface AgentTrial {
  /// One behaviour, and what shows it.
  record Row(String name, boolean holds, String evidence) {}

  /// The model that plays the trial's script.
  interface Model {
    String url();

    /// What was asked so far.
    List<Asked> asked();
  }

  Script script();

  /// `path` is where programs are looked for.
  List<Row> rows(Model model, String path);

  /// `hooks` is the text of the file by which the program is told to call us; empty for the one
  /// there should be.
  static AgentTrial of(
      Disk disk, Programs programs, AgentRuntime runtime, Path folder, String hooks) {
    return new ClaudeTrial(disk, programs, runtime, folder, hooks);
  }
}
