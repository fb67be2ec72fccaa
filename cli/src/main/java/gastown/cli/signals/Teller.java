package gastown.cli.signals;

import gastown.cli.Call;
import gastown.town.ports.Runtimes.AgentRuntime;
import gastown.town.settings.Settings;
import gastown.town.signals.Signal;
import org.jspecify.annotations.Nullable;

/// The session that calls from a hook of its program, and what it tells.
record Teller(String session, AgentRuntime runtime, Signal signal) {

  /// Null when no session of a town calls, or its program tells nothing.
  static @Nullable Teller of(Call call, String event) {
    var session = call.invocation().variable("GT_SESSION");
    var name = call.invocation().variable("GT_AGENT");
    var town = call.townIfAny();
    if (session == null || name == null || town == null) {
      return null;
    }
    var runtime =
        call.house().runtimes(town.root()).named(name, Settings.of(call.disk(), town).agents());
    if (runtime == null) {
      return null;
    }
    var signal = runtime.hears(town.session(session), event, call.input());
    return signal == null ? null : new Teller(session, runtime, signal);
  }
}
