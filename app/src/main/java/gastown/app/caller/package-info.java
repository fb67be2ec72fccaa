/// Holds: who called: the words, the environment that is let through, the terminal, the streams of this process.
/// May touch: this process's environment and standard streams.
/// Must never: know a command, except that some need the terminal itself.
@org.jspecify.annotations.NullMarked
package gastown.app.caller;
