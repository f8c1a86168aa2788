package com.onelastai.lab.storyweaver;

import com.onelastai.lab.text.DataFile;
import java.util.List;

/**
 * Places, things and sentences of a genre.
 *
 * @param name in the middle of a sentence
 * @param label at the beginning of a sentence
 * @param things without an article
 * @param openings of the first chapter
 * @param dialogues of two
 * @param soloThoughts of someone who is alone
 * @param hooks at the end of a chapter that is not the last
 */
record GenreWords(
    String name,
    String label,
    List<String> titles,
    List<String> things,
    List<Place> places,
    List<String> openings,
    List<String> dialogues,
    List<String> soloThoughts,
    List<String> hooks,
    List<String> endings) {

  /**
   * Where a chapter plays.
   *
   * @param at with its preposition, such as {@code in the whispering wood}
   * @param scenes what is to be seen there
   */
  record Place(String at, List<String> scenes) {

    String name() {
      return at.substring(at.indexOf(' ') + 1);
    }
  }

  static GenreWords of(Genre genre) {
    return DataFile.read("storyweaver/%s.yml".formatted(genre.value()), GenreWords.class);
  }
}
