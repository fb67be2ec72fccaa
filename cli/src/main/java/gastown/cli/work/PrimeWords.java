package gastown.cli.work;

import gastown.cli.Call;
import gastown.cli.mail.TurnNews;
import gastown.cli.reply.Page;

/// What `gt prime` says, for a caller that hands it on to its model.
public record PrimeWords(String text, TurnNews news) {
  public static PrimeWords of(Call call) {
    var desk = Desk.of(call);
    var self = desk.self();
    var reading = desk.reading();
    var bead = Hook.of(desk, self);
    var assignment = Prime.assignment(reading, self, bead);
    var news = TurnNews.of(call, reading, self);
    var page = new Page(Page.Look.PIPE);
    Prime.text(page, call, self, bead, assignment, reading);
    news.show(page);
    return new PrimeWords(page.toString(), news);
  }
}
