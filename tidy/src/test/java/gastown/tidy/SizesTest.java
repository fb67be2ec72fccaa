package gastown.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SizesTest {
  private static final int FILE = 400;
  private static final int METHOD = 60;
  private static final int PARAMETERS = 6;
  private static final int PACKAGE = 30;

  @Test
  void no_file_is_longer_than_400_lines() {
    var wrong = new ArrayList<String>();
    for (var source : House.INSTANCE.all()) {
      int lines = source.text().size();
      if (lines > FILE) {
        wrong.add(
            source.name() + ": " + lines + " lines, give part of its work a class of its own");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_method_is_longer_than_60_lines() {
    var wrong = new ArrayList<String>();
    eachMethod((source, method) -> {
      // A table of cases in front of a test is not part of its length.
      int lines = method.getBody() == null ? 0 : source.lines(method.getBody());
      if (lines > METHOD) {
        wrong.add(source.place(method) + ": " + method.getName() + " has " + lines + " lines");
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void nothing_takes_more_than_6_parameters() {
    var wrong = new ArrayList<String>();
    eachMethod((source, method) -> {
      int count = method.getParameters().size();
      if (count > PARAMETERS) {
        wrong.add(
            source.place(method)
                + ": "
                + method.getName()
                + " takes "
                + count
                + ", some of them belong together in a record");
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  void no_record_has_more_than_6_components() {
    var wrong = new ArrayList<String>();
    for (var source : House.INSTANCE.all()) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
          if (type.getKind() == Tree.Kind.RECORD && components(type) > PARAMETERS) {
            wrong.add(
                source.place(type)
                    + ": "
                    + type.getSimpleName()
                    + " has "
                    + components(type)
                    + ", some of them belong together in a record");
          }
          return super.visitClass(type, null);
        }
      }.scan(source.tree(), null);
    }
    assertThat(wrong).isEmpty();
  }

  private static long components(ClassTree type) {
    return type.getMembers().stream()
        .filter(VariableTree.class::isInstance)
        .filter(
            member -> !((VariableTree) member).getModifiers().getFlags().contains(Modifier.STATIC))
        .count();
  }

  @Test
  void no_package_has_more_than_30_files() {
    var folders = new TreeMap<Path, Integer>();
    for (var source : House.INSTANCE.all()) {
      folders.merge(House.INSTANCE.root().relativize(source.path()).getParent(), 1, Integer::sum);
    }
    folders.values().removeIf(count -> count <= PACKAGE);
    assertThat(folders).as("packages with more than %d files", PACKAGE).isEmpty();
  }

  private interface Look {
    void at(House.Source source, MethodTree method);
  }

  private static void eachMethod(Look look) {
    for (var source : House.INSTANCE.all()) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
          look.at(source, method);
          return super.visitMethod(method, null);
        }
      }.scan(source.tree(), null);
    }
  }
}
