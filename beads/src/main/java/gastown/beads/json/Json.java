package gastown.beads.json;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A JSON value. Numbers keep the text they came with, so nothing changes on a round trip.
public sealed interface Json {

  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = members instanceof Members ? members : new Members(new LinkedHashMap<>(members));
    }

    public @Nullable Json get(String key) {
      return members.get(key);
    }

    /// The text under `key`, or null when there is none or it is not text.
    public @Nullable String text(String key) {
      return members.get(key) instanceof Str(var value) ? value : null;
    }

    /// The same members in alphabetical order.
    public Obj sorted() {
      return new Obj(new TreeMap<>(members));
    }

    public Obj with(String key, Json value) {
      var copy = new LinkedHashMap<>(members);
      copy.put(key, value);
      return new Obj(copy);
    }

    public Obj without(String key) {
      var copy = new LinkedHashMap<>(members);
      copy.remove(key);
      return new Obj(copy);
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  record Str(String value) implements Json {}

  record Num(String digits) implements Json {}

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  static Json none() {
    return new Null();
  }

  static Obj empty() {
    return new Obj(Map.of());
  }

  static Json of(@Nullable String text) {
    return text == null ? none() : new Str(text);
  }

  static Json of(long number) {
    return new Num(Long.toString(number));
  }

  static Json of(boolean value) {
    return new Bool(value);
  }

  static Json of(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? of((long) number)
        : new Num(Double.toString(number));
  }

  static Arr texts(Iterable<String> values) {
    var items = new ArrayList<Json>();
    for (var value : values) {
      items.add(new Str(value));
    }
    return new Arr(items);
  }

  static Builder object() {
    return new Builder();
  }

  /// Compact text.
  default String compact() {
    return JsonWriter.compact(this);
  }

  /// Members nobody can change any more, so whoever gets them need not copy them.
  final class Members extends AbstractMap<String, Json> {
    private final Map<String, Json> known;

    private Members(LinkedHashMap<String, Json> given) {
      this.known = Collections.unmodifiableMap(given);
    }

    @Override
    public Set<Map.Entry<String, Json>> entrySet() {
      return known.entrySet();
    }

    @Override
    public @Nullable Json get(Object key) {
      return known.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
      return known.containsKey(key);
    }

    @Override
    public int size() {
      return known.size();
    }
  }

  /// An object under construction; members keep the order they were added in.
  final class Builder {
    private LinkedHashMap<String, Json> members = new LinkedHashMap<>();
    private boolean isHandedOver;

    public Builder put(String key, Json value) {
      if (isHandedOver) {
        members = new LinkedHashMap<>(members);
        isHandedOver = false;
      }
      members.put(key, value);
      return this;
    }

    public Builder put(String key, @Nullable String value) {
      return put(key, Json.of(value));
    }

    public Builder put(String key, long value) {
      return put(key, Json.of(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, Json.of(value));
    }

    /// Leaves the member out when there is nothing to say.
    public Builder putText(String key, @Nullable String value) {
      return value == null || value.isEmpty() ? this : put(key, value);
    }

    public Obj build() {
      isHandedOver = true;
      return new Obj(new Members(members));
    }
  }
}
