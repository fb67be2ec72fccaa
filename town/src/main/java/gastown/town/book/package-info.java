/// Holds: what the town keeps, typed: each kind of document with its form on disk, and the book they are read from and written to.
/// May touch: the rows and drafts it is handed.
/// Must never: decide anything.
@org.jspecify.annotations.NullMarked
package gastown.town.book;
