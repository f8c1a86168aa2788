package com.onelastai.lab.storyweaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.neuralart.Artist;
import com.onelastai.lab.storyweaver.Story.Told;
import com.onelastai.lab.storyweaver.StoryWeaverInput.Writer;
import com.onelastai.lab.storyweaver.StoryWeaverResult.Chapter;
import com.onelastai.lab.test.TestRun;
import com.onelastai.lab.text.DataFile;
import com.onelastai.lab.text.SeededChoice;
import com.onelastai.starter.problem.ApiException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoryWeaverTest {

  private static final List<StoryCharacter> PEOPLE =
      List.of(
          new StoryCharacter("Mira", "curious"),
          new StoryCharacter("Tom", "a retired pirate"),
          new StoryCharacter("Ada", "talks to crows"),
          new StoryCharacter("Łukasz <&>", null));
  private static final List<String> POINTS =
      List.of("They find a map", "the bridge breaks", "A storm", "the queen forgives them!");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC);

  private static final CommonWords COMMON =
      DataFile.read("storyweaver/common.yml", CommonWords.class);
  private static final Map<Genre, GenreWords> WORDS =
      Arrays.stream(Genre.values()).collect(Collectors.toMap(genre -> genre, GenreWords::of));

  private final StoryWeaver weaver = new StoryWeaver(new Artist(), CLOCK);
  private final TestRun run = new TestRun();

  @Test
  void makesABookWithAPictureForEachChapter() throws IOException {
    Outcome<StoryWeaverResult> outcome = weaver.run(local(PEOPLE, POINTS, null, 1), run);
    StoryWeaverResult result = outcome.result();

    assertThat(outcome.engine()).isEqualTo(Engine.algorithm("story-grammar"));
    assertThat(result.chapters())
        .extracting(Chapter::title)
        .containsExactly(
            "They find a map", "The bridge breaks", "A storm", "The queen forgives them!");
    assertThat(run.files().values())
        .extracting(LabFile::name)
        .containsExactly(
            "chapter-1.png",
            "chapter-2.png",
            "chapter-3.png",
            "chapter-4.png",
            "story.pdf",
            "story.epub");
    assertThat(run.files().values())
        .extracting(LabFile::url)
        .containsAll(result.chapters().stream().map(Chapter::illustrationUrl).toList())
        .contains(result.pdfUrl(), result.epubUrl());
    assertThat(outcome.file()).isEqualTo(run.files().get(result.pdfUrl().replaceAll(".*/", "")));
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(run.file("chapter-2.png")));
    assertThat(picture.getWidth()).isEqualTo(720);
    assertThat(picture.getHeight()).isEqualTo(450);
    assertThat(run.prompts()).isEmpty();
    assertThat(run.percent()).isEqualTo(100);
  }

  @Test
  void thePdfHasTitlePageChaptersPicturesAndPageNumbers() throws IOException {
    StoryWeaverResult result = weaver.run(local(PEOPLE, POINTS, null, 1), run).result();

    try (PDDocument document = Loader.loadPDF(run.file("story.pdf"))) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isEqualTo(5);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo(result.title());
      for (PDPage page : document.getPages()) {
        assertThat(page.getResources().getXObjectNames()).hasSize(1);
      }
      String text = new PDFTextStripper().getText(document);
      assertThat(text.replaceAll("\\s+", " "))
          .contains(result.title())
          .contains("with Mira, Tom, Ada and Łukasz <&>")
          .containsSubsequence(
              "1 / 5", "1. They find a map", "2 / 5", "2. The bridge breaks", "3 / 5")
          .contains(result.chapters().getLast().text().replaceAll("\\s+", " "));
    }
  }

  @ParameterizedTest
  @EnumSource(Genre.class)
  void theEpubIsValid(Genre genre) throws IOException {
    weaver.run(input(genre, PEOPLE, POINTS, 5, Writer.LOCAL, 2), run);

    byte[] epub = run.file("story.epub");
    assertThat(EpubValidator.complaints(epub)).isEmpty();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(epub))) {
      ZipEntry first = zip.getNextEntry();
      assertThat(first.getName()).isEqualTo("mimetype");
      assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(new String(zip.readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo("application/epub+zip");
    }
  }

  @Test
  void theValidatorFindsWhatIsWrong() {
    Book book =
        new Book(
            "T",
            "S",
            new byte[] {1, 2, 3},
            List.of(new Book.Chapter(1, "C", List.of("Text"), new byte[] {4}, "P")),
            "N");

    assertThat(EpubValidator.complaints(BookEpub.bind(book, CLOCK.instant()))).isNotEmpty();
  }

  @Test
  void theSameInputAndSeedTellTheSameStory() {
    StoryWeaverResult first = weaver.run(local(PEOPLE, POINTS, null, 5), run).result();

    TestRun again = new TestRun();
    assertThat(weaver.run(local(PEOPLE, POINTS, null, 5), again).result()).isEqualTo(first);
    assertThat(again.file("story.epub")).isEqualTo(run.file("story.epub"));
    assertThat(weaver.run(local(PEOPLE, POINTS, null, 6), new TestRun()).result().storyText())
        .isNotEqualTo(first.storyText());
  }

  @Test
  void everyEventIsToldInOrderAndEverybodyAppears() {
    for (Genre genre : Genre.values()) {
      for (long seed = 0; seed < 25; seed++) {
        for (int chapters = 1; chapters <= 8; chapters++) {
          String text = text(genre, PEOPLE, POINTS, chapters, seed);
          assertThat(text)
              .containsSubsequence(
                  ": they find a map.",
                  ": the bridge breaks.",
                  ": a storm.",
                  ": the queen forgives them!")
              .contains("Mira", "Tom", "Ada", "Łukasz <&>")
              .doesNotContain("{", "}", "null", "..", "!.", "  ");
        }
      }
    }
  }

  @Test
  void theLastEventIsToldInTheLastChapter() {
    for (int chapters = 1; chapters <= 8; chapters++) {
      Story story = story(Genre.ROMANCE, PEOPLE, POINTS, chapters, 1);
      assertThat(story.chapters()).hasSize(chapters);
      assertThat(story.chapters().getFirst().text()).contains("they find a map");
      assertThat(story.chapters().getLast().text()).contains("the queen forgives them");
    }
  }

  @Test
  void nobodyIsThereBeforeTheyArrive() {
    for (long seed = 0; seed < 40; seed++) {
      Story story = story(Genre.ADVENTURE, PEOPLE, POINTS, 6, seed);
      assertThat(story.chapters().getFirst().text()).contains("Tom").doesNotContain("Ada");
      for (Told told : story.chapters()) {
        List<StoryCharacter> late = new ArrayList<>(told.plan().present());
        late.removeAll(told.plan().travellers());
        if (!told.plan().first()) {
          late.forEach(character ->
              assertThat(told.paragraphs().getFirst()).doesNotContain(character.name()));
        }
      }
    }
  }

  @Test
  void aStoryOfOnePersonKnowsNoOther() {
    List<StoryCharacter> alone = List.of(new StoryCharacter("Mira", "very brave"));
    for (Genre genre : Genre.values()) {
      for (long seed = 0; seed < 25; seed++) {
        String text = text(genre, alone, POINTS, 8, seed);
        assertThat(text)
            .contains("Mira")
            .doesNotContain("{", "joined them", "everybody spoke", "null");
      }
    }
  }

  @Test
  void noSentenceIsToldTwice() {
    for (long seed = 0; seed < 20; seed++) {
      List<String> sentences = new ArrayList<>();
      for (Told chapter : story(Genre.MYSTERY, PEOPLE, POINTS, 7, seed).chapters()) {
        for (String sentence : chapter.text().split("(?<=[.!?])\\s")) {
          if (sentence.length() > 40) {
            sentences.add(sentence);
          }
        }
      }
      assertThat(sentences).doesNotHaveDuplicates();
    }
  }

  @Test
  void whoStaysBehindComesBack() {
    int partings = 0;
    for (long seed = 0; seed < 20; seed++) {
      StoryWeaverInput input = input(Genre.FANTASY, PEOPLE, POINTS, 8, Writer.LOCAL, seed);
      List<ChapterPlan> plans =
          Plot.of(input, GenreWords.of(Genre.FANTASY).places(), SeededChoice.of(seed));
      for (ChapterPlan plan : plans) {
        StoryCharacter leaving = plan.leaving();
        if (leaving != null) {
          partings++;
          assertThat(plans.get(plan.number()).present()).doesNotContain(leaving);
          assertThat(plans.get(plan.number() + 1).returning()).isEqualTo(leaving);
          assertThat(plans.get(plan.number() + 1).present()).contains(leaving);
        }
      }
      assertThat(plans.getLast().present()).containsExactlyElementsOf(PEOPLE);
    }
    assertThat(partings).isGreaterThan(20);
  }

  @Test
  void theModelWritesWithAMemoryOfWhatWasTold() {
    run.reply(chapter("Mira and Tom find a map under a stone, beside a small thing of value"))
        .reply(chapter("Then the old bridge breaks under Tom and Mira pulls him up"));
    StoryWeaverInput input = input(Genre.FANTASY, PEOPLE, POINTS.subList(0, 2), 2, null, 3);
    Outcome<StoryWeaverResult> outcome = weaver.run(input, run);
    StoryWeaverResult result = outcome.result();

    assertThat(outcome.engine().name()).isEqualTo(TestRun.MODEL);
    assertThat(result.chapters().getFirst().text())
        .contains("find a map under a stone")
        .doesNotContain("Chapter 1", "**");
    String second = run.prompts().get(1).messages().getLast().content();
    assertThat(second)
        .contains("What happened before: Chapter 1, ", ": They find a map.")
        .containsPattern("Mira carries the [a-z ]+\\.")
        .contains("Mira and Tom met ")
        .contains("This must happen now: the bridge breaks")
        .contains("The story ends here.");
    assertThat(result.storyText()).contains("find a map under a stone", "bridge breaks");
  }

  @Test
  void whatTheModelLeavesOutIsAdded() {
    run.reply(chapter("Mira sat there all day and looked at the clouds"));
    StoryWeaverInput input = input(Genre.FANTASY, PEOPLE, POINTS.subList(0, 1), 1, null, 3);
    Outcome<StoryWeaverResult> outcome = weaver.run(input, run);

    assertThat(outcome.engine()).isEqualTo(new Engine(Engine.Kind.BOTH, TestRun.MODEL));
    assertThat(outcome.result().chapters().getFirst().writtenBy()).isEqualTo(Engine.Kind.BOTH);
    assertThat(outcome.result().storyText()).contains(": they find a map.", "looked at the clouds");
  }

  @Test
  void aReplyThatIsNoChapterIsReplacedByTheGrammar() {
    run.reply("Sure!")
        .reply("As an AI language model I am no writer. " + chapter("Mira cannot write"));
    StoryWeaverInput input = input(Genre.MYSTERY, PEOPLE, POINTS, 3, Writer.AUTO, 3);
    Outcome<StoryWeaverResult> outcome = weaver.run(input, run);

    assertThat(outcome.engine().kind()).isEqualTo(Engine.Kind.ALGORITHM);
    assertThat(outcome.result().chapters())
        .extracting(Chapter::writtenBy)
        .containsOnly(Engine.Kind.ALGORITHM);
    assertThat(run.prompts()).as("asked until it no longer answered").hasSize(3);
  }

  @Test
  void aReplyThatRepeatsItselfIsReplacedByTheGrammar() {
    run.reply("Mira went on and on until she found the map and the map was hers. ".repeat(30));
    StoryWeaverInput input = input(Genre.MYSTERY, PEOPLE, POINTS.subList(0, 1), 1, null, 3);

    assertThat(weaver.run(input, run).engine().kind()).isEqualTo(Engine.Kind.ALGORITHM);
  }

  @Test
  void promptsFitASmallWindow() {
    List<String> longest = new ArrayList<>();
    List<StoryCharacter> crowd = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      longest.add((i + " word ").repeat(33).strip());
      run.reply(chapter("Name0 goes on"));
    }
    for (int i = 0; i < 6; i++) {
      crowd.add(new StoryCharacter("Name" + i, "trait ".repeat(13).strip()));
    }
    weaver.run(input(Genre.ROMANCE, crowd, longest, 8, null, 3), run);

    assertThat(run.prompts()).hasSize(8);
    assertThat(run.prompts())
        .allSatisfy(
            prompt -> assertThat(prompt.messages().getLast().content()).hasSizeLessThan(2_400));
  }

  @Test
  void peopleOfTheSameNameAndEmptyEventsAreRefused() {
    List<StoryCharacter> same =
        List.of(new StoryCharacter("Mira", null), new StoryCharacter("mira ", null));

    assertThatThrownBy(() -> weaver.check(local(same, POINTS, null, 1)))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("characters");
    assertThatThrownBy(() -> weaver.check(local(PEOPLE, List.of("A storm", "..."), null, 1)))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("plotPoints[1]");
    weaver.check(weaver.info().example());
  }

  @Test
  void aCancelledRunEnds() {
    run.cancel();

    assertThatThrownBy(() -> weaver.run(local(PEOPLE, POINTS, null, 1), run))
        .isInstanceOf(CancellationException.class);
    assertThat(run.files()).isEmpty();
  }

  private static String chapter(String event) {
    return "**Chapter 1: A beginning**\n\n"
        + event
        + ".\n\nIn the morning they went on over the hills. The wind was cold and smelled of snow. "
        + "Nobody had slept much. At noon a farmer gave them bread, and they thanked him twice. "
        + "When evening came, the lights of a town shone in the valley like a second sky. And when";
  }

  /** The text alone, without the work on the book. */
  private static String text(
      Genre genre, List<StoryCharacter> people, List<String> points, int chapters, long seed) {
    return story(genre, people, points, chapters, seed).text();
  }

  private static Story story(
      Genre genre, List<StoryCharacter> people, List<String> points, int chapters, long seed) {
    StoryWeaverInput input = input(genre, people, points, chapters, Writer.LOCAL, seed);
    return new Teller(input, Objects.requireNonNull(WORDS.get(genre)), COMMON).tell(new TestRun());
  }

  private StoryWeaverInput local(
      List<StoryCharacter> people, List<String> points, @Nullable Integer chapters, long seed) {
    return input(Genre.FANTASY, people, points, chapters, Writer.LOCAL, seed);
  }

  private static StoryWeaverInput input(
      Genre genre,
      List<StoryCharacter> people,
      List<String> points,
      @Nullable Integer chapters,
      @Nullable Writer engine,
      long seed) {
    return new StoryWeaverInput(genre, people, points, chapters, engine, seed);
  }
}
