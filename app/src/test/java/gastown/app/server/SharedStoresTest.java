package gastown.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import gastown.beads.store.BeadStore;
import gastown.beads.store.Rows;
import gastown.beads.store.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedStoresTest {
  @TempDir private Path folder;
  private final List<Opened> opened = new ArrayList<>();
  private final SharedStores stores = new SharedStores(Opened::new);

  @Test
  void calls_share_one_store_and_none_of_them_closes_it() {
    var file = folder.resolve("a.db");
    stores.borrow(file).close();
    stores.borrow(file).close();
    assertThat(opened).hasSize(1);
    assertThat(opened.getFirst().isClosed).isFalse();
    stores.close();
    assertThat(opened.getFirst().isClosed).isTrue();
  }

  @Test
  void a_replaced_file_gets_a_new_store_and_the_old_one_is_closed_after_its_last_user()
      throws Exception {
    var file = folder.resolve("a.db");
    var before = stores.borrow(file);
    Files.move(file, folder.resolve("aside.db"));
    Files.writeString(file, "another");
    stores.borrow(file).close();
    assertThat(opened).hasSize(2);
    assertThat(opened.getFirst().isClosed).isFalse();
    before.close();
    before.close();
    assertThat(opened.getFirst().isClosed).isTrue();
    assertThat(opened.getLast().isClosed).isFalse();
  }

  @Test
  void nothing_is_left_to_serve_when_every_database_is_gone() throws Exception {
    assertThat(stores.tidy()).isTrue();
    stores.borrow(folder.resolve("a.db")).close();
    stores.borrow(folder.resolve("b.db")).close();
    Files.delete(folder.resolve("a.db"));
    assertThat(stores.tidy()).isTrue();
    assertThat(stores.count()).isEqualTo(1);
    Files.delete(folder.resolve("b.db"));
    assertThat(stores.tidy()).isFalse();
    assertThat(opened).allMatch(store -> store.isClosed);
  }

  private final class Opened implements BeadStore {
    private boolean isClosed;

    Opened(Path file) {
      try {
        Files.writeString(file, "a database");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      opened.add(this);
    }

    @Override
    public <T> T read(Function<Rows, T> work) {
      throw new IllegalStateException("not read here");
    }

    @Override
    public Answer write(String command, Function<Tables, Answer> work) {
      throw new IllegalStateException("not written here");
    }

    @Override
    public List<String> damages() {
      return List.of();
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }
}
