package gastown.engine.work;

import gastown.engine.Ground;
import gastown.engine.Office;
import gastown.town.book.LifeKinds;
import gastown.town.book.Reading;
import gastown.town.work.DiskRule;
import gastown.town.work.DiskRule.Next;
import gastown.town.work.Step;
import java.time.Instant;

/// Watches the room on the town's disk: what the rule says of it is kept, and a person told once.
public record DiskWatch(Office office) {
  private static final String KEY = "disk";

  /// Whether [#look] would change anything.
  public static boolean isNews(Reading reading, Ground ground, Instant now) {
    return !(judge(reading, ground, now) instanceof Next.Same);
  }

  private static Next judge(Reading reading, Ground ground, Instant now) {
    return DiskRule.judge(
        reading.find(LifeKinds.SHORTAGE, LifeKinds.DISK),
        ground.freeBytes(),
        ground.reserveBytes(),
        now);
  }

  public void look() {
    switch (judge(office.book(), office.ground(), office.now())) {
      case Next.Same() -> {}
      case Next.Scarce(var shortage) -> {
        office.book().put(LifeKinds.SHORTAGE, shortage);
        office.book().draft().name("disk-short", LifeKinds.DISK);
        new Alarms(office)
            .raise(
                new Step.Alarm(
                    KEY,
                    "high",
                    "Nothing new is begun: the disk of the town has "
                        + megabytes(shortage.freeBytes())
                        + " left, and "
                        + megabytes(shortage.reserveBytes())
                        + " are to stay free (disk_reserve)"),
                "");
      }
      case Next.Enough() -> {
        office.book().drop(LifeKinds.SHORTAGE, LifeKinds.DISK);
        office.book().draft().name("disk-enough", LifeKinds.DISK);
        new Alarms(office).settle(KEY, "there is room again");
      }
    }
  }

  private static String megabytes(long bytes) {
    return (bytes >> 20) + " MB";
  }
}
