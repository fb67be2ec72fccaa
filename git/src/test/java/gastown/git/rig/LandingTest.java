package gastown.git.rig;

import gastown.town.ports.GitScene;
import gastown.town.ports.LandingContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LandingTest extends LandingContract {
  @TempDir Path place;

  @Override
  protected GitScene scene() {
    return new RealScene(place);
  }
}
