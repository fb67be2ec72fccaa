package gastown.cli.settings;

import gastown.beads.json.Json;
import gastown.cli.reply.Page;
import gastown.cli.reply.Reply;
import gastown.town.settings.Key;
import gastown.town.settings.Layer;
import gastown.town.settings.Schema;
import gastown.town.settings.Settings;
import java.util.List;

/// Settings on a page.
final class Listing {
  private Listing() {}

  static Reply all(Settings settings, boolean onlySet) {
    var keys =
        Schema.all().stream()
            .filter(key -> !onlySet || settings.said(key).layer() != Layer.BUILT_IN)
            .toList();
    return Reply.of(page -> text(settings, keys, page), () -> json(settings, keys))
        .withRemarks(
            settings.slips().stream().map(slip -> "passed over: " + slip.shown()).toList());
  }

  private static void text(Settings settings, List<Key> keys, Page page) {
    if (keys.isEmpty()) {
      page.line("Nothing is set; everything is as built in.");
    }
    int width = keys.stream().mapToInt(key -> key.name().length()).max().orElse(0);
    for (var key : keys) {
      var said = settings.said(key);
      var value = said.value().isEmpty() ? "(none)" : said.value();
      page.put(key.name() + " ".repeat(width - key.name().length()) + "  " + value);
      page.line(said.layer() == Layer.BUILT_IN ? "" : "   (" + said.layer().word() + ")");
    }
  }

  private static Json json(Settings settings, List<Key> keys) {
    var all = Json.object();
    for (var key : keys) {
      var said = settings.said(key);
      all.put(
          key.name(),
          Json.object()
              .put("value", value(key, said.value()))
              .put("layer", said.layer().word())
              .build());
    }
    return all.build();
  }

  static Json value(Key key, String text) {
    var read = text.isEmpty() ? null : key.form().read(text);
    return read == null ? Json.of(text) : read;
  }

  static Reply explained(Key key, Settings settings) {
    var said = settings.explain(key);
    var holds = settings.said(key);
    return Reply.of(
        page -> {
          page.line(Page.Style.BOLD, key.name()).line("  " + key.what());
          page.line("  It is " + key.form().shown() + ".");
          page.blank();
          for (var one : said) {
            var mark = one.equals(holds) ? "→ " : "  ";
            var value = one.value().isEmpty() ? "(none)" : one.value();
            var place = one.place().isEmpty() ? "" : "   " + one.place();
            var trouble = one.isFit() ? "" : "   cannot be said here so: passed over";
            page.line(mark + one.layer().word() + ": " + value + place + trouble);
          }
        },
        () -> {
          var layers = new java.util.ArrayList<Json>();
          for (var one : said) {
            layers.add(
                Json.object()
                    .put("layer", one.layer().word())
                    .put("value", value(key, one.value()))
                    .putText("file", one.place())
                    .put("holds", one.equals(holds))
                    .put("valid", one.isFit())
                    .build());
          }
          return Json.object()
              .put("key", key.name())
              .put("what", key.what())
              .put("values", key.form().shown())
              .put("value", value(key, holds.value()))
              .put("layers", new Json.Arr(layers))
              .build();
        });
  }
}
