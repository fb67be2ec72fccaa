package gastown.agents.model;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What is answered to a prompt, step by step. `agent` is whom it is for, empty for all; `prompt` a
/// part of the prompt, empty for any; `finds` are expressions whose first group, found in the whole
/// request, may be used in the steps.
public record Rule(String agent, String prompt, Map<String, Pattern> finds, List<Step> steps) {
  public Rule {
    finds = Map.copyOf(finds);
    steps = List.copyOf(steps);
  }

  boolean fits(Asked asked) {
    return (agent.isEmpty() || agent.equals(asked.agent())) && asked.prompt().contains(prompt);
  }
}
