/// Holds: who is who in a town: addresses, roles, how each is written in mail, environment, git and sessions.
/// May touch: nothing.
/// Must never: ask whether somebody exists.
@org.jspecify.annotations.NullMarked
package gastown.town.address;
