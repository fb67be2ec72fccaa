package gastown.simulation.git;

/// Is told before and after each call that changes something, and may break it off there: that is
/// where a fault strikes.
public interface Probe {
  Probe NONE = _ -> {};

  void at(String place);
}
