package com.onelastai.community.suggestion;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** In which order suggestions are listed. */
enum SuggestionSort implements SnakeCaseEnum {
  /** The most votes first. */
  TOP,
  NEW
}
