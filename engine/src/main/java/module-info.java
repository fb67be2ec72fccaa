import org.jspecify.annotations.NullMarked;

/// The services that run the rules of the town: dispatch, the loop, the porters that carry out
/// orders, what the surfaces read. The one place with threads; it touches ports only.
@NullMarked
module gastown.engine {
  requires static org.jspecify;
  requires transitive gastown.town;
}
