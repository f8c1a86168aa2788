package com.onelastai.lab.storyweaver;

import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.neuralart.Artist;
import com.onelastai.lab.storyweaver.Story.Told;
import com.onelastai.lab.storyweaver.StoryWeaverResult.Chapter;
import com.onelastai.lab.text.DataFile;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
class StoryWeaver implements Experiment<StoryWeaverInput, StoryWeaverResult> {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 450;
  private static final int COVER_WIDTH = 480;
  private static final int COVER_HEIGHT = 640;

  private final Map<Genre, GenreWords> genres = new EnumMap<>(Genre.class);
  private final CommonWords common = DataFile.read("storyweaver/common.yml", CommonWords.class);
  private final BookPdf pdf = new BookPdf();
  private final Artist artist;
  private final Clock clock;

  StoryWeaver(Artist artist, Clock clock) {
    this.artist = artist;
    this.clock = clock;
    for (Genre genre : Genre.values()) {
      genres.put(genre, GenreWords.of(genre));
    }
  }

  @Override
  public ExperimentInfo<StoryWeaverInput> info() {
    return new ExperimentInfo<>(
        "story-weaver",
        "Story weaver",
        "Tells a story of your characters and plot in chapters, with a memory of what was told, and"
            + " binds it with pictures as PDF and EPUB. A language model writes if there is one;"
            + " else a grammar of sentences does.",
        new StoryWeaverInput(
            Genre.FANTASY,
            List.of(
                new StoryCharacter("Mira", "curious"),
                new StoryCharacter("Tom", "a retired pirate")),
            List.of("they find a map", "the bridge breaks", "the queen forgives them"),
            null,
            null,
            7L));
  }

  @Override
  public void check(StoryWeaverInput input) {
    List<String> names =
        input.characters().stream()
            .map(character -> character.name().strip().toLowerCase(Locale.ROOT))
            .toList();
    if (names.stream().distinct().count() < names.size()) {
      throw invalid("characters", "Unique", "must have different names");
    }
    for (int i = 0; i < input.plotPoints().size(); i++) {
      if (input.plotPoints().get(i).codePoints().noneMatch(Character::isLetterOrDigit)) {
        throw invalid("plotPoints[%d]".formatted(i), "NotBlank", "must have words");
      }
    }
  }

  private static ApiException invalid(String field, String rule, String detail) {
    return ApiException.invalid(List.of(FieldProblem.broken(field, rule, detail)));
  }

  @Override
  public Outcome<StoryWeaverResult> run(StoryWeaverInput input, Run run) {
    Story story = new Teller(input, genre(input), common).tell(run);
    List<Book.Chapter> pages = new ArrayList<>();
    List<Chapter> chapters = new ArrayList<>();
    for (Told told : story.chapters()) {
      int number = told.plan().number();
      run.progress(
          70 + 20 * (number - 1) / story.chapters().size(),
          "Drawing picture %d of %d".formatted(number, story.chapters().size()));
      String subject = subject(input, told);
      byte[] picture = artist.png(subject, WIDTH, HEIGHT, input.seedOrDefault() + number);
      LabFile file = run.store("chapter-%d.png".formatted(number), "image/png", picture);
      pages.add(
          new Book.Chapter(
              number, told.title(), told.paragraphs(), picture, "Art for: " + subject));
      chapters.add(new Chapter(told.title(), told.text(), told.writtenBy(), file.url()));
    }
    run.progress(90, "Binding the book");
    return bind(input, story, chapters, pages, run);
  }

  private Outcome<StoryWeaverResult> bind(
      StoryWeaverInput input,
      Story story,
      List<Chapter> chapters,
      List<Book.Chapter> pages,
      Run run) {
    byte[] cover =
        artist.png(
            genre(input).name() + " " + story.title(),
            COVER_WIDTH,
            COVER_HEIGHT,
            input.seedOrDefault());
    Book book = new Book(story.title(), subtitle(input), cover, pages, note(story));
    LabFile pdfFile = run.store("story.pdf", "application/pdf", pdf.bind(book, clock.instant()));
    LabFile epubFile =
        run.store("story.epub", "application/epub+zip", BookEpub.bind(book, clock.instant()));
    run.progress(100, "Done");
    StoryWeaverResult result =
        new StoryWeaverResult(
            story.title(),
            input.genre(),
            input.characters(),
            input.plotPoints(),
            chapters,
            story.text(),
            input.seedOrDefault(),
            pdfFile.url(),
            epubFile.url());
    return new Outcome<>(result, pdfFile, story.engine());
  }

  private GenreWords genre(StoryWeaverInput input) {
    return Objects.requireNonNull(genres.get(input.genre()));
  }

  private String subject(StoryWeaverInput input, Told told) {
    return "%s %s, %s".formatted(genre(input).name(), told.plan().place().at(), told.title());
  }

  private String subtitle(StoryWeaverInput input) {
    return "%s with %s".formatted(genre(input).label(), StoryCharacter.names(input.characters()));
  }

  private static String note(Story story) {
    return switch (story.engine().kind()) {
      case ALGORITHM -> "Told by OneLastAI's story grammar";
      case MODEL -> "Told by the language model " + story.engine().name();
      case BOTH ->
          "Told by the language model %s and a story grammar".formatted(story.engine().name());
    };
  }
}
