package com.onelastai.chat.search;

/**
 * A word of a text, or a character of a script that writes words without blanks between them.
 *
 * @param folded as it is compared: without case and diacritics
 * @param start where it stands in the text, up to {@code end}
 * @param character whether it is but one character of a word
 */
record Word(String folded, int start, int end, boolean character) {

  boolean isFollowedBy(Word next) {
    return character && next.character && end == next.start;
  }
}
