package gastown.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Nothing in the house speaks of one machine, or of where its parts were downloaded from.
class WordingTest {
  private static final Set<String> HOSTS =
      Set.of(
          "maven.apache.org",
          "www.w3.org",
          "github.com",
          "example.com",
          "example.org",
          "localhost",
          "127.0.0.1",
          "adoptium.net",
          "sdkman.io",
          "json-schema.org",
          "opensource.org");

  private static final Set<String> TEXTS =
      Set.of("java", "md", "xml", "sh", "yml", "yaml", "toml", "c", "properties", "town", "txt");

  private static final Set<String> SKIPPED = Set.of("target", "build", "node_modules");

  private static final Pattern URL = Pattern.compile("https?://([A-Za-z0-9.-]+)");

  private static final Pattern MACHINE =
      Pattern.compile("(?<![\\w.$}*~])/(?:work|root|home/[a-z]\\w*|tmp/wt|Users/[a-z]\\w*)/");

  @Test
  void no_text_names_a_machine_s_folders_or_a_strange_host() throws IOException {
    var wrong = new ArrayList<String>();
    for (var file : texts()) {
      var name = House.INSTANCE.root().relativize(file).toString();
      if (name.endsWith("WordingTest.java")) {
        continue;
      }
      var lines = House.read(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        var place = name + ":" + (i + 1) + ": ";
        if (MACHINE.matcher(lines.get(i)).find()) {
          wrong.add(place + "a folder of one machine");
        }
        var url = URL.matcher(lines.get(i));
        while (url.find()) {
          if (!HOSTS.contains(url.group(1)) && !url.group(1).endsWith(".example")) {
            wrong.add(place + "the host " + url.group(1));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_patterns_find_what_they_are_for() {
    assertThat(List.of("x=/home/ann/y", "\"/root/.m2\""))
        .allMatch(text -> MACHINE.matcher(text).find());
    assertThat(List.of("$HOME/x", "a/home/b", "/home/"))
        .noneMatch(text -> MACHINE.matcher(text).find());
  }

  private static List<Path> texts() throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        House.INSTANCE.root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = folder.getFileName().toString();
            boolean isHidden = name.startsWith(".") && !name.equals(".ci");
            return !folder.equals(House.INSTANCE.root()) && (isHidden || SKIPPED.contains(name))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var name = file.getFileName().toString();
            int dot = name.lastIndexOf('.');
            if (dot < 0 ? Files.isExecutable(file) : TEXTS.contains(name.substring(dot + 1))) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
