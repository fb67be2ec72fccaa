package gastown.beads.store;

class MemoryStoreTest extends BeadStoreContract {
  @Override
  protected BeadStore open() {
    return new MemoryStore();
  }
}
