package gastown.town.settings;

import gastown.beads.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a settings file says and cannot say: a value a setting does not take, or a name among
/// settings that is none. It does not hold, and whoever wrote it believes that it does.
public record Slip(String place, String key, String why) {
  private static final String QUEUE = "merge_queue";

  /// Of other programs, and without a meaning for what lands here.
  private static final Set<String> PASSED_OVER =
      Set.of(
          "batch",
          "gates_parallel",
          "integration_branch_auto_land",
          "integration_branch_polecat_enabled",
          "integration_branch_refinery_enabled",
          "integration_branch_template",
          "integration_branches",
          "judgment_enabled",
          "max_concurrent",
          "max_retry_count",
          "poll_interval",
          "review_depth",
          "stale_claim_critical_after",
          "stale_claim_timeout",
          "stale_claim_warning_after",
          "vcs_provider");

  /// Of other programs, too: said so, they ask for nothing but what is done anyway.
  private static final Map<String, Json> AS_USUAL =
      Map.of(
          "auto_push", Json.of(true),
          "merge_strategy", Json.of("direct"),
          "require_review", Json.of(false));

  /// All in a file, those under its roles included.
  static List<Slip> in(String place, Json.Obj file) {
    var slips = new ArrayList<Slip>();
    look(place, "", file, slips);
    if (file.get("roles") instanceof Json.Obj(var roles)) {
      roles.forEach((role, own) -> {
        if (own instanceof Json.Obj values) {
          look(place, "roles." + role + ".", values, slips);
        }
      });
    }
    return List.copyOf(slips);
  }

  private static void look(String place, String prefix, Json.Obj values, List<Slip> slips) {
    var sections = new TreeSet<String>();
    for (var key : Schema.all()) {
      sections.add(key.family());
      var value = value(values, key.name());
      if (value != null && !isFit(values, key)) {
        var why = "cannot be " + shown(value) + ": it is " + key.form().shown();
        slips.add(new Slip(place, prefix + key.name(), why));
      }
    }
    for (var section : sections) {
      var there = values.get(section);
      if (there instanceof Json.Obj(var members)) {
        members.forEach((name, value) -> {
          boolean isOthers = PASSED_OVER.contains(name) || value.equals(AS_USUAL.get(name));
          if (Schema.named(section + "." + name) == null && !isOthers) {
            slips.add(new Slip(place, prefix + section + "." + name, "is no setting"));
          }
        });
      } else if (there != null && !(there instanceof Json.Null)) {
        var why = "cannot be " + shown(there) + ": settings stand below it";
        slips.add(new Slip(place, prefix + section, why));
      }
    }
  }

  private static boolean isFit(Json.Obj values, Key key) {
    var text = SettingsFile.at(values, key.name());
    return text != null && key.form().read(text) != null;
  }

  /// What stands at a dotted path; null when nothing does.
  private static @Nullable Json value(Json.Obj root, String name) {
    Json here = root;
    for (var part : name.split("\\.", -1)) {
      here = here instanceof Json.Obj object ? object.get(part) : null;
    }
    return here instanceof Json.Null ? null : here;
  }

  private static String shown(Json value) {
    var text = value.compact();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  /// Whether it is about what lands, and how it is looked at before.
  public boolean isOfQueue() {
    return key.equals(QUEUE) || key.startsWith(QUEUE + ".") || key.contains("." + QUEUE);
  }

  /// File, key and what is wrong, on one line.
  public String shown() {
    return place + ": " + key + " " + why;
  }
}
