package gastown.beads.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gastown.beads.Bead;
import gastown.beads.BeadId;
import gastown.beads.Comment;
import gastown.beads.Dependency;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.json.Json;
import gastown.beads.query.Criterion;
import gastown.beads.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of beads does. A class that passes this is one.
public abstract class BeadStoreContract {
  private static final int SEEDS = Integer.getInteger("gastown.seeds", 25);

  private BeadStore store;

  /// An empty store.
  protected abstract BeadStore open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  protected final BeadStore store() {
    return store;
  }

  protected final void write(Consumer<Tables> work) {
    write(store, work);
  }

  protected static void write(BeadStore to, Consumer<Tables> work) {
    to.write(
        "",
        tables -> {
          work.accept(tables);
          return new BeadStore.Answer(0, "", "");
        });
  }

  private static Bead open(String id) {
    return Bead.of(id).with(Field.STATUS, "open").with(Field.CREATED_AT, Scatter.NOON);
  }

  @Test
  void a_new_store_holds_nothing_and_is_sound() {
    assertThat(store.<List<Bead>>read(rows -> rows.find(Query.ALL))).isEmpty();
    assertThat(store.<Entry.Head>read(Rows::head)).isEqualTo(new Entry.Head(0, Entry.NOTHING_BEFORE));
    assertThat(store.<Snapshot>read(Rows::snapshot)).isEqualTo(Snapshot.BEGINNING);
    assertThat(store.damages()).isEmpty();
  }

  @Test
  void every_field_comes_back_as_it_was() {
    var bead = Scatter.full("bd-1");
    write(tables -> tables.putBead(bead));
    var found = store.<Bead>read(rows -> rows.bead("bd-1"));
    for (var field : Field.all()) {
      assertThat(found.get(field)).as(field.name()).isEqualTo(bead.get(field));
    }
    assertThat(found).isEqualTo(bead);
  }

  @Test
  void a_bead_that_is_put_again_replaces_all_its_fields_but_not_its_readiness() {
    write(
        tables -> {
          tables.putBead(Scatter.full("bd-1"));
          tables.setBlocked("bd-1", true);
          tables.putLabel("bd-1", "core");
        });
    write(tables -> tables.putBead(open("bd-1")));
    assertThat(store.<Bead>read(rows -> rows.bead("bd-1"))).isEqualTo(open("bd-1"));
    assertThat(store.<Boolean>read(rows -> rows.isBlocked("bd-1"))).isTrue();
    assertThat(store.<Map<String, List<String>>>read(rows -> rows.labels(List.of("bd-1"))))
        .isEqualTo(Map.of("bd-1", List.of("core")));
  }

  @Test
  void a_removed_bead_that_comes_back_is_not_blocked() {
    write(
        tables -> {
          tables.putBead(open("bd-1"));
          tables.setBlocked("bd-1", true);
          tables.removeBead("bd-1");
        });
    assertThat(store.<Boolean>read(rows -> rows.isBlocked("bd-1"))).isFalse();
    write(tables -> tables.putBead(open("bd-1")));
    assertThat(store.<Boolean>read(rows -> rows.isBlocked("bd-1"))).isFalse();
  }

  @Test
  void a_writer_reads_what_it_wrote() {
    write(
        tables -> {
          tables.putBead(open("bd-1"));
          assertThat(tables.bead("bd-1")).isNotNull();
          assertThat(tables.count(Query.ALL)).isEqualTo(1);
        });
  }

