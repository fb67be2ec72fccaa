package gastown.town.book;

import gastown.beads.json.Json;
import gastown.town.talk.Channel;
import gastown.town.talk.MailGroup;
import gastown.town.talk.MailQueue;
import gastown.town.talk.Nudge;
import gastown.town.talk.Quiet;
import gastown.town.work.Settled;

/// How what is kept about talk is written and read.
public final class TalkKinds {
  private TalkKinds() {}

  /// On the shelf of whom they are for.
  public static final Kind<Nudge> NUDGE =
      new Kind<>(
          "nudge", Nudge::id, nudge -> nudge.words().to(), TalkKinds::write, TalkKinds::nudge);

  private static Json.Obj write(Nudge nudge) {
    var words = nudge.words();
    return Json.object()
        .put("to", words.to())
        .put("from", words.from())
        .put("text", words.text())
        .put("urgent", words.isUrgent())
        .put("typed", words.isTyped())
        .put("at", nudge.at().toString())
        .put("until", nudge.until().toString())
        .put("state", Leaf.word(nudge.state()))
        .putText("session", nudge.session())
        .build();
  }

  private static Nudge nudge(Leaf leaf) {
    return new Nudge(
        leaf.id(),
        new Nudge.Words(
            leaf.text("to"),
            leaf.text("from"),
            leaf.text("text"),
            leaf.is("urgent"),
            leaf.is("typed")),
        leaf.time("at"),
        leaf.time("until"),
        leaf.word("state", Nudge.State.class),
        leaf.text("session"));
  }

  public static final Kind<MailGroup> GROUP =
      new Kind<>(
          "mail-group",
          MailGroup::name,
          _ -> "",
          group -> Json.object().put("members", Json.texts(group.members())).build(),
          leaf -> new MailGroup(leaf.id(), leaf.texts("members")));

  public static final Kind<MailQueue> QUEUE =
      new Kind<>(
          "mail-queue",
          MailQueue::name,
          _ -> "",
          queue -> Json.object().put("claimers", queue.claimers()).build(),
          leaf -> new MailQueue(leaf.id(), leaf.text("claimers")));

  public static final Kind<Channel> CHANNEL =
      new Kind<>(
          "mail-channel",
          Channel::name,
          _ -> "",
          channel ->
              Json.object()
                  .put("most", channel.most())
                  .put("hours", channel.hours())
                  .put("subscribers", Json.texts(channel.subscribers()))
                  .build(),
          leaf ->
              new Channel(
                  leaf.id(), leaf.number("most"), leaf.number("hours"), leaf.texts("subscribers")));

  public static final Kind<Quiet> QUIET =
      new Kind<>(
          "quiet",
          Quiet::who,
          _ -> "",
          quiet -> Json.object().put("level", Leaf.word(quiet.level())).build(),
          leaf -> new Quiet(leaf.id(), leaf.word("level", Quiet.Level.class)));

  public static final Kind<Settled> SETTLED =
      new Kind<>(
          "settled", Settled::bead, _ -> "", _ -> Json.empty(), leaf -> new Settled(leaf.id()));
}
