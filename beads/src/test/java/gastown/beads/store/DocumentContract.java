package gastown.beads.store;

import static gastown.beads.store.Given.document;
import static gastown.beads.store.Given.write;
import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.query.Query;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Documents are found by name and by shelf, and are part of the journal like everything else.
interface DocumentContract {
  BeadStore store();

  private void stroke(String kind, Consumer<Draft> work) {
    write(
        store(),
        tables -> {
          var draft = new Draft(tables, Stroke.of(Scatter.NOON, "ana", kind));
          work.accept(draft);
          draft.finish();
        });
  }

  @Test
  default void a_document_is_found_by_its_name_and_by_the_shelf_it_stands_on() {
    stroke(
        "fill",
        draft -> {
          draft.put(document("order", "2", "queued"));
          draft.put(document("order", "1", "queued"));
          draft.put(document("order", "3", "over"));
          draft.put(document("worker", "1", "queued"));
        });

    var found =
        store()
            .<List<List<String>>>read(rows ->
                List.of(
                    ids(rows.documents("order", "queued")),
                    ids(rows.documents("order", null)),
                    ids(rows.lastDocuments("order", null, 2)),
                    ids(rows.lastDocuments("order", "queued", 1)),
                    ids(rows.documents("nothing", null))));
    assertThat(found)
        .containsExactly(
            List.of("1", "2"), List.of("1", "2", "3"), List.of("3", "2"), List.of("2"), List.of());
    assertThat(store().<Document>read(rows -> rows.document("order", "3")))
        .isEqualTo(document("order", "3", "over"));
  }

  private static List<String> ids(List<Document> documents) {
    return documents.stream().map(Document::id).toList();
  }

  @Test
  default void what_happens_to_documents_is_in_the_journal_and_can_be_taken_back() {
    stroke("made", draft -> draft.put(document("order", "1", "queued")));
    stroke(
        "moved",
        draft -> {
          draft.put(document("order", "1", "over"));
          draft.put(document("order", "1", "over"));
          draft.drop("order", "2");
        });
    stroke("dropped", draft -> draft.drop("order", "1"));

    assertThat(store().<Document>read(rows -> rows.document("order", "1"))).isNull();
    var journal = store().<List<Entry>>read(rows -> rows.entriesAfter(0, 0));
    assertThat(journal).extracting(entry -> entry.changes().size()).containsExactly(1, 1, 1);
    store()
        .read(rows -> {
          assertThat(State.folded(rows, _ -> true)).isEqualTo(State.of(rows));
          assertThat(State.folded(rows, entry -> entry.seq() < 3)).isNotEqualTo(State.of(rows));
          return rows.find(Query.ALL);
        });

    stroke("undo", draft -> draft.takeBack(journal.getLast()));
    assertThat(store().<Document>read(rows -> rows.document("order", "1")))
        .isEqualTo(document("order", "1", "over"));
    assertThat(store().damages()).isEmpty();
  }
}
