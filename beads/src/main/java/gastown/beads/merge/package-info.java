/// Holds: the three-way merge of beads, one by one and of whole sides.
/// May touch: bead records.
/// Must never: read files or call git.
@org.jspecify.annotations.NullMarked
package gastown.beads.merge;
