package gastown.beads.store;

class MemoryStoreTest extends BeadStoreContract {
  @Override
  public int seeds() {
    return Integer.getInteger("gastown.seeds", 40);
  }

  @Override
  public BeadStore open() {
    return new MemoryStore();
  }
}
