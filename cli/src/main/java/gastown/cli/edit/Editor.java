package gastown.cli.edit;

import gastown.beads.Problem;
import gastown.beads.ports.Programs;
import gastown.cli.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The person's own editor. It takes over the terminal.
public final class Editor {
  private Editor() {}

  /// The text as the person leaves it. `file` is where it is edited and gone afterwards; `instead`
  /// is what to do where there is no editor.
  public static String edited(Call call, Path file, String text, String instead) {
    var editor = call.invocation().variable("EDITOR");
    if (editor == null || !call.invocation().terminal().in()) {
      throw Problem.of(
              "no-editor",
              editor == null ? "no editor: EDITOR is not set" : "an editor needs a terminal",
              "export EDITOR=vi",
              instead)
          .refusal();
    }
    call.disk().write(file, text);
    var words = new ArrayList<>(List.of(editor.strip().split("\\s+")));
    words.add(file.toString());
    try {
      var outcome =
          call.programs()
              .run(
                  new Programs.Call(
                      words, call.directory(), Map.of(), Programs.TERMINAL, Duration.ofDays(1)));
      if (!outcome.isOk()) {
        throw Problem.of(
                "editor-failed",
                "the editor ended with " + outcome.exit() + "; nothing was changed",
                "export EDITOR=vi")
            .refusal();
      }
      return call.disk().read(file).orElse(text);
    } finally {
      call.disk().delete(file);
    }
  }
}
