package com.onelastai.lab.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes prose of what a model has said. Small models add headings, repeat themselves and break off.
 */
public final class ModelText {

  private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n]]|[*_`#]+");
  private static final Pattern HEADING =
      Pattern.compile("(?i)(chapter|title|part|story|summary)\\b[^.!?]{0,80}");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)^(assistant|answer|chapter( \\d+)?|(the )?dream|interpretation|prediction|reading|story)\\s*:\\s*");
  private static final Pattern WHOLE =
      Pattern.compile(".*[.!?\u2026][\"'\u201d\u2019)]*", Pattern.DOTALL);

  /** So many words are a phrase, for what repeats itself. */
  private static final int PHRASE = 3;

  private final int maxLength;
  private final Set<List<String>> said = new HashSet<>();
  private int length;

  private ModelText(int maxLength) {
    this.maxLength = maxLength;
  }

  /**
   * Paragraphs of whole sentences, each said once.
   *
   * @param maxLength in characters, of all together
   */
  public static List<String> paragraphs(String reply, int maxLength) {
    ModelText text = new ModelText(maxLength);
    return UNWANTED
        .matcher(reply.replace("\r\n", "\n").replace('\t', ' '))
        .replaceAll("")
        .lines()
        .map(line -> LABEL.matcher(line.strip()).replaceFirst(""))
        .filter(line -> !HEADING.matcher(line).matches())
        .map(text::whole)
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  /** The same as one paragraph. */
  public static String paragraph(String reply, int maxLength) {
    return String.join(" ", paragraphs(reply, maxLength));
  }

  public static List<String> sentences(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = text.substring(start, end).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  private String whole(String paragraph) {
    List<String> kept = new ArrayList<>();
    for (String sentence : sentences(paragraph)) {
      if (WHOLE.matcher(sentence).matches() && isNew(sentence)) {
        length += sentence.length() + 1;
        if (length > maxLength) {
          break;
        }
        kept.add(sentence);
      }
    }
    return closed(String.join(" ", kept));
  }

  /** Whose end was left out may have lost a quotation mark with it. */
  private static String closed(String paragraph) {
    boolean open = paragraph.chars().filter(character -> character == '"').count() % 2 == 1;
    return open ? paragraph + '"' : paragraph;
  }

  /** Not if it was said, or most of it in the same words. */
  private boolean isNew(String sentence) {
    List<String> words = Words.normal(Words.of(sentence));
    int repeated = 0;
    int phrases = words.size() - PHRASE + 1;
    for (int i = 0; i < phrases; i++) {
      if (!said.add(words.subList(i, i + PHRASE))) {
        repeated++;
      }
    }
    return phrases > 0 ? repeated * 2 < phrases : said.add(words);
  }
}
