package gastown.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final List<String> EMPTY_NAMES =
      List.of("Util", "Helper", "Manager", "Impl", "Common", "Misc");

  private static final Set<String> CATCH_ALLS =
      Set.of("Exception", "Throwable", "RuntimeException", "Error");

  /// Where everything that can go wrong below is told to somebody: the front door and the
  /// supervisor.
  private static final List<String> CATCHERS =
      List.of("gastown.app", "gastown.cli.Front", "gastown.engine.loop.TownLoop");

  private static final Set<String> MUTABLE =
      Set.of(
          "ArrayList",
          "LinkedList",
          "ArrayDeque",
          "HashMap",
          "LinkedHashMap",
          "TreeMap",
          "HashSet",
          "LinkedHashSet",
          "TreeSet",
          "ConcurrentHashMap",
          "ConcurrentMap",
          "StringBuilder",
          "ThreadLocal",
          "AtomicInteger",
          "AtomicLong",
          "AtomicBoolean",
          "AtomicReference",
          "Random");

  @Test
  void a_class_is_named_after_what_it_is() {
    var wrong = new ArrayList<String>();
    for (var source : House.INSTANCE.all()) {
      new Scan(source) {
        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
          var name = type.getSimpleName().toString();
          for (var empty : EMPTY_NAMES) {
            if (isWordOf(empty, name)) {
              wrong.add(
                  source.place(type) + ": " + name + ", name the subject instead of " + empty);
            }
          }
          return super.visitClass(type, null);
        }
      }.run();
    }
    assertThat(wrong).isEmpty();
  }

  /// `Impl` is a word of `StoreImpl` and of `Impls`, not of `Implication`.
  private static boolean isWordOf(String word, String name) {
    int at = name.indexOf(word);
    int end = at + word.length();
    if (at < 0) {
      return false;
    }
    var rest = name.substring(end);
    return rest.isEmpty() || Character.isUpperCase(rest.charAt(0)) || rest.equals("s");
  }

  @Test
  void a_switch_over_a_sealed_type_names_every_case() {
    var wrong = new ArrayList<String>();
    for (var source : House.INSTANCE.resolved()) {
      new Scan(source) {
        @Override
        public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void none) {
          check(tree, tree.getExpression(), tree.getCases());
          return super.visitSwitch(tree, null);
        }

        @Override
        public @Nullable Void visitSwitchExpression(
            SwitchExpressionTree tree, @Nullable Void none) {
          check(tree, tree.getExpression(), tree.getCases());
          return super.visitSwitchExpression(tree, null);
        }

        private void check(Tree at, ExpressionTree selector, List<? extends CaseTree> cases) {
          if (hasDefault(cases) && isSealed(selector)) {
            wrong.add(source.place(at) + ": name the cases, so that a new one cannot be forgotten");
          }
        }
      }.run();
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean hasDefault(List<? extends CaseTree> cases) {
    return cases.stream()
        .flatMap(one -> one.getLabels().stream())
        .anyMatch(DefaultCaseLabelTree.class::isInstance);
  }

  @Test
  void only_the_front_door_and_the_supervisor_catch_everything() {
    var wrong = new ArrayList<String>();
    for (var source : House.INSTANCE.production()) {
      var name = source.name().replace('/', '.');
      if (CATCHERS.stream().anyMatch(home -> name.contains("." + home + "."))) {
        continue;
      }
      new Scan(source) {
        @Override
        public @Nullable Void visitCatch(CatchTree tree, @Nullable Void none) {
          for (var type : tree.getParameter().getType().toString().split("\\|")) {
            if (CATCH_ALLS.contains(type.strip())) {
              wrong.add(source.place(tree) + ": catch what you can answer, let the rest go up");
            }
          }
          return super.visitCatch(tree, null);
        }
      }.run();
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void nothing_static_changes() {
    var wrong = new ArrayList<String>();
    for (var source : House.INSTANCE.production()) {
      new Scan(source) {
        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
          var flags = tree.getModifiers().getFlags();
          var type = tree.getType() == null ? "" : tree.getType().toString();
          if (flags.contains(Modifier.STATIC) && isClassMember()) {
            if (!flags.contains(Modifier.FINAL) || MUTABLE.contains(simpleName(type))) {
              wrong.add(source.place(tree) + ": " + tree.getName() + ", hand it to who needs it");
            }
          }
          return super.visitVariable(tree, null);
        }

        private boolean isClassMember() {
          return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
        }
      }.run();
    }
    assertThat(wrong).isEmpty();
  }

  private static String simpleName(String type) {
    int arguments = type.indexOf('<');
    var name = arguments < 0 ? type : type.substring(0, arguments);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  @Test
  void every_package_says_what_it_holds_may_touch_and_must_never() {
    var wrong = new ArrayList<String>();
    var described = new HashSet<String>();
    for (var source : House.INSTANCE.production()) {
      if (source.isPackageInfo()) {
        described.add(source.module() + " " + source.packageName());
        var lines = source.text();
        boolean isWhole =
            lines.size() > 3
                && lines.get(0).startsWith("/// Holds: ")
                && lines.get(1).startsWith("/// May touch: ")
                && lines.get(2).startsWith("/// Must never: ")
                && lines.get(3).contains("NullMarked");
        if (!isWhole) {
          wrong.add(source.name() + ": begins with Holds, May touch, Must never and @NullMarked");
        }
      }
    }
    for (var source : House.INSTANCE.production()) {
      if (!described.contains(source.module() + " " + source.packageName())) {
        wrong.add(source.name() + ": its package has no package-info.java");
      }
    }
    assertThat(wrong).isEmpty();
  }

  private abstract static class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final House.Source source;

    Scan(House.Source source) {
      this.source = source;
    }

    void run() {
      scan(source.tree(), null);
    }

    boolean isSealed(ExpressionTree selector) {
      var path = com.sun.source.util.TreePath.getPath(source.tree(), selector);
      return source.trees().getTypeMirror(path) instanceof DeclaredType type
          && type.asElement() instanceof TypeElement element
          && element.getModifiers().contains(Modifier.SEALED);
    }
  }
}
