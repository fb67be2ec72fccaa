package gastown.town.work;

import java.time.Instant;

/// Too little room is left on the town's disk: nothing new is begun while this stands. `freeBytes`
/// is what was left when it was noticed.
public record Shortage(Instant since, long freeBytes, long reserveBytes) {}
