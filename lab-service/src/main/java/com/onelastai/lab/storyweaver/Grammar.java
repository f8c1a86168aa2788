package com.onelastai.lab.storyweaver;

import com.onelastai.lab.storyweaver.GenreWords.Place;
import com.onelastai.lab.text.SeededChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes chapters of sentences from data; each paragraph has its task. */
final class Grammar {

  private static final int LONGEST_TITLE = 60;

  /** Who is alone looks back in every third chapter. */
  private static final int SOLO_MEMORY = 3;

  private final GenreWords genre;
  private final CommonWords common;
  private final StoryMemory memory;
  private final SeededChoice choice;
  private final Sentences sentences;
  private int reacting;

  Grammar(GenreWords genre, CommonWords common, StoryMemory memory, SeededChoice choice) {
    this.genre = genre;
    this.common = common;
    this.memory = memory;
    this.choice = choice;
    sentences = new Sentences(choice);
  }

  List<String> chapter(ChapterPlan plan) {
    Map<String, String> values = values(plan);
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(join(beginning(plan, values)));
    paragraphs.add(join(people(plan, values)));
    plan.points().forEach(point -> paragraphs.add(join(event(point, plan, values))));
    if (plan.points().isEmpty()) {
      paragraphs.add(join(rest(values)));
    }
    paragraphs.add(join(ending(plan, values)));
    return paragraphs;
  }

  /** A sentence that tells an event, for a chapter that has left it out. */
  String telling(String point, ChapterPlan plan) {
    return next(common.events(), with(values(plan), "event", event(point)));
  }

  String finding(ChapterPlan plan) {
    return next(common.finds(), values(plan));
  }

  String using(ChapterPlan plan) {
    return next(common.uses(), values(plan));
  }

  String title(ChapterPlan plan) {
    if (plan.points().isEmpty()) {
      return next(common.restTitles(), Map.of());
    }
    String title = plan.points().getFirst().strip().replaceAll("[.;,:]+$", "");
    if (title.length() > LONGEST_TITLE) {
      int end = title.lastIndexOf(' ', LONGEST_TITLE);
      title = title.substring(0, end > 0 ? end : LONGEST_TITLE) + "\u2026";
    }
    return Sentences.capitalized(title);
  }

  /** A story of one chapter has no thing that matters later. */
  String bookTitle(ChapterPlan first) {
    return first.last()
        ? Sentences.fill("{hero} {at}", values(first))
        : next(genre.titles(), values(first));
  }

  private List<String> beginning(ChapterPlan plan, Map<String, String> values) {
    List<String> text = new ArrayList<>();
    text.add(
        plan.first()
            ? next(genre.openings(), values)
            : next(common.travels(), names(plan.travellers(), values)));
    text.add(next(plan.place().scenes(), values));
    if (plan.first()) {
      addTrait(text, plan.hero(), values);
    }
    return text;
  }

  private List<String> people(ChapterPlan plan, Map<String, String> values) {
    List<String> text = new ArrayList<>();
    StoryCharacter returning = plan.returning();
    if (returning != null) {
      Place past = Objects.requireNonNull(memory.whereabouts(returning));
      text.add(next(common.reunions(), at(past, one(returning, values))));
    }
    List<StoryCharacter> there = new ArrayList<>(plan.present());
    there.removeAll(plan.newcomers());
    for (StoryCharacter newcomer : plan.newcomers()) {
      if (!newcomer.equals(plan.hero())) {
        List<String> kind = there.size() == 1 ? common.meetings() : common.arrivals();
        text.add(next(kind, names(there, one(newcomer, values))));
        addTrait(text, newcomer, values);
      }
      there.add(newcomer);
    }
    if (text.isEmpty()) {
      addMemory(text, plan, values);
    }
    boolean alone = plan.present().size() == 1;
    text.add(next(alone ? genre.soloThoughts() : genre.dialogues(), values));
    return text;
  }

  private void addTrait(List<String> text, StoryCharacter character, Map<String, String> values) {
    Trait trait = trait(character);
    if (trait != null) {
      text.add(
          next(
              Objects.requireNonNull(common.traits().get(trait.form())),
              with(one(character, values), "trait", trait.text())));
    }
  }

