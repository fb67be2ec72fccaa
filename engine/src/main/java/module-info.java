import org.jspecify.annotations.NullMarked;

/// The services that run the rules of the town: dispatch, the loop, the porters that carry out
/// orders, what the surfaces read. The one place with threads; it touches ports only.
@NullMarked
module gastown.engine {
  requires static org.jspecify;
  requires transitive gastown.town;

  exports gastown.engine;
  exports gastown.engine.convoy;
  exports gastown.engine.ground;
  exports gastown.engine.life;
  exports gastown.engine.loop;
  exports gastown.engine.mail;
  exports gastown.engine.money;
  exports gastown.engine.porters;
  exports gastown.engine.queue;
  exports gastown.engine.work;
}