  @Test
  void nothing_of_a_failed_write_happened() {
    fill(7, 300);
    var before = store.<String>read(BeadStoreContract::everything);
    assertThatThrownBy(
            () ->
                write(
                    tables -> {
                      var scatter = new Scatter(8);
                      for (int i = 0; i < 200; i++) {
                        scatter.edit(tables);
                      }
                      tables.putSetting("a", "other");
                      tables.removeSetting("b");
                      tables.removeComment("c1");
                      tables.putComment(new Comment("c2", "bd-77", "x", "y", Scatter.NOON));
                      tables.append(Entries.after(tables, "fails"));
                      tables.putEvent(event(9, "bd-1", "updated"));
                      tables.foldInto(new Snapshot(2, "abc", "lines"));
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(store.<String>read(BeadStoreContract::everything)).isEqualTo(before);
    assertThat(store.damages()).isEmpty();
  }

  /// A store with something in every table.
  private void fill(long seed, int steps) {
    write(
        tables -> {
          var scatter = new Scatter(seed);
          for (int i = 0; i < steps; i++) {
            scatter.edit(tables);
          }
          tables.putSetting("a", "1");
          tables.putSetting("b", "2");
          for (int i = 0; i < 5; i++) {
            tables.append(Entries.after(tables, "step " + i));
            tables.putEvent(event(i, "bd-1", "updated"));
          }
        });
  }

  private static Event event(long seq, String bead, String kind) {
    return new Event(
        seq, bead, kind, Scatter.NOON.plusSeconds(seq), "ana", new Event.Values("title", "a", "b", "why"));
  }

  /// All that can be read, as text.
  private static String everything(Rows rows) {
    var out = new StringBuilder();
    var ids = new ArrayList<String>();
    for (var bead : rows.find(Query.ALL.withDeleted())) {
      ids.add(bead.id());
      out.append(bead).append(rows.isBlocked(bead.id()));
      for (var field : Field.all()) {
        out.append(bead.get(field)).append(' ');
      }
    }
    out.append(rows.dependencies(ids)).append(rows.dependents(ids)).append(rows.labels(ids));
    out.append(rows.comments(ids)).append(rows.commentCounts(ids)).append(rows.labelCounts());
    out.append(rows.externalTargets()).append(rows.settings("")).append(rows.entriesAfter(0, 0));
    out.append(rows.snapshot()).append(rows.events(null, 0)).append(rows.countTopLevel("hq"));
    return out.toString();
  }

  @Test
  void a_command_that_is_sent_twice_is_carried_out_once() {
    var runs = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      var answer =
          store.write(
              "command-1",
              tables -> {
                tables.putBead(open("bd-" + runs.incrementAndGet()));
                return new BeadStore.Answer(3, "out\nput", "err");
              });
      assertThat(answer).isEqualTo(new BeadStore.Answer(3, "out\nput", "err"));
    }
    assertThat(runs).hasValue(1);
    assertThat(store.<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(1);
  }

  @Test
  void a_command_that_failed_may_be_sent_again() {
    assertThatThrownBy(
            () ->
                store.write(
                    "command-1",
                    tables -> {
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    var answer = store.write("command-1", _ -> new BeadStore.Answer(0, "now", ""));
    assertThat(answer.out()).isEqualTo("now");
  }

  @Test
  void commands_without_an_id_are_carried_out_each_time() {
    var runs = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      write(_ -> runs.incrementAndGet());
    }
    assertThat(runs).hasValue(2);
  }

  @Test
  void queries_find_what_the_words_mean() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      var scatter = new Scatter(seed);
      try (var model = new MemoryStore();
          var real = open()) {
        var edits = seed;
        Consumer<Tables> work =
            tables -> {
              var same = new Scatter(edits);
              for (int i = 0; i < 250; i++) {
                same.edit(tables);
              }
            };
        write(model, work);
        write(real, work);
        for (int i = 0; i < 250; i++) {
          scatter.id();
        }
        for (int i = 0; i < 120; i++) {
          var query = scatter.query();
          var expected = model.<List<Bead>>read(rows -> rows.find(query));
          assertThat(real.<List<Bead>>read(rows -> rows.find(query)))
              .as("seed %s: %s", seed, query)
              .isEqualTo(expected);
          assertThat(real.<Long>read(rows -> rows.count(query)))
              .as("seed %s: count of %s", seed, query)
              .isEqualTo(model.<Long>read(rows -> rows.count(query)));
        }
        assertThat(real.<String>read(BeadStoreContract::everything))
            .as("seed %s", seed)
            .isEqualTo(model.<String>read(BeadStoreContract::everything));
        assertThat(real.damages()).as("seed %s", seed).isEmpty();
      }
    }
  }

  @Test
  void deleted_beads_are_found_only_by_id_or_on_request() {
    write(
        tables -> {
          tables.putBead(open("bd-1").with(Field.STATUS, "tombstone"));
          tables.putLabel("bd-1", "core");
        });
    assertThat(store.<List<Bead>>read(rows -> rows.find(Query.ALL))).isEmpty();
    assertThat(store.<List<Bead>>read(rows -> rows.find(Query.ALL.withDeleted()))).hasSize(1);
    assertThat(store.<Bead>read(rows -> rows.bead("bd-1"))).isNotNull();
    assertThat(store.<Map<String, Bead>>read(rows -> rows.beads(List.of("bd-1", "bd-2"))))
        .containsOnlyKeys("bd-1");
    assertThat(store.<Map<String, Long>>read(Rows::labelCounts)).isEmpty();
    assertThat(store.<List<String>>read(rows -> rows.idsContaining("1", 5))).isEmpty();
  }

  @Test
  void ids_come_in_their_natural_order() {
    var ids = List.of("bd-2", "bd-2.2", "bd-2.10", "bd-2.10.1", "bd-10", "bd-010", "bd-1a", "bd-a", "bd-ab");
    write(tables -> ids.reversed().forEach(id -> tables.putBead(open(id))));
    var found = store.<List<Bead>>read(rows -> rows.find(Query.ALL));
    assertThat(found).extracting(Bead::id).isSortedAccordingTo(BeadId.NATURAL).hasSize(ids.size());
    assertThat(found).extracting(Bead::id).containsSubsequence("bd-2", "bd-2.2", "bd-2.10", "bd-10", "bd-1a");
  }

  @Test
  void parts_of_ids_are_looked_for_behind_the_prefix() {
    write(
        tables -> {
          for (var id : List.of("hq-cv-ab1", "hq-abx", "hq-x", "abx-9", "hq-x.12")) {
            tables.putBead(open(id));
          }
        });
    assertThat(store.<List<String>>read(rows -> rows.idsContaining("ab", 9)))
        .containsExactly("hq-abx", "hq-cv-ab1");
    assertThat(store.<List<String>>read(rows -> rows.idsContaining("x", 9)))
        .containsExactly("hq-abx", "hq-x", "hq-x.12");
    assertThat(store.<List<String>>read(rows -> rows.idsContaining("x", 2))).hasSize(2);
    assertThat(store.<List<String>>read(rows -> rows.idsContaining("cv", 9))).isEmpty();
  }

  @Test
  void top_level_beads_are_counted_by_prefix() {
    write(
        tables -> {
          for (var id : List.of("hq-cv-ab1", "hq-abx", "hq-x", "abx-9", "hq-x.12", "hqx-1")) {
            tables.putBead(open(id));
          }
          tables.putBead(open("hq-t").with(Field.STATUS, "tombstone"));
          tables.putBead(open("hq-r"));
          tables.removeBead("hq-r");
        });
    assertThat(store.<Long>read(rows -> rows.countTopLevel("hq"))).isEqualTo(3);
    assertThat(store.<Long>read(rows -> rows.countTopLevel("hq-cv"))).isEqualTo(1);
    assertThat(store.<Long>read(rows -> rows.countTopLevel("none"))).isZero();
    write(
        tables -> {
          tables.putBead(open("hq-t"));
          tables.putBead(open("hq-x").with(Field.STATUS, "tombstone"));
          tables.putBead(open("hq-abx").with(Field.STATUS, "tombstone"));
        });
    assertThat(store.<Long>read(rows -> rows.countTopLevel("hq"))).isEqualTo(2);
    assertThat(store.damages()).isEmpty();
  }

  @Test
  void a_pair_has_one_dependency() {
    var first =
        new Dependency(
            "bd-1", "bd-2", DependencyType.BLOCKS, Scatter.NOON, "ana", new Dependency.Details("{\"a\":1}", "t1"));
    write(
        tables -> {
          tables.putDependency(first);
          tables.putDependency(Dependency.of("bd-1", "bd-0", "related", Scatter.NOON, "ana"));
        });
    assertThat(store.<Map<String, List<Dependency>>>read(rows -> rows.dependents(List.of("bd-2"))))
        .isEqualTo(Map.of("bd-2", List.of(first)));
    write(tables -> tables.putDependency(first.withType("related")));
    assertThat(store.<Map<String, List<Dependency>>>read(rows -> rows.dependencies(List.of("bd-1", "bd-9"))))
        .isEqualTo(
            Map.of(
                "bd-1",
                List.of(
                    Dependency.of("bd-1", "bd-0", "related", Scatter.NOON, "ana"),
                    first.withType("related"))));
  }

  @Test
  void many_ids_may_be_asked_for_at_once() {
    var ids = new ArrayList<String>();
    write(
        tables -> {
          for (int i = 0; i < 2_000; i++) {
            ids.add("bd-" + i);
            tables.putBead(open("bd-" + i));
            tables.putLabel("bd-" + i, "l");
          }
        });
    assertThat(store.<Map<String, Bead>>read(rows -> rows.beads(ids))).hasSize(2_000);
    assertThat(store.<Map<String, List<String>>>read(rows -> rows.labels(ids))).hasSize(2_000);
    assertThat(store.<Map<String, Bead>>read(rows -> rows.beads(ids.subList(0, 3)))).hasSize(3);
    assertThat(store.<Map<String, Bead>>read(rows -> rows.beads(List.of()))).isEmpty();
    var few = store.<List<Bead>>read(rows -> rows.find(Query.where(new Criterion.InIds(java.util.Set.copyOf(ids)))));
    assertThat(few).hasSize(2_000);
  }

  @Test
  void settings_are_found_by_prefix() {
    write(
        tables -> {
          tables.putSetting("kv.b", "2");
          tables.putSetting("kv.a", "1");
          tables.putSetting("kv.a", "3");
          tables.putSetting("kw", "4");
          tables.putSetting("k_", "5");
        });
    assertThat(store.<Map<String, String>>read(rows -> rows.settings("kv.")))
        .isEqualTo(Map.of("kv.a", "3", "kv.b", "2"));
    assertThat(store.<Map<String, String>>read(rows -> rows.settings("k")).keySet())
        .containsExactly("k_", "kv.a", "kv.b", "kw");
    assertThat(store.<String>read(rows -> rows.setting("kw"))).isEqualTo("4");
    write(tables -> tables.removeSetting("kw"));
    assertThat(store.<Boolean>read(rows -> rows.setting("kw") == null)).isTrue();
  }

  @Test
  void events_are_told_oldest_first() {
    write(
        tables -> {
          for (int i = 0; i < 6; i++) {
            tables.putEvent(event(i, i % 2 == 0 ? "bd-1" : "bd-2", "updated"));
          }
        });
    assertThat(store.<List<Event>>read(rows -> rows.events("bd-1", 0)))
        .containsExactly(event(0, "bd-1", "updated"), event(2, "bd-1", "updated"), event(4, "bd-1", "updated"));
    assertThat(store.<List<Event>>read(rows -> rows.events(null, 2)))
        .extracting(Event::seq)
        .containsExactly(4L, 5L);
  }

  @Test
  void the_journal_is_read_in_order_and_folds_into_a_snapshot() {
    write(
        tables -> {
          for (int i = 0; i < 5; i++) {
            tables.append(Entries.after(tables, "step " + i));
          }
        });
    var all = store.<List<Entry>>read(rows -> rows.entriesAfter(0, 0));
    assertThat(all).extracting(Entry::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(all).allMatch(Entry::isWhole);
    assertThat(store.<List<Entry>>read(rows -> rows.entriesAfter(2, 2))).isEqualTo(all.subList(2, 4));
    var head = new Entry.Head(5, all.getLast().chain().hash());
    assertThat(store.<Entry.Head>read(Rows::head)).isEqualTo(head);

    var snapshot = new Snapshot(3, all.get(2).chain().hash(), "a line\n".repeat(1000));
    write(tables -> tables.foldInto(snapshot));
    assertThat(store.<Snapshot>read(Rows::snapshot)).isEqualTo(snapshot);
    assertThat(store.<List<Entry>>read(rows -> rows.entriesAfter(0, 0))).isEqualTo(all.subList(3, 5));
    assertThat(store.<Entry.Head>read(Rows::head)).isEqualTo(head);
    write(tables -> tables.foldInto(new Snapshot(5, head.hash(), "")));
    assertThat(store.<Entry.Head>read(Rows::head)).isEqualTo(head);
    assertThat(store.damages()).isEmpty();
  }

  @Test
  void a_broken_journal_is_noticed() {
    write(
        tables -> {
          tables.append(Entries.after(tables, "one"));
          var two = Entries.after(tables, "two");
          tables.append(
              new Entry(
                  two.seq(), two.at(), two.by(), new Stroke.What("slipped in", ""), List.of(), two.chain()));
        });
    assertThat(store.damages()).anyMatch(line -> line.contains("entry 2"));
  }

  @Test
  void a_reader_sees_one_state() throws Exception {
    write(tables -> tables.putSetting("n", "0"));
    var stop = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writer =
          threads.submit(
              () -> {
                for (int i = 1; i <= 60; i++) {
                  var n = Integer.toString(i);
                  write(
                      tables -> {
                        tables.putSetting("n", n);
                        tables.putBead(open("bd-" + n));
                      });
                }
                stop.countDown();
              });
      while (stop.getCount() > 0) {
        store.read(
            rows -> {
              long beads = rows.count(Query.ALL);
              assertThat(rows.setting("n")).isEqualTo(Long.toString(beads));
              assertThat(rows.count(Query.ALL)).isEqualTo(beads);
              return beads;
            });
      }
      writer.get();
    }
    assertThat(store.<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(60);
  }

  @Test
  void writers_at_once_lose_nothing() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<java.util.concurrent.Future<?>>();
      for (int t = 0; t < 8; t++) {
        int thread = t;
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 25; i++) {
                    var id = "bd-" + thread + "." + i;
                    boolean fails = i % 10 == 3;
                    try {
                      write(
                          tables -> {
                            long n = Long.parseLong(java.util.Objects.requireNonNullElse(tables.setting("n"), "0"));
                            tables.putSetting("n", Long.toString(n + 1));
                            tables.putBead(open(id));
                            tables.append(Entries.after(tables, id));
                            if (fails) {
                              throw new IllegalStateException("on purpose");
                            }
                          });
                      assertThat(fails).isFalse();
                    } catch (IllegalStateException e) {
                      assertThat(e).hasMessage("on purpose");
                    }
                  }
                }));
      }
      for (var one : all) {
        one.get();
      }
    }
    assertThat(store.<String>read(rows -> rows.setting("n"))).isEqualTo("176");
    assertThat(store.<Long>read(rows -> rows.count(Query.ALL))).isEqualTo(176);
    assertThat(store.damages()).isEmpty();
  }

  /// Journal entries that follow the newest.
  static final class Entries {
    private Entries() {}

    static Entry after(Rows rows, String kind) {
      var head = rows.head();
      var change = new Change(Change.Table.SETTING, "n", Json.none(), Json.of(kind));
      var stroke = Stroke.of(Scatter.NOON, "ana", kind);
      return Entry.after(head.seq() + 1, head.hash(), stroke, List.of(change));
    }
  }
}
