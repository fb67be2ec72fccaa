package gastown.town.talk;

import java.util.ArrayList;
import java.util.List;

/// A board everybody may read; subscribers get a letter of their own. Of what stands there the
/// newest `most` are kept, and nothing longer than so many `hours`; 0 is no limit.
public record Channel(String name, long most, long hours, List<String> subscribers) {
  /// What the address of a channel begins with.
  public static final String PREFIX = "channel:";

  public Channel {
    subscribers = List.copyOf(subscribers);
  }

  public String address() {
    return PREFIX + name;
  }

  public Channel with(String subscriber) {
    var all = new ArrayList<>(subscribers);
    if (!all.contains(subscriber)) {
      all.add(subscriber);
    }
    return new Channel(name, most, hours, all);
  }

  public Channel without(String subscriber) {
    return new Channel(
        name, most, hours, subscribers.stream().filter(one -> !one.equals(subscriber)).toList());
  }
}
