package gastown.git;

import gastown.beads.ports.Programs.Call;
import java.util.HashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// In whose name a commit is made: the person's, as git knows it, or the user's when git knows
/// nobody.
record Identity(GitProgram git, UnaryOperator<@Nullable String> variable) {
  Call on(Call call) {
    if (git.ask("var", "GIT_COMMITTER_IDENT").isOk() && git.ask("var", "GIT_AUTHOR_IDENT").isOk()) {
      return call;
    }
    var user = variable.apply("USER");
    var name = user == null ? "beads" : user;
    var environment = new HashMap<>(call.environment());
    for (var role : new String[] {"AUTHOR", "COMMITTER"}) {
      environment.put("GIT_" + role + "_NAME", name);
      environment.put("GIT_" + role + "_EMAIL", name + "@localhost");
    }
    return call.withEnvironment(environment);
  }
}
