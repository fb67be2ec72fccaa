package gastown.simulation.git;

import gastown.town.ports.CloningContract;
import gastown.town.ports.GitScene;

class VirtualCloningTest extends CloningContract {
  @Override
  protected GitScene scene() {
    return new VirtualScene();
  }
}