  private void addMemory(List<String> text, ChapterPlan plan, Map<String, String> values) {
    boolean alone = plan.present().size() == 1;
    if (plan.first() || alone && plan.number() % SOLO_MEMORY != 0) {
      return;
    }
    if (alone) {
      text.add(next(common.soloMemories(), at(memory.beginning(), values)));
      return;
    }
    StoryCharacter other = plan.present().get(1 + (plan.number() % (plan.present().size() - 1)));
    Place past = memory.met(plan.hero(), other);
    if (past != null) {
      text.add(next(common.memories(), with(at(past, values), "other", other.name())));
    }
  }

  private List<String> event(String point, ChapterPlan plan, Map<String, String> values) {
    boolean further = !point.equals(plan.points().getFirst());
    List<String> text = new ArrayList<>();
    text.add(
        next(
            further ? common.furtherEvents() : common.events(),
            with(values, "event", event(point))));
    boolean alone = plan.present().size() == 1;
    text.add(next(alone ? common.soloReactions() : common.reactions(), values));
    StoryCharacter character = plan.present().get(reacting++ % plan.present().size());
    Trait trait = trait(character);
    if (trait != null && !further) {
      text.add(
          next(
              Objects.requireNonNull(common.traitReactions().get(trait.form())),
              with(one(character, values), "trait", trait.text())));
    }
    return text;
  }

  private List<String> rest(Map<String, String> values) {
    List<String> text = new ArrayList<>();
    text.add(next(common.rests(), values));
    String point = memory.lastPoint();
    if (point != null) {
      text.add(next(common.lookingBack(), with(values, "event", event(point))));
    }
    return text;
  }

  private List<String> ending(ChapterPlan plan, Map<String, String> values) {
    List<String> text = new ArrayList<>();
    text.add(next(plan.place().scenes(), values));
    if (plan.last()) {
      if (!plan.first()) {
        boolean alone = plan.present().size() == 1;
        text.add(next(common.uses(), values));
        text.add(next(alone ? common.soloConclusions() : common.conclusions(), values));
      }
      text.add(next(genre.endings(), values));
      return text;
    }
    if (plan.first()) {
      text.add(next(common.finds(), values));
    }
    StoryCharacter leaving = plan.leaving();
    if (leaving != null) {
      text.add(next(common.partings(), one(leaving, values)));
    }
    text.add(next(genre.hooks(), values));
    return text;
  }

  private Map<String, String> values(ChapterPlan plan) {
    List<StoryCharacter> present = plan.present();
    Map<String, String> values = new HashMap<>();
    values.put("hero", plan.hero().name());
    values.put("one", plan.hero().name());
    values.put("names", StoryCharacter.names(present));
    if (present.size() > 1) {
      values.put("other", choice.from(present.subList(1, present.size())).name());
    }
    values.put("at", plan.place().at());
    values.put("place", plan.place().name());
    Place from = plan.from();
    if (from != null) {
      values.put("from", from.name());
      values.put("past", memory.beginning().at());
    }
    values.put("thing", memory.thing());
    values.put("aThing", memory.aThing());
    return values;
  }

  private static Map<String, String> one(StoryCharacter character, Map<String, String> values) {
    return with(values, "one", character.name());
  }

  private static Map<String, String> names(
      List<StoryCharacter> characters, Map<String, String> values) {
    return with(values, "names", StoryCharacter.names(characters));
  }

  private static Map<String, String> at(Place past, Map<String, String> values) {
    return with(with(values, "past", past.at()), "pastPlace", past.name());
  }

  private static Map<String, String> with(Map<String, String> values, String slot, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(slot, value);
    return more;
  }

  private @Nullable Trait trait(StoryCharacter character) {
    String trait = character.trait();
    return trait == null || trait.codePoints().noneMatch(Character::isLetterOrDigit)
        ? null
        : Trait.of(trait, common.adjectives());
  }

  /** As the end of a sentence. */
  private String event(String point) {
    String text = point.strip().replaceAll("[.;,:]+$", "");
    String first = text.split("\\s", 2)[0];
    if (common.smallWords().contains(first.toLowerCase(Locale.ROOT))) {
      text = first.toLowerCase(Locale.ROOT) + text.substring(first.length());
    }
    return text.endsWith("!") || text.endsWith("?") ? text : text + ".";
  }

  private String next(List<String> kind, Map<String, String> values) {
    return sentences.next(kind, values);
  }

  private static String join(List<String> sentences) {
    return String.join(" ", sentences);
  }
}
