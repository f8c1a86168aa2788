package com.onelastai.lab.futurepredictor;

import com.onelastai.lab.experiment.Run.Reply;
import com.onelastai.lab.futurepredictor.Answers.Answer;
import com.onelastai.lab.text.Distress;
import com.onelastai.lab.text.ModelText;
import com.onelastai.lab.text.Words;
import com.onelastai.model.Prompt;
import com.onelastai.model.Prompt.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A sentence of the model that follows an answer, if it does not say the opposite. */
final class Embellishment {

  private static final String SYSTEM =
      "You are a friendly fortune teller at a fair. It is only a game. Add one short, playful "
          + "sentence to a prediction. Speak to the person as \"you\". No advice.";
  private static final List<Message> EXAMPLES =
      List.of(
          asked("Will my cake rise?", "Yes, says the draw, with a wink."),
          new Message(
              "assistant", "Your kitchen smells of it already, and your neighbours envy you."),
          asked("When will I see the sea?", "Later than you hope, and in a better moment for it."),
          new Message("assistant", "The waves keep a place for you and are in no hurry."));
  private static final int MAX_TOKENS = 60;
  private static final int MAX_LENGTH = 220;
  private static final int MIN_WORDS = 5;
  private static final List<String> DENIALS =
      List.of(
          "no",
          "not",
          "never",
          "nothing",
          "nobody",
          "cannot",
          "can't",
          "won't",
          "don't",
          "isn't",
          "unlikely",
          "unfortunately",
          "doubt");
  private static final List<String> AFFIRMATIONS =
      List.of("yes", "certainly", "definitely", "absolutely", "surely", "soon");
  private static final Pattern TO_THE_PERSON = Pattern.compile("(?i)\\byour?\\b");
  private static final Pattern OUT_OF_ROLE =
      Pattern.compile("(?i)\\b(ai|language model|sorry|i can't|i cannot|http)\\b|\\d|:");

  private final Questions questions;

  Embellishment(Questions questions) {
    this.questions = questions;
  }

  Prompt prompt(String question, Answer answer) {
    List<Message> messages = new ArrayList<>();
    messages.add(new Message("system", SYSTEM));
    messages.addAll(EXAMPLES);
    messages.add(asked(question, answer.text()));
    return new Prompt(messages, MAX_TOKENS);
  }

  private static Message asked(String question, String prediction) {
    return new Message("user", "Question: %s\nPrediction: %s".formatted(question, prediction));
  }

  Optional<String> of(Reply reply, Answer answer) {
    List<String> sentences = ModelText.sentences(ModelText.paragraph(reply.text(), MAX_LENGTH));
    return sentences.stream().findFirst().filter(sentence -> fits(sentence, answer));
  }

  private boolean fits(String sentence, Answer answer) {
    List<String> words = Words.normal(Words.of(sentence));
    return words.size() >= MIN_WORDS
        && TO_THE_PERSON.matcher(sentence).find()
        && !OUT_OF_ROLE.matcher(sentence).find()
        && !answer.text().contains(sentence)
        && EXAMPLES.stream().noneMatch(example -> example.content().contains(sentence))
        && questions.declinedTopic(sentence).isEmpty()
        && !Distress.isIn(sentence)
        && Collections.disjoint(words, answer.lean() < 0 ? AFFIRMATIONS : DENIALS);
  }
}
