package gastown.cli.roles;

import gastown.cli.Call;
import gastown.cli.reply.Page;
import gastown.town.address.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a role is told when a session begins: our words, or the file a rig or the town put in their
/// place, then the directives of the town and of the rig.
public record RoleWords(Call call, String role, @Nullable String rig) {
  /// A file of the person's words; no rig is the whole town.
  record Directive(String role, @Nullable String rig, Path file, String text) {}

  public static RoleWords of(Call call, Address who) {
    return new RoleWords(call, who.role(), who.rig());
  }

  public void show(Page page) {
    var words = words();
    if (!words.isBlank()) {
      words.strip().lines().forEach(page::line);
      page.blank();
    }
    var directives = directives();
    if (!directives.isEmpty()) {
      page.line("What the person whose town this is asks of you; it goes before everything above.");
      for (var directive : directives) {
        page.blank();
        directive.text().strip().lines().forEach(page::line);
      }
      page.blank();
    }
  }

  String words() {
    var file = place();
    return file == null ? RolePages.of(role) : call.disk().read(file).orElse("");
  }

  /// The file that stands for our words; null when none does.
  @Nullable Path place() {
    for (var file : files("roles")) {
      if (call.disk().exists(file)) {
        return file;
      }
    }
    return null;
  }

  List<Directive> directives() {
    var found = new ArrayList<Directive>();
    for (var file : files("directives").reversed()) {
      var text = call.disk().read(file).orElse("");
      if (!text.isBlank()) {
        boolean isTowns = file.startsWith(call.town().root().resolve("directives"));
        found.add(new Directive(role, isTowns ? null : rig, file, text));
      }
    }
    return found;
  }

  /// The rig's file, then the town's.
  private List<Path> files(String folder) {
    var name = role + ".md";
    var towns = call.town().root().resolve(folder).resolve(name);
    return rig == null
        ? List.of(towns)
        : List.of(call.town().rig(rig).root().resolve(folder).resolve(name), towns);
  }
}
