package gastown.git.rig;

import gastown.town.ports.GitScene;
import gastown.town.ports.RigGitContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class CanonicalRigTest extends RigGitContract {
  @TempDir Path place;

  @Override
  protected GitScene scene() {
    return new RealScene(place);
  }
}
