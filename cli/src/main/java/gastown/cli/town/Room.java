package gastown.cli.town;

import gastown.beads.json.Json;
import gastown.cli.Call;
import gastown.cli.reply.Page;
import gastown.cli.rigs.Sizes;
import gastown.town.book.LifeKinds;
import gastown.town.book.Reading;
import gastown.town.settings.Keys;
import gastown.town.settings.Settings;

/// How much room the town's disk has.
record Room(long freeBytes, long reserveBytes, boolean isShort) {
  static Room of(Call call) {
    var town = call.town();
    return new Room(
        call.disk().freeBytes(town.root()),
        Settings.of(call.disk(), town).bytes(Keys.DISK_RESERVE),
        new Reading(call.rows()).find(LifeKinds.SHORTAGE, LifeKinds.DISK) != null);
  }

  void foot(Page page) {
    if (isShort) {
      page.line(
          Page.Style.YELLOW,
          "Disk: "
              + Sizes.shown(freeBytes)
              + " free; nothing new is begun below "
              + Sizes.shown(reserveBytes));
    } else if (freeBytes >= 0) {
      page.line("Disk: " + Sizes.shown(freeBytes) + " free");
    }
  }

  Json json() {
    return Json.object()
        .put("free_bytes", freeBytes)
        .put("reserve_bytes", reserveBytes)
        .put("is_short", isShort)
        .build();
  }
}
