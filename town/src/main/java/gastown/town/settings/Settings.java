package gastown.town.settings;

import gastown.beads.json.Json;
import gastown.beads.ports.Disk;
import gastown.beads.query.Durations;
import gastown.town.layout.Town;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The settings in force for a town, one of its rigs, or a role in it, as the files were when this
/// was made. A value that cannot be is passed over, so that a slip in a file does not stop
/// everything; [#slips] tells of it.
public final class Settings {
  /// Strongest first.
  private final List<Source> sources;

  /// Whole, as they are.
  private final List<Source> files;

  private record Source(Layer layer, String place, Json.Obj values) {}

  /// What one layer says of a setting. `isFit` is false when it cannot have that value there.
  public record Said(Layer layer, String place, String value, boolean isFit) {}

  private Settings(List<Source> sources, List<Source> files) {
    this.sources = sources;
    this.files = files;
  }

  public static Settings of(Disk disk, Town town) {
    return of(disk, town, "", "");
  }

  public static Settings of(Disk disk, Town town, String rig) {
    return of(disk, town, rig, "");
  }

  /// An empty rig is the town, an empty role is none.
  public static Settings of(Disk disk, Town town, String rig, String role) {
    var sources = new ArrayList<Source>();
    var ofTown = new SettingsFile(disk, town.settings()).read();
    var rigFile = rig.isEmpty() ? null : town.rig(rig).settings();
    var ofRig = rigFile == null ? Json.empty() : new SettingsFile(disk, rigFile).read();
    if (!role.isEmpty()) {
      add(Layer.ROLE, rigFile, inner(ofRig, role), sources);
      add(Layer.ROLE, town.settings(), inner(ofTown, role), sources);
    }
    var files = new ArrayList<Source>();
    add(Layer.RIG, rigFile, ofRig, files);
    add(Layer.TOWN, town.settings(), ofTown, files);
    sources.addAll(files);
    return new Settings(sources, files);
  }

  /// What the files say and cannot say.
  public List<Slip> slips() {
    var slips = new ArrayList<Slip>();
    for (var file : files) {
      slips.addAll(Slip.in(file.place(), file.values()));
    }
    return slips;
  }

  private static void add(Layer layer, @Nullable Path file, Json.Obj values, List<Source> to) {
    if (file != null && !values.members().isEmpty()) {
      to.add(new Source(layer, file.toString(), values));
    }
  }

  /// Values of a role stand under `roles.<role>` in either file.
  private static Json.Obj inner(Json.Obj file, String role) {
    return file.get("roles") instanceof Json.Obj roles && roles.get(role) instanceof Json.Obj own
        ? own
        : Json.empty();
  }

  /// All that is said of a setting, what holds first, what is built in last.
  public List<Said> explain(Key key) {
    var all = new ArrayList<Said>();
    for (var source : sources) {
      var value = SettingsFile.at(source.values(), key.name());
      if (value != null) {
        boolean isFit = key.layers().contains(source.layer()) && key.form().read(value) != null;
        all.add(new Said(source.layer(), source.place(), value, isFit));
      }
    }
    all.add(new Said(Layer.BUILT_IN, "", key.initial(), true));
    return all;
  }

  /// What holds.
  public Said said(Key key) {
    return explain(key).stream().filter(Said::isFit).findFirst().orElseThrow();
  }

  public String text(Key key) {
    return said(key).value();
  }

  public boolean isOn(Key key) {
    return new Json.Bool(true).equals(new Form.Flag().read(text(key)));
  }

  public int number(Key key) {
    return (int) Math.min(Integer.MAX_VALUE, longNumber(key));
  }

  public long longNumber(Key key) {
    return Long.parseLong(text(key).strip());
  }

  public Duration duration(Key key) {
    return Objects.requireNonNull(Durations.read(text(key)));
  }

  public long bytes(Key key) {
    return Form.Size.bytes(text(key));
  }

  /// Dollars in millionths.
  public long microUsd(Key key) {
    var text = text(key).replaceFirst("^\\$", "");
    return new java.math.BigDecimal(text).movePointRight(6).longValueExact();
  }

  /// The agent of a role: what the role is given, else the rig, else the town.
  public String agent(String role) {
    for (var key : List.of(Schema.roleAgent(role), Keys.AGENT)) {
      var own = text(key);
      if (!own.isEmpty()) {
        return own;
      }
    }
    return text(Keys.DEFAULT_AGENT);
  }

  /// The command lines of the agents this town defines, by name.
  public Map<String, String> agents() {
    var commands = new LinkedHashMap<String, String>();
    for (var source : sources) {
      if (source.layer() == Layer.TOWN
          && source.values().get("agents") instanceof Json.Obj(var members)) {
        members.forEach((name, value) -> {
          var line =
              value instanceof Json.Str(var text)
                  ? text
                  : value instanceof Json.Obj agent ? agent.text("command") : null;
          if (line != null) {
            commands.put(name, line);
          }
        });
      }
    }
    return commands;
  }
}
