package gastown.git.rig;

import gastown.town.ports.CloningContract;
import gastown.town.ports.GitScene;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class GitCloningTest extends CloningContract {
  @TempDir Path place;

  @Override
  protected GitScene scene() {
    return new RealScene(place);
  }
}
