package gastown.engine.porters;

import gastown.beads.ports.Disk;
import gastown.beads.ports.Programs;
import gastown.town.ports.Cloning;
import gastown.town.ports.Outpost;
import gastown.town.ports.Runtimes;
import java.util.Map;
import java.util.function.Supplier;

/// The world as the porters of a town reach it. `surroundings` are the variables a person's agents
/// are to have, as they were when the person last said so.
public record Outside(
    Cloning cloning,
    Outpost outpost,
    Runtimes runtimes,
    Programs programs,
    Disk disk,
    Supplier<Map<String, String>> surroundings) {}
