/// Holds: the server: one process per user and installation that answers the native client from warm stores.
/// May touch: its socket, its log, threads, the stores it shares.
/// Must never: know a command; it carries calls to the front door and answers back.
@org.jspecify.annotations.NullMarked
package gastown.app.server;
