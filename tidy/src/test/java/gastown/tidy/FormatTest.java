package gastown.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Main;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {
  @Test
  void every_source_is_formatted() throws Exception {
    var sources = new ArrayList<String>();
    var packages = new ArrayList<String>();
    for (var source : House.INSTANCE.all()) {
      (source.isPackageInfo() ? packages : sources).add(source.path().toString());
    }
    assertThat(unformatted(List.of(), sources)).as("run ./format").isEmpty();
    assertThat(unformatted(List.of("--skip-javadoc-formatting"), packages))
        .as("run ./format")
        .isEmpty();
  }

  private static String unformatted(List<String> options, List<String> files) throws Exception {
    var out = new StringWriter();
    var words = new ArrayList<>(options);
    words.add("--dry-run");
    words.addAll(files);
    new Main(new PrintWriter(out, true), new PrintWriter(out, true), InputStream.nullInputStream())
        .format(words.toArray(String[]::new));
    return out.toString().replace(House.INSTANCE.root() + "/", "");
  }
}
