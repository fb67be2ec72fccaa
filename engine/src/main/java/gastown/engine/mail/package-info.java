/// Holds: mail: letters as beads of the town, sent, read, answered, put away.
/// May touch: the town's store.
/// Must never: press a key in somebody's session.
@org.jspecify.annotations.NullMarked
package gastown.engine.mail;
