package gastown.town.talk;

import java.util.ArrayList;
import java.util.List;

/// Readers under one name. A member may be a group itself.
public record MailGroup(String name, List<String> members) {
  public MailGroup {
    members = List.copyOf(members);
  }

  public MailGroup with(String member) {
    var all = new ArrayList<>(members);
    if (!all.contains(member)) {
      all.add(member);
    }
    return new MailGroup(name, all);
  }

  public MailGroup without(String member) {
    return new MailGroup(name, members.stream().filter(other -> !other.equals(member)).toList());
  }
}
