/// Holds: the ground of a town as its files say.
/// May touch: the files of a town, for reading.
/// Must never: write one.
@org.jspecify.annotations.NullMarked
package gastown.engine.ground;
