package com.onelastai.lab.futurepredictor;

import com.onelastai.lab.futurepredictor.FuturePredictorResult.Kind;
import com.onelastai.lab.text.DataFile;
import com.onelastai.lab.text.Inflections;
import com.onelastai.lab.text.PhraseFinder;
import com.onelastai.lab.text.PhraseFinder.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a question asks for, and whether it is of a topic for play. */
final class Questions {

  private final PhraseFinder<Kind> kinds = new PhraseFinder<>();
  private final PhraseFinder<String> topicWords = new PhraseFinder<>();
  private final Map<String, Topic> topics;

  /**
   * @param openings the words by which a question of a kind begins
   * @param topics on which there are no predictions, the most serious first
   */
  private record Rules(Map<Kind, List<String>> openings, Map<String, Topic> topics) {}

  /**
   * @param reply what is said in place of a prediction
   */
  private record Topic(String reply, List<String> words) {}

  Questions() {
    Rules rules = DataFile.read("futurepredictor/questions.yml", Rules.class);
    rules.openings.forEach((kind, openings) -> openings.forEach(words -> kinds.add(words, kind)));
    topics = rules.topics;
    topics.forEach((name, topic) -> topic.words.forEach(word -> addTopicWord(word, name)));
  }

  private void addTopicWord(String word, String topic) {
    Inflections.ofNoun(word).forEach(form -> topicWords.add(form, topic));
    Inflections.ofVerb(word).forEach(form -> topicWords.add(form, topic));
  }

  /** By the first words that tell it. */
  Kind kind(String question) {
    return kinds.in(question).stream().map(Found::meaning).findFirst().orElse(Kind.WHAT);
  }

  /** The topic on which there is no prediction. */
  Optional<String> declinedTopic(String text) {
    List<String> found = topicWords.in(text).stream().map(Found::meaning).toList();
    return topics.keySet().stream().filter(found::contains).findFirst();
  }

  String reply(String topic) {
    Topic known = topics.get(topic);
    return known == null ? "" : known.reply;
  }
}
