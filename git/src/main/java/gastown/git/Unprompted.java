package gastown.git;

import gastown.beads.ports.Programs.Call;
import java.util.HashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A call that may reach another machine. Ssh may not ask anything either; what the person uses in
/// its place is kept.
public record Unprompted(GitProgram git, UnaryOperator<@Nullable String> variable) {
  public Call on(Call call) {
    var environment = new HashMap<>(call.environment());
    if (variable.apply("GIT_SSH") == null) {
      var named = variable.apply("GIT_SSH_COMMAND");
      if (named == null) {
        var outcome = git.ask("config", "--get", "core.sshCommand");
        named = outcome.isOk() ? outcome.out().strip() : "ssh";
      }
      boolean isSsh = named.equals("ssh") || named.startsWith("ssh ") || named.contains("/ssh ");
      environment.put("GIT_SSH_COMMAND", isSsh ? named + " -o BatchMode=yes" : named);
    }
    return call.withEnvironment(environment);
  }
}
