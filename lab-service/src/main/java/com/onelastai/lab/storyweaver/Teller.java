package com.onelastai.lab.storyweaver;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Engine.Kind;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.experiment.Run.Reply;
import com.onelastai.lab.storyweaver.Story.Told;
import com.onelastai.lab.storyweaver.StoryWeaverInput.Writer;
import com.onelastai.lab.text.SeededChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells one story, chapter by chapter: by the model, and by the grammar what the model does not.
 */
final class Teller {

  private static final Engine GRAMMAR = Engine.algorithm("story-grammar");

  /** Of the work, up to where all chapters are told. */
  private static final int PERCENT = 70;

  private final StoryWeaverInput input;
  private final GenreWords genre;
  private final CommonWords common;
  private final StoryMemory memory;
  private final Grammar grammar;
  private final List<ChapterPlan> plans;
  private final List<Told> told = new ArrayList<>();
  private boolean modelAnswers;
  private @Nullable String model;

  Teller(StoryWeaverInput input, GenreWords genre, CommonWords common) {
    this.input = input;
    this.genre = genre;
    this.common = common;
    SeededChoice choice =
        SeededChoice.of(
            input.genre(),
            input.characters(),
            input.plotPoints(),
            input.chapterCount(),
            input.seedOrDefault());
    memory = new StoryMemory(choice.from(genre.things()));
    plans = Plot.of(input, genre.places(), choice);
    grammar = new Grammar(genre, common, memory, choice);
    modelAnswers = input.engine() != Writer.LOCAL;
  }

  Story tell(Run run) {
    String title = grammar.bookTitle(plans.getFirst());
    for (ChapterPlan plan : plans) {
      run.progress(
          PERCENT * told.size() / plans.size(),
          "Writing chapter %d of %d".formatted(plan.number(), plans.size()));
      String chapterTitle = grammar.title(plan);
      told.add(modelAnswers ? byModel(plan, chapterTitle, run) : byGrammar(plan, chapterTitle));
      memory.keep(plan);
    }
    return new Story(title, input.genre(), told, engine());
  }

  private Told byGrammar(ChapterPlan plan, String title) {
    return new Told(plan, title, grammar.chapter(plan), Kind.ALGORITHM);
  }

  private Told byModel(ChapterPlan plan, String title, Run run) {
    Optional<Reply> reply = run.tryAsk(ModelWriter.prompt(plan, genre, memory));
    // A model that is not there now costs time with every further question.
    modelAnswers = reply.isPresent();
    List<String> written = reply.map(said -> ModelWriter.chapter(said, plan)).orElse(List.of());
    if (written.isEmpty()) {
      return byGrammar(plan, title);
    }
    model = reply.map(Reply::model).orElseThrow();
    List<String> complete = completed(written, plan);
    boolean added = complete.size() > written.size();
    return new Told(plan, title, complete, added ? Kind.BOTH : Kind.MODEL);
  }

  /** Adds what the model has left out and the story cannot do without. */
  private List<String> completed(List<String> written, ChapterPlan plan) {
    List<String> paragraphs = new ArrayList<>();
    for (String point : plan.points()) {
      if (!ModelWriter.tells(written, point, common.smallWords())) {
        paragraphs.add(grammar.telling(point, plan));
      }
    }
    paragraphs.addAll(written);
    boolean told = ModelWriter.mentions(String.join(" ", written), memory.thing());
    if (!told && plan.first() != plan.last()) {
      paragraphs.add(plan.first() ? grammar.finding(plan) : grammar.using(plan));
    }
    return paragraphs;
  }

  private Engine engine() {
    if (model == null) {
      return GRAMMAR;
    }
    boolean alone = told.stream().allMatch(chapter -> chapter.writtenBy() == Kind.MODEL);
    return new Engine(alone ? Kind.MODEL : Kind.BOTH, model);
  }
}
