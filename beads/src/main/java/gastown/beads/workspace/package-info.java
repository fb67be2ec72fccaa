/// Holds: where a tracker lives: finding `.beads`, redirects, `config.yaml`, who the caller is.
/// May touch: the `Disk` port.
/// Must never: start a program or open a store.
@org.jspecify.annotations.NullMarked
package gastown.beads.workspace;
