package gastown.cli.issues;

import gastown.beads.Bead;
import gastown.beads.DependencyType;
import gastown.beads.Field;
import gastown.beads.Problem;
import gastown.beads.json.Json;
import gastown.beads.json.JsonReader;
import gastown.beads.work.Changing;
import gastown.beads.work.Creating;
import gastown.beads.work.Linking;
import gastown.beads.work.NewIssue;
import gastown.cli.Call;
import gastown.cli.reply.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Creates the issues and dependencies of a JSON file, all or none: `{nodes:[{key,title,…}],
/// edges:[{from_key,to_key}]}`.
record GraphIssues(Call call) {
  Reply create() {
    var graph = graph(call.args().text("--graph", ""));
    var ids = new LinkedHashMap<String, String>();
    for (var node : items(graph, "nodes")) {
      var key = required(node, "key");
      if (ids.containsKey(key)) {
        throw bad("two nodes have the key \"" + key + "\"");
      }
      ids.put(key, node(node, ids));
    }
    for (var node : items(graph, "nodes")) {
      references(node, ids);
    }
    for (var edge : items(graph, "edges")) {
      link(edge, ids);
    }
    var json = Json.object();
    ids.forEach(json::put);
    return Reply.done(
        page -> {
          page.line("✓ Created " + ids.size() + " issues");
          ids.forEach((key, id) -> page.line("  " + key + " → " + id));
        },
        () -> Json.object().put("ids", json.build()).build());
  }

  private void link(Json.Obj edge, Map<String, String> ids) {
    var type = edge.text("type");
    var from = end(edge, "from", ids);
    var to = end(edge, "to", ids);
    try {
      new Linking(call.tracker()).add(from, to, type == null ? DependencyType.BLOCKS : type, "");
    } catch (Problem.Refusal refusal) {
      // of what the file makes nothing will be there, so its ids would mean nothing to anybody
      throw refusal.problem().code().equals("cycle")
          ? bad(
              "the edge from "
                  + called(from, ids)
                  + " to "
                  + called(to, ids)
                  + " closes a circle of issues that wait for each other")
          : refusal;
    }
  }

  /// The name the file has for an issue, or its id.
  private static String called(String id, Map<String, String> ids) {
    for (var entry : ids.entrySet()) {
      if (entry.getValue().equals(id)) {
        return "\"" + entry.getKey() + "\"";
      }
    }
    return id;
  }

  private Json.Obj graph(String file) {
    try {
      if (JsonReader.read(call.textOf(file)) instanceof Json.Obj object) {
        return object;
      }
    } catch (JsonReader.Malformed e) {
      throw bad("cannot read " + file + ": " + e.getMessage());
    }
    throw bad(file + " does not hold a JSON object");
  }

  private static Problem.Refusal bad(String what) {
    return Problem.of(
            "bad-graph",
            what,
            "{\"nodes\":[{\"key\":\"a\",\"title\":\"First\"}],\"edges\":[{\"from_key\":\"b\",\"to_key\":\"a\"}]}")
        .refusal();
  }

  private static List<Json.Obj> items(Json.Obj graph, String key) {
    var items = new ArrayList<Json.Obj>();
    if (graph.get(key) instanceof Json.Arr(var list)) {
      for (var item : list) {
        if (!(item instanceof Json.Obj object)) {
          throw bad("every one of \"" + key + "\" must be an object");
        }
        items.add(object);
      }
    }
    return items;
  }

  private static String required(Json.Obj node, String key) {
    var value = node.text(key);
    if (value == null || value.isBlank()) {
      throw bad("a node lacks \"" + key + "\"");
    }
    return value;
  }

  private String node(Json.Obj node, Map<String, String> ids) {
    var bead =
        Bead.of("-")
            .with(Field.ID, null)
            .with(Field.TITLE, required(node, "title"))
            .with(Field.OWNER, call.owner());
    var type = node.text("type");
    if (type != null) {
      bead = bead.with(Field.TYPE, call.tracker().vocabulary().requireType(type));
    }
    if (node.get("priority") instanceof Json.Num(var digits)) {
      bead = bead.with(Field.PRIORITY, (long) gastown.beads.work.Validation.priority(digits));
    }
    bead =
        bead.with(Field.DESCRIPTION, node.text("description"))
            .with(Field.METADATA, node.get("metadata"));
    if (!(node.get("assign_after_create") instanceof Json.Bool(var later)) || !later) {
      bead = bead.with(Field.ASSIGNEE, node.text("assignee"));
    }
    var labels = new ArrayList<String>();
    if (node.get("labels") instanceof Json.Arr(var list)) {
      list.forEach(
          label -> labels.add(label instanceof Json.Str(var text) ? text : label.compact()));
    }
    var parentKey = node.text("parent_key");
    var parent = parentKey == null ? node.text("parent_id") : known(parentKey, ids);
    var place = new NewIssue.Place(parent == null ? "" : parent, true, false, "");
    return new Creating(call.tracker())
        .create(new NewIssue(bead, "", labels, List.of(), place))
        .bead()
        .id();
  }

  /// What a node says of others: metadata that names ids, and an assignee set once all exist.
  private void references(Json.Obj node, Map<String, String> ids) {
    var bead = call.finder().require(known(required(node, "key"), ids));
    var changed = bead;
    if (node.get("metadata_refs") instanceof Json.Obj refs) {
      var members = Json.object();
      refs.members()
          .forEach((key, value) ->
              members.put(key, known(value instanceof Json.Str(var text) ? text : "", ids)));
      changed =
          changed.with(
              Field.METADATA, IssueFields.merged(changed.json(Field.METADATA), members.build()));
    }
    if (node.get("assign_after_create") instanceof Json.Bool(var later) && later) {
      changed = changed.with(Field.ASSIGNEE, node.text("assignee"));
    }
    new Changing(call.tracker()).save(bead, changed);
  }

  private static String known(String key, Map<String, String> ids) {
    var id = ids.get(key);
    if (id == null) {
      throw bad("no node before has the key \"" + key + "\"");
    }
    return id;
  }

  private String end(Json.Obj edge, String side, Map<String, String> ids) {
    var key = edge.text(side + "_key");
    var id = edge.text(side + "_id");
    if (key == null && id == null) {
      throw bad("an edge lacks \"" + side + "_key\" or \"" + side + "_id\"");
    }
    return key == null ? call.finder().require(String.valueOf(id)).id() : known(key, ids);
  }
}
