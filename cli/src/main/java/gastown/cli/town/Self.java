package gastown.cli.town;

import gastown.cli.Call;
import gastown.town.address.Address;
import org.jspecify.annotations.Nullable;

/// Who the caller is: what the session's environment says, else whose place the folder is, else the
/// person whose town it is.
public record Self(Address who, Source from) {

  /// How it is known.
  public enum Source {
    SESSION("GT_ROLE"),
    FOLDER("the folder"),
    NEITHER("nothing else being said");

    private final String shown;

    Source(String shown) {
      this.shown = shown;
    }

    public String shown() {
      return shown;
    }
  }

  public static Self of(Call call) {
    var session = bySession(call);
    if (session != null) {
      return new Self(session, Source.SESSION);
    }
    var folder = byFolder(call);
    return folder == null
        ? new Self(new Address.Overseer(), Source.NEITHER)
        : new Self(folder, Source.FOLDER);
  }

  /// What the environment of an agent's session says; null outside of one.
  public static @Nullable Address bySession(Call call) {
    var role = call.invocation().variable("GT_ROLE");
    if (role == null) {
      return null;
    }
    var rig = call.invocation().variable("GT_RIG");
    var written =
        switch (role) {
          case "polecat" -> rig + "/polecats/" + call.invocation().variable("GT_POLECAT");
          case "crew" -> rig + "/crew/" + call.invocation().variable("GT_CREW");
          case "dog" -> "deacon/dogs/" + call.invocation().variable("GT_DOG_NAME");
          case "witness", "refinery" -> rig + "/" + role;
          default -> role;
        };
    return Address.read(written);
  }

  public static @Nullable Address byFolder(Call call) {
    var town = call.townIfAny();
    return town == null ? null : town.whose(call.directory());
  }
}
