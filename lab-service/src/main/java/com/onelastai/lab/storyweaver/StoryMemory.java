package com.onelastai.lab.storyweaver;

import com.onelastai.lab.storyweaver.GenreWords.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was told so far: who met whom and where, who is where, what was found, what happened. */
final class StoryMemory {

  private final String thing;
  private final Map<Set<String>, Place> meetings = new HashMap<>();
  private final Map<String, Place> whereabouts = new LinkedHashMap<>();
  private final List<String> points = new ArrayList<>();
  private final List<String> summaries = new ArrayList<>();
  private @Nullable Place beginning;

  /**
   * @param thing that the hero finds in the first chapter
   */
  StoryMemory(String thing) {
    this.thing = thing;
  }

  String thing() {
    return thing;
  }

  /** With its article. */
  String aThing() {
    return ("aeiou".indexOf(thing.charAt(0)) < 0 ? "a " : "an ") + thing;
  }

  /** Where the story began. */
  Place beginning() {
    if (beginning == null) {
      throw new IllegalStateException("nothing was told yet");
    }
    return beginning;
  }

  @Nullable Place met(StoryCharacter one, StoryCharacter other) {
    return meetings.get(Set.of(one.name(), other.name()));
  }

  /** Where someone was last. */
  @Nullable Place whereabouts(StoryCharacter character) {
    return whereabouts.get(character.name());
  }

  /** The last event. */
  @Nullable String lastPoint() {
    return points.isEmpty() ? null : points.getLast();
  }

  /** Remembers a chapter that was told. */
  void keep(ChapterPlan plan) {
    if (beginning == null) {
      beginning = plan.place();
    }
    for (StoryCharacter one : plan.present()) {
      whereabouts.put(one.name(), plan.place());
      for (StoryCharacter other : plan.present()) {
        if (!one.equals(other)) {
          meetings.putIfAbsent(Set.of(one.name(), other.name()), plan.place());
        }
      }
    }
    points.addAll(plan.points());
    String events = plan.points().isEmpty() ? "a quiet day" : String.join("; ", plan.points());
    summaries.add("Chapter %d, %s: %s.".formatted(plan.number(), plan.place().at(), events));
  }

  /** The latest chapters that fit. */
  String summary(int maxLength) {
    List<String> fitting = new ArrayList<>();
    int length = 0;
    for (String summary : summaries.reversed()) {
      length += summary.length() + 1;
      if (length > maxLength) {
        break;
      }
      fitting.add(summary);
    }
    return String.join(" ", fitting.reversed());
  }

  /** Who is where, and what the hero carries; as much as fits. */
  String facts(ChapterPlan plan, int maxLength) {
    List<String> facts = new ArrayList<>();
    if (!plan.first()) {
      facts.add("%s carries the %s.".formatted(plan.hero().name(), thing));
    }
    List<String> there = plan.present().stream().map(StoryCharacter::name).toList();
    whereabouts.forEach((name, place) -> {
      if (!there.contains(name)) {
        facts.add("%s is still %s.".formatted(name, place.at()));
      }
    });
    meetings.forEach((pair, place) -> {
      if (pair.contains(plan.hero().name()) && there.containsAll(pair)) {
        facts.add("%s met %s.".formatted(String.join(" and ", ordered(pair, there)), place.at()));
      }
    });
    while (String.join(" ", facts).length() > maxLength) {
      facts.removeLast();
    }
    return String.join(" ", facts);
  }

  private static List<String> ordered(Set<String> pair, List<String> names) {
    return names.stream().filter(pair::contains).toList();
  }
}
