package gastown.cli.work;

import gastown.cli.Call;
import gastown.cli.mail.TurnNews;
import gastown.cli.reply.Page;
import gastown.engine.work.Finishing;
import gastown.town.book.Kinds;

/// What `gt prime` says, for a caller that hands it on to its model.
public record PrimeWords(String text, TurnNews news) {
  public static PrimeWords of(Call call) {
    var desk = Desk.of(call);
    var self = desk.self();
    var reading = desk.reading();
    var bead = Finishing.hooked(reading, self.text());
    var assignment = bead == null ? null : reading.find(Kinds.ASSIGNMENT, bead.id());
    var news = TurnNews.of(call, reading, self);
    var page = new Page(Page.Look.PIPE);
    Prime.text(page, call, self, bead, assignment, reading);
    news.show(page);
    return new PrimeWords(page.toString(), news);
  }
}
