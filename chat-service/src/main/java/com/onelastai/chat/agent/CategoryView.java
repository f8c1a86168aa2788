package com.onelastai.chat.agent;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "AgentCategory")
record CategoryView(
    @Schema(example = "learning") String id,
    @Schema(example = "Learning") String name,
    @Schema(example = "Explain things and think with you") String description,
    @Schema(description = "How many of them the caller can see", example = "3") long agents) {

  static CategoryView of(Category category, long agents) {
    return new CategoryView(category.word(), category.title(), category.description(), agents);
  }
}
