package com.onelastai.lab.arena;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a speaker says once. */
@Schema(name = "ArenaTurn")
public record Turn(
    @Schema(example = "1") int round,
    Side side,
    @Schema(example = "Einstein Agent") String speaker,
    @Schema(example = "Time is what a clock shows.") String text) {}
