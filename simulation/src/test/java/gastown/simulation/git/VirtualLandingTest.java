package gastown.simulation.git;

import gastown.town.ports.GitScene;
import gastown.town.ports.LandingContract;

class VirtualLandingTest extends LandingContract {
  @Override
  protected GitScene scene() {
    return new VirtualScene();
  }
}
