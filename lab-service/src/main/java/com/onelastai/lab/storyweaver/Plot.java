package com.onelastai.lab.storyweaver;

import com.onelastai.lab.storyweaver.GenreWords.Place;
import com.onelastai.lab.text.SeededChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Spreads events, places and people over the chapters. */
final class Plot {

  /** So many have to be there that one of them may stay behind. */
  private static final int COMPANY = 3;

  private final StoryWeaverInput input;
  private final SeededChoice choice;
  private final int count;
  private final List<Place> places;
  private @Nullable StoryCharacter away;
  private int awaySince;

  private Plot(StoryWeaverInput input, List<Place> places, SeededChoice choice) {
    this.input = input;
    this.choice = choice;
    count = input.chapterCount();
    this.places = choice.shuffled(places).subList(0, count);
  }

  static List<ChapterPlan> of(StoryWeaverInput input, List<Place> places, SeededChoice choice) {
    Plot plot = new Plot(input, places, choice);
    return IntStream.range(0, plot.count).mapToObj(plot::chapter).toList();
  }

  private ChapterPlan chapter(int index) {
    StoryCharacter returning = away != null && index - awaySince == 2 ? away : null;
    if (returning != null) {
      away = null;
    }
    List<StoryCharacter> present = new ArrayList<>(known(index));
    present.remove(away);
    StoryCharacter leaving = returning == null ? leaving(index, present) : null;
    if (leaving != null) {
      away = leaving;
      awaySince = index;
    }
    return new ChapterPlan(
        index + 1,
        index == count - 1,
        places.get(index),
        index == 0 ? null : places.get(index - 1),
        points(index),
        present,
        present.stream().filter(character -> arrival(character) == index).toList(),
        returning,
        leaving);
  }

  private List<String> points(int index) {
    int points = input.plotPoints().size();
    return IntStream.range(0, points)
        .filter(point -> chapterOf(point, points) == index)
        .mapToObj(input.plotPoints()::get)
        .toList();
  }

  /** Where there are more chapters than points, the last point is told in the last. */
  private int chapterOf(int point, int points) {
    if (count <= points) {
      return point * count / points;
    }
    return points == 1 ? count / 2 : point * (count - 1) / (points - 1);
  }

  private List<StoryCharacter> known(int index) {
    return input.characters().stream().filter(character -> arrival(character) <= index).toList();
  }

  /** The first two begin the story; then one comes in with each chapter. */
  private int arrival(StoryCharacter character) {
    return Math.clamp(input.characters().indexOf(character) - 1, 0, count - 1);
  }

  /** Who stays behind now comes back in the chapter after the next. */
  private @Nullable StoryCharacter leaving(int index, List<StoryCharacter> present) {
    if (away != null || index + 2 >= count || present.size() < COMPANY) {
      return null;
    }
    List<StoryCharacter> companions =
        present.subList(1, present.size()).stream()
            .filter(character -> index == 0 || arrival(character) < index)
            .toList();
    return companions.isEmpty() ? null : choice.from(companions);
  }
}
