package gastown.town.work;

/// A bead that was closed, and what waited for it has yet to hear of that: readiness is known when
/// the stroke that closed it has ended.
public record Settled(String bead) {}
