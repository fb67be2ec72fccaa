/// Holds: the commands about how issues hang together: graphs, and the swarms planned from them.
/// May touch: the call they are given.
/// Must never: decide which dependency counts for readiness; the tracker does.
@org.jspecify.annotations.NullMarked
package gastown.cli.graphs;
