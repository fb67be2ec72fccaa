import org.jspecify.annotations.NullMarked;

/// Agent runtimes: how a program becomes an agent, and the scripted agent.
@NullMarked
module gastown.agents {
  requires static org.jspecify;
  requires transitive gastown.town;

  exports gastown.agents;
  exports gastown.agents.model;
}
