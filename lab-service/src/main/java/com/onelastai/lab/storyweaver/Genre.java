package com.onelastai.lab.storyweaver;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;

/** Each has a file of places, things and sentences. */
@Schema(name = "StoryGenre")
enum Genre implements SnakeCaseEnum {
  ADVENTURE,
  FAIRY_TALE,
  FANTASY,
  MYSTERY,
  ROMANCE,
  SCIENCE_FICTION
}
