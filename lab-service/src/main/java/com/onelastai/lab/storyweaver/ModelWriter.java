package com.onelastai.lab.storyweaver;

import com.onelastai.lab.experiment.Run.Reply;
import com.onelastai.lab.text.Distress;
import com.onelastai.lab.text.ModelText;
import com.onelastai.lab.text.Words;
import com.onelastai.model.Prompt;
import com.onelastai.model.Prompt.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks a model for a chapter and reads it. The prompt fits the window of a small model. */
final class ModelWriter {

  private static final String SYSTEM =
      "You are a storyteller. You write short, vivid scenes in the past tense, in two or three"
          + " paragraphs. You write only the story, without a title.";
  private static final int MAX_TOKENS = 280;
  private static final int MAX_SUMMARY = 600;
  private static final int MAX_FACTS = 400;
  private static final int MIN_WORDS = 40;
  private static final int MAX_LENGTH = 1_800;
  private static final int SHORTEST_STEM = 3;
  private static final Pattern OUT_OF_ROLE =
      Pattern.compile(
          "(?i)\\bas an ai\\b|\\blanguage model\\b|\\bi('m| am) sorry\\b|https?:"
              + "|\\b((this|the|next) chapter|this scene|must happen)\\b");

  private ModelWriter() {}

  /** In whole sentences, which a small model follows better than a list. */
  static Prompt prompt(ChapterPlan plan, GenreWords genre, StoryMemory memory) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Write a scene of %s about %s.".formatted(decapitalized(genre.label()), characters(plan)));
    add(lines, "What happened before: ", memory.summary(MAX_SUMMARY));
    add(lines, "", memory.facts(plan, MAX_FACTS));
    lines.add("The scene plays %s.".formatted(plan.place().at()));
    add(lines, "This must happen now: ", String.join("; then ", plan.points()));
    if (plan.first() && !plan.last()) {
      lines.add("%s also finds %s.".formatted(plan.hero().name(), memory.aThing()));
    }
    if (plan.last()) {
      lines.add("The story ends here.");
    }
    return new Prompt(
        List.of(new Message("system", SYSTEM), new Message("user", String.join("\n", lines))),
        MAX_TOKENS);
  }

  private static String decapitalized(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static void add(List<String> lines, String label, String text) {
    if (!text.isEmpty()) {
      lines.add(label + text);
    }
  }

  private static String characters(ChapterPlan plan) {
    return plan.present().stream()
        .map(character ->
            character.trait() == null
                ? character.name()
                : "%s (%s)".formatted(character.name(), character.trait()))
        .collect(Collectors.joining(", "));
  }

  /**
   * The paragraphs of a reply; none if it is no chapter of this story, or mostly repeats itself.
   */
  static List<String> chapter(Reply reply, ChapterPlan plan) {
    List<String> paragraphs = ModelText.paragraphs(reply.text(), MAX_LENGTH);
    String text = String.join("\n", paragraphs);
    int words = Words.of(text).size();
    boolean fits =
        words >= MIN_WORDS
            && words * 2 > Words.of(reply.text()).size()
            && plan.present().stream().anyMatch(character -> mentions(text, character.name()))
            && !OUT_OF_ROLE.matcher(text).find()
            && !Distress.isIn(text);
    return fits ? paragraphs : List.of();
  }

  /**
   * Whether a text tells an event: it has at least half of its words.
   *
   * @param smallWords that do not count
   */
  static boolean tells(List<String> paragraphs, String point, Collection<String> smallWords) {
    String text = String.join(" ", paragraphs);
    List<String> words =
        Words.normal(Words.of(point)).stream().filter(word -> !smallWords.contains(word)).toList();
    long told = words.stream().filter(word -> mentions(text, stem(word))).count();
    return !words.isEmpty() && told * 2 >= words.size();
  }

  /** Without regard to case and to the end of words. */
  static boolean mentions(String text, String words) {
    return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  /** So that "breaks" is found in "breaking". */
  private static String stem(String word) {
    return word.substring(0, Math.min(word.length(), Math.max(SHORTEST_STEM, word.length() - 2)));
  }
}
