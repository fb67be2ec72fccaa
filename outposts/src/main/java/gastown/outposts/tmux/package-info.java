/// Holds: sessions in a tmux server of the town's own.
/// May touch: ports.
/// Must never: touch a person's own tmux server or its settings.
@org.jspecify.annotations.NullMarked
package gastown.outposts.tmux;
