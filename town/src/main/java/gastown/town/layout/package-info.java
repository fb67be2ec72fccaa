/// Holds: where everything of a town lies on disk, how the town around a folder is found, and the files a person can read there.
/// May touch: the `Disk` port.
/// Must never: start a program, open a store, or ask what time it is.
@org.jspecify.annotations.NullMarked
package gastown.town.layout;
