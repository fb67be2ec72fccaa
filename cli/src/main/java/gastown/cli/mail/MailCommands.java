package gastown.cli.mail;

import gastown.cli.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of this package by path. A class is loaded when its command is asked for.
public final class MailCommands {
  public static final List<String> PATHS =
      List.of(
          "mail send",
          "mail inbox",
          "mail read",
          "mail peek",
          "mail reply",
          "mail thread",
          "mail check",
          "mail search",
          "mail archive",
          "mail delete",
          "mail mark-read",
          "mail mark-unread",
          "mail clear",
          "mail directory",
          "mail group list",
          "mail group show",
          "mail group create",
          "mail group add",
          "mail group remove",
          "mail group delete",
          "mail queue list",
          "mail queue show",
          "mail queue create",
          "mail queue delete",
          "mail claim",
          "mail release",
          "mail channel list",
          "mail channel show",
          "mail channel create",
          "mail channel delete",
          "mail channel subscribe",
          "mail channel unsubscribe",
          "mail channel subscribers",
          "mail announces",
          "mail drain");

  private MailCommands() {}

  public static @Nullable Command named(String path) {
    return switch (path) {
      case "mail send", "send" -> new MailSend();
      case "mail inbox", "inbox" -> MailInbox.command();
      case "mail read", "mail show", "mail peek" -> MailRead.named(path);
      case "mail reply" -> MailReply.command();
      case "mail thread" -> MailRead.thread();
      case "mail check" -> new MailCheck();
      case "mail search" -> MailSearch.command();
      case "mail archive",
          "mail delete",
          "mail mark-read",
          "mail ack",
          "mail mark-unread",
          "mail clear" ->
          MailTidying.named(path);
      case "mail directory", "mail dir", "mail addresses" -> MailGroups.directory();
      case "mail group list",
          "mail group show",
          "mail group create",
          "mail group add",
          "mail group remove",
          "mail group delete" ->
          MailGroups.named(path);
      case "mail queue list",
          "mail queue show",
          "mail queue create",
          "mail queue delete",
          "mail claim",
          "mail release" ->
          MailQueues.named(path);
      case "mail channel",
          "mail channel list",
          "mail channel show",
          "mail channel create",
          "mail channel delete",
          "mail channel subscribe",
          "mail channel unsubscribe",
          "mail channel subscribers",
          "mail announces" ->
          MailChannels.named(path);
      case "mail drain" -> MailTidying.drain();
      default -> null;
    };
  }
}
