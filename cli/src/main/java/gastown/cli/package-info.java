/// Holds: the front door: one call comes in, one command runs, one answer goes out.
/// May touch: the ports of the house it is given.
/// Must never: start a thread, read a clock, or touch a stream or file except through those ports.
@org.jspecify.annotations.NullMarked
package gastown.cli;
