package com.onelastai.lab.storyweaver;

import java.util.List;

/**
 * A story with pictures, ready to be bound.
 *
 * @param subtitle such as {@code A mystery with Mira and Tom}
 * @param cover PNG
 * @param note what made it
 */
record Book(String title, String subtitle, byte[] cover, List<Chapter> chapters, String note) {

  /**
   * A chapter.
   *
   * @param picture PNG
   * @param pictureText what the picture is of, for those who cannot see it
   */
  record Chapter(
      int number, String title, List<String> paragraphs, byte[] picture, String pictureText) {}
}
