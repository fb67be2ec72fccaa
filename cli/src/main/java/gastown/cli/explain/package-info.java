/// Holds: `gt explain`: a page for each rule of the town, and for each word a refusal begins with.
/// May touch: nothing but its own text.
/// Must never: say what the code does not do.
@org.jspecify.annotations.NullMarked
package gastown.cli.explain;
