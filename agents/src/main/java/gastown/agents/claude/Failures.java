package gastown.agents.claude;

import gastown.town.signals.Failure;
import gastown.town.signals.Failure.Kind;
import gastown.town.signals.Failure.Reset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the program says when a model did not answer, and what a person can do about it. Told from
/// each other by the words of the interface, which the program repeats.
final class Failures {
  private record Sort(Kind kind, String remedy, List<String> signs) {}

  /// In order: the first with a sign in the text counts.
  private static final List<Sort> SORTS =
      List.of(
          new Sort(
              Kind.ACCESS,
              "the login has expired: claude /login",
              List.of(
                  "token has expired",
                  "token expired",
                  "expired token",
                  "oauth_expired",
                  "token has been revoked",
                  "session has expired")),
          new Sort(
              Kind.ACCESS,
              "nobody is logged in: claude /login, or export ANTHROPIC_API_KEY=… and gt up",
              List.of("not logged in", "missing api key", "no api key", "not authenticated")),
          new Sort(
              Kind.CREDIT,
              "no credit is left on this account: add some where it is billed, or use another"
                  + " ANTHROPIC_API_KEY and gt up",
              List.of("credit balance", "billing_error", "billing", "payment required")),
          new Sort(
              Kind.LIMIT,
              "a limit of the provider: it goes on when that is reset",
              List.of(
                  "limit reached",
                  "hit your limit",
                  "usage limit",
                  "rate_limit",
                  "rate limit",
                  "error: 429",
                  "too many requests")),
          new Sort(
              Kind.LIMIT,
              "the provider is overloaded: it goes on after a while",
              List.of("overloaded", "error: 529")),
          new Sort(
              Kind.ACCESS,
              "the key is refused: another ANTHROPIC_API_KEY and gt up, or claude /login",
              List.of(
                  "invalid x-api-key",
                  "invalid api key",
                  "external api key",
                  "invalid bearer token",
                  "authentication_error",
                  "authentication_failed",
                  "error: 401",
                  "permission_error",
                  "error: 403")));

  private static final Pattern EPOCH = Pattern.compile("\\|(\\d{10})(\\d{3})?(?!\\d)");
  private static final Pattern IN =
      Pattern.compile(
          "(?:retry[- ]after|try again in|resets in)\"?[:= ]+\"?(\\d{1,6}) ?" + "(h|m(?!s)|s|)");
  private static final Pattern DAILY =
      Pattern.compile(
          "resets (?:at )?(\\d{1,2})(?::(\\d{2}))? ?(am|pm)(?: \\(([a-z_/+0-9-]+)\\))?");

  private Failures() {}

  static Failure read(String error, String said) {
    var text = said.isBlank() ? error : said;
    var small = (error + "\n" + said).toLowerCase(Locale.ROOT);
    for (var sort : SORTS) {
      if (sort.signs().stream().anyMatch(small::contains)) {
        var reset = sort.kind() == Kind.LIMIT ? reset(said) : new Reset.Unknown();
        return new Failure(sort.kind(), text + " (" + sort.remedy() + ")", reset);
      }
    }
    return Failure.of(Kind.OTHER, text);
  }

  private static Reset reset(String said) {
    var epoch = EPOCH.matcher(said);
    if (epoch.find()) {
      return new Reset.At(Instant.ofEpochSecond(Long.parseLong(epoch.group(1))));
    }
    var small = said.toLowerCase(Locale.ROOT);
    var in = IN.matcher(small);
    if (in.find()) {
      long count = Long.parseLong(in.group(1));
      return new Reset.In(
          switch (in.group(2)) {
            case "h" -> Duration.ofHours(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofSeconds(count);
          });
    }
    var daily = DAILY.matcher(small);
    return daily.find() ? daily(daily.toMatchResult(), said) : new Reset.Unknown();
  }

  private static Reset daily(java.util.regex.MatchResult found, String said) {
    try {
      int hour = Integer.parseInt(found.group(1)) % 12 + (found.group(3).equals("pm") ? 12 : 0);
      int minute = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
      var zone =
          found.group(4) == null
              ? ZoneOffset.UTC
              : ZoneId.of(said.substring(found.start(4), found.end(4)));
      return new Reset.Daily(LocalTime.of(hour, minute), zone);
    } catch (DateTimeException e) {
      return new Reset.Unknown();
    }
  }
}
