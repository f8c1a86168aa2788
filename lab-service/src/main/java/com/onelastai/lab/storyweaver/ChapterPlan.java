package com.onelastai.lab.storyweaver;

import com.onelastai.lab.storyweaver.GenreWords.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chapter is to tell, whoever writes it.
 *
 * @param number from 1
 * @param from the place of the chapter before
 * @param points of the plot; none in a chapter of rest
 * @param present who is there, the hero first
 * @param newcomers those of them who were not in the story before
 * @param returning one of them who was away
 * @param leaving one of them who stays behind
 */
record ChapterPlan(
    int number,
    boolean last,
    Place place,
    @Nullable Place from,
    List<String> points,
    List<StoryCharacter> present,
    List<StoryCharacter> newcomers,
    @Nullable StoryCharacter returning,
    @Nullable StoryCharacter leaving) {

  boolean first() {
    return number == 1;
  }

  StoryCharacter hero() {
    return present.getFirst();
  }

  /** Who came here together. */
  List<StoryCharacter> travellers() {
    return present.stream()
        .filter(character -> !newcomers.contains(character) && !character.equals(returning))
        .toList();
  }
}
