package gastown.simulation.git;

import gastown.town.ports.GitScene;
import gastown.town.ports.RigGitContract;

class VirtualRigGitTest extends RigGitContract {
  @Override
  protected GitScene scene() {
    return new VirtualScene();
  }
}
