package gastown.beads.store;

import static gastown.beads.store.Given.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The journal is kept in order, and its damage is noticed.
interface JournalContract {
  BeadStore store();

  @Test
  default void the_journal_is_read_in_order_and_folds_into_a_snapshot() {
    write(
        store(),
        tables -> {
          for (int i = 0; i < 5; i++) {
            tables.append(Given.entryAfter(tables, "step " + i));
          }
        });
    var all = store().<List<Entry>>read(rows -> rows.entriesAfter(0, 0));
    assertThat(all).extracting(Entry::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(all).allMatch(Entry::isWhole);
    assertThat(store().<List<Entry>>read(rows -> rows.entriesAfter(2, 2)))
        .isEqualTo(all.subList(2, 4));
    var head = new Entry.Head(5, all.getLast().chain().hash());
    assertThat(store().<Entry.Head>read(Rows::head)).isEqualTo(head);

    var snapshot = new Snapshot(3, all.get(2).chain().hash(), "a line\n".repeat(1000));
    write(store(), tables -> tables.foldInto(snapshot));
    assertThat(store().<Snapshot>read(Rows::snapshot)).isEqualTo(snapshot);
    assertThat(store().<List<Entry>>read(rows -> rows.entriesAfter(0, 0)))
        .isEqualTo(all.subList(3, 5));
    assertThat(store().<Entry.Head>read(Rows::head)).isEqualTo(head);
    write(store(), tables -> tables.foldInto(new Snapshot(5, head.hash(), "")));
    assertThat(store().<Entry.Head>read(Rows::head)).isEqualTo(head);
    assertThat(store().damages()).isEmpty();
  }

  @Test
  default void a_broken_journal_is_noticed() {
    write(
        store(),
        tables -> {
          tables.append(Given.entryAfter(tables, "one"));
          var two = Given.entryAfter(tables, "two");
          tables.append(
              new Entry(
                  two.seq(),
                  two.at(),
                  two.by(),
                  new Stroke.What("slipped in", ""),
                  List.of(),
                  two.chain()));
        });
    assertThat(store().damages()).anyMatch(line -> line.contains("entry 2"));
  }
}
