package gastown.agents;

import gastown.agents.claude.ClaudeTrial;
import gastown.agents.model.Asked;
import gastown.agents.model.Script;
import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.town.ports.Outpost;
import gastown.town.ports.Runtimes.AgentRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whether an installed program behaves as the town relies on. It takes a minute, a folder, and a
/// model of ours; nothing of the person's is used.
public interface AgentTrial {
  /// Every program of a trial has this variable, with the trial's folder, in its environment.
  String SIGN = "TRIAL";

  /// One behaviour, and what shows it. What could not be tried here is not required.
  record Row(String name, boolean isRequired, boolean holds, String evidence) {}

  /// The model that plays the trial's script.
  interface Model {
    String url();

    /// What was asked so far.
    List<Asked> asked();

    /// Lets the answers through that wait for this gate.
    void open(String gate);

    /// Waits until something is so, but not for ever; says whether it is.
    boolean await(BooleanSupplier what);
  }

  /// What a trial works with. Without a `terminal` nothing is tried that needs one.
  record Means(Disk disk, Programs programs, @Nullable Outpost terminal) {}

  Script script();

  /// `path` is where programs are looked for; `progress` is told what is being tried.
  List<Row> rows(Model model, String path, Consumer<String> progress);

  /// `hooks` is the text of the file by which the program is told to call us; empty for the one
  /// there should be.
  static AgentTrial of(Means means, AgentRuntime runtime, Path folder, String hooks) {
    return new ClaudeTrial(means, runtime, folder, hooks);
  }
}
