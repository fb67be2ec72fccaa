package gastown.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Every Java source of the house, read by the compiler.
final class House {
  static final House INSTANCE = new House();

  private final Path root = findRoot();
  private final List<Source> sources = new ArrayList<>();
  private final List<Source> resolved;

  /// One source file.
  record Source(Path path, String name, boolean isTest, CompilationUnitTree tree, Trees trees) {
    String module() {
      return name.substring(0, name.indexOf('/'));
    }

    String packageName() {
      return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
    }

    boolean isPackageInfo() {
      return name.endsWith("/package-info.java");
    }

    int line(Tree at) {
      long position = trees.getSourcePositions().getStartPosition(tree, at);
      return position < 0 ? 1 : (int) tree.getLineMap().getLineNumber(position);
    }

    int lines(Tree of) {
      long end = trees.getSourcePositions().getEndPosition(tree, of);
      return end < 0 ? 0 : (int) tree.getLineMap().getLineNumber(end) - line(of) + 1;
    }

    String place(Tree at) {
      return name + ":" + line(at);
    }

    List<String> text() {
      return House.read(path).lines().toList();
    }
  }

  private House() {
    var production = javaFiles("src/main/java");
    sources.addAll(read(production, false, false));
    sources.addAll(read(javaFiles("src/test/java"), true, false));
    resolved = read(production, false, true);
  }

  Path root() {
    return root;
  }

  List<Source> all() {
    return sources;
  }

  List<Source> production() {
    return sources.stream().filter(source -> !source.isTest()).toList();
  }

  /// The production sources with the type of everything known; the compiler has added to these
  /// trees.
  List<Source> resolved() {
    return resolved;
  }

  List<Source> tests() {
    return sources.stream().filter(Source::isTest).toList();
  }

  private static Path findRoot() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("tidy/src"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not started inside the house");
    }
    return folder;
  }

  private List<Path> javaFiles(String sourceRoot) {
    var found = new ArrayList<Path>();
    for (var module : list(root)) {
      var folder = module.resolve(sourceRoot);
      if (Files.isDirectory(folder)) {
        try (var paths = Files.walk(folder)) {
          paths
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.endsWith("module-info.java"))
              .sorted()
              .forEach(found::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return found;
  }

  static List<Path> list(Path folder) {
    try (var paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Source> read(List<Path> files, boolean isTest, boolean resolve) {
    var found = new ArrayList<Source>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new DiagnosticCollector<JavaFileObject>();
    var options =
        List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
    try (var manager = compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  new StringWriter(),
                  manager,
                  problems,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      var trees = Trees.instance(task);
      for (var tree : task.parse()) {
        var path = Path.of(tree.getSourceFile().toUri());
        var name = root.relativize(path).toString().replace('\\', '/');
        found.add(new Source(path, name, isTest, tree, trees));
      }
      if (resolve) {
        task.analyze();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (var problem : problems.getDiagnostics()) {
      if (problem.getKind() == Diagnostic.Kind.ERROR) {
        throw new IllegalStateException("cannot read the sources: " + problem);
      }
    }
    return found;
  }
}
