package com.onelastai.lab.storyweaver;

import com.onelastai.lab.experiment.Engine;
import java.util.List;
import java.util.stream.Collectors;

/** A story that was told. */
record Story(String title, Genre genre, List<Told> chapters, Engine engine) {

  /** A chapter that was told. */
  record Told(ChapterPlan plan, String title, List<String> paragraphs, Engine.Kind writtenBy) {

    String text() {
      return String.join("\n\n", paragraphs);
    }
  }

  /** Title, chapters with their titles and texts. */
  String text() {
    return title
        + "\n\n"
        + chapters.stream()
            .map(chapter ->
                "%d. %s\n\n%s".formatted(chapter.plan().number(), chapter.title(), chapter.text()))
            .collect(Collectors.joining("\n\n"));
  }
}
