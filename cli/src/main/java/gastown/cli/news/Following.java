package gastown.cli.news;

import gastown.beads.store.BeadStore;
import gastown.beads.store.Entry;
import gastown.cli.Call;
import gastown.cli.reply.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What happens from now on, as it happens, until nobody reads it any more or the town's store is
/// gone. Where nothing happens a look is one question for the number of the newest entry.
record Following(Call call, Predicate<Happening> wanted) {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int PAGE = 500;

  /// After what happened already.
  Reply after(List<Happening> before, long newest) {
    boolean isRead = show(before);
    if (isRead) {
      call.withStore(store -> follow(store, call.workspace().database(), newest));
    }
    return Reply.raw("");
  }

  private boolean follow(BeadStore store, Path database, long newest) {
    long seen = newest;
    boolean isRead = true;
    while (isRead && call.house().rest(PAUSE) && call.disk().exists(database)) {
      long from = seen;
      var news = new ArrayList<Happening>();
      seen =
          store.read(rows -> {
            news.clear();
            long last = from;
            var entries =
                rows.head().seq() > from ? rows.entriesAfter(from, PAGE) : List.<Entry>of();
            for (var entry : entries) {
              var one = Happening.of(entry);
              if (one != null && wanted.test(one)) {
                news.add(one);
              }
              last = entry.seq();
            }
            return last;
          });
      isRead = show(news);
    }
    return isRead;
  }

  private boolean show(List<Happening> news) {
    var text = new StringBuilder();
    for (var one : news) {
      text.append(call.isJson() ? Journal.json(one).compact() : Journal.line(one)).append('\n');
    }
    return call.tell(text.toString());
  }
}
