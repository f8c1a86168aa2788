package com.onelastai.lab.personalitymirror;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A statement of the questionnaire.
 *
 * @param item its number in the list of 50
 */
record Item(int item, Trait trait, Key key, String text) {

  static final int MIN_ANSWER = 1;
  static final int MAX_ANSWER = 5;

  /** Whether agreement speaks for the trait or against it. */
  enum Key {
    @JsonProperty("+")
    PLUS,
    @JsonProperty("-")
    MINUS
  }

  int points(int answer) {
    return key == Key.PLUS ? answer : MIN_ANSWER + MAX_ANSWER - answer;
  }
}
