/// Holds: every setting of a town, once: its key, form, value when nothing is said, meaning, and who may say it.
/// May touch: the `Disk` port, through the files of the layout.
/// Must never: ask what time it is, or keep a value between two looks.
@org.jspecify.annotations.NullMarked
package gastown.town.settings;
